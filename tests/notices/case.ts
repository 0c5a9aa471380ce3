import type { NoticeKind } from '../../hub/contract/casework.ts';
import type { Case } from '../../hub/domain/casework/case.ts';
import type { NoticeMore } from '../../hub/domain/casework/notices.ts';
import { NINE } from '../domain/given.ts';

/** A case at the tax department's counter, as remembered. */
export function aCase(more: Partial<Case> = {}): Case {
  return {
    id: 'case-0001',
    number: 'Tax登记〔2026〕318号',
    code: '246810',
    department: 'tax',
    item: 'register',
    kind: 'immediate',
    person: 'person-0001',
    sealed: '',
    applicantKind: 'legal-person',
    origin: 'ticket',
    ticket: null,
    ticketNumber: 'A001',
    counter: 'w1',
    reason: null,
    approver: null,
    mandate: null,
    state: 'intake',
    position: 1,
    receivedAt: NINE,
    receivedBy: 'li',
    handledBy: 'li',
    firstResponsible: 'li',
    broughtAt: null,
    tellBy: { date: '2026-03-11', provisional: false },
    materials: [],
    reviewRecord: [],
    told: [],
    acceptedAt: null,
    acceptedBy: null,
    deemed: false,
    from: null,
    due: null,
    statutoryDue: null,
    steps: [],
    at: 0,
    joint: [],
    decision: null,
    returned: [],
    checkedBy: null,
    notified: null,
    delivered: null,
    refusal: null,
    withdrawal: null,
    extension: null,
    suspensions: [],
    marks: [],
    warnedApplicant: [],
    warned: new Set(),
    accountability: [],
    notices: [],
    endedAt: null,
    history: [],
    ...more,
  };
}

const LIMITS = { statutoryDays: '20', promisedDays: '5', due: '2026-03-12' };
const REFUSAL = { reason: 'other-department', explanation: '本窗口不办理房产登记。' };

/** What whoever issues each kind says beside the common fields. */
export const SAID: Readonly<Record<NoticeKind, NoticeMore>> = {
  'told-once': { fields: { due: '2026-03-25' }, lists: { missing: ['营业执照复印件', '授权委托书'] } },
  'not-accepted': { fields: { ...REFUSAL, rightPlace: '房产交易中心' } },
  'negative-filing': { fields: { ...REFUSAL, reason: 'against-rules' } },
  receipt: { lists: { materials: ['identity card', '申请书'] } },
  acceptance: { fields: LIMITS, lists: { materials: ['identity card', '申请书'] } },
  'work-order': {
    fields: { due: '2026-03-12' },
    lists: { steps: ['审查岗\t2个工作日', '审批岗\t1个工作日'] },
  },
  'joint-acceptance': { fields: LIMITS, lists: { materials: ['identity card'] } },
  'joint-work-order': {
    fields: { due: '2026-03-12' },
    lists: { departments: ['Land\t2026年3月9日', '消防\t2026年3月9日'] },
  },
  'commitment-letter': { fields: { promisedDays: '5', due: '2026-03-12' } },
  'hand-over-slip': { fields: { fromPost: '综合窗口', toPost: '审查岗', due: '2026-03-06' } },
  denial: { lists: { reasons: ['场所面积不足', '没有专职人员'] } },
  extension: { fields: { reason: '现场核查遇暴雨中断', days: '3', due: '2026-03-17' } },
  suspension: { fields: { reason: 'testing', explanation: '送省所检测。', from: '2026-03-05' } },
  'supplement-lapsed': { fields: { due: '2026-03-04' }, lists: { missing: ['营业执照复印件'] } },
  'approval-decision': { fields: { licence: '鲁A-2026-0042' } },
  'denial-decision': { lists: { reasons: ['场所面积不足'] } },
};

import type { NoticeKind } from '../../contract/casework.ts';
import type { Text } from '../../contract/text.ts';

/** What each kind of notice is: data, one row a kind. */
export type NoticeShape = {
  readonly title: Text;
  /** The character of its document numbers: 受 in 安监受〔2026〕37号. No two kinds share one. */
  readonly mark: string;
  readonly to: 'applicant' | 'file' | 'post';
  readonly copies: number;
  /** One more copy for each entry of this list (§5.4d). */
  readonly copyFor?: string;
  /** What its texts may say beside the common fields; given by whoever issues it. */
  readonly fields: readonly string[];
  readonly lists: readonly string[];
};

const to = (who: NoticeShape['to']) => ({ to: who, copies: 1 });
const shape = (
  zh: string,
  en: string,
  mark: string,
  more: Pick<NoticeShape, 'to' | 'copies' | 'copyFor'>,
  fields: readonly string[],
  lists: readonly string[] = [],
): NoticeShape => ({ title: { zh, en }, mark, ...more, fields, lists });

const LIMITS = ['statutoryDays', 'promisedDays', 'due'];
const REFUSAL = ['reason', 'explanation', 'rightPlace'];

export const NOTICES: Readonly<Record<NoticeKind, NoticeShape>> = {
  'told-once': shape(
    '一次性告知单',
    'Notice of missing materials',
    '告',
    to('applicant'),
    ['due'],
    ['missing'],
  ),
  'not-accepted': shape('不予受理通知书', 'Notice of non-acceptance', '不受', to('applicant'), REFUSAL),
  'negative-filing': shape('否定备案书', 'Record of negative reply', '否备', to('applicant'), REFUSAL),
  receipt: shape('接件通知书', 'Receipt of application', '接', to('applicant'), [], ['materials']),
  acceptance: shape('受理通知书', 'Notice of acceptance', '受', to('applicant'), LIMITS, ['materials']),
  'work-order': shape('办理通知书', 'Work order', '办', to('file'), ['due'], ['steps']),
  'joint-acceptance': shape(
    '并联审批受理通知书',
    'Notice of joint acceptance',
    '联受',
    to('applicant'),
    LIMITS,
    ['materials'],
  ),
  'joint-work-order': shape(
    '并联审批办理通知书',
    'Joint work order',
    '联办',
    { to: 'file', copies: 1, copyFor: 'departments' },
    ['due'],
    ['departments'],
  ),
  'commitment-letter': shape('承诺书', 'Letter of commitment', '诺', { to: 'applicant', copies: 2 }, [
    'promisedDays',
    'due',
  ]),
  'hand-over-slip': shape('文书传递单', 'Hand-over slip', '传', to('post'), ['fromPost', 'toPost', 'due']),
  denial: shape('退办通知书', 'Notice of denial', '退', to('applicant'), [], ['reasons']),
  extension: shape('延期办结告知书', 'Notice of extension', '延', to('applicant'), ['reason', 'days', 'due']),
  suspension: shape('中止计时告知书', 'Notice of suspended time limit', '停', to('applicant'), [
    'reason',
    'explanation',
    'from',
  ]),
  'supplement-lapsed': shape(
    '逾期未补正告知书',
    'Notice of lapsed application',
    '逾',
    to('applicant'),
    ['due'],
    ['missing'],
  ),
  'approval-decision': shape('准予审批决定书', 'Decision of approval', '准', to('applicant'), ['licence']),
  'denial-decision': shape('不予审批决定书', 'Decision of denial', '不准', to('applicant'), [], ['reasons']),
};

/** What every notice can say, taken from case, item and hall when it is issued. */
const COMMON = [
  'you',
  'hall',
  'department',
  'departmentPhone',
  'seal',
  'item',
  'legalBasis',
  'caseNumber',
  'code',
  'received',
  'counter',
  'clerk',
  'complaintPhone',
  'reviewCounter',
  'today',
  'number',
  'progressUrl',
] as const;
export type CommonField = (typeof COMMON)[number];

/** Personal: put in only when the notice is set into a page, never recorded (X3). */
export const PERSONAL_FIELDS = ['applicant', 'applicantId'] as const;

/** Names a text of this kind may use as `{name}`. */
export function knownFields(kind: NoticeKind): readonly string[] {
  return [...COMMON, ...PERSONAL_FIELDS, ...NOTICES[kind].fields];
}

/** Names a text of this kind may use as `{#name}`. */
export function knownLists(kind: NoticeKind): readonly string[] {
  return NOTICES[kind].lists;
}

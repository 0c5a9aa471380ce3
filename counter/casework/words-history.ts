import type { CaseView, NoticeLine } from '../../hub/contract/case-views.ts';
import {
  MARKS,
  NOTICE_KINDS,
  NOTIFY_WAYS,
  type NoticeKind,
  SUSPENSION_REASONS,
} from '../../hub/contract/casework.ts';
import { language, messages, say } from '../../hub/web/messages.ts';
import { caseText, markWord, suspensionWord, wayWord } from './words-case.ts';

/** Words of a case's history, by what the hub remembers of it. */
const words = {
  received: { zh: '接件', en: 'Received' },
  'materials-checked': { zh: '核对材料', en: 'Materials checked' },
  'told-once': { zh: '一次性告知', en: 'Told once' },
  'materials-brought': { zh: '补齐材料', en: 'Materials brought' },
  'handed-over': { zh: '交接', en: 'Handed over' },
  lapsed: { zh: '逾期未补，终止', en: 'Lapsed' },
  refused: { zh: '不予受理', en: 'Not accepted' },
  accepted: { zh: '受理', en: 'Accepted' },
  'deemed-accepted': { zh: '逾期未告知，视为受理', en: 'Accepted by law: not told in time' },
  'step-sent': { zh: '送交', en: 'Sent on' },
  'step-received': { zh: '接收案卷', en: 'File received' },
  'step-finished': { zh: '办结环节', en: 'Step finished' },
  'step-urged': { zh: '催办', en: 'Urged' },
  'joint-urged': { zh: '催办部门', en: 'Department urged' },
  'joint-answered': { zh: '并联答复', en: 'Department answered' },
  approved: { zh: '准予', en: 'Approved' },
  denied: { zh: '不予批准', en: 'Denied' },
  'result-returned': { zh: '退回结果', en: 'Result returned' },
  'result-checked': { zh: '核对结果', en: 'Result checked' },
  notified: { zh: '通知服务对象', en: 'Applicant notified' },
  delivered: { zh: '交付结果', en: 'Handed over' },
  withdrawn: { zh: '服务对象撤回', en: 'Withdrawn' },
  'extension-asked': { zh: '申请延期', en: 'Extension asked' },
  'extension-approved': { zh: '批准延期', en: 'Extension approved' },
  'extension-refused': { zh: '未批准延期', en: 'Extension refused' },
  suspended: { zh: '停止计时', en: 'Clock stopped' },
  'suspension-ended': { zh: '恢复计时', en: 'Clock started again' },
  'limits-moved': { zh: '日历更新，期限改到', en: 'Calendar changed: the limit ends' },
  marked: { zh: '加标记', en: 'Marked' },
  'applicant-warned': { zh: '超期前告知', en: 'Applicant warned' },
  'limit-warned': { zh: '临期提醒', en: 'Limit warning' },
  'accountability-opened': { zh: '生成问责记录', en: 'Accountability record' },
  'overrun-explained': { zh: '说明与致歉', en: 'Explained' },
  'overrun-found': { zh: '认定责任', en: 'Finding' },
  'notice-issued': { zh: '开具通知书', en: 'Notice issued' },
  'notice-printed': { zh: '打印通知书', en: 'Notice printed' },
  'notice-confirmed': { zh: '确认打印', en: 'Print confirmed' },
  archived: { zh: '归档', en: 'Archived' },
} as const;
type Happening = keyof typeof words;
const happening = messages<Happening>(words);
const isHappening = (what: string): what is Happening => Object.hasOwn(words, what);

/** The word of a history entry; what this page does not know stands as the hub says it. */
export const historyWord = (what: string): string => (isHappening(what) ? happening(what) : what);

/** What an entry adds, in words; null where it is only a key of the hub's. */
export function historyDetail(
  entry: CaseView['history'][number],
  view: Pick<CaseView, 'steps' | 'joint'>,
): string | null {
  const { what, detail } = entry;
  if (detail === null || KEYED.includes(what)) return null;
  if (typeof detail !== 'string') return say(detail);
  return ofWhom(what === 'limit-warned' ? (detail.split('|')[0] ?? '') : detail, view);
}
/** Entries whose detail is the key of a record. */
const KEYED = ['overrun-explained', 'overrun-found'];

/** A paper's title: the hall's own in Chinese, as it is printed; in English the kind of paper it is. */
export const noticeTitle = ({ kind, title }: Pick<NoticeLine, 'kind' | 'title'>): string =>
  language.value === 'en' ? noticeWord(kind) : title;

/** A step by its post, a department by its name, reasons and ways by their words, other text as it stands. */
function ofWhom(detail: string, view: Pick<CaseView, 'steps' | 'joint'>): string {
  if (detail === 'case') return caseText('wholeCase');
  const step = view.steps.find((one) => one.id === detail);
  if (step) return say(step.post);
  const department = view.joint.find(
    (one) => one.department === detail || `joint:${one.department}` === detail,
  );
  if (department) return say(department.name);
  const way = NOTIFY_WAYS.find((one) => one === detail);
  if (way) return wayWord(way);
  const mark = MARKS.find((one) => one === detail);
  if (mark) return markWord(mark);
  const kind = NOTICE_KINDS.find((one) => one === detail);
  if (kind) return noticeWord(kind);
  const reason = SUSPENSION_REASONS.find((one) => one === detail);
  return reason ? suspensionWord(reason) : detail;
}

export const noticeWord = messages<NoticeKind>({
  'told-once': { zh: '一次性告知单', en: 'Told-once sheet' },
  'not-accepted': { zh: '不予受理通知书', en: 'Notice of non-acceptance' },
  'negative-filing': { zh: '否定备案书', en: 'Negative filing' },
  receipt: { zh: '接件通知书', en: 'Receipt' },
  acceptance: { zh: '受理通知书', en: 'Notice of acceptance' },
  'work-order': { zh: '办理通知书', en: 'Work order' },
  'joint-acceptance': { zh: '并联审批受理通知书', en: 'Joint notice of acceptance' },
  'joint-work-order': { zh: '并联审批办理通知书', en: 'Joint work order' },
  'commitment-letter': { zh: '承诺书', en: 'Commitment letter' },
  'hand-over-slip': { zh: '文书传递单', en: 'Hand-over slip' },
  denial: { zh: '退办通知书', en: 'Notice of denial' },
  extension: { zh: '延期办结告知书', en: 'Notice of extension' },
  suspension: { zh: '停止计时告知书', en: 'Notice of suspension' },
  'supplement-lapsed': { zh: '逾期未补告知书', en: 'Notice of lapse' },
  'approval-decision': { zh: '准予决定', en: 'Approval' },
  'denial-decision': { zh: '不予审批决定', en: 'Decision of denial' },
});

const gaps = messages({
  notice: { zh: '未开具{what}', en: '{what} not issued' },
  print: { zh: '{what}未打印', en: '{what} not printed' },
  material: { zh: '材料 {what} 未齐', en: 'material {what} not complete' },
  accountability: { zh: '问责未处理完', en: 'accountability not concluded' },
  decision: { zh: '没有决定', en: 'no decision' },
  delivery: { zh: '结果未交付', en: 'result not handed over' },
  'second-copy': { zh: '承诺书第二联未标注', en: 'second copy not marked' },
});
const GAPS = [
  'notice',
  'print',
  'material',
  'accountability',
  'decision',
  'delivery',
  'second-copy',
] as const;

/** One gap of a file in words, from the hub's `<what>:<which>`; what this page does not know stands as the hub says it. */
export function gapWord(gap: string): string {
  const [what = '', which = ''] = gap.split(/:(.*)/s);
  const known = GAPS.find((one) => one === what);
  if (known === undefined) return gap;
  if (known === 'material') return gaps(known, { what: Number(which) + 1 });
  const kind = NOTICE_KINDS.find((one) => one === which);
  return gaps(known, { what: kind ? noticeWord(kind) : which });
}

/** What a file still lacks, or that it is complete (C13). */
export function missingWords(view: Pick<CaseView, 'missingForArchive' | 'line'>): string {
  if (view.line.archived) return caseText('archived');
  if (view.missingForArchive.length === 0) return caseText('fileComplete');
  return caseText('fileMissing', { what: view.missingForArchive.map(gapWord).join('、') });
}

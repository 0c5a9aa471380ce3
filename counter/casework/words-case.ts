import type { AccountabilityLine, CaseView, NoticeLine } from '../../hub/contract/case-views.ts';
import type {
  ApplicantKind,
  Mark,
  MaterialState,
  NotifyWay,
  Origin,
  RefuseReason,
  StepKind,
  SuspensionReason,
} from '../../hub/contract/casework.ts';
import { messages, say } from '../../hub/web/messages.ts';

/** Words of one opened case. */
export const caseText = messages({
  loading: { zh: '正在取办件…', en: 'Fetching the case…' },
  nothing: {
    zh: '选一件，这里显示期限、环节和可办的操作。',
    en: 'Select a case to see its limit, steps and actions.',
  },
  receivedOn: { zh: '{date} 接件', en: 'received {date}' },
  acceptedOn: { zh: '{date} 受理', en: 'accepted {date}' },
  deemed: { zh: '逾期未告知，视为自接件受理', en: 'accepted from receipt: not told in time' },
  statutory: { zh: '法定 {n} 天', en: 'statutory {n} days', enOne: 'statutory 1 day' },
  promised: { zh: '承诺 {n} 天', en: 'promised {n} days', enOne: 'promised 1 day' },
  used: { zh: '已用 {n} 天', en: '{n} days used', enOne: '1 day used' },
  onTheSpot: { zh: '当场办结', en: 'done on the spot' },
  tellBy: { zh: '{date} 前一次性告知或受理', en: 'tell or accept by {date}' },
  dueOn: { zh: '{date} 到期', en: 'due {date}' },
  statutoryDue: { zh: '法定 {date}', en: 'statutory {date}' },
  steps: { zh: '环节', en: 'Steps' },
  thisStep: { zh: '本环节', en: 'this step' },
  usedOf: { zh: '用时/限', en: 'used/limit' },
  ofDays: { zh: '{used}/{days} 天', en: '{used}/{days} d' },
  accepting: { zh: '受理', en: 'Accepted' },
  replying: { zh: '回复', en: 'Reply' },
  anyone: { zh: '本岗任一人', en: 'anyone of the post' },
  accountability: { zh: '问责记录', en: 'Accountability' },
  madeAt: { zh: '{at} 生成', en: 'made {at}' },
  overrunOf: { zh: '{of}超期。', en: '{of} overran.' },
  firstInquiry: { zh: '首问责任。', en: 'First-inquiry breach.' },
  wholeCase: { zh: '办件', en: 'The case' },
  needsExplanation: { zh: '待说明、待致歉', en: ' Explanation and apology awaited.' },
  needsFinding: { zh: '已说明、致歉；待认定', en: ' Explained, apologised; finding awaited.' },
  explanation: { zh: '说明', en: 'Explanation' },
  apology: { zh: '致歉', en: 'Apology' },
  finding: { zh: '认定', en: 'Finding' },
  outcome: { zh: '处理', en: 'Outcome' },
  handedOver: { zh: '交付', en: 'Handed over' },
  told: { zh: '通知', en: 'Notified' },
  actions: { zh: '可办', en: 'Actions' },
  noActions: { zh: '现在没有轮到您办的。', en: 'Nothing here is yours to do now.' },
  applicant: { zh: '服务对象', en: 'Applicant' },
  erased: { zh: '已按期删除', en: 'erased after retention' },
  idNumber: { zh: '证件号码', en: 'Document' },
  phone: { zh: '电话', en: 'Phone' },
  address: { zh: '地址', en: 'Address' },
  agent: { zh: '经办人', en: 'Represented by' },
  masked: { zh: '部分遮挡：您不是经办人', en: 'partly masked: the case is not in your hands' },
  origin: { zh: '来源', en: 'Origin' },
  receivedBy: { zh: '接件人', en: 'Received by' },
  firstResponsible: { zh: '首问负责', en: 'First responsible' },
  code: { zh: '查询码', en: 'Check code' },
  approval: { zh: '审批', en: 'Approval' },
  twoPeople: { zh: '一审一核', en: 'reviewer and approver' },
  counterAlone: { zh: '一审核准', en: 'the counter alone' },
  byMandate: { zh: '委托书：{mandate}', en: 'by mandate: {mandate}' },
  approvedBy: { zh: '批准：{name}', en: 'approved by {name}' },
  materials: { zh: '材料', en: 'Materials' },
  required: { zh: '要求', en: 'Required' },
  checkedBy: { zh: '核对', en: 'Checked' },
  copiesOf: { zh: '{form} {n} 份', en: '{form}, {n}' },
  reviewRecord: { zh: '材料审查记录', en: 'Review record' },
  toWarn: {
    zh: '期限将到，还没有告知服务对象：请在超期之前告知。',
    en: 'The limit is near and the applicant has not been told: tell them before it is late.',
  },
  toldOn: { zh: '{at} 一次性告知 {n} 项，{due} 前补齐', en: '{at} told {n} missing, to be brought by {due}' },
  material: { zh: '材料 {n}', en: 'Material {n}' },
  showRecord: { zh: '审查记录 {n} 条', en: 'Review record, {n} entries', enOne: 'Review record, 1 entry' },
  post: { zh: '岗位', en: 'Post' },
  handler: { zh: '经办', en: 'Handler' },
  due: { zh: '到期', en: 'Due' },
  opinion: { zh: '意见', en: 'Opinion' },
  agree: { zh: '同意', en: 'Agrees' },
  disagree: { zh: '不同意', en: 'Disagrees' },
  superior: { zh: '上报 {name}', en: 'with {name}' },
  joint: { zh: '并联部门', en: 'Joint departments' },
  department: { zh: '部门', en: 'Department' },
  unanswered: { zh: '未答复', en: 'not answered' },
  decision: { zh: '决定', en: 'Decision' },
  standing: { zh: '结果与变动', en: 'Result and changes' },
  approved: { zh: '准予', en: 'Approved' },
  denied: { zh: '不予批准', en: 'Denied' },
  licence: { zh: '证照 {number}', en: 'licence {number}' },
  refusal: { zh: '不予受理', en: 'Not accepted' },
  rightPlace: { zh: '应到：{place}', en: 'belongs to: {place}' },
  notified: { zh: '{at} 通知，{way}', en: 'notified {at}, {way}' },
  delivered: { zh: '{at} 交付 {to}', en: 'handed to {to}, {at}' },
  secondCopy: { zh: '第二联已标注“已办结”', en: 'second copy marked completed' },
  extension: { zh: '延期', en: 'Extension' },
  extensionLine: { zh: '{n} 天：{reason}', en: '{n} days: {reason}' },
  suspensions: { zh: '停止计时', en: 'Clock stopped' },
  fromTo: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  stillStopped: { zh: '今', en: 'now' },
  marks: { zh: '标记', en: 'Marks' },
  notices: { zh: '通知书', en: 'Notices' },
  noNotices: { zh: '还没有开具通知书。', en: 'No notice was issued yet.' },
  number: { zh: '文号', en: 'Number' },
  copies: { zh: '份数', en: 'Copies' },
  printed: { zh: '打印', en: 'Print' },
  print: { zh: '打印', en: 'Print' },
  printAgain: { zh: '补印', en: 'Print again' },
  release: { zh: '放出', en: 'Release' },
  inBrowser: { zh: '本机打印', en: 'Print here' },
  cameOut: { zh: '已出纸', en: 'It came out' },
  didNot: { zh: '没有出纸', en: 'It did not' },
  reprints: { zh: '已印 {n} 次', en: 'printed {n} times', enOne: 'printed once' },
  blocked: {
    zh: '浏览器拦住了打印窗口，请允许本页弹出窗口后再试。',
    en: 'The browser blocked the print window; allow pop-ups for this page and try again.',
  },
  history: { zh: '经过', en: 'History' },
  others: { zh: '该服务对象的其他办件', en: 'Other cases of this applicant' },
  noOthers: { zh: '没有其他办件。', en: 'No other cases.' },
  file: { zh: '案卷', en: 'File' },
  fileComplete: { zh: '完整，可以归档。', en: 'Complete; it can be archived.' },
  fileMissing: { zh: '归档还缺：{what}', en: 'Before archiving: {what}' },
  archived: { zh: '已归档，只能查看。', en: 'Archived; read only.' },
});

export const kindWord = messages<ApplicantKind>({
  person: { zh: '个人', en: 'Person' },
  'legal-person': { zh: '法人', en: 'Legal person' },
  other: { zh: '其他组织', en: 'Other organisation' },
});
export const originWord = messages<Origin>({
  ticket: { zh: '窗口取号', en: 'Ticket' },
  agency: { zh: '代办', en: 'Agency' },
  'home-visit': { zh: '上门', en: 'Home visit' },
  outside: { zh: '厅外接件', en: 'Outside the hall' },
});
export const markWord = messages<Mark>({
  green: { zh: '绿色通道', en: 'Green channel' },
  agency: { zh: '全程代办', en: 'Full agency' },
  'home-visit': { zh: '上门服务', en: 'Home visit' },
  'extended-hours': { zh: '延时服务', en: 'Extended hours' },
});
export const materialWord = messages<MaterialState>({
  unchecked: { zh: '未核对', en: 'Unchecked' },
  present: { zh: '齐', en: 'Present' },
  correctable: { zh: '当场改', en: 'Correctable' },
  missing: { zh: '缺', en: 'Missing' },
  'not-applicable': { zh: '不适用', en: 'Not applicable' },
});
export const formWord = messages<CaseView['materials'][number]['form']>({
  original: { zh: '原件', en: 'original' },
  copy: { zh: '复印件', en: 'copy' },
  'original-and-copy': { zh: '原件和复印件', en: 'original and copy' },
});
export const stepWord = messages<StepKind>({
  review: { zh: '审核', en: 'Review' },
  'expert-review': { zh: '专家评审', en: 'Expert review' },
  'site-survey': { zh: '现场核查', en: 'Site survey' },
  'joint-review': { zh: '联合会审', en: 'Joint review' },
  'difficult-review': { zh: '疑难研审', en: 'Difficult-case review' },
  approval: { zh: '核准', en: 'Approval' },
  superior: { zh: '上报', en: 'Superior authority' },
});
export const stepStateWord = messages<CaseView['steps'][number]['state']>({
  waiting: { zh: '未到', en: 'Not yet' },
  sent: { zh: '待接收', en: 'To receive' },
  'in-hand': { zh: '办理中', en: 'In hand' },
  done: { zh: '已办', en: 'Done' },
});
export const suspensionWord = messages<SuspensionReason>({
  hearing: { zh: '听证', en: 'Hearing' },
  tender: { zh: '招标', en: 'Tender' },
  auction: { zh: '拍卖', en: 'Auction' },
  inspection: { zh: '检验', en: 'Inspection' },
  testing: { zh: '检测', en: 'Testing' },
  quarantine: { zh: '检疫', en: 'Quarantine' },
  appraisal: { zh: '鉴定', en: 'Appraisal' },
  'expert-review': { zh: '专家评审', en: 'Expert review' },
});
export const refuseWord = messages<RefuseReason>({
  'not-eligible': { zh: '不符合申请条件', en: 'Not eligible' },
  'out-of-scope': { zh: '不属于受理范围', en: 'Out of scope' },
  'other-department': { zh: '属其他部门', en: "Another department's matter" },
  'against-rules': { zh: '不符合规定', en: 'Against the rules' },
});
export const wayWord = messages<NotifyWay>({
  phone: { zh: '电话', en: 'by phone' },
  message: { zh: '短信', en: 'by message' },
  post: { zh: '邮寄', en: 'by post' },
  'in-person': { zh: '当面', en: 'in person' },
});
export const printWord = messages<NoticeLine['print']>({
  none: { zh: '未打印', en: 'Not printed' },
  waiting: { zh: '排队中', en: 'Waiting' },
  held: { zh: '等您放出', en: 'Held for release' },
  sent: { zh: '打印中', en: 'Printing' },
  printed: { zh: '已打印', en: 'Printed' },
  failed: { zh: '没有打出', en: 'Failed' },
  unknown: { zh: '不确定，请确认', en: 'Unknown: please confirm' },
});
export const extensionWord = messages<'open' | 'approved' | 'refused'>({
  open: { zh: '待审批', en: 'awaiting an answer' },
  approved: { zh: '已批准', en: 'approved' },
  refused: { zh: '未批准', en: 'refused' },
});

/** Whose an accountability record is: a step's post, a department of a joint case, or the case. */
export function overrunOf(record: AccountabilityLine, view: Pick<CaseView, 'steps' | 'joint'>): string {
  const step = view.steps.find((one) => one.id === record.of);
  if (step) return say(step.post);
  if (record.of === 'case') return caseText('wholeCase');
  const department = view.joint.find((one) => `joint:${one.department}` === record.of);
  return department ? say(department.name) : record.department;
}

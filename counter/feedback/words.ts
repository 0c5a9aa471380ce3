import type {
  FeedbackAction,
  FeedbackChannel,
  FeedbackHappened,
  FeedbackKind,
  FeedbackStage,
  PraiseForm,
} from '../../hub/contract/feedback.ts';
import { messages } from '../../hub/web/messages.ts';

/** Words of what people tell the hall about itself (S4). */
export const t = messages({
  tab: { zh: '诉求', en: 'Feedback' },
  lead: { zh: '{n} 件未办结，按到期先后', en: '{n} open, nearest end first' },
  none: { zh: '没有投诉、表扬或回访。', en: 'No complaints, praise or call-backs.' },
  pick: { zh: '选一件，看经过和可办的操作。', en: 'Choose one to see its history and what can be done.' },
  consulted: {
    zh: '今天咨询 {n} 次，其中电话 {phone} 次',
    en: 'Consultations today: {n}, {phone} by phone',
  },
  // figures
  year: { zh: '今年', en: 'This year' },
  received: { zh: '收到', en: 'Received' },
  atOnce: { zh: '当场答复', en: 'At once' },
  inTime: { zh: '按时', en: 'In time' },
  late: { zh: '超期', en: 'Late' },
  foundedCount: { zh: '属实', en: 'Founded' },
  // list
  number: { zh: '编号', en: 'Number' },
  kind: { zh: '类别', en: 'Kind' },
  subject: { zh: '事由', en: 'Subject' },
  about: { zh: '对象', en: 'About' },
  stage: { zh: '现环节', en: 'Stage' },
  left: { zh: '期限', en: 'Limit' },
  overran: { zh: '曾超期', en: 'was late' },
  // detail
  said: { zh: '内容', en: 'What was said' },
  readWords: { zh: '正在打开…', en: 'Opening…' },
  erased: { zh: '内容已按期删除。', en: 'The words have been erased.' },
  nothingSaid: { zh: '回访前没有内容。', en: 'Nothing was said before the call.' },
  anonymous: { zh: '没有留下姓名和电话。', en: 'Neither name nor phone was left.' },
  handler: { zh: '承办人', en: 'Handler' },
  nobody: { zh: '尚未交办', en: 'nobody yet' },
  limit: { zh: '答复期限', en: 'Answer' },
  callLimit: { zh: '回访期限', en: 'Call' },
  met: { zh: '已完成', en: 'done' },
  answers: { zh: '超期责任', en: 'Liable' },
  officers: { zh: '投诉专员', en: 'the complaint officers' },
  links: { zh: '同一事由', en: 'Linked' },
  by: { zh: '来自{channel}', en: '{channel}' },
  ofTicket: { zh: '号票 {number}', en: 'ticket {number}' },
  // dialogs
  callBack: { zh: '回访办件', en: 'Call back a case' },
  callBackLead: {
    zh: '已办结的办件；按比例抽取的会自动列出。',
    en: 'A finished case; those drawn by share are listed by themselves.',
  },
  caseNumber: { zh: '办件编号', en: 'Case number' },
  channel: { zh: '来源', en: 'How it came' },
  form: { zh: '形式', en: 'Form' },
  subjectField: { zh: '事由（一句话，不写姓名）', en: 'Subject (a line, no names)' },
  words: { zh: '内容', en: 'What was said' },
  heard: { zh: '走访听到的', en: 'What was heard' },
  department: { zh: '部门', en: 'Department' },
  counter: { zh: '窗口', en: 'Counter' },
  unknown: { zh: '不清楚', en: 'Not known' },
  reference: { zh: '今天的号码，或办件编号', en: 'Today’s ticket, or the case number' },
  name: { zh: '姓名（可不填）', en: 'Name (if given)' },
  phone: { zh: '电话（可不填）', en: 'Phone (if given)' },
  settledNow: { zh: '已当场答复，直接办结', en: 'Answered at once: close it' },
  record: { zh: '记录', en: 'Record' },
  assignTo: { zh: '交给谁', en: 'To whom' },
  days: { zh: '延长几个工作日', en: 'Working days more' },
  reason: { zh: '理由', en: 'Reason' },
  founded: { zh: '核实结果', en: 'Is it founded?' },
  yes: { zh: '属实', en: 'Founded' },
  no: { zh: '不属实', en: 'Unfounded' },
  finding: { zh: '查明了什么', en: 'What was found' },
  measure: { zh: '整改措施', en: 'What was done about it' },
  answer: { zh: '怎样答复的', en: 'What the complainant was told' },
  conclusion: { zh: '结论', en: 'How it ended' },
  otherNumber: { zh: '另一件的编号', en: 'Number of the other one' },
  accountFinding: { zh: '超期的原因', en: 'Why it was late' },
  accountOutcome: { zh: '处理结果', en: 'What came of it' },
  satisfied: { zh: '是否满意', en: 'Satisfied?' },
  content: { zh: '满意', en: 'Satisfied' },
  discontent: { zh: '不满意', en: 'Not satisfied' },
  saidField: { zh: '沟通了什么', en: 'What came of the call' },
  missedNote: { zh: '备注（可不填）', en: 'Note (if any)' },
});

export const kindWord = messages<FeedbackKind>({
  complaint: { zh: '投诉', en: 'Complaint' },
  praise: { zh: '表扬', en: 'Praise' },
  visit: { zh: '走访', en: 'Visit' },
  'call-back': { zh: '回访', en: 'Call-back' },
});

export const enterWord = messages<Exclude<FeedbackKind, 'call-back'>>({
  complaint: { zh: '登记投诉', en: 'Enter a complaint' },
  praise: { zh: '登记表扬', en: 'Enter praise' },
  visit: { zh: '登记走访', en: 'Enter a visit' },
});

export const channelWord = messages<FeedbackChannel>({
  'on-site': { zh: '现场', en: 'on site' },
  phone: { zh: '电话', en: 'by phone' },
  letter: { zh: '来信', en: 'by letter' },
  platform: { zh: '12345 热线', en: 'hotline 12345' },
});

export const formWord = messages<PraiseForm>({
  words: { zh: '口头', en: 'words' },
  letter: { zh: '表扬信', en: 'letter' },
  banner: { zh: '锦旗', en: 'banner' },
});

export const stageWord = messages<FeedbackStage>({
  'to-assign': { zh: '待交办', en: 'to assign' },
  'to-investigate': { zh: '待核实', en: 'to investigate' },
  'to-remedy': { zh: '待整改', en: 'to remedy' },
  'to-answer': { zh: '待答复', en: 'to answer' },
  'to-close': { zh: '待办结', en: 'to close' },
  'to-call': { zh: '待回访', en: 'to call' },
  closed: { zh: '已办结', en: 'closed' },
});

export const actionWord = messages<FeedbackAction>({
  settle: { zh: '当场答复并办结…', en: 'Answered at once…' },
  assign: { zh: '交办…', en: 'Assign…' },
  investigate: { zh: '核实…', en: 'Investigated…' },
  remedy: { zh: '整改…', en: 'Remedied…' },
  answer: { zh: '答复投诉人…', en: 'Answered…' },
  close: { zh: '办结…', en: 'Close…' },
  reach: { zh: '已回访…', en: 'Called back…' },
  miss: { zh: '没联系上…', en: 'No answer…' },
  account: { zh: '超期追责…', en: 'Accountability…' },
  extend: { zh: '延长期限…', en: 'Extend…' },
  link: { zh: '并为同一事由…', en: 'Same matter as…' },
});

export const happenedWord = messages<FeedbackHappened>({
  received: { zh: '收到', en: 'Received' },
  drawn: { zh: '抽取回访', en: 'Drawn for a call-back' },
  settled: { zh: '当场答复，办结', en: 'Answered at once, closed' },
  assigned: { zh: '交办', en: 'Assigned' },
  extended: { zh: '延长期限（工作日）', en: 'Extended (working days)' },
  founded: { zh: '核实：属实', en: 'Investigated: founded' },
  unfounded: { zh: '核实：不属实', en: 'Investigated: unfounded' },
  remedied: { zh: '已整改', en: 'Remedied' },
  answered: { zh: '已答复投诉人', en: 'Answered' },
  reached: { zh: '已回访', en: 'Called back' },
  missed: { zh: '没联系上', en: 'No answer' },
  closed: { zh: '办结', en: 'Closed' },
  warned: { zh: '临近期限', en: 'Near its limit' },
  overran: { zh: '超过期限，立为追责', en: 'Overrun, accountability opened' },
  accounted: { zh: '追责结果', en: 'Accountability' },
  'contact-seen': { zh: '查看了联系方式', en: 'Contact looked up' },
});

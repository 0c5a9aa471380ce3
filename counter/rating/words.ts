import type {
  FollowUpAction,
  FollowUpLine,
  FollowUpStage,
  RatingReason,
  RatingSource,
} from '../../hub/contract/ratings.ts';
import { messages } from '../../hub/web/messages.ts';

/** Words of ratings as staff handle them: follow-ups and paper cards (E3, E4). */
export const t = messages({
  tab: { zh: '差评回访', en: 'Follow-ups' },
  lostLine: {
    zh: '与主机的连接断了（{time} 起）。下面是断开前的情形，操作停用。',
    en: 'The hub is out of reach (since {time}). This is how things stood; actions are off.',
  },
  lead: { zh: '{n} 件未办结，按到期先后', en: '{n} open, nearest end first' },
  none: { zh: '没有差评。', en: 'No low ratings.' },
  pick: { zh: '选一件，看经过和可办的操作。', en: 'Choose one to see its history and what can be done.' },
  // figures
  traced: { zh: '回访整改', en: 'Traced' },
  month: { zh: '本月', en: 'This month' },
  year: { zh: '今年', en: 'This year' },
  opened: { zh: '差评', en: 'Low ratings' },
  contactInTime: { zh: '按时回访', en: 'Called in time' },
  remedyInTime: { zh: '按时整改', en: 'Remedied in time' },
  closed: { zh: '办结', en: 'Closed' },
  share: { zh: '{n}/{of}', en: '{n}/{of}' },
  // list
  number: { zh: '号码', en: 'Number' },
  day: { zh: '日期', en: 'Date' },
  level: { zh: '评议', en: 'Rating' },
  item: { zh: '事项', en: 'Matter' },
  at: { zh: '窗口', en: 'Counter' },
  stage: { zh: '现环节', en: 'Stage' },
  left: { zh: '期限', en: 'Limit' },
  overran: { zh: '曾超期', en: 'was late' },
  // detail
  said: { zh: '服务对象说', en: 'The applicant said' },
  noWords: { zh: '没有留下文字。', en: 'Nothing was written.' },
  source: { zh: '来自{source}', en: 'by {source}' },
  and: { zh: '、', en: ', ' },
  limits: { zh: '期限', en: 'Limits' },
  contactLimit: { zh: '回访', en: 'Call back' },
  remedyLimit: { zh: '整改', en: 'Remedy' },
  met: { zh: '已完成', en: 'done' },
  anonymous: { zh: '匿名评议，核实即可。', en: 'Anonymous: investigate.' },
  // dialogs
  saidField: { zh: '沟通了什么', en: 'What came of the call' },
  missedNote: { zh: '备注（可不填）', en: 'Note (if any)' },
  founded: { zh: '核实结果', en: 'Is it founded?' },
  yes: { zh: '属实', en: 'Founded' },
  no: { zh: '不属实', en: 'Unfounded' },
  finding: { zh: '查明了什么', en: 'What was found' },
  measure: { zh: '整改措施', en: 'What was done about it' },
  conclusion: { zh: '结论，以及怎样告知服务对象', en: 'How it ended, and what the applicant was told' },
  missLead: {
    zh: '无人接听也要记下；满 {n} 次视为已回访。',
    en: 'A call without an answer counts, too: {n} of them are the contact.',
  },
  record: { zh: '记录', en: 'Record' },
  // cards
  enterCard: { zh: '录入评议卡', en: 'Enter a rating card' },
  cardLead: {
    zh: '照纸质评议卡录入；为其服务的人员不能录入。',
    en: 'As written on the paper card; whoever served cannot enter it.',
  },
  cardNumber: { zh: '号票上的号码', en: 'Number on the ticket' },
  cardDay: { zh: '办理日期', en: 'Day of the visit' },
  cardLevel: { zh: '满意程度', en: 'Rating' },
  cardText: { zh: '卡上的意见（可不填）', en: 'What is written on it (if anything)' },
  cardEnter: { zh: '录入', en: 'Enter' },
});

export const levelWord = messages<'1' | '2' | '3' | '4' | '5'>({
  5: { zh: '非常满意', en: 'Very good' },
  4: { zh: '满意', en: 'Good' },
  3: { zh: '基本满意', en: 'Fair' },
  2: { zh: '不满意', en: 'Poor' },
  1: { zh: '非常不满意', en: 'Very poor' },
});

export const reasonWord = messages<RatingReason>({
  waiting: { zh: '等候太久', en: 'Long wait' },
  attitude: { zh: '态度不好', en: 'Unfriendly' },
  clarity: { zh: '没有讲清楚', en: 'Not explained well' },
  speed: { zh: '办得太慢', en: 'Too slow' },
  result: { zh: '结果不满意', en: 'The result' },
  other: { zh: '其他原因', en: 'Something else' },
});

export const sourceWord = messages<RatingSource>({
  evaluator: { zh: '评价器', en: 'evaluator' },
  screen: { zh: '窗口屏幕', en: 'screen at the counter' },
  phone: { zh: '手机', en: 'phone' },
  card: { zh: '评议卡', en: 'paper card' },
});

export const stageWord = messages<FollowUpStage>({
  'to-contact': { zh: '待回访', en: 'to call back' },
  'to-investigate': { zh: '待核实', en: 'to investigate' },
  'to-remedy': { zh: '待整改', en: 'to remedy' },
  'to-close': { zh: '待办结', en: 'to close' },
  closed: { zh: '已办结', en: 'closed' },
});

export const actionWord = messages<FollowUpAction>({
  contact: { zh: '已回访…', en: 'Called back…' },
  miss: { zh: '没联系上…', en: 'No answer…' },
  investigate: { zh: '核实…', en: 'Investigated…' },
  remedy: { zh: '整改…', en: 'Remedied…' },
  close: { zh: '办结…', en: 'Close…' },
});

export const happenedWord = messages<FollowUpLine['history'][number]['what']>({
  opened: { zh: '差评，立为回访', en: 'Rated low, opened' },
  contacted: { zh: '已回访', en: 'Called back' },
  missed: { zh: '没联系上', en: 'No answer' },
  founded: { zh: '核实：属实', en: 'Investigated: founded' },
  unfounded: { zh: '核实：不属实', en: 'Investigated: unfounded' },
  remedied: { zh: '已整改', en: 'Remedied' },
  closed: { zh: '办结', en: 'Closed' },
});

import type { Language, Text } from '../hub/contract/text.ts';
import { PAUSE_WORDS } from '../hub/pixels/words.ts';
import type { Message, Parameters } from '../hub/web/messages.ts';

/** Everything screens say. Boards speak both languages at once, so a message is taken by language, not by the page's. */
const WORDS = {
  'board.now': { zh: '正在叫号', en: 'Now calling' },
  'board.last': { zh: '刚才叫号', en: 'Last called' },
  'board.none.title': { zh: '请留意叫号', en: 'Please wait for your number' },
  'board.none.help': {
    zh: '叫到您的号时，会显示在这里',
    en: 'Your number will appear here when it is called',
  },
  'board.none.rows': { zh: '此前的叫号会留在这里', en: 'Earlier calls stay here' },
  'board.waiting': { zh: '等候人数', en: 'Waiting' },
  'board.notice': { zh: '提示', en: 'Notice' },
  'broadcast.title': { zh: '重要通知', en: 'Important' },
  'board.pre-call': { zh: '请准备', en: 'Please get ready' },
  'board.queue-ended': {
    zh: '{queue}今天已结束，{letter}字头的号不再叫号，请改日再来',
    en: '{queue} has ended for today; tickets {letter} will not be called. Please come another day',
  },
  'board.queue-merged': {
    zh: '{letter}字头的号改由{to}窗口办理，号码和先后不变',
    en: 'Tickets {letter} are now served by {to}; your number and your turn stay the same',
  },
  'board.stale': { zh: '连接中断，以上是 {time} 的信息', en: 'Connection lost; as of {time}' },
  'board.sound': { zh: '声音被浏览器挡住，请轻触屏幕', en: 'Sound is blocked; tap the screen' },
  'place.counter': { zh: '{name}号窗口', en: 'Counter {name}' },
  'place.suffix': { zh: '号窗口', en: 'Counter' },
  'place.floor': { zh: '{n}楼', en: 'Floor {n}' },
  'place.ground': { zh: '底楼', en: 'Ground floor' },
  'place.basement': { zh: '负{n}楼', en: 'Basement {n}' },

  'pairing.title': { zh: '这块屏幕还没有安排', en: 'This screen has no role yet' },
  'pairing.code': { zh: '配对码', en: 'Pairing code' },
  'pairing.step1': {
    zh: '请主管打开“大厅实况”页面，登录',
    en: 'The supervisor opens the supervision page and signs in',
  },
  'pairing.step2': {
    zh: '在“屏幕”里接入新屏幕，填上面六位数',
    en: 'Under Screens, pair a screen: type these six digits',
  },
  'pairing.step3': { zh: '选定这块屏幕显示什么', en: 'Choose what this screen shows' },
  'pairing.renew': { zh: '过期后自动换新码', en: 'A new code appears when this one expires' },
  'pairing.asking': { zh: '正在向主机要配对码…', en: 'Asking the hub for a code…' },
  'pairing.unreachable': { zh: '连不上主机，正在重试', en: 'The hub does not answer; trying again' },
  'pairing.unreachable.help': {
    zh: '请检查网线和主机电源。恢复后这里会自动继续。',
    en: 'Check the network cable and the hub’s power. This page continues by itself.',
  },

  'link.connecting': { zh: '正在连接主机…', en: 'Connecting to the hub…' },
  'link.version': { zh: '页面版本与主机不一致', en: 'This page and the hub speak different versions' },
  'link.version.help': { zh: '正在重新载入…', en: 'Reloading…' },
  'role.no-counter': {
    zh: '没有这个窗口，请主管重新安排',
    en: 'No such counter; a supervisor must reassign this screen',
  },

  'pause.briefly-away': PAUSE_WORDS['briefly-away'],
  'pause.lunch': PAUSE_WORDS.lunch,
  'pause.session-end': PAUSE_WORDS['session-end'],
  'pause.archive': PAUSE_WORDS.archive,
  'pause.meeting': PAUSE_WORDS.meeting,

  'applicant.idle': {
    zh: '您好，叫到您的号再过来即可',
    en: 'Welcome; please come when your number is called',
  },
  'applicant.complaints': { zh: '举报电话 {phone}', en: 'Complaints {phone}' },
  'applicant.party': { zh: '党员先锋岗', en: 'Party member post' },
  'applicant.no-photo': { zh: '照片待补', en: 'Photo to follow' },
  'applicant.clerk': { zh: '窗口工作人员', en: 'Clerk' },
  'applicant.called': { zh: '请到本窗口', en: 'Please come to this counter' },
  'applicant.serving': { zh: '正在为您办理', en: 'We are serving you' },
  'applicant.serving.item': { zh: '办理事项', en: 'Your matter' },
  'applicant.consultation': { zh: '咨询与办理', en: 'Your request' },
  'applicant.fees': {
    zh: '窗口不收现金，费用请到银行收费窗口缴纳',
    en: 'No money is taken here; please pay at the bank cashier',
  },
  'applicant.closed': { zh: '本窗口未开放', en: 'This counter is closed' },
  'applicant.closed.help': {
    zh: '请看大厅叫号屏，到指定窗口办理',
    en: 'Please follow the board to the counter named',
  },
  'applicant.paused.help': {
    zh: '您的号不会作废，请在附近等候',
    en: 'Your number stays valid; please wait nearby',
  },

  'entry.form': { zh: '请核对您的信息', en: 'Please check your details' },
  'entry.form.help': {
    zh: '有不对的地方，请马上告诉工作人员',
    en: 'If anything is wrong, tell the clerk now',
  },
  'entry.materials': { zh: '您带来的材料', en: 'Your papers' },
  'entry.materials.help': { zh: '缺的材料会一次告诉您', en: 'All that is missing is told at once' },
  'entry.materials.more': { zh: '还有 {n} 项', en: '{n} more' },
  'entry.fee': { zh: '收费标准', en: 'Fee' },
  'entry.item': { zh: '办理事项', en: 'Matter' },
  'entry.name': { zh: '姓名', en: 'Name' },
  'entry.organisation': { zh: '单位名称', en: 'Organisation' },
  'entry.idNumber': { zh: '证件号码', en: 'Document number' },
  'entry.credit': { zh: '统一社会信用代码', en: 'Credit code' },
  'entry.phone': { zh: '电话', en: 'Phone' },
  'entry.address': { zh: '地址', en: 'Address' },
  'entry.agentName': { zh: '经办人', en: 'Agent' },
  'entry.agentIdNumber': { zh: '经办人证件', en: 'Agent’s document' },
  'entry.empty': { zh: '还没有填', en: 'not yet filled in' },
  'material.unchecked': { zh: '待查', en: 'not checked yet' },
  'material.present': { zh: '齐', en: 'complete' },
  'material.correctable': { zh: '当场改', en: 'to be corrected here' },
  'material.missing': { zh: '缺', en: 'missing' },
  'material.not-applicable': { zh: '不需要', en: 'not needed' },

  'rating.title.case': { zh: '请您评价这件事的办理', en: 'How was your case handled?' },
  'rating.title': { zh: '请您评价本次服务', en: 'How was our service?' },
  'rating.help': { zh: '请按一下最符合您感受的一项', en: 'Press the one that fits best' },
  'rating.private': {
    zh: '工作人员当场看不到您的评价。不评价也可以，直接离开即可。',
    en: 'The clerk cannot see your answer. You may also simply leave.',
  },
  'rating.5': { zh: '非常满意', en: 'Very good' },
  'rating.4': { zh: '满意', en: 'Good' },
  'rating.3': { zh: '基本满意', en: 'Fair' },
  'rating.2': { zh: '不满意', en: 'Poor' },
  'rating.1': { zh: '非常不满意', en: 'Very poor' },
  'rating.why': { zh: '哪里让您不满意？', en: 'What went wrong?' },
  'rating.why.help': { zh: '可以选几项，也可以不选', en: 'Choose any, or none' },
  'rating.send': { zh: '提交', en: 'Send' },
  'rating.alone': { zh: '{n} 秒后自动提交', en: 'Sent by itself in {n} s' },
  'rating.sending': { zh: '正在送出…', en: 'Sending…' },
  'rating.waiting': {
    zh: '连接中断，恢复后自动送出您的评价',
    en: 'Connection lost; your answer will be sent when it is back',
  },
  'rating.thanks': { zh: '谢谢您的评价', en: 'Thank you' },
  'rating.thanks.low': { zh: '我们会认真处理', en: 'We will look into it' },
  'rating.over': { zh: '这次评价已经结束', en: 'This rating has ended' },
  'rating.next': { zh: '请 {number} 到本窗口', en: '{number}, please come to this counter' },
  'reason.waiting': { zh: '等候太久', en: 'Long wait' },
  'reason.attitude': { zh: '态度不好', en: 'Unfriendly' },
  'reason.clarity': { zh: '没有讲清楚', en: 'Not explained well' },
  'reason.result': { zh: '结果不满意', en: 'The result' },
  'reason.speed': { zh: '办得太慢', en: 'Too slow' },
  'reason.other': { zh: '其他原因', en: 'Something else' },
} as const satisfies Record<string, Message>;

export type Word = keyof typeof WORDS;

/** A message in one language, `{name}` replaced. */
export function word(key: Word, language: Language, parameters: Parameters = {}): string {
  return WORDS[key][language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(parameters[name] ?? whole),
  );
}

/** A message in both languages. */
export function words(key: Word, parameters: Parameters = {}): Text {
  return { zh: word(key, 'zh', parameters), en: word(key, 'en', parameters) };
}

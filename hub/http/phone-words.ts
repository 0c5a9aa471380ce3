import { FURTHER, isFurther } from '../contract/languages/index.ts';
import type { FurtherLanguage, Spoken, Text } from '../contract/text.ts';

/** Words of the phone's status page. `{name}` stands for a figure. */
const WORDS = {
  yours: { zh: '您的号码', en: 'Your number' },
  first: { zh: '下一个就是您。', en: 'You are next.' },
  ahead: { zh: '您前面还有 {n} 人。', en: '{n} ahead of you.' },
  wait: { zh: '大约再等 {from}–{to} 分钟。', en: 'About {from}–{to} minutes.' },
  unknown: {
    zh: '现在没有窗口在办，要等多久说不准。',
    en: 'No counter is serving now, so the wait is unknown.',
  },
  mayRise: {
    zh: '预约的、需要照顾的人可能先办，人数会略有增加。',
    en: 'People with appointments or special needs may go first, so the count can rise.',
  },
  waitAt: {
    zh: '请在 {floor} 楼{counters}前等候',
    en: 'Please wait near {counters}, floor {floor}',
  },
  turn: { zh: '轮到您了', en: 'It is your turn' },
  go: { zh: '请到 {floor} 楼', en: 'Please go to floor {floor}' },
  counter: { zh: '号窗口', en: 'counter' },
  counters: { zh: ' {numbers} 号窗口', en: 'counter {numbers}' },
  missed: {
    zh: '请带好材料。没赶上也不必重新取号，到任一取号机就能恢复。',
    en: 'Bring your papers. If you miss the call, keep this number: any kiosk can restore it.',
  },
  serving: { zh: '正在{counter}办理。', en: 'Being served at {counter}.' },
  parked: { zh: '暂时挂起，请记住{counter}。', en: 'On hold; please remember {counter}.' },
  passed: {
    zh: '叫过号了。号码还能用，到任一取号机按“过号恢复”。',
    en: 'Your number was called. It still works: at any kiosk choose “Missed my call”.',
  },
  finished: { zh: '已经办完，谢谢您。', en: 'Finished. Thank you.' },
  cancelled: { zh: '这个号已取消。', en: 'This number was cancelled.' },
  ended: {
    zh: '今天的业务已结束，这个号不再叫了。请改日再来。',
    en: 'Service has ended for today; this number will not be called. Please come another day.',
  },
  cancel: { zh: '不办了，取消排队', en: 'Cancel my place' },
  sure: {
    zh: '取消后要重新取号。确定不办了吗？',
    en: 'You would need a new number afterwards. Cancel your place?',
  },
  seen: { zh: '我看到了，这就去', en: 'I have seen it and am coming' },
  near: { zh: '快到您了，请回到窗口附近。', en: 'Almost your turn: please come back to the counters.' },
  nearTitle: { zh: '快到了 {number}', en: 'Soon: {number}' },
  calledTitle: { zh: '轮到您了：{counter}', en: 'Your turn: {counter}' },
  moved: {
    zh: '您的号码已转到“{queue}”，号码不变，不用重新取号。',
    en: 'Your number now waits for “{queue}”. It stays valid.',
  },
  ring: { zh: '叫到我时响铃', en: 'Ring when I am called' },
  ringOn: {
    zh: '铃声已打开。请让本页留在屏幕上：锁屏或换到别的应用后，手机可能不响。请同时留意大屏。',
    en: 'The ring is on. Keep this page in sight: a locked phone or another app may silence it. Please watch the boards too.',
  },
  ringNone: {
    zh: '这部手机不能响铃，请留意本页和大屏。',
    en: 'This phone cannot ring. Please watch this page and the boards.',
  },
  noVibration: { zh: '这部手机的浏览器不能振动。', en: ' This phone’s browser cannot vibrate.' },
  offline: {
    zh: '连接中断，正在重新连接。请留意大屏。',
    en: 'Connection lost, trying again. Please watch the boards.',
  },
  language: { zh: '中文', en: 'English' },
  rate: { zh: '这次服务您满意吗？', en: 'How was the service?' },
  level5: { zh: '非常满意', en: 'Very satisfied' },
  level4: { zh: '满意', en: 'Satisfied' },
  level3: { zh: '基本满意', en: 'Fairly satisfied' },
  level2: { zh: '不满意', en: 'Dissatisfied' },
  level1: { zh: '非常不满意', en: 'Very dissatisfied' },
  why: { zh: '请告诉我们哪里没做好（可以不选）', en: 'What went wrong? (you need not answer)' },
  waiting: { zh: '等候太久', en: 'Long wait' },
  attitude: { zh: '态度不好', en: 'Unfriendly' },
  clarity: { zh: '没有讲清楚', en: 'Not explained well' },
  speed: { zh: '办得太慢', en: 'Too slow' },
  result: { zh: '结果不满意', en: 'The result' },
  other: { zh: '其他原因', en: 'Something else' },
  remark: { zh: '还想说的话', en: 'Anything else' },
  send: { zh: '提交', en: 'Send' },
  rated: { zh: '评价收到了，谢谢您。', en: 'Your rating has been received. Thank you.' },
  unknownAppointment: {
    zh: '没有这个预约，或者已经过了很久。',
    en: 'There is no such appointment, or it was long ago.',
  },
  slotCode: { zh: '预约码', en: 'Code' },
  slotEarly: { zh: '请在 {from} 以后到大厅签到。', en: 'Please check in at the hall from {from}.' },
  slotNow: {
    zh: '可以签到了。到大厅后请按下面。',
    en: 'Check-in is open. Touch below once you are in the hall.',
  },
  slotLate: {
    zh: '时段已过，还来得及签到，请尽快。',
    en: 'Your slot is over, but you can still check in. Please hurry.',
  },
  slotMissed: {
    zh: '预约时间已经过了，请重新预约或当场取号。',
    en: 'This appointment has passed. Book again, or take a ticket in the hall.',
  },
  slotCancelled: { zh: '这个预约已取消。', en: 'This appointment was cancelled.' },
  arrived: { zh: '已经签到，请看号票等候叫号。', en: 'You are checked in; wait for your call.' },
  checkIn: { zh: '我到了，签到', en: 'I am here, check in' },
  slotCancel: { zh: '不来了，取消预约', en: 'Cancel the appointment' },
  unknownTicket: {
    zh: '没有这张号票，或者它不是今天的。',
    en: 'There is no such ticket, or it is not from today.',
  },
} as const satisfies Record<string, Text>;

type Key = keyof typeof WORDS;
const FURTHER_WORDS: Readonly<Record<FurtherLanguage, Readonly<Record<Key, string>>>> = {
  ru: FURTHER.ru.phone,
};

/** A sentence of the page in the ticket's language. */
export function phoneWord(key: Key, language: Spoken, figures: Record<string, string | number> = {}): string {
  const sentence = isFurther(language) ? FURTHER_WORDS[language][key] : WORDS[key][language];
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(figures[name] ?? whole));
}

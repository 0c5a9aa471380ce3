import type { Language, Text } from '../contract/text.ts';

/** Words of the phone's status page. `{name}` stands for a figure. */
const WORDS = {
  updated: { zh: '{time} 更新', en: 'updated {time}' },
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
    zh: '请在 {floor} 楼 {counters} 号窗口前等候',
    en: 'Please wait near counter {counters}, floor {floor}',
  },
  turn: { zh: '轮到您了', en: 'It is your turn' },
  go: { zh: '请到 {floor} 楼', en: 'Please go to floor {floor}' },
  counter: { zh: '号窗口', en: 'counter' },
  missed: {
    zh: '请带好材料。没赶上也不必重新取号，到任一取号机就能恢复。',
    en: 'Bring your papers. If you miss the call, keep this number: any kiosk can restore it.',
  },
  serving: { zh: '正在 {counter} 号窗口办理。', en: 'Being served at counter {counter}.' },
  parked: { zh: '暂时挂起，请记住 {counter} 号窗口。', en: 'On hold; please remember counter {counter}.' },
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
  refresh: { zh: '本页每 10 秒自动更新', en: 'This page updates every 10 seconds' },
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

/** A sentence of the page in the ticket's language. */
export function phoneWord(
  key: keyof typeof WORDS,
  language: Language,
  figures: Record<string, string | number> = {},
): string {
  return WORDS[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(figures[name] ?? whole));
}

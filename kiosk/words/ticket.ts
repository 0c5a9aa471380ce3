import type { Text } from '../../hub/contract/text.ts';
import { say } from '../../hub/web/messages.ts';
import { words } from './words.ts';

/** Words of issuing, the ticket, and slips of paper. */
export const t = words('ticket', {
  issuing: { zh: '正在取号', en: 'Taking your number' },
  issuingHelp: { zh: '请稍等，马上就好', en: 'Just a moment' },
  unsure: { zh: '连接断了一下', en: 'The connection dropped for a moment' },
  unsureHelp: {
    zh: '号码可能已经取到。按下面看结果，不会重复取号。',
    en: 'Your number may already be there. Touch below to see; you will not get two.',
  },
  seeResult: { zh: '看看取到没有', en: 'See whether I have it' },
  yourNumber: { zh: '您的号码', en: 'Your number' },
  goTo: { zh: '请到', en: 'Go to' },
  waitThere: { zh: '等候叫号', en: 'and wait for your call' },
  ahead: { zh: '您前面还有', en: 'Ahead of you' },
  people: { zh: '{n} 人', en: '{n} people', enOne: '{n} person' },
  peopleNone: { zh: '没有人，下一个就是您', en: 'No one, you are next' },
  peopleNoneShort: { zh: '没有人', en: 'No one' },
  aboutWait: { zh: '大约要等', en: 'Expected wait' },
  mayRise: { zh: '人数可能变化', en: 'may change' },
  missedAsk: { zh: '叫到时没赶上？', en: 'Missed your call?' },
  missedStill: { zh: '号码还能用，不必重新取号。', en: 'Your number still counts.' },
  missedAt: { zh: '在任一取号机按', en: 'At any kiosk, touch' },
  missedOr: {
    zh: '，或找咨询引导台，恢复后大约再等 {n} 位。',
    en: 'or ask at the guide desk; you will wait for about {n} more.',
  },
  missedOrNone: {
    zh: '，或找咨询引导台，恢复后很快叫到您。',
    en: 'or ask at the guide desk; you will be called soon.',
  },
  missedButton: { zh: '过号恢复', en: 'Missed your call?' },
  takePaper: { zh: '请从下方取票', en: 'Take your ticket below' },
  takePaperAt: { zh: '请到{place}取票', en: 'Take your ticket at {place}' },
  printing: { zh: '号票正在打印', en: 'Your ticket is printing' },
  printed: { zh: '号票已经打好', en: 'Your ticket is ready' },
  longer: { zh: '再看', en: 'Stay' },
  seconds: { zh: '{n} 秒', en: '{n} s' },
  noted: { zh: '记好了，回首页', en: 'Noted, go home' },
  notedShort: { zh: '记好了', en: 'Noted' },
  photograph: { zh: '请拍下号码', en: 'Photograph your number' },
  photographOrScan: { zh: '请拍下号码，或扫码', en: 'Photograph or scan it' },
  'no-paper': { zh: '这台机器没有纸了，印不出号票', en: 'This kiosk is out of paper' },
  'cover-open': { zh: '打印机盖没有关好，印不出号票', en: 'The printer cover is open' },
  jam: { zh: '打印机卡纸了，印不出号票', en: 'The printer is jammed' },
  offline: { zh: '打印机没有接通，印不出号票', en: 'The printer is not connected' },
  failed: { zh: '号票没有印出来', en: 'The ticket could not be printed' },
  unsurePaper: { zh: '不能确定号票印出来没有', en: 'The ticket may not have been printed' },
  stillValid: {
    zh: '您的号码已经登记，照样有效。已经通知工作人员。',
    en: 'Your number is recorded and valid. Staff have been told.',
  },
  scan: { zh: '扫码带走号码', en: 'Scan to take it with you' },
  scanHelp: { zh: '能看前面几人，叫到会提醒。', en: 'See who is ahead, and be told when you are called.' },
  paperAsk: { zh: '要纸质号票', en: 'If you want it on paper' },
  paperOther: {
    zh: '请把号码告诉工作人员，在{place}补印。',
    en: 'Tell the staff your number; it can be printed at {place}.',
  },
  paperDesk: {
    zh: '请到咨询引导台报号码，由工作人员补印。',
    en: 'Give your number at the guide desk; staff will print it for you.',
  },
  listen: { zh: '听叫号，看大屏', en: 'Listen for your call' },
  listenHelp: {
    zh: '叫到时，大屏和窗口都会显示您的号码。',
    en: 'The boards and the counter will show your number.',
  },
  refused: { zh: '这个号没有取成', en: 'No number was taken' },
  nextFrom: { zh: '{when} 起可以再取号', en: 'Numbers are given again from {when}' },
});

/** The command of the last screen: where the paper comes out. */
export const takePaper = (at: Text | null): string =>
  at === null ? t('takePaper') : t('takePaperAt', { place: say(at) });

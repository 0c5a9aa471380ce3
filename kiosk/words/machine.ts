import { words } from './words.ts';

/** Words of the machine itself: idle, offline. */
export const t = words('machine', {
  idle: { zh: '您还在吗？', en: 'Are you still there?' },
  idleHelp: {
    zh: '{n} 秒后回到首页，您填的内容会清掉。',
    en: 'Going back to the start in {n} s; what you entered will be cleared.',
  },
  goOn: { zh: '继续办理', en: 'Continue' },
  endNow: { zh: '不办了，回首页', en: 'No, start over' },
  offline: { zh: '取号机暂时不能用', en: 'This kiosk cannot issue numbers just now' },
  offlineHelp: {
    zh: '它和大厅系统断开了，正在自动重连。',
    en: 'It lost the hall’s system and is reconnecting by itself.',
  },
  offlineWhat: { zh: '请到咨询引导台取号', en: 'Please take a number at the guide desk' },
  offlineValid: {
    zh: '已经取到的号码照常有效，请听叫号。',
    en: 'Numbers already taken stay valid; please listen for your call.',
  },
  offlineSince: { zh: '{time} 断开', en: 'since {time}' },
  connecting: { zh: '正在接通大厅系统', en: 'Connecting to the hall' },
  refused: { zh: '大厅系统没有接受这台取号机', en: 'The hall’s system did not accept this kiosk' },
  rePair: { zh: '重新配对', en: 'Pair again' },
});

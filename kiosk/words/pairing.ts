import { words } from './words.ts';

/** Words of a machine that is no kiosk yet, or already one in another window. */
export const t = words('pairing', {
  connecting: { zh: '正在接通大厅系统', en: 'Connecting to the hall' },
  twice: { zh: '取号页面已经打开了', en: 'The kiosk page is already open' },
  twiceHelp: {
    zh: '这台机器上还有一个取号页面。请关掉这一个；那一个关掉后，这里会自动接上。',
    en: 'This machine already shows it in another window. Close this one; if the other closes, this one takes over.',
  },
  pairing: { zh: '请配对这台取号机', en: 'Please pair this kiosk' },
  pairingHelp: {
    zh: '在主管页面“屏幕和设备”里输入这个配对码',
    en: 'Enter this code on the supervision page, under screens and devices',
  },
  pairingLeft: { zh: '{n} 分钟内有效，过后自动换新', en: 'Valid for {n} min; a new one follows by itself' },
  pairingSince: { zh: '正在索取配对码', en: 'Asking for a pairing code' },
  unreachable: { zh: '找不到大厅系统', en: 'The hall’s system cannot be reached' },
  unreachableHelp: {
    zh: '正在自动重试。请检查网络，或到咨询引导台取号。',
    en: 'Trying again by itself. Check the network, or take a number at the guide desk.',
  },
});

import { words } from './words.ts';

/** Words of the staff code and the settings behind it. */
export const t = words('settings', {
  code: { zh: '工作人员设置', en: 'Staff settings' },
  codeHelp: { zh: '请输入工作人员代码', en: 'Enter the staff code' },
  codeWrong: { zh: '代码不对，请再试', en: 'That is not the code; please try again' },
  open: { zh: '进入', en: 'Open' },
  kiosk: { zh: '取号机', en: 'Kiosk' },
  connection: { zh: '连接', en: 'Connection' },
  connected: { zh: '已接通', en: 'Connected' },
  printer: { zh: '打印机', en: 'Printer' },
  ready: { zh: '正常', en: 'Ready' },
  'paper-low': { zh: '纸快用完了', en: 'Paper low' },
  'no-paper': { zh: '没有纸', en: 'No paper' },
  'cover-open': { zh: '盖子开着', en: 'Cover open' },
  jam: { zh: '卡纸', en: 'Jammed' },
  offlinePrinter: { zh: '没有接通', en: 'Offline' },
  unknown: { zh: '打印机不能报告状态', en: 'The printer cannot say' },
  idleTime: { zh: '无人操作', en: 'Idle time' },
  idleValue: {
    zh: '{idle} 秒后提醒，再过 {count} 秒回首页',
    en: 'Asks after {idle} s, restarts {count} s later',
  },
  revision: { zh: '目录版本', en: 'Catalogue' },
  reload: { zh: '重新载入页面', en: 'Reload this page' },
  unpair: { zh: '解除配对', en: 'Unpair this kiosk' },
  unpairSure: { zh: '再按一次，真的解除', en: 'Touch again to unpair' },
});

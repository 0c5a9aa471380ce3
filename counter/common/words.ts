import type { Need } from '../../hub/contract/catalogue.ts';
import type { Outcome, ParkReason, PauseReason } from '../../hub/contract/commands.ts';
import type { Spoken } from '../../hub/contract/text.ts';
import type { DeviceLine } from '../../hub/contract/views/floor.ts';
import { language, messages } from '../../hub/web/messages.ts';

/** Words both staff pages use. */
export const common = messages({
  product: { zh: '一窗通', en: 'OneWindow' },
  counter: { zh: '{name}号窗口', en: 'Counter {name}' },
  floor: { zh: '{n}楼', en: 'Floor {n}' },
  floorMark: { zh: '{n}楼', en: '{n}F' },
  basementMark: { zh: '地下{n}', en: 'B{n}' },
  basement: { zh: '地下{n}层', en: 'Basement {n}' },
  dark: { zh: '深色', en: 'Dark' },
  light: { zh: '浅色', en: 'Light' },
  otherLanguage: { zh: 'English', en: '中文' },
  signOut: { zh: '退出', en: 'Sign out' },
  cancel: { zh: '取消', en: 'Cancel' },
  confirm: { zh: '确定', en: 'OK' },
  required: { zh: '请填写', en: 'Please fill in' },
  minutes: { zh: '{n} 分', en: '{n} min' },
  connecting: { zh: '正在连接主机…', en: 'Connecting to the hub…' },
  offline: { zh: '与主机的连接断了', en: 'The connection to the hub is lost' },
  reload: { zh: '刷新页面', en: 'Reload the page' },
  sending: { zh: '正在办理…', en: 'Working…' },
  comma: { zh: '，', en: ', ' },
  none: { zh: '无', en: 'None' },
  openHall: { zh: '大厅实况', en: 'Hall floor' },
  openCounter: { zh: '窗口工作台', en: 'Counter panel' },
});

export const outcomeWord = messages<Outcome>({
  case: { zh: '办件', en: 'Case' },
  consultation: { zh: '咨询', en: 'Consultation' },
  collection: { zh: '领取', en: 'Collection' },
  other: { zh: '其他', en: 'Other' },
});

export const pauseWord = messages<PauseReason>({
  'briefly-away': { zh: '临时有事', en: 'Briefly away' },
  lunch: { zh: '午休', en: 'Lunch' },
  'session-end': { zh: '本场结束', en: 'Session over' },
  archive: { zh: '去档案室', en: 'At the archive' },
  meeting: { zh: '开会', en: 'In a meeting' },
});

export const parkWord = messages<ParkReason>({
  copying: { zh: '去复印', en: 'Copying' },
  fetching: { zh: '去取材料', en: 'Fetching papers' },
  paying: { zh: '去缴费', en: 'Paying' },
  'filling-in': { zh: '填表', en: 'Filling in forms' },
  superior: { zh: '请示上级', en: 'Asking a superior' },
});

export const needWord = messages<Need>({
  'low-desk': { zh: '低位台面', en: 'Low desk' },
  'writing-pad': { zh: '写字板', en: 'Writing pad' },
  'sign-language': { zh: '手语', en: 'Sign language' },
  english: { zh: '英语', en: 'English' },
  wheelchair: { zh: '轮椅', en: 'Wheelchair' },
});

export const deviceWord = messages<DeviceLine['kind']>({
  printer: { zh: '打印机', en: 'Printer' },
  a4: { zh: 'A4打印机', en: 'A4 printer' },
  pad: { zh: '叫号键盘', en: 'Call pad' },
  evaluator: { zh: '评价器', en: 'Evaluator' },
  reader: { zh: '证件阅读器', en: 'Document reader' },
  led: { zh: 'LED 屏', en: 'LED panel' },
});

export const deviceStateWord = messages<DeviceLine['state']>({
  ok: { zh: '正常', en: 'Working' },
  warning: { zh: '需留意', en: 'Attention' },
  fault: { zh: '故障', en: 'Fault' },
  offline: { zh: '失联', en: 'Lost' },
  unknown: { zh: '状态未知', en: 'Unknown' },
});

const details = messages({
  ready: { zh: '正常', en: 'Ready' },
  'paper-low': { zh: '纸将尽', en: 'Paper low' },
  'no-paper': { zh: '缺纸', en: 'Out of paper' },
  'cover-open': { zh: '盖子开着', en: 'Cover open' },
  jam: { zh: '卡纸', en: 'Paper jam' },
  offline: { zh: '失联', en: 'Lost' },
  unknown: { zh: '状态未知', en: 'Unknown' },
  garbled: { zh: '回答是乱码', en: 'Answers rubbish' },
});
const DETAILS = [
  'ready',
  'paper-low',
  'no-paper',
  'cover-open',
  'jam',
  'offline',
  'unknown',
  'garbled',
] as const;

/** Why a paper did not come out, or why nobody knows: what agent and hub say in a word (`PrintFault`). */
const faults = messages({
  'no-paper': { zh: '缺纸', en: 'out of paper' },
  'cover-open': { zh: '盖子开着', en: 'cover open' },
  jam: { zh: '卡纸', en: 'paper jam' },
  offline: { zh: '打印机脱机', en: 'printer off line' },
  unreachable: { zh: '连不上打印机', en: 'printer not reached' },
  'connection-lost': { zh: '打到一半断了线', en: 'connection lost midway' },
  stalled: { zh: '打印机不收数据', en: 'printer took no more' },
  'no-answer': { zh: '打完没有回答', en: 'no answer afterwards' },
  garbled: { zh: '回答是乱码', en: 'answered rubbish' },
  layout: { zh: '排不出版面', en: 'cannot be laid out' },
  closed: { zh: '代理程序正在退出', en: 'agent was stopping' },
  'agent-restarted': { zh: '打印时代理程序重启', en: 'agent restarted midway' },
});
const FAULTS = [
  'no-paper',
  'cover-open',
  'jam',
  'offline',
  'unreachable',
  'connection-lost',
  'stalled',
  'no-answer',
  'garbled',
  'layout',
  'closed',
  'agent-restarted',
] as const;

/** The fault in words; null where it is none that people have words for. */
export function faultWord(detail: string | null): string | null {
  const known = FAULTS.find((fault) => fault === detail);
  return known ? faults(known) : null;
}

/** What is the matter with a device, in words: a known detail, else its state. */
export function deviceDetail(device: Pick<DeviceLine, 'state' | 'detail'>): string {
  const known = DETAILS.find((detail) => detail === device.detail);
  if (known && !(known === 'unknown' && device.state !== 'unknown')) return details(known);
  return deviceStateWord(device.state);
}

/** A counter as people call it: `5号窗口`, but `导税台` stays itself. */
export function counterName(name: string): string {
  return /^[0-9A-Za-z]{1,4}$/.test(name) ? common('counter', { name }) : name;
}

/** `2楼`, `2F`: beside a drawing of the building, where room is short. */
export function floorMark(floor: number): string {
  return floor < 0 ? common('basementMark', { n: -floor }) : common('floorMark', { n: floor });
}

/** `2楼`, `Floor 2`; floors below ground say so. */
export function floorName(floor: number): string {
  return floor < 0 ? common('basement', { n: -floor }) : common('floor', { n: floor });
}

/** A language as the page's own names it: 英语, English. */
export function languageName(spoken: Spoken): string {
  const names = new Intl.DisplayNames(language.value === 'zh' ? 'zh-CN' : 'en', { type: 'language' });
  return names.of(spoken) ?? spoken;
}

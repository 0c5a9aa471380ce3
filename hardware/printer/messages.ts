import { FURTHER } from '../../hub/contract/languages/index.ts';
import type { Spoken } from '../../hub/contract/text.ts';

/** Every word that stands on paper, by language. Those of further languages lie with all their words (K4). */
export type PaperWords = {
  /** Day and time as `clock` tells them; `month` 1…12, the time as HH:MM. */
  readonly dateTime: (at: { month: number; day: number; time: string }) => string;
  readonly copyMark: (copy: number) => string;
  readonly yourNumber: string;
  /** Before earlier numbers of the same visit. */
  readonly alsoYours: string;
  readonly goTo: string;
  /** Before the plates of a floor and after them; `numbered`: counters have numbers, not names. */
  readonly floor: (floor: number) => string;
  readonly counterWord: { readonly before: string; readonly after: string };
  readonly noCounter: string;
  readonly ahead: string;
  readonly people: (count: number) => string;
  readonly wait: string;
  readonly minutes: (from: number, to: number) => string;
  readonly waitUnknown: string;
  readonly bring: string;
  readonly materials: (names: readonly string[]) => string;
  readonly missed: string;
  readonly missedText: (behind: number) => string;
  readonly scan: string;
  readonly scanText: string;
  readonly validToday: string;
  readonly complaint: (phone: string) => string;
  readonly checklist: string;
  readonly department: string;
  readonly promised: string;
  readonly fee: string;
  readonly materialsTitle: (count: number) => string;
  readonly noMaterials: string;
  readonly checklistHint: string;
  readonly directions: string;
  readonly notHere: string;
  readonly address: string;
  readonly phone: string;
  readonly hours: string;
  readonly matters: string;
  readonly directionsHint: string;
  readonly testPage: string;
  readonly testText: (name: string, columns: number) => string;
  readonly testRare: string;
};

const zh: PaperWords = {
  dateTime: ({ month, day, time }) => `${month}月${day}日 ${time}`,
  copyMark: (copy) => ` 补打 第${copy}张 `,
  yourNumber: '您的号码',
  alsoYours: '另有号码',
  goTo: '请到',
  floor: (floor) => (floor < 0 ? `地下${-floor}楼` : `${floor}楼`),
  counterWord: { before: '', after: '号窗口' },
  noCounter: '请看大屏幕，叫到号再去',
  ahead: '前面还有',
  people: (count) => `${count}人`,
  wait: '大约要等',
  minutes: (from, to) => {
    if (to < 1) return '不到1分钟';
    if (from === 0) return `${to}分钟以内`;
    return from === to ? `${to}分钟` : `${from}-${to}分钟`;
  },
  waitUnknown: '现在没有窗口办理，时间未知。',
  bring: '手边备好',
  materials: (names) => {
    if (names.length === 0) return '本人有效身份证件，以及与所办业务有关的材料。';
    if (names.length <= 3) return `${names.join('、')}。`;
    return `${names.slice(0, 2).join('、')}等${names.length}项材料，全部名称见材料清单。`;
  },
  missed: '没赶上？',
  missedText: (behind) =>
    `号码还能用，不必重新取号。请在任一取号机按“过号恢复”，或到咨询引导台，${
      behind === 0 ? '恢复后下一个就办。' : `恢复后大约再等${behind}位。`
    }`,
  scan: '手机扫码',
  scanText: '看前面几人，轮到时显示窗口。',
  validToday: '号票当日有效',
  complaint: (phone) => `监督电话 ${phone}`,
  checklist: '材料清单',
  department: '办理单位',
  promised: '承诺时限',
  fee: '收费',
  materialsTitle: (count) => `需要的材料，共${count}项`,
  noMaterials: '这项业务没有列出需要的材料，窗口会告诉您。',
  checklistHint: '请备齐一项，勾一项。缺什么，窗口一次告诉您。',
  directions: '请到这里办理',
  notHere: '这项业务不在本大厅办理。',
  address: '地址',
  phone: '电话',
  hours: '时间',
  matters: '办理业务',
  directionsHint: '出发前可以先打电话问一问。',
  testPage: '打印测试',
  testText: (name, columns) => `打印机 ${name}，每行${columns}列。两端对齐、不缺字，即为正常。`,
  testRare: '生僻字 㐂 𠮷 䶮 镕',
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const en: PaperWords = {
  dateTime: ({ month, day, time }) => `${day} ${MONTHS[month - 1] ?? month} ${time}`,
  copyMark: (copy) => ` Reprint, copy ${copy} `,
  yourNumber: 'Your number',
  alsoYours: 'Also yours',
  goTo: 'Go to',
  floor: (floor) => (floor < 0 ? `Level B${-floor}` : `Floor ${floor}`),
  counterWord: { before: 'Counter', after: '' },
  noCounter: 'Watch the board; it shows your counter',
  ahead: 'Ahead',
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
  wait: 'Wait',
  minutes: (from, to) => {
    if (to < 1) return 'under 1 min';
    if (from === 0) return `under ${to} min`;
    return from === to ? `${to} min` : `${from}-${to} min`;
  },
  waitUnknown: 'No counter is serving this now, so the waiting time is not known.',
  bring: 'Bring',
  materials: (names) => {
    if (names.length === 0) return 'Your identity document and any papers for this matter.';
    if (names.length <= 3) return `${names.join('; ')}.`;
    return `${names.slice(0, 2).join('; ')} and others, ${names.length} papers in all. See the list of papers.`;
  },
  missed: 'Missed?',
  missedText: (behind) =>
    `Keep this number; do not take a new one. At any ticket kiosk choose "Missed my call", or ask at the guide desk. ${
      behind === 0 ? 'You will be next.' : `You will wait for about ${behind} more.`
    }`,
  scan: 'On your phone',
  scanText: 'See how many are ahead and be told when you are called.',
  validToday: 'Valid today only',
  complaint: (phone) => `Complaints: ${phone}`,
  checklist: 'List of papers',
  department: 'Office',
  promised: 'Promised',
  fee: 'Fee',
  materialsTitle: (count) => (count === 1 ? '1 paper needed' : `${count} papers needed`),
  noMaterials: 'No papers are listed for this matter. The counter will tell you.',
  checklistHint:
    'Tick each one when you have it. If something is missing, the counter tells you once and in full.',
  directions: 'Please go here',
  notHere: 'This matter is not handled in this hall.',
  address: 'Address',
  phone: 'Phone',
  hours: 'Hours',
  matters: 'Matters',
  directionsHint: 'You may want to call before you go.',
  testPage: 'Printer test',
  testText: (name, columns) =>
    `Printer ${name}, ${columns} columns. Fine if both ends line up and no character is missing.`,
  testRare: 'Rare: 㐂 𠮷 䶮 镕',
};

export const PAPER_WORDS: Readonly<Record<Spoken, PaperWords>> = { zh, en, ru: FURTHER.ru.paper };

/** The test page of an A4 printer, besides what the roll's says. */
export const A4_TEST_WORDS = {
  zh: '边框四边完整、字不缺，即为正常。',
  en: 'Fine if the frame is whole on all four sides and no character is missing.',
  ruler: '标尺长 100 毫米  This ruler is 100 mm long',
} as const;

/** What is wrong with a printer's configuration, for the one who writes it. */
export const CONFIG_WORDS = {
  name: {
    zh: '名称只能用小写字母、数字和连字符，最多64个字符。',
    en: 'Write a name of lower-case letters, digits and hyphens, at most 64 characters.',
  },
  connection: {
    zh: '连接方式请写 tcp://主机:端口、file:///dev/usb/lp0、serial:///dev/ttyS0?baud=19200、cups-raw://队列 或 virtual://名称。',
    en: 'Write the connection as tcp://host:port, file:///dev/usb/lp0, serial:///dev/ttyS0?baud=19200, cups-raw://queue or virtual://name.',
  },
  columns: {
    zh: '列数只能是 48（80毫米纸）或 32（58毫米纸）。',
    en: 'Columns must be 48 (80 mm paper) or 32 (58 mm paper).',
  },
  charset: {
    zh: '字符集只能是 gb18030 或 raster。',
    en: 'The character set must be gb18030 or raster.',
  },
  type: { zh: '类型只能是 epson 或 star。', en: 'The type must be epson or star.' },
  watch: {
    zh: '查询间隔请写 1 到 60 秒。',
    en: 'Write the seconds between two looks as a number from 1 to 60.',
  },
  unknownField: {
    zh: '没有这个字段，或这一项的格式不对。',
    en: 'There is no such field, or this entry is not of the right form.',
  },
} as const;

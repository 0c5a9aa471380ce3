import { words } from './words.ts';

/** Words of taking a ticket by name (K6). */
export const t = words('identity', {
  title: { zh: '实名取号', en: 'A ticket by name' },
  ask: {
    zh: '选证件，输入号码；或在扫描器上刷证件',
    en: 'Choose your document and type its number, or scan it',
  },
  skipHelp: { zh: '也可以不填，直接取号', en: 'You may also skip this' },
  'resident-card': { zh: '身份证', en: 'Resident card' },
  'residence-permit': { zh: '居住证', en: 'Residence permit' },
  passport: { zh: '护照', en: 'Passport' },
  number: { zh: '证件号码', en: 'Document number' },
  name: { zh: '姓名（护照上的字母，可不填）', en: 'Name as in the passport (optional)' },
  toName: { zh: '填姓名', en: 'Name' },
  toNumber: { zh: '填号码', en: 'Number' },
  space: { zh: '空格', en: 'Space' },
  typed: { zh: '已输入 {n} 位', en: '{n} characters typed', enOne: '1 character typed' },
  wrong: { zh: '号码不对，请对照证件核对', en: 'This number is not right; compare it with your document' },
  unread: {
    zh: '没有读出证件，请再试一次或输入号码',
    en: 'The document could not be read; try again or type its number',
  },
  read: { zh: '这是您的证件吗？', en: 'Is this your document?' },
  take: { zh: '取号', en: 'Take the ticket' },
  skip: { zh: '不填，直接取号', en: 'Skip, take a ticket' },
  retype: { zh: '不是，重新输入', en: 'No, type it' },
});

import { words } from './words.ts';

/** Words of priority and needs. */
export const t = words('assist', {
  classAsk: { zh: '需要优先办理吗？', en: 'Do you need priority?' },
  classHelp: { zh: '符合哪一项，请按下，我们尽早叫到您', en: 'If one of these is you, please touch it' },
  elderly: { zh: '我是老年人', en: 'I am an older person' },
  disabled: { zh: '我有残疾', en: 'I have a disability' },
  pregnant: { zh: '我怀孕了', en: 'I am expecting' },
  infant: { zh: '我带着小孩', en: 'I have an infant with me' },
  serviceman: { zh: '我是军人', en: 'I serve in the forces' },
  noClass: { zh: '都不是，接着选帮助', en: 'None of these' },
  needsAsk: { zh: '到窗口需要什么帮助？', en: 'What would help at the counter?' },
  needsHelp: { zh: '可以选几项，也可以不选', en: 'Choose any, or none' },
  wheelchair: { zh: '坐轮椅，要宽通道', en: 'Room for a wheelchair' },
  'low-desk': { zh: '要低台面', en: 'A low desk' },
  'sign-language': { zh: '要手语', en: 'Sign language' },
  english: { zh: '要讲英语', en: 'Service in English' },
  'writing-pad': { zh: '用写字板交流', en: 'A writing pad' },
  done: { zh: '选好了', en: 'Done' },
});

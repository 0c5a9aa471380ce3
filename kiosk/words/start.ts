import { words } from './words.ts';

/** Words of the start page and the frequent matters. */
export const t = words('start', {
  hello: { zh: '您好，请问', en: 'Hello. What' },
  question: { zh: '今天办什么事？', en: 'brings you here today?' },
  frequent: { zh: '常办事项', en: 'Frequent matters' },
  frequentAll: { zh: '全部 {n} 项', en: 'All {n}' },
  frequentAsk: { zh: '请按您要办的那一项', en: 'Touch the one you have come for' },
  search: { zh: '搜索事项', en: 'Search' },
  searchHelp: { zh: '说法、拼音、首字母都可以', en: 'A word, or pinyin' },
  departments: { zh: '按部门找', en: 'By department' },
  departmentsHelp: { zh: '{n} 个窗口单位', en: '{n} departments' },
  themes: { zh: '按主题找', en: 'By topic' },
  again: { zh: '来过了，或者要帮忙', en: 'Been here before, or need help' },
  missed: { zh: '过号恢复', en: 'Missed your call?' },
  missedHelp: { zh: '号码还能用', en: 'It still counts' },
  help: { zh: '求助指引', en: 'Help' },
  helpHelp: { zh: '缴费、投诉、复议', en: 'Fees, complaints' },
  places: { zh: '别处办理', en: 'Done elsewhere' },
  placesCount: { zh: '{n} 处，可打印地址', en: '{n} places' },
  progress: { zh: '办件进度', en: 'My case' },
  collect: { zh: '领取结果', en: 'Collect' },
  collectHelp: { zh: '办好了，来拿证照', en: 'When it is ready' },
  progressHelp: { zh: '凭通知书上的编号', en: 'By its number' },
  empty: { zh: '这里暂时没有事项', en: 'There is nothing here yet' },
  emptyHelp: { zh: '请到咨询引导台，工作人员帮您找', en: 'Please ask at the guide desk' },
});

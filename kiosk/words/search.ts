import { words } from './words.ts';

/** Words of the search screen. */
export const t = words('search', {
  label: { zh: '要找的事项', en: 'What are you looking for?' },
  placeholder: { zh: '请打拼音或首字母', en: 'Type a word' },
  hint: { zh: '比如“发票”，打 fapiao 或 fp 都行', en: 'For example “invoice” or “tax”; pinyin works too' },
  usual: { zh: '大家常办的', en: 'Often asked for' },
  found: { zh: '找到 {n} 项', en: '{n} found', enOne: '{n} found' },
  choose: { zh: '，请按您要办的那一项', en: '. Touch the one you have come for' },
  none: { zh: '没有找到“{text}”', en: 'Nothing found for “{text}”' },
  noneHelp: { zh: '可以换个说法再打，或者走下面两条路', en: 'Try another word, or one of these two ways' },
  clear: { zh: '清空', en: 'Clear' },
  clearAll: { zh: '清空输入', en: 'Clear the text' },
  delete: { zh: '删一个字母', en: 'Delete one letter' },
  space: { zh: '空格', en: 'Space' },
  keyboard: { zh: '屏幕键盘', en: 'On-screen keyboard' },
  allOf: { zh: '{name}全部 {n} 项', en: '{name}: all {n}' },
  byDepartment: { zh: '按部门一个个看', en: 'Browse by department' },
  askSomebody: { zh: '没找到，请人帮忙', en: 'Not here? Ask us' },
  more: { zh: '更多结果（{page}/{pages}）', en: 'More results ({page}/{pages})' },
  elsewhere: { zh: '不在本厅办，按这里看去哪里', en: 'Not in this hall: touch for directions' },
});

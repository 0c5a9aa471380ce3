import { words } from './words.ts';

/** Words of the longer ways to an item: departments, themes, places elsewhere; and of the start page in large type. */
export const t = words('ways', {
  departmentsAsk: { zh: '您要找哪个部门？', en: 'Which department?' },
  themesAsk: { zh: '您是为哪件事来的？', en: 'What is it about?' },
  itemsCount: { zh: '{n} 项', en: '{n} items', enOne: '{n} item' },
  itemsFound: { zh: '共 {n} 项，请按您要办的那一项', en: '{n} items. Touch the one you have come for' },
  placesAsk: { zh: '这些事在别处办', en: 'These are done elsewhere' },
  placesHelp: { zh: '按一下看地址，还能打印', en: 'Touch one for its address; it prints too' },
  wayHere: { zh: '就在这一层', en: 'On this floor' },
  wayStairs: { zh: '走到{stairs}', en: 'To {stairs}' },
  wayOn: { zh: '从{stairs}出来，沿红线走', en: 'From {stairs}, along the red line' },
  planLabel: { zh: '楼层平面图，红线是要走的路', en: 'Floor plan; the red line is the way' },
  youAreHere: { zh: '您在这里', en: 'You are here' },
  largeTake: { zh: '取号办事', en: 'Take a number' },
  largeTakeHelp: { zh: '常办的事，一按就到', en: 'The usual matters' },
  largeFind: { zh: '找别的事', en: 'Something else' },
  largeFindHelp: { zh: '按部门找，或者打字找', en: 'By department, or by search' },
  largeMissed: { zh: '号叫过了', en: 'I missed my call' },
  largeMissedHelp: { zh: '没赶上也能用，不必重新取', en: 'Your number still counts' },
  largeHelp: { zh: '请人帮我', en: 'I need help' },
  largeHelpHelp: { zh: '咨询台、缴费、投诉', en: 'Guide desk, fees, complaints' },
  largeSearchHelp: { zh: '打拼音首字母就行', en: 'Type a word' },
});

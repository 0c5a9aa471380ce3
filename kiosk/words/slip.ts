import { words } from './words.ts';

/** Words of lists and directions on paper. */
export const t = words('slip', {
  listPrinting: { zh: '材料清单正在打印', en: 'Your list is printing' },
  listPrinted: { zh: '材料清单打好了', en: 'Your list is ready' },
  listTake: { zh: '请从下方取清单', en: 'Take your list below' },
  listHelp: {
    zh: '照着清单备齐材料，再来就能一次办成。',
    en: 'With everything on the list, one visit will do.',
  },
  slipPrinting: { zh: '去处说明正在打印', en: 'Your directions are printing' },
  slipPrinted: { zh: '去处说明打好了', en: 'Your directions are ready' },
  slipTake: { zh: '请从下方取走', en: 'Take them below' },
  slipHelp: { zh: '上面有地址、电话和开放时间。', en: 'They give the address, phone and hours.' },
  slipNone: { zh: '没有印出来', en: 'It could not be printed' },
  slipNoneHelp: {
    zh: '请拍下屏幕上的内容，或到咨询引导台打印。',
    en: 'Please photograph the screen, or ask at the guide desk.',
  },
  seeAgain: { zh: '回去看内容', en: 'Back to the details' },
});

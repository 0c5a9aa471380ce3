import { words } from './words.ts';

/** Words of calling staff from any screen, and of what the header says for a while. */
export const t = words('notice', {
  call: { zh: '请工作人员过来', en: 'Call somebody here' },
  callShort: { zh: '叫人来', en: 'Staff' },
  calling: { zh: '正在通知…', en: 'Calling…' },
  calledShort: { zh: '已通知', en: 'Called' },
  called: {
    zh: '已通知工作人员，请在这里稍等。',
    en: 'The staff have been told. Please wait here.',
  },
  comingShort: { zh: '有人来', en: 'Coming' },
  coming: { zh: '工作人员正在过来，请在这里稍等。', en: 'Somebody is on the way. Please wait here.' },
  noSound: {
    zh: '现在读不出来，请看屏幕，或叫人来帮您。',
    en: 'The screen cannot be read aloud now. Please read it, or call staff.',
  },
  noDocument: {
    zh: '现在不用刷证件；要用时，屏幕会请您刷。',
    en: 'No document is needed now. When one is, the screen asks for it.',
  },
});

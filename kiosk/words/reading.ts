import { words } from './words.ts';

/** Words of reading the screen aloud. */
export const t = words('reading', {
  listen: { zh: '朗读', en: 'Listen' },
  quiet: { zh: '停下', en: 'Stop' },
  press: { zh: '按 {n}：{words}', en: 'Press {n} for {words}' },
});

import { messages } from '../../hub/web/messages.ts';

/** What these pages say when the hub is gone: its glyphs must be here before, for then no font can be fetched. */
const sample = messages({
  offline: {
    zh: '与主机的连接断了（起）。按键停用，不会补发；恢复后自动继续。下面是断开前的情形，操作停用。这次没有发出已上正在取回现状…',
    en: 'The hub is out of reach',
  },
});

/** Fetches the font slices of the offline words ahead of time (W5). */
export function warmFonts(): void {
  for (const weight of [400, 600]) {
    void document.fonts.load(`${weight} 16px "Noto Sans SC Variable"`, sample('offline'));
  }
}

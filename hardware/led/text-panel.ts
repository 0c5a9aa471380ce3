import type { Saying } from '../../hub/pixels/strip.ts';
import type { Clock } from '../clock.ts';
import type { TextConfig } from './config.ts';
import { encodeFrame, textBytes } from './frame.ts';
import type { LedPanel } from './port.ts';
import type { Stream } from './stream.ts';

/** The text again after this: behind a converter nobody sees that a panel was switched off and on (ms). */
const RESEND = 60_000;

/** A panel that takes texts and draws them by itself. */
export function createTextPanel(config: TextConfig, line: Stream, clock: Clock): LedPanel {
  const { name, frame, address } = config;
  let said: string | null = null;
  let wanted: Uint8Array | null = null;
  let sent: Uint8Array | null = null;
  let writing = false;
  let closed = false;
  let cancel = () => {};

  // At most one frame is under way; of what came meanwhile only the newest matters.
  const write = async () => {
    if (writing || !wanted || !line.up || sent === wanted) return;
    writing = true;
    const mine = wanted;
    sent = mine;
    const left = await line.write(mine);
    writing = false;
    if (!left && sent === mine) sent = null;
    await write();
  };
  const resend = () => {
    cancel();
    if (closed) return;
    sent = null;
    void write();
    cancel = clock.after(RESEND, resend);
  };
  line.onChange(resend);
  resend();

  return {
    name,
    get connected() {
      return line.up;
    },
    onConnected: (listener) => line.onChange(listener),
    show(saying) {
      // A recall is another position: the same text goes again, and blinks anew.
      const key = JSON.stringify(saying);
      if (key === said) return;
      said = key;
      wanted = encodeFrame(frame, address, textOf(saying, frame.text.most), saying.call !== null);
      void write();
    },
    async close() {
      closed = true;
      cancel();
      if (line.up) await line.write(encodeFrame(frame, address, '', false));
    },
  };
}

/** The best choice whose bytes fit, else the first cut short; lines one behind the other. */
export function textOf({ choices, lines }: Saying, most: number): string {
  const join = (parts: readonly { readonly text: string }[]) => parts.map(({ text }) => text).join(' ');
  if (lines.length > 0) return lines.map(join).join('  ');
  const texts = choices.map(join);
  return texts.find((text) => textBytes(text, Number.MAX_SAFE_INTEGER).length <= most) ?? texts[0] ?? '';
}

import type { SignText } from '../../hub/pixels/sign.ts';
import type { Saying } from '../../hub/pixels/strip.ts';
import { STANDS, type Turns, turnAt, turnsFrom } from '../../hub/pixels/turns.ts';
import type { Clock } from '../clock.ts';
import type { TextConfig } from './config.ts';
import { beginning, encodeFrame, textBytes } from './frame.ts';
import type { LedPanel } from './port.ts';
import type { Stream } from './stream.ts';

/** The text again after this: behind a converter nobody sees that a panel was switched off and on (ms). */
const RESEND = 60_000;

/** A panel that takes texts and draws them by itself. */
export function createTextPanel(config: TextConfig, line: Stream, clock: Clock): LedPanel {
  const { name, frame, address } = config;
  let said: string | null = null;
  let told: Saying | null = null;
  let pieces: readonly string[] = [];
  let turns: Turns | null = null;
  let shown = '';
  let endTurn = () => {};
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

  /** What is due now; an urgent message in as many pieces as it needs, one after the other. */
  const put = () => {
    endTurn();
    if (closed || !told) return;
    const now = clock.ticks();
    const turn = turns && turnAt(turns, now);
    const piece = turn?.is === 'message' ? Math.floor((now - turn.since) / STANDS) : null;
    if (turn) {
      const next = piece === null ? turn.until : turn.since + (piece + 1) * STANDS;
      endTurn = clock.after(Math.ceil(next - now), put);
    }
    const [text, call] =
      piece === null ? [textOf(told, frame.text.most), told.call] : [pieces[piece] ?? '', null];
    // A recall is another position: the same text goes again, and blinks anew.
    const key = JSON.stringify([text, call]);
    if (key === shown) return;
    shown = key;
    wanted = encodeFrame(frame, address, text, call !== null);
    void write();
  };

  return {
    name,
    get connected() {
      return line.up;
    },
    onConnected: (listener) => line.onChange(listener),
    show(saying) {
      const key = JSON.stringify(saying);
      if (key === said) return;
      said = key;
      told = saying;
      const { urgent, call } = saying;
      pieces = urgent ? piecesOf(urgent.text.text, frame.text.most) : [];
      const message = urgent && { position: urgent.position, ms: pieces.length * STANDS };
      turns = turnsFrom(turns, message, call, clock.ticks());
      put();
    },
    async close() {
      closed = true;
      cancel();
      endTurn();
      if (line.up) await line.write(encodeFrame(frame, address, '', false));
    },
  };
}

/** The best choice whose bytes fit, else the first cut short; lines one behind the other. */
export function textOf({ choices, lines }: Saying, most: number): string {
  if (lines.length > 0) return lines.map(textOfParts).join('  ');
  const texts = choices.map(textOfParts);
  return texts.find((text) => beginning(text, most) === text) ?? texts[0] ?? '';
}

function textOfParts(parts: SignText): string {
  return parts.map(({ text }) => text).join(' ');
}

/** A text in pieces of at most so many bytes and about the same length, cut between characters. */
function piecesOf(text: string, limit: number): string[] {
  const bytes = textBytes(text, Number.POSITIVE_INFINITY).length;
  // A character has up to four bytes: no piece is to spill into another one by a part of it.
  const most = Math.min(limit, Math.ceil(bytes / Math.ceil(bytes / limit)) + 3);
  const pieces: string[] = [];
  let left = text;
  while (left !== '') {
    const piece = beginning(left, most);
    pieces.push(piece);
    left = left.slice(piece.length);
  }
  return pieces;
}

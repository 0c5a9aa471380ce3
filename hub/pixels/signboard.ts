import type { Bitmap } from './bitmap.ts';
import type { Font } from './font.ts';
import { layOutMessage } from './message.ts';
import { nextMove, picture, type Sign } from './sign.ts';
import { type Saying, signOf } from './strip.ts';
import { type Turns, turnAt, turnsFrom } from './turns.ts';

/** What a panel of dots shows over time; the strip page and the LED drivers draw the same. Times are milliseconds of any steady clock. */
export interface Signboard {
  /** What it says from `now` on; false when that is the same as before. A recall is another call, and flashes anew. */
  say(saying: Saying, now: number): boolean;
  picture(now: number): Bitmap;
  /** After how many ms the picture may be another one; null when it stands. */
  nextMove(now: number): number | null;
}

export function createSignboard(fonts: readonly Font[], columns: number, rows: number): Signboard {
  let said = '';
  let sign: Sign = { columns, rows, lines: [] };
  let since = 0;
  let message: Sign = sign;
  let turns: Turns | null = null;

  const at = (now: number) => {
    const turn = turns && turnAt(turns, now);
    if (turn?.is === 'message') return { sign: message, ms: now - turn.since, until: turn.until };
    return { sign, ms: now - Math.max(since, turn?.since ?? since), until: turn?.until ?? null };
  };

  return {
    say(saying, now) {
      const key = JSON.stringify(saying);
      if (key === said) return false;
      said = key;
      sign = signOf(saying, fonts, columns, rows);
      since = now;
      const { urgent, call } = saying;
      const made = urgent && layOutMessage(urgent.text, fonts, columns, rows);
      if (made) message = made.sign;
      turns = turnsFrom(turns, urgent && made && { position: urgent.position, ms: made.ms }, call, now);
      return true;
    },
    picture(now) {
      const shown = at(now);
      return picture(shown.sign, shown.ms);
    },
    nextMove(now) {
      const shown = at(now);
      const moves = [nextMove(shown.sign, shown.ms), shown.until === null ? null : shown.until - now];
      const known = moves.filter((move) => move !== null);
      return known.length === 0 ? null : Math.min(...known);
    },
  };
}

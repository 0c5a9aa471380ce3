import type { LedShows, StripSign, UrgentLine } from '../contract/views/counter-sign.ts';
import type { CallLine } from '../contract/views/screen.ts';
import type { Font } from './font.ts';
import { INK, type Ink } from './ink.ts';
import { layOut, layOutLines, linesOf, type Part, type Sign, type SignText } from './sign.ts';
import { counterText, PAUSE_WORDS, SIGN_WORDS } from './words.ts';

/** What a panel says, before it is known how large the panel is. */
export type Saying = {
  /** From best to shortest; the first that fits is shown, else the first scrolls. */
  readonly choices: readonly SignText[];
  /** Lines one under the other, instead of choices. */
  readonly lines: readonly SignText[];
  /** Journal position of the call that flashes; null when nobody is called. */
  readonly call: number | null;
  /** The urgent message that takes turns with it (turns.ts), under its journal position. */
  readonly urgent: { readonly position: number; readonly text: Part } | null;
};

const part = (text: string, ink: Ink): Part => ({ text, ink });
const saying = (...choices: SignText[]): Saying => ({ choices, lines: [], call: null, urgent: null });

/** Between the languages of an urgent message in one line. */
export const LANGUAGES_APART = '\u3000';

/** The same with an urgent message; in English too where staff wrote it. */
export function withUrgent(saying: Saying, urgent: UrgentLine | null): Saying {
  if (!urgent) return saying;
  const { position, zh, en } = urgent;
  const text = SIGN_WORDS.urgent.replace('{text}', en === null ? zh : zh + LANGUAGES_APART + en);
  return { ...saying, urgent: { position, text: part(text, INK.red) } };
}

/** What the strip above a counter says: a call before everything else. */
export function stripSaying({ place, state, pauseReason, number, phase, call }: StripSign): Saying {
  const counter = part(counterText(place.name), INK.white);
  if (state === 'closed') return saying([counter, part(SIGN_WORDS.closed, INK.red)]);
  if (number !== null && phase === 'called') {
    const please = SIGN_WORDS.call.replace('{number}', number);
    return {
      choices: [
        [counter, part(please, INK.red)],
        [counter, part(number, INK.red)],
      ],
      lines: [],
      call,
      urgent: null,
    };
  }
  if (state === 'paused') return saying([part(PAUSE_WORDS[pauseReason ?? 'briefly-away'].zh, INK.amber)]);
  if (number !== null) return saying([counter, part(number, INK.red)]);
  return saying([counter, part(SIGN_WORDS.idle, INK.green)]);
}

/** What a panel of a zone says: its last calls, the newest flashing as long as it is open. */
export function zoneSaying(hall: string, calls: readonly CallLine[]): Saying {
  const [newest] = calls;
  const wait = part(SIGN_WORDS.wait, INK.green);
  if (!newest) return saying([part(hall, INK.white), wait], [wait]);
  const line = ({ number, counter, open }: CallLine): SignText => [
    part(number, open ? INK.red : INK.amber),
    part(counterText({ zh: counter, en: counter }), open ? INK.white : INK.amber),
  ];
  return {
    choices: [],
    lines: calls.map(line),
    call: newest.open ? newest.position : null,
    urgent: null,
  };
}

/** What an LED panel says of what the hub tells it. */
export function ledSaying(shows: LedShows): Saying {
  const saying = shows.kind === 'counter' ? stripSaying(shows.sign) : zoneSaying(shows.hall.zh, shows.calls);
  return withUrgent(saying, shows.urgent);
}

/** The hub is not there: nobody is called by an old number. */
export const LOST: Saying = saying([part(SIGN_WORDS.lost, INK.amber)]);

/** The picture for this panel, without its urgent message. */
export function signOf(
  { choices, lines, call }: Saying,
  fonts: readonly Font[],
  columns: number,
  rows: number,
): Sign {
  if (lines.length === 0) {
    const narrow = columns < rows * NARROW;
    return layOut(
      narrow ? [...choices, ...choices.map(endOf)] : choices,
      fonts,
      columns,
      rows,
      call !== null,
    );
  }
  const [only] = lines;
  // One line alone: the newest call, as a strip says it.
  if (linesOf(rows) === 1 && only) return layOut([only], fonts, columns, rows, call !== null);
  return layOutLines(lines, fonts, columns, rows, call !== null);
}

/** A panel of less than this many row heights has no room for a counter's name beside a number. */
const NARROW = 6;

/** The part that matters most: the number rather than the counter, which hangs below it. */
function endOf(text: SignText): SignText {
  return [text.at(-1) ?? text[0]];
}

import type { SampleCard } from '../dock/state.ts';

/** What a reader that types like a keyboard makes of each sample (K6); `\n` is its Enter. */
const TYPED: Readonly<Record<SampleCard, string>> = {
  'resident-card': '11010519491231002X\n',
  'residence-permit': '14\t810000199408230021\t陈大文\n',
  passport: 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\n',
  'wrong-number': '110105194912310021\n',
  unreadable: 'NOREAD\n',
  garbage: '\u0002%7ñ;;|?\n',
};
/** Between two keys, ms; a slow one is still faster than fingers. */
const GAP_MS = 5;
const SLOW_GAP_MS = 25;

/** A keyboard wedge without metal: `press` gets key after key until the reading is whole, or `plugged` says that its cable is out. */
export async function typeReading(
  card: SampleCard,
  parts: {
    readonly slow: boolean;
    readonly plugged: () => boolean;
    readonly press: (key: string) => void;
    readonly rest: (ms: number) => Promise<void>;
  },
): Promise<void> {
  for (const character of TYPED[card]) {
    if (!parts.plugged()) return;
    parts.press(character === '\n' ? 'Enter' : character === '\t' ? 'Tab' : character);
    await parts.rest(parts.slow ? SLOW_GAP_MS : GAP_MS);
  }
}

import { signal } from '@preact/signals';
import type { Spoken } from '../hub/contract/text.ts';
import { LONGEST_READING } from '../hub/contract/version.ts';
import { t } from './words/reading.ts';

/** A screen being read aloud; nothing of it outlives the screen (K5). */
export const reading = signal(false);

type Ask = (language: Spoken, text: string) => Promise<string | null>;
let sound: HTMLAudioElement | null = null;
/** Counts readings: a sound that comes after the screen has gone is not played. */
let turn = 0;

/** Characters of one part: the first sound comes soon, however much the screen says. */
const PART = 60;

/** Has the hub speak what the screen shows, part by part, and plays it; ends what is being read. False: it cannot be heard. */
export async function readAloud(language: Spoken, ask: Ask): Promise<boolean> {
  stopReading();
  const mine = turn;
  const main = document.querySelector('main');
  const [first, ...rest] = main ? partsOf(wordsOf(main)) : [];
  if (first === undefined) return true;
  reading.value = true;
  let coming = ask(language, first);
  for (const next of [...rest, null]) {
    const url = await coming;
    if (mine !== turn) return true;
    // The next part is made while this one is heard.
    if (url !== null && next !== null) coming = ask(language, next);
    const heard = url !== null && (await play(url));
    if (mine !== turn) return true;
    if (!heard) {
      stopReading();
      return false;
    }
  }
  stopReading();
  return true;
}

/** True once it was heard to its end; false when the browser refused it, as one does that wants a touch first. */
function play(url: string): Promise<boolean> {
  const audio = new Audio(url);
  sound = audio;
  return new Promise((done) => {
    audio.addEventListener('ended', () => done(true), { once: true });
    audio.play().catch(() => done(false));
  });
}

/** Whole lines together, as many as make a part; a longer line is a part by itself. */
export function partsOf(words: string): readonly string[] {
  const parts: string[] = [];
  for (const line of words.split('\n').filter((one) => one !== '')) {
    const last = parts.at(-1);
    if (last !== undefined && parts.length > 1 && last.length + line.length < PART)
      parts[parts.length - 1] = `${last}\n${line}`;
    else parts.push(line);
  }
  return parts;
}

export function stopReading(): void {
  turn += 1;
  sound?.pause();
  sound = null;
  reading.value = false;
}

/** One line for everything that stands by itself; a numbered row says its key first. */
const LINES = 'button, h1, h2, p, dt, dd, .line, .queue';
const SILENT = '[aria-hidden="true"], [inert], .keyboard, .keypad, input, .more-where';

export function wordsOf(screen: Element): string {
  const lines = [...screen.querySelectorAll(LINES)].filter(
    (one) => !one.closest(SILENT) && !one.parentElement?.closest(LINES),
  );
  const words = lines.map((one) => {
    const key = one.getAttribute('data-key');
    const own = textOf(one);
    return key === null || own === '' ? own : t('press', { n: key, words: own });
  });
  return words
    .filter((one) => one !== '')
    .join('\n')
    .slice(0, LONGEST_READING);
}

function textOf(node: Node): string {
  if (node instanceof Element && node.matches(SILENT)) return '';
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  return [...node.childNodes].map(textOf).join(' ').replace(/\s+/g, ' ').trim();
}

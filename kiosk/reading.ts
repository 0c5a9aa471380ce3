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

/** Has the hub speak what the screen shows, and plays it; ends what is being read. */
export async function readAloud(language: Spoken, ask: Ask): Promise<void> {
  stopReading();
  const mine = turn;
  const main = document.querySelector('main');
  const text = main ? wordsOf(main) : '';
  if (text === '') return;
  reading.value = true;
  const url = await ask(language, text);
  if (mine !== turn) return;
  if (url === null) return stopReading();
  sound = new Audio(url);
  sound.addEventListener('ended', stopReading, { once: true });
  // Refused by a browser that wants a touch first: then the screen stays silent.
  sound.play().catch(stopReading);
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

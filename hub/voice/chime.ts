import type { Sound } from './wav.ts';

const RATE = 22_050;
/** Two soft notes a major third apart, falling: E5, C5. Hz and start in seconds. */
const NOTES = [
  { hertz: 659.26, start: 0 },
  { hertz: 523.25, start: 0.32 },
];
const SECONDS = 1.15;
const ATTACK = 0.012;
const DECAY = 0.3;
const RELEASE = 0.08;

/** The tone before every call: attention without alarm. Made by code, so it belongs to nobody. */
export function chime(): Sound {
  const samples = new Int16Array(Math.round(RATE * SECONDS));
  for (let i = 0; i < samples.length; i++) {
    const t = i / RATE;
    const fade = Math.min(1, (SECONDS - t) / RELEASE);
    const level = NOTES.reduce((sum, note) => sum + bell(note.hertz, t - note.start), 0);
    samples[i] = Math.round(32767 * 0.3 * fade * level);
  }
  return { rate: RATE, samples };
}

/** A struck bar: a sine with a little of its octave and twelfth, rising fast and dying away. */
function bell(hertz: number, t: number): number {
  if (t < 0) return 0;
  const turn = 2 * Math.PI * hertz * t;
  const wave = Math.sin(turn) + 0.22 * Math.sin(2 * turn) + 0.08 * Math.sin(3 * turn);
  return Math.min(1, t / ATTACK) * Math.exp(-t / DECAY) * wave;
}

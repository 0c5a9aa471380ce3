import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import { CLIP_RATE } from '../contract/voice.ts';
import { duration, normalise, readWav, type Sound } from './wav.ts';

/** A phrase is at least this long and at most that, ms. */
const SHORTEST = 80;
const LONGEST = 15_000;
/** Loudness is looked at in steps of this length, s. */
const STEP = 0.01;
/** Speech stands this far above the room's noise; below the floor (−46 dBFS) nothing is speech. */
const ABOVE_NOISE = 3;
const FLOOR = 164;
/** More samples than this share at the very edge, and the microphone was overdriven. */
const CLIPPED = 0.002;
/** Left before and after speech, s: the breath of a consonant, the end of a syllable. */
const BEFORE = 0.03;
const AFTER = 0.06;
const FADE = 0.008;

/** What somebody read into the microphone, cut to the speech and brought to the hall's level; or what to do better. */
export function takeRecording(file: Buffer): Result<Sound, Refusal> {
  let raw: Sound;
  try {
    raw = readWav(file);
  } catch (error) {
    return refuse(refusal('bad-recording', { field: 'body', detail: { problem: (error as Error).message } }));
  }
  if (raw.rate !== CLIP_RATE)
    return refuse(refusal('bad-recording', { field: 'body', detail: { problem: `${raw.rate} Hz` } }));
  if (overdriven(raw)) return refuse(refusal('recording-overdriven', { field: 'body' }));
  const speech = cut(raw);
  if (!speech || duration(speech) < SHORTEST) return refuse(refusal('recording-silent', { field: 'body' }));
  if (duration(speech) > LONGEST) return refuse(refusal('recording-long', { field: 'body' }));
  return ok(normalise(speech));
}

function overdriven({ samples }: Sound): boolean {
  let edge = 0;
  for (const sample of samples) if (Math.abs(sample) >= 32_700) edge++;
  return edge > samples.length * CLIPPED;
}

/** From the first step that is louder than the room to the last; null when none is. */
function cut({ rate, samples }: Sound): Sound | null {
  const step = Math.round(rate * STEP);
  const loudness = loudnessOf(samples, step);
  const sorted = [...loudness].sort((a, b) => a - b);
  const noise = sorted[Math.floor(sorted.length / 10)] ?? 0;
  const loudest = sorted[Math.floor(sorted.length * 0.97)] ?? 0;
  // Somebody who speaks from the first moment to the last leaves no noise to measure.
  const threshold = Math.max(FLOOR, Math.min(noise * ABOVE_NOISE, loudest / 4));
  const first = loudness.findIndex((value) => value > threshold);
  if (first < 0) return null;
  const last = loudness.findLastIndex((value) => value > threshold);
  const from = Math.max(0, first * step - Math.round(rate * BEFORE));
  const to = Math.min(samples.length, (last + 1) * step + Math.round(rate * AFTER));
  return { rate, samples: faded(samples.slice(from, to), Math.round(rate * FADE)) };
}

/** Root mean square of every step. */
function loudnessOf(samples: Int16Array, step: number): number[] {
  const loudness: number[] = [];
  for (let at = 0; at + step <= samples.length; at += step) {
    let energy = 0;
    for (let i = at; i < at + step; i++) energy += (samples[i] as number) ** 2;
    loudness.push(Math.sqrt(energy / step));
  }
  return loudness;
}

/** No click where it begins and ends. */
function faded(samples: Int16Array, length: number): Int16Array {
  const share = (i: number) => Math.min(1, i / length, (samples.length - 1 - i) / length);
  return samples.map((sample, i) => Math.round(sample * share(i)));
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeRecording } from '../../hub/voice/recording.ts';
import { duration, type Sound, writeWav } from '../../hub/voice/wav.ts';

const RATE = 22_050;

/** A room's noise with speech (a tone) in the middle: lengths in ms, levels of full scale. */
function recorded({
  before = 600,
  speech = 900,
  after = 700,
  level = 0.1,
  noise = 0.003,
  seed = 1,
} = {}): Sound {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 1_073_741_824 - 1;
  };
  const at = (ms: number) => Math.round((ms * RATE) / 1000);
  const samples = Int16Array.from({ length: at(before + speech + after) }, (_, i) => {
    const speaking = i >= at(before) && i < at(before + speech);
    return Math.round(32767 * (noise * random() + (speaking ? level * Math.sin(i / 7) : 0)));
  });
  return { rate: RATE, samples };
}
const take = (sound: Sound) => takeRecording(writeWav(sound));
const level = ({ samples }: Sound) => {
  const loud = samples.filter((sample) => Math.abs(sample) > 300);
  return Math.sqrt(loud.reduce((sum, sample) => sum + sample * sample, 0) / loud.length) / 32768;
};

describe('D3 a phrase read into the microphone', () => {
  it('D3 is cut to the speech and brought to the hall’s level, however quiet it was and however noisy the room', () => {
    const voices = fc.record({
      before: fc.integer({ min: 100, max: 2000 }),
      after: fc.integer({ min: 100, max: 2000 }),
      speech: fc.integer({ min: 150, max: 3000 }),
      level: fc.double({ min: 0.03, max: 0.9, noNaN: true }),
      /** The room, as a share of the voice: up to one that is plainly heard. */
      room: fc.double({ min: 0, max: 0.12, noNaN: true }),
      seed: fc.integer({ min: 1, max: 1e6 }),
    });
    fc.assert(
      fc.property(voices, (voice) => {
        const taken = take(recorded({ ...voice, noise: voice.room * voice.level }));
        if (!taken.ok) throw new Error(taken.refusal.code);
        expect(duration(taken.value)).toBeGreaterThan(voice.speech + 20);
        expect(duration(taken.value)).toBeLessThan(voice.speech + 130);
        expect(level(taken.value)).toBeGreaterThan(0.07);
        expect(level(taken.value)).toBeLessThan(0.13);
        expect(Math.abs(taken.value.samples[0] ?? 1)).toBeLessThan(40);
      }),
      { numRuns: 60 },
    );
  });

  it('D3 taken again it stays as it is: what was listened back is what is kept', () => {
    const once = take(recorded());
    const twice = once.ok ? take(once.value) : once;
    if (!once.ok || !twice.ok) throw new Error('refused');
    expect(Math.abs(duration(twice.value) - duration(once.value))).toBeLessThan(15);
    expect(level(twice.value)).toBeCloseTo(level(once.value), 2);
  });

  it('D3 silence, distortion, a whole speech and what is no sound are refused with what to do', () => {
    const code = (file: Buffer) => {
      const taken = takeRecording(file);
      return taken.ok ? 'taken' : taken.refusal.code;
    };
    expect(code(writeWav(recorded({ level: 0, noise: 0.002 })))).toBe('recording-silent');
    const square = recorded();
    expect(code(writeWav({ ...square, samples: square.samples.map((s) => (s > 1000 ? 32767 : s)) }))).toBe(
      'recording-overdriven',
    );
    expect(code(writeWav(recorded({ speech: 16_000 })))).toBe('recording-long');
    expect(code(Buffer.from('no sound'))).toBe('bad-recording');
    expect(code(writeWav({ ...recorded(), rate: 48_000 }))).toBe('bad-recording');
  });
});

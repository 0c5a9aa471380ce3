/** Speech as samples: 16-bit mono. Whatever a program answers is brought to this form, so that clips can be joined. */
export type Sound = { readonly rate: number; readonly samples: Int16Array };

const HEADER = 44;
/** Level of speech after normalising: RMS −20 dBFS of what is voiced, peaks at most −1 dBFS. */
const TARGET_RMS = 0.1;
const PEAK = 0.89;
/** Below −46 dBFS counts as silence. */
const SILENCE = 0.005 * 32768;

/** Duration in whole milliseconds. */
export function duration(sound: Sound): number {
  return Math.round((sound.samples.length / sound.rate) * 1000);
}

/**
 * Reads a PCM WAV of 16 bits, mono or stereo. Throws on anything else. Sizes that a streaming program left open
 * (0 or 0xFFFFFFFF…) mean "to the end".
 */
export function readWav(file: Buffer): Sound {
  if (
    file.length < 12 ||
    file.toString('latin1', 0, 4) !== 'RIFF' ||
    file.toString('latin1', 8, 12) !== 'WAVE'
  )
    throw new Error('not a WAV file');
  let format: { channels: number; rate: number } | null = null;
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const body = at + 8;
    if (name === 'fmt ') {
      if (file.readUInt16LE(body) !== 1 || file.readUInt16LE(body + 14) !== 16)
        throw new Error('not 16-bit PCM');
      format = { channels: file.readUInt16LE(body + 2), rate: file.readUInt32LE(body + 4) };
    }
    if (name === 'data') {
      if (!format) throw new Error('WAV data before its format');
      const end = size === 0 ? file.length : Math.min(file.length, body + size);
      return { rate: format.rate, samples: toMono(file.subarray(body, end), format.channels) };
    }
    at = body + size + (size % 2);
  }
  throw new Error('WAV file without data');
}

function toMono(data: Buffer, channels: number): Int16Array {
  const frames = Math.floor(data.length / 2 / channels);
  const samples = new Int16Array(frames);
  for (let i = 0; i < frames; i++) {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += data.readInt16LE((i * channels + c) * 2);
    samples[i] = Math.round(sum / channels);
  }
  return samples;
}

/** A canonical WAV file: 44 bytes of header, then the samples. */
export function writeWav({ rate, samples }: Sound): Buffer {
  const file = Buffer.alloc(HEADER + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  for (const [i, sample] of samples.entries()) file.writeInt16LE(sample, HEADER + i * 2);
  return file;
}

/** Cuts silence before and after, leaving 20 ms of it; inner pauses stay. */
export function trim(sound: Sound): Sound {
  const { samples, rate } = sound;
  const loud = (sample: number) => Math.abs(sample) > SILENCE;
  const first = samples.findIndex(loud);
  if (first < 0) return { rate, samples: new Int16Array(0) };
  const last = samples.findLastIndex(loud);
  const margin = Math.round(rate * 0.02);
  return { rate, samples: samples.slice(Math.max(0, first - margin), last + 1 + margin) };
}

/** Brings speech to the hall's one level, so that no phrase is louder than another. */
export function normalise(sound: Sound): Sound {
  let peak = 0;
  let energy = 0;
  let voiced = 0;
  for (const sample of sound.samples) {
    const size = Math.abs(sample);
    if (size > peak) peak = size;
    if (size > SILENCE) {
      energy += size * size;
      voiced++;
    }
  }
  if (voiced === 0) return sound;
  const rms = Math.sqrt(energy / voiced) / 32768;
  const gain = Math.min(TARGET_RMS / rms, PEAK / (peak / 32768));
  return { rate: sound.rate, samples: sound.samples.map((sample) => Math.round(sample * gain)) };
}

/** One after the other with silence between: the same everywhere, or after each its own (ms). All must have the same rate. */
export function join(sounds: readonly Sound[], gapMs: number | readonly number[]): Sound {
  const rate = sounds[0]?.rate ?? 22_050;
  if (sounds.some((sound) => sound.rate !== rate))
    throw new Error('sounds of different rates cannot be joined');
  const gapAfter = (index: number) => {
    if (index === sounds.length - 1) return 0;
    return Math.round((rate * (typeof gapMs === 'number' ? gapMs : (gapMs[index] ?? 0))) / 1000);
  };
  const length = sounds.reduce((sum, sound, index) => sum + sound.samples.length + gapAfter(index), 0);
  const samples = new Int16Array(length);
  let at = 0;
  for (const [index, sound] of sounds.entries()) {
    samples.set(sound.samples, at);
    at += sound.samples.length + gapAfter(index);
  }
  return { rate, samples };
}

import { describe, expect, it } from 'vitest';
import { chime } from '../../hub/voice/chime.ts';
import { duration, join, normalise, readWav, type Sound, trim, writeWav } from '../../hub/voice/wav.ts';

const tone = (amplitude: number, ms: number, rate = 22_050): Sound => ({
  rate,
  samples: Int16Array.from({ length: (rate * ms) / 1000 }, (_, i) =>
    Math.round(amplitude * 32767 * Math.sin(i / 8)),
  ),
});
const silence = (ms: number): Sound => ({ rate: 22_050, samples: new Int16Array((22_050 * ms) / 1000) });
const rms = ({ samples }: Sound) =>
  Math.sqrt(samples.reduce((sum, s) => sum + (s / 32768) ** 2, 0) / samples.length);

describe('speech as samples', () => {
  it('a file written is a canonical 16-bit mono WAV and reads back the same', () => {
    const sound = tone(0.5, 200);
    const file = writeWav(sound);
    expect(file.toString('latin1', 0, 4)).toBe('RIFF');
    expect(file.readUInt32LE(4)).toBe(file.length - 8);
    expect([
      file.readUInt16LE(20),
      file.readUInt16LE(22),
      file.readUInt32LE(24),
      file.readUInt16LE(34),
    ]).toEqual([1, 1, 22_050, 16]);
    expect(file.readUInt32LE(40)).toBe(file.length - 44);
    expect(readWav(file)).toEqual(sound);
    expect(duration(sound)).toBe(200);
  });

  it('reads stereo, other chunks before the data, and sizes a streaming program left open', () => {
    const mono = writeWav(tone(0.5, 50));
    const extra = Buffer.concat([
      mono.subarray(0, 36),
      Buffer.from('LIST\x03\0\0\0abc\0', 'latin1'),
      mono.subarray(36),
    ]);
    expect(readWav(extra)).toEqual(readWav(mono));
    const open = Buffer.from(mono);
    open.writeUInt32LE(0xffffffff, 40);
    expect(readWav(open)).toEqual(readWav(mono));
    const stereo = Buffer.from(mono);
    stereo.writeUInt16LE(2, 22);
    expect(readWav(stereo).samples.length).toBe(Math.floor(readWav(mono).samples.length / 2));
  });

  it('refuses what is no WAV', () => {
    expect(() => readWav(Buffer.from('hello there, no sound'))).toThrow('not a WAV');
    expect(() => readWav(Buffer.alloc(0))).toThrow('not a WAV');
    const compressed = writeWav(tone(0.5, 10));
    compressed.writeUInt16LE(85, 20);
    expect(() => readWav(compressed)).toThrow('16-bit PCM');
  });

  it('silence around speech is cut to 20 ms, inner pauses stay', () => {
    const spoken = join([silence(300), tone(0.4, 100), silence(150), tone(0.4, 100), silence(500)], 0);
    const cut = trim(spoken);
    expect(Math.abs(duration(cut) - (100 + 150 + 100 + 40))).toBeLessThanOrEqual(3);
    expect(trim(silence(300)).samples.length).toBe(0);
  });

  it('soft and loud speech come out at one level, never clipped', () => {
    const soft = normalise(tone(0.02, 200));
    const loud = normalise(tone(0.95, 200));
    expect(Math.abs(20 * Math.log10(rms(soft) / rms(loud)))).toBeLessThan(1);
    const spike: Sound = { rate: 22_050, samples: Int16Array.from([...tone(0.02, 200).samples, 32767]) };
    expect(Math.max(...normalise(spike).samples.map(Math.abs))).toBeLessThanOrEqual(0.9 * 32768);
  });

  it('sounds of different rates are not joined', () => {
    expect(() => join([tone(0.5, 10), tone(0.5, 10, 16_000)], 0)).toThrow('different rates');
    expect(duration(join([tone(0.5, 100), tone(0.5, 100)], 90))).toBe(290);
  });

  it('D3 the chime is about a second, soft, begins and ends in silence', () => {
    const { samples } = chime();
    expect(duration(chime())).toBe(1150);
    const peak = Math.max(...samples.map(Math.abs)) / 32768;
    expect(peak).toBeGreaterThan(0.2);
    expect(peak).toBeLessThan(0.6);
    expect(Math.abs(samples[0] ?? 1)).toBeLessThan(100);
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(100);
  });
});

import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { inkOf } from '../../../hardware/paper/bitmap.ts';
import { inPrinterFont } from '../../../hardware/paper/charset.ts';
import { createDecoder, decodeAll } from '../../../hardware/paper/decode.ts';
import type { PaperEvent } from '../../../hardware/paper/events.ts';
import { encodePng } from '../../../hardware/paper/png.ts';
import { Roll } from '../../../hardware/paper/roll.ts';
import { scan } from './camera.ts';

const gb = (text: string) => [...iconv.encode(text, 'gb18030')];
const CHINESE = [0x1c, 0x26];
const qr = (content: string) => [
  ...[0x1d, 0x28, 0x6b, 4, 0, 49, 65, 50, 0],
  ...[0x1d, 0x28, 0x6b, 3, 0, 49, 67, 6],
  ...[0x1d, 0x28, 0x6b, 3, 0, 49, 69, 49],
  ...[0x1d, 0x28, 0x6b, content.length + 3, 0, 49, 80, 48, ...Buffer.from(content)],
  ...[0x1d, 0x28, 0x6b, 3, 0, 49, 81, 48],
];
const sample = Buffer.from([
  ...[0x1b, 0x40, ...CHINESE],
  ...[0x1b, 0x45, 1, ...gb('您的号码'), 0x1b, 0x45, 0, 0x0a],
  ...[0x1d, 0x21, 0x11, ...gb('3人𠮷'), 0x1d, 0x21, 0, 0x0a],
  ...[0x1d, 0x42, 1, 0x41, 0x1d, 0x42, 0],
  ...[0x1d, 0x76, 0x30, 0, 2, 0, 3, 0, 0xff, 0, 0, 0x80, 0, 1],
  ...qr('https://hall.example/t/1'),
  ...[0x1b, 0x42, 2, 3, 0x1b, 0x64, 4, 0x10, 4, 1, 0x1d, 0x72, 1],
  ...[0x1d, 0x56, 1],
]);

describe('decoder', () => {
  it('reads text with style, pictures, QR codes, feeds, cuts, beeps and questions', () => {
    const events = decodeAll(sample).filter((event) => event.type !== 'setting');
    expect(events.map((event) => event.type)).toEqual([
      ...['reset', 'text', 'line', 'text', 'line', 'text', 'bitmap', 'qr', 'beep', 'feed'],
      ...['status-now', 'status-in-order', 'cut'],
    ]);
    expect(events[1]).toMatchObject({ text: '您的号码', style: { bold: true, width: 1 } });
    expect(events[3]).toMatchObject({ text: '3人𠮷', style: { bold: false, width: 2, height: 2 } });
    expect(events[5]).toMatchObject({ text: 'A', style: { reverse: true } });
    expect(events[6]).toMatchObject({ bitmap: { width: 16, height: 3 } });
    expect(events[7]).toMatchObject({ content: 'https://hall.example/t/1', module: 6, level: 'M' });
    expect(events.at(-1)).toMatchObject({ mode: 'partial' });
  });
  it('finds the same whatever pieces the bytes come in, and gives every byte back', () => {
    // A run of text may come in several events; all else comes as one.
    const told = (events: readonly PaperEvent[]) =>
      events.reduce((all, one) => {
        const glue = one.type === 'text' ? one.text : `<${one.type}>`;
        return all + glue;
      }, '');
    const whole = told(decodeAll(sample));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 }), (sizes) => {
        const decoder = createDecoder();
        const events: PaperEvent[] = [];
        for (let at = 0, turn = 0; at < sample.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1;
          events.push(...decoder.push(sample.subarray(at, at + size)));
          at += size;
        }
        expect(Buffer.concat(events.map((event) => event.raw)).equals(sample)).toBe(true);
        expect(told(events)).toBe(whole);
      }),
    );
  });
  it('reports what it does not know, and goes on behind it', () => {
    const events = decodeAll(Buffer.from([0x1b, 0x7e, 0x1d, 0x28, 0x6b, 3, 0, 48, 65, 1, 0x02, 0x41, 0x0a]));
    expect(events.map((event) => [event.type, event.raw.toString('hex')])).toEqual([
      ['unknown', '1b7e'],
      ['unknown', '1d286b0300304101'],
      ['unknown', '02'],
      ['text', '41'],
      ['line', '0a'],
    ]);
    expect(decodeAll(Buffer.from([0x1d, 0x76, 0x30, 0, 9])).map((event) => event.type)).toEqual(['unknown']);
  });
  it('survives any bytes without losing one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const back = Buffer.concat(decodeAll(bytes).map((event) => event.raw));
        expect(back.equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });
});

describe('roll', () => {
  const rollOf = (bytes: readonly number[]) => {
    const roll = new Roll(384);
    for (const event of decodeAll(Buffer.from(bytes))) roll.apply(event);
    return roll.tear();
  };
  it('goes on in the next line where text is too wide, as printers do', () => {
    expect(rollOf([...CHINESE, ...gb('一'.repeat(16)), 0x0a]).height).toBe(34);
    expect(rollOf([...CHINESE, ...gb('一'.repeat(17)), 0x0a]).height).toBe(68);
  });
  it('draws reversed text white on black and doubled text twice as high', () => {
    const plain = rollOf([...CHINESE, ...gb('国'), 0x0a]);
    const reversed = rollOf([...CHINESE, 0x1d, 0x42, 1, ...gb('国'), 0x0a]);
    const black = (bitmap: typeof plain) => bitmap.dots.reduce((sum, dot) => sum + dot, 0);
    expect(black(plain) + black(reversed)).toBe(24 * 24);
    const ink = inkOf(rollOf([...CHINESE, 0x1d, 0x21, 0x11, ...gb('国'), 0x0a]));
    expect(ink && ink.bottom - ink.top).toBeGreaterThan(38);
  });
  it('draws QR codes that a camera can read', async () => {
    const png = await encodePng(rollOf(qr('https://hall.example/t/1')), { side: 40, ends: 40 });
    expect(await scan(png)).toBe('https://hall.example/t/1');
  });
});

describe('P3 the printer font', () => {
  it('carries ASCII, GB2312 and GBK, but not rare hanzi, four-byte codes, private zones or other scripts', () => {
    expect([...'A9~安澜囧镕，。“”①々'].filter((one) => !inPrinterFont(one))).toEqual([]);
    expect([...'㐂𠮷䶮ئབ\u{e000}\u{e7c7}€\u0007\u007f'].filter(inPrinterFont)).toEqual([]);
  });
});

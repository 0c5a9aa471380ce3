import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { crop, inkOf } from '../../../hardware/paper/bitmap.ts';
import { decodeAll } from '../../../hardware/paper/decode.ts';
import { fontPackage, fontsFor } from '../../../hardware/paper/font-files.ts';
import { canDraw } from '../../../hardware/paper/fonts.ts';
import { Roll } from '../../../hardware/paper/roll.ts';
import type { PrintDocument } from '../../../hub/contract/print.ts';
import { driverAt, twinOf } from './bench.ts';
import { pixelsOf, scan } from './camera.ts';
import { checklist, directions, ticket } from './samples.ts';

/** Prints on a twin and gives back what lies in its tray. */
async function printed(document: PrintDocument, settings: Parameters<typeof driverAt>[1] = {}) {
  const twin = await twinOf(settings.columns ?? 48);
  expect((await driverAt(twin, settings).print(document, 1)).outcome).toBe('printed');
  const [paper] = await twin.papers();
  if (!paper) throw new Error('no paper');
  const events = decodeAll(await readFile(paper.bin));
  const texts = events.map((event) =>
    event.type === 'text' ? event.text : event.type === 'line' ? '\n' : '',
  );
  return { paper, events, text: texts.join(''), folder: twin.folder };
}

describe('read back from the paper', () => {
  it('P3 Simplified Chinese goes as GB18030 after FS &, one row under the other', async () => {
    const { text, paper, folder } = await printed(ticket());
    expect(text).toContain('烟花爆竹安全生产许可证初审\n');
    expect(text).toContain('没赶上？');
    const bytes = await readFile(paper.bin);
    expect(bytes.subarray(0, 4).toString('hex')).toBe('1b401c26');
    expect(bytes.includes(Buffer.from('c4fab5c4bac5c2eb', 'hex'))).toBe(true);
    expect(paper.bin.startsWith(`${folder}/paper/`)).toBe(true);
    expect(paper.name).toMatch(/^\d{8}T\d{9}-lobby-1$/);
  });

  it.each([48, 32] as const)(
    'K9 a camera reads the QR code from the paper of %i columns',
    async (columns) => {
      const url = 'https://hall.example/t/Xy7Qm2Lr9Kd3-aBcDeFgHiJkLmNoP';
      const { paper } = await printed(ticket({ statusUrl: url }), { columns });
      expect(await scan(paper.png)).toBe(url);
    },
  );

  it('K9 without a public address there is none', async () => {
    const { paper } = await printed(ticket({ statusUrl: null }));
    expect(await scan(paper.png)).toBeNull();
  });

  it('P3 only the line with rare characters goes as dots, and it has ink', async () => {
    const rare = await printed(ticket({ item: '㐂𠮷商行设立' }));
    const usual = await printed(ticket());
    expect(rare.text).not.toContain('商行设立');
    expect(rare.text).toContain('您的号码');
    expect(rare.text).not.toContain('?');
    const dotRows = (events: typeof rare.events) =>
      events.reduce((sum, event) => sum + (event.type === 'bitmap' ? event.bitmap.height : 0), 0);
    expect(dotRows(rare.events) - dotRows(usual.events)).toBe(34);
    // Header, rules and the line above; then the number with the white around it; then the line.
    const number =
      usual.events.flatMap((event) => (event.type === 'bitmap' ? [event.bitmap.height] : []))[1] ?? 0;
    const roll = new Roll(576);
    for (const event of rare.events) roll.apply(event);
    const ink = inkOf(crop(roll.tear(), 0, 34 + 28 + 34 + number, 576, 34));
    expect(ink?.left).toBeLessThan(4);
    expect(ink?.right).toBeGreaterThan(24 * 6 - 6);
    expect(ink && ink.bottom - ink.top).toBeGreaterThan(18);
  });

  it('P3 rare characters are in the packages, whatever fonts the machine has', () => {
    const japanese = fontPackage('@fontsource-variable/noto-sans-jp', '-wght-normal.woff2');
    for (const rare of ['㐂', '𠮷']) {
      expect(fontsFor(japanese, rare.codePointAt(0) ?? 0)).toHaveLength(1);
    }
    expect(['㐂', '𠮷', '镕', '䶮', 'ئ'].filter((one) => !canDraw(one))).toEqual([]);
    expect(canDraw('\u{8fffe}')).toBe(false);
  });

  it('P3 a printer without Chinese gets everything as dots, and the paper looks the same', async () => {
    const dots = await printed(ticket(), { charset: 'raster' });
    const text = await printed(ticket());
    expect(dots.events.some((event) => event.type === 'text')).toBe(false);
    const [a, b] = [await pixelsOf(dots.paper.png), await pixelsOf(text.paper.png)];
    expect([a.width, a.height]).toEqual([b.width, b.height]);
    expect(Buffer.from(a.data).equals(Buffer.from(b.data))).toBe(true);
  });

  it('K9 the number stands 96 dots high, the paper is 576 or 384 dots wide and nothing is cut off', async () => {
    for (const columns of [48, 32] as const) {
      for (const document of [ticket(), checklist, directions]) {
        const { events } = await printed(document, { columns });
        const widest = events.map((event) => (event.type === 'bitmap' ? event.bitmap.width : 0));
        expect(Math.max(...widest)).toBe(columns * 12);
        const roll = new Roll(columns * 12);
        for (const event of events) roll.apply(event);
        expect(inkOf(roll.tear())?.left).toBe(0);
      }
    }
    const { events } = await printed(ticket({ number: 'A023' }));
    const number = events.flatMap((event) => (event.type === 'bitmap' ? [event.bitmap] : []))[1];
    // Gap of two, the capitals, gap of twenty; round figures overshoot by a dot or two.
    expect(number?.height).toBeGreaterThanOrEqual(2 + 96 + 20);
    expect(number?.height).toBeLessThanOrEqual(2 + 100 + 20);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAUSE_REASONS } from '../../hub/contract/commands.ts';
import type { CounterSign } from '../../hub/contract/views/counter-sign.ts';
import { inkOf } from '../../hub/pixels/bitmap.ts';
import { readFont } from '../../hub/pixels/font.ts';
import { INK } from '../../hub/pixels/ink.ts';
import { signOf, stripSaying, zoneSaying } from '../../hub/pixels/strip.ts';
import { rasterise } from '../../hub/pixels/text.ts';

const fonts = ['font-12.bin', 'font-16.bin'].map((name) =>
  readFont(readFileSync(join(import.meta.dirname, '../../hub/pixels', name))),
);
const sign = (more: Partial<CounterSign> = {}, name = '5'): CounterSign => ({
  place: { id: 'c5', name: { zh: name, en: name }, floor: 2 },
  state: 'open',
  pauseReason: null,
  number: null,
  phase: 'idle',
  call: null,
  item: null,
  clerk: null,
  prompt: null,
  entry: null,
  ...more,
});
const shown = (given: CounterSign) => stripSaying(given).choices[0]?.map(({ text }) => text);
const inks = (given: CounterSign) => stripSaying(given).choices[0]?.map(({ ink }) => ink);
const on = (given: CounterSign, columns = 192) => {
  const [line] = signOf(stripSaying(given), fonts, columns, 24).lines;
  if (!line) throw new Error('no line');
  return line;
};

describe('D4 what the counter strip says', () => {
  it('D4 called: counter and number, asking for attention', () => {
    const called = sign({ number: 'A023', phase: 'called', call: 7 });
    expect(shown(called)).toEqual(['5号窗口', '请A023']);
    expect(inks(called)).toEqual([INK.white, INK.red]);
    expect(on(called).flashes).toBe(true);
  });

  it('D4 a recall says the same and is another call, so that it flashes anew', () => {
    const [call, recall] = [7, 9].map((at) =>
      stripSaying(sign({ number: 'A023', phase: 'called', call: at })),
    );
    expect(recall?.choices).toEqual(call?.choices);
    expect(recall).not.toEqual(call);
  });

  it('D4 serving, idle, closed each have their words, without attention', () => {
    expect(shown(sign({ number: 'A023', phase: 'serving' }))).toEqual(['5号窗口', 'A023']);
    expect(shown(sign())).toEqual(['5号窗口', '您好']);
    expect(shown(sign({ state: 'closed' }))).toEqual(['5号窗口', '未开放']);
    expect(on(sign({ number: 'A023', phase: 'serving' })).flashes).toBe(false);
  });

  it('W3 every pause has its own words, in amber, and fills 192 dots without scrolling', () => {
    const texts = PAUSE_REASONS.map((pauseReason) => shown(sign({ state: 'paused', pauseReason })));
    expect(new Set(texts.map(String)).size).toBe(PAUSE_REASONS.length);
    expect(texts[0]).toEqual(['临时有事，请稍候']);
    for (const pauseReason of PAUSE_REASONS) {
      const paused = sign({ state: 'paused', pauseReason });
      expect(inks(paused)).toEqual([INK.amber]);
      expect(on(paused).scrolls).toBe(false);
    }
  });

  it('D4 a panel too narrow for both says the number alone before it scrolls', () => {
    const called = stripSaying(sign({ number: 'A023', phase: 'called', call: 7 }));
    const [line, ...more] = signOf(called, fonts, 64, 16).lines;
    expect([line?.scrolls, more]).toEqual([false, []]);
    const [first, end] = line ? inkOf(line.picture) : [0, 0];
    expect(end - first).toBe(rasterise('请A023', fonts, 16).columns);
  });

  it('D4 a zone’s panel lists its calls, a line each 16 rows, and only the newest flashes as long as it is open', () => {
    const call = (number: string, counter: string, open: boolean) => ({
      number,
      counter,
      at: 0,
      position: 1,
      floor: 2,
      ...(open && { open: true as const }),
    });
    const calls = [call('A023', '5', true), call('B112', '导税台', true), call('A022', '12', false)];
    const { lines } = signOf(zoneSaying('大厅', calls), fonts, 192, 64);
    expect(lines.map(({ y, flashes }) => [y, flashes])).toEqual([
      [0, true],
      [16, false],
      [32, false],
    ]);
    expect(signOf(zoneSaying('大厅', calls.slice(2)), fonts, 192, 64).lines[0]?.flashes).toBe(false);
    expect(signOf(zoneSaying('安澜区政务大厅', []), fonts, 192, 64).lines).toHaveLength(2);
  });

  it('D4 every word it can say is in the dot font', () => {
    const signs = [
      sign(),
      sign({ state: 'closed' }),
      sign({ number: 'A1', phase: 'called' }),
      ...PAUSE_REASONS.map((pauseReason) => sign({ state: 'paused', pauseReason })),
    ];
    for (const character of signs.flatMap((given) => [...String(shown(given))]))
      for (const font of fonts) expect(font.has(character), character).toBe(true);
  });

  it('D4 a longer number drops 请 before it scrolls; a long counter name scrolls whole', () => {
    expect(on(sign({ number: 'A023', phase: 'called' })).scrolls).toBe(false);
    expect(on(sign({ number: 'A1000', phase: 'called' })).scrolls).toBe(false);
    const long = on(sign({ number: 'A1000', phase: 'called' }, '行政复议窗口'));
    expect(long.scrolls).toBe(true);
    expect(long.picture.columns).toBeGreaterThan(192);
    expect(on(sign({ number: 'A1000', phase: 'called' }, '行政复议窗口'), 320).scrolls).toBe(false);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StripSign } from '../../hub/contract/views/counter-sign.ts';
import { type Bitmap, blank, scroll, stamp, tint } from '../../hub/pixels/bitmap.ts';
import { readFont } from '../../hub/pixels/font.ts';
import { INK } from '../../hub/pixels/ink.ts';
import { layOut, picture } from '../../hub/pixels/sign.ts';
import { createSignboard } from '../../hub/pixels/signboard.ts';
import { signOf, stripSaying, withUrgent } from '../../hub/pixels/strip.ts';
import { rasterise } from '../../hub/pixels/text.ts';
import { STANDS } from '../../hub/pixels/turns.ts';

const fonts = ['font-12.bin', 'font-16.bin'].map((name) =>
  readFont(readFileSync(join(import.meta.dirname, '../../hub/pixels', name))),
);
const [COLUMNS, ROWS] = [192, 24];
const IDLE: StripSign = {
  place: { id: 'c5', name: { zh: '5', en: '5' }, floor: 2 },
  state: 'open',
  pauseReason: null,
  number: null,
  phase: 'idle',
  call: null,
};
const called = (number: string, call: number): StripSign => ({ ...IDLE, number, phase: 'called', call });
const URGENT = { position: 50, zh: '系统维护，税务业务暂停办理半小时，请您稍候', en: null };
const WORDS = rasterise(`重要通知：${URGENT.zh}`, fonts, ROWS);
/** A second it stands, then 40 dots a second until its end has left. */
const PASS = 1000 + (WORDS.columns / 40) * 1000;

/** Inks, row by row. */
const dots = ({ columns, rows, dots: lit }: Bitmap) =>
  Array.from({ length: rows }, (_, row) => lit.subarray(row * columns, (row + 1) * columns).join(''));
const sign = (given: StripSign, ms: number) =>
  dots(picture(signOf(stripSaying(given), fonts, COLUMNS, ROWS), ms));
/** Dots of the message `ms` after it came: only where they are lit. */
const message = (ms: number) =>
  dots(tint(scroll(WORDS, Math.max(0, Math.floor(((ms - 1000) / 1000) * 40)), COLUMNS, COLUMNS), INK.red));
const board = () => createSignboard(fonts, COLUMNS, ROWS);

describe('D2 D4 an urgent message on a strip', () => {
  it('D2 D4 it runs through once from the moment it comes, then the call flashes again, then it comes round', () => {
    const shown = board();
    const call = called('A023', 40);
    shown.say(stripSaying(call), 0);
    expect(dots(shown.picture(60_000))).toEqual(sign(call, 60_000));
    shown.say(withUrgent(stripSaying(call), URGENT), 60_000);
    for (const ms of [0, 999, 5000, PASS - 100])
      expect(dots(shown.picture(60_000 + ms)), String(ms)).toEqual(message(ms));
    const back = 60_000 + PASS;
    for (const ms of [1, 650, 750, 9999])
      expect(dots(shown.picture(back + ms)), String(ms)).toEqual(sign(call, ms));
    expect(shown.nextMove(back + STANDS - 1)).toBe(1);
    expect(dots(shown.picture(back + STANDS))).toEqual(message(0));
  });

  it('D2 D4 when it ends the call is back at once', () => {
    const shown = board();
    const call = called('A023', 40);
    shown.say(withUrgent(stripSaying(call), URGENT), 0);
    shown.say(stripSaying(call), 5000);
    expect(dots(shown.picture(5000))).toEqual(sign(call, 0));
    expect(shown.nextMove(20_000)).toBeNull();
  });

  it('D2 D4 a call made meanwhile waits for the first whole message, one made later is shown at once', () => {
    const shown = board();
    shown.say(withUrgent(stripSaying(IDLE), URGENT), 0);
    shown.say(withUrgent(stripSaying(called('A023', 60)), URGENT), 3000);
    expect(dots(shown.picture(5000))).toEqual(message(5000));
    expect(dots(shown.picture(PASS + 200))).toEqual(sign(called('A023', 60), 200));
    const again = PASS + STANDS + 3000;
    expect(dots(shown.picture(again))).toEqual(message(3000));
    shown.say(withUrgent(stripSaying(called('A024', 70)), URGENT), again);
    expect(dots(shown.picture(again))).toEqual(sign(called('A024', 70), 0));
    expect(dots(shown.picture(again + STANDS + 2000))).toEqual(message(2000));
    // Serving starts: the words change, the turns go on.
    shown.say(
      withUrgent(stripSaying({ ...called('A024', 70), phase: 'serving', call: null }), URGENT),
      again + 12_500,
    );
    expect(dots(shown.picture(again + STANDS + 3000))).toEqual(message(3000));
  });

  it('D2 D4 a panel that starts when a newer call is open shows the call first', () => {
    const shown = board();
    shown.say(withUrgent(stripSaying(called('A023', 60)), URGENT), 0);
    expect(dots(shown.picture(0))).toEqual(sign(called('A023', 60), 0));
    expect(dots(shown.picture(STANDS))).toEqual(message(0));
  });

  const stands = (zh: string, en: string | null, columns: number, rows: number) => {
    const shown = createSignboard(fonts, columns, rows);
    shown.say(withUrgent(stripSaying(IDLE), { position: 50, zh, en }), 0);
    expect(shown.nextMove(9000)).toBe(1000);
    return shown.picture(9000);
  };
  const lines = (columns: number, rows: number, ...texts: string[]) => {
    const parts = texts.map((text) => [{ text, ink: INK.red }] as const);
    const high = rows / texts.length;
    const ground = blank(columns, rows);
    for (const [index, text] of parts.entries())
      stamp(ground, picture(layOut([text], fonts, columns, high), 0), 0, index * high);
    return dots(ground);
  };

  it('D4 what fits stands, in as few lines as hold it, broken neither within a word nor before a mark', () => {
    expect(dots(stands('请从南门离开', null, 640, 24))).toEqual(lines(640, 24, '重要通知：请从南门离开'));
    expect(dots(stands('请离开', 'Please leave', 640, 24))).toEqual(
      lines(640, 24, '重要通知：请离开　Please leave'),
    );
    expect(dots(stands('请大家安静离开', null, 192, 64))).toEqual(
      lines(192, 64, '重要通知：请', '大家安静离开'),
    );
    expect(dots(stands('请您从南面大门离开，谢谢', 'Please leave by the south gate', 176, 64))).toEqual(
      lines(176, 64, '重要通知：请您从南面大', '门离开，谢谢', 'Please leave by the', 'south gate'),
    );
    // The comma would be the thirteenth of the first line.
    expect(dots(stands('今天下午的业务办完了，请回', null, 192, 32))).toEqual(
      lines(192, 32, '重要通知：今天下午的业务', '办完了，请回'),
    );
    expect(dots(stands('今天下午的业务办，请回', null, 192, 32))).toEqual(
      lines(192, 32, '重要通知：今天下午的业务', '办，请回'),
    );
    expect(dots(stands('今天下午的业，请回', null, 176, 32))).toEqual(
      lines(176, 32, '重要通知：今天下午的', '业，请回'),
    );
  });

  it('D4 what runs on a high panel is 32 rows in its middle, and faster than on a low one', () => {
    const high = createSignboard(fonts, 64, 96);
    high.say(withUrgent(stripSaying(IDLE), { ...URGENT, en: 'Tax services pause for half an hour.' }), 0);
    expect(high.nextMove(2000)).toBeCloseTo(1000 / 53);
    const rows = Array.from({ length: 96 }, (_, row) =>
      high.picture(0).dots.subarray(row * 64, row * 64 + 64),
    );
    const lit = rows.flatMap((row, index) => (row.some(Boolean) ? [index] : []));
    expect([lit[0], lit.at(-1)]).toEqual([32, 63]);
  });
});

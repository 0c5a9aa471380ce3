import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callNow, isIdle } from '../../display/idle.ts';
import { packed, pageAt, setWords, standsFor } from '../../display/poster/pages.ts';
import { placeWords } from '../../display/poster/place-words.ts';
import type { ScreenView } from '../../hub/contract/views/screen.ts';

describe('D5 pages of a poster', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 40 });

  it('D5 every row stands once, in order, and no page is fuller than it can be', () => {
    fc.assert(
      fc.property(heights, fc.integer({ min: 100, max: 1000 }), (rows, room) => {
        const pages = packed(rows, room);
        expect(pages.flat()).toEqual(rows.map((_, index) => index));
        const height = (page: readonly number[]) => page.reduce((sum, at) => sum + (rows[at] ?? 0), 0);
        pages.forEach((page, index) => {
          expect(page.length === 1 || height(page) <= room).toBe(true);
          const following = pages[index + 1]?.[0];
          if (following !== undefined) expect(height(page) + (rows[following] ?? 0)).toBeGreaterThan(room);
        });
      }),
    );
  });

  it('D5 a page stands longer the more there is to read, within bounds', () => {
    expect([0, 60, 100, 300, 5000].map(standsFor)).toEqual([8000, 8000, 10_000, 22_000, 40_000]);
  });

  it('D5 pages turn by the clock: each its time, then the next, then the first again', () => {
    const lengths = [8000, 12_000, 10_000];
    const round = 30_000 * 1000;
    expect([0, 7999, 8000, 19_999, 20_000, 29_999, 30_000].map((at) => pageAt(round + at, lengths))).toEqual([
      0, 0, 1, 1, 2, 2, 0,
    ]);
    expect(pageAt(12_345, [])).toBe(0);
  });
});

describe('D5 words of a notice', () => {
  const BOX = { width: 1776, height: 760 };
  const SIZES = [132, 112, 96, 84, 72, 64];

  it('D5 a short one stands large, a longer one smaller, on one page', () => {
    expect(setWords('午间照常办理。', BOX, SIZES)).toEqual([{ words: '午间照常办理。', size: 132 }]);
    const [page, ...more] = setWords('请带身份证原件和复印件。'.repeat(10), BOX, SIZES);
    expect(more).toEqual([]);
    expect(page?.size).toBeLessThan(132);
  });

  it('D5 whatever its length: nothing is lost, nothing is cut in a sentence that has room on a page', () => {
    const sentence = fc.integer({ min: 1, max: 90 }).map((length) => `${'办'.repeat(length)}。`);
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 60 }), (sentences) => {
        const pages = setWords(sentences.join(''), BOX, SIZES);
        expect(pages.map(({ words }) => words).join('')).toBe(sentences.join(''));
        expect(pages.every(({ words }) => words.endsWith('。'))).toBe(true);
        expect(new Set(pages.map(({ size }) => size)).size).toBe(1);
      }),
      { numRuns: 50 },
    );
  });

  it('D5 one endless sentence still ends', () => {
    const endless = '办'.repeat(2000);
    const pages = setWords(endless, BOX, SIZES);
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.map(({ words }) => words).join('')).toBe(endless);
  });
});

describe('D5 where a department is', () => {
  const place = (zh: string, floor: number) => ({ id: zh, name: { zh, en: zh }, floor });
  it.each([
    [[place('16', 3), place('18', 3), place('17', 3)], '3楼 16–18号窗口', 'Floor 3, Counter 16–18'],
    [
      [place('9', 2), place('12', 2), place('1', 1)],
      '1楼 1号窗口　2楼 9、12号窗口',
      'Floor 1, Counter 1; Floor 2, Counter 9, 12',
    ],
    [
      [place('导税台', 1), place('A3', 1), place('5', 1)],
      '1楼 5、A3号窗口、导税台',
      'Floor 1, Counter 5, A3, 导税台',
    ],
    [[], '', ''],
  ])('%#', (places, zh, en) => {
    expect(placeWords(places, 'zh')).toBe(zh);
    expect(placeWords(places, 'en')).toBe(en);
  });
});

describe('D1 D2 a call over a poster', () => {
  const call = (position: number, at: number, open = true) => ({
    ...{ number: `A${position}`, counter: '5', floor: 2, position, at },
    ...(open && { open: true as const }),
  });

  it('D2 the one being spoken, else the newest that is fresh and open, else none', () => {
    const calls = [call(9, 50_000, false), call(8, 49_000), call(7, 10_000)];
    expect(callNow(calls, 7, 51_000)?.position).toBe(7);
    expect(callNow(calls, null, 51_000)?.position).toBe(8);
    expect(callNow(calls, 3, 51_000)?.position).toBe(8);
    expect(callNow(calls, null, 69_000)).toBeNull();
    expect(callNow([], null, 0)).toBeNull();
  });
});

describe('D1 a screen is loaded anew only while nobody misses it', () => {
  const view = (more: object) =>
    ({ calls: [], announcements: [], counter: null, ...more }) as unknown as ScreenView;
  const prompt = (rated: boolean) => view({ counter: { entry: null, prompt: { rated } } });
  it.each([
    ['nothing yet', null, null, true],
    ['a quiet board', view({ calls: [{ at: 70_000 }] }), null, true],
    ['a call just came', view({ calls: [{ at: 90_000 }] }), null, false],
    ['a call is spoken', view({}), 7, false],
    ['a call waits to be spoken', view({ announcements: [{}] }), null, false],
    ['a rating is asked', prompt(false), null, false],
    ['a rating was given', prompt(true), null, true],
    ['data is being checked', view({ counter: { prompt: null, entry: {} } }), null, false],
  ])('D1 %s', (_, shown, speaking, idle) => {
    expect(isIdle(shown, speaking, 100_000)).toBe(idle);
  });
});

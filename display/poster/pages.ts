import { ems } from '../fit.ts';

/** Pages of a poster: which rows stand together, how long a page stands, whose turn it is. Sizes in any one unit. */

/** Rows in their order, as many on a page as have room; one taller than a page has a page of its own. Gives indexes. */
export function packed(heights: readonly number[], room: number): number[][] {
  const pages: number[][] = [];
  let left = 0;
  heights.forEach((height, index) => {
    const page = pages.at(-1);
    if (page && height <= left) page.push(index);
    else {
      pages.push([index]);
      left = room;
    }
    left -= height;
  });
  return pages;
}

/** A page stands a moment to be noticed, and as long as its words take; ms. */
export function standsFor(characters: number): number {
  return Math.min(40_000, Math.max(8000, 4000 + characters * 60));
}

/** Index of the page whose turn it is, counted from the clock alone: screens that show the same turn together. */
export function pageAt(now: number, lengths: readonly number[]): number {
  const round = lengths.reduce((sum, length) => sum + length, 0);
  let left = round === 0 ? 0 : now % round;
  const index = lengths.findIndex((length) => {
    left -= length;
    return left < 0;
  });
  return Math.max(0, index);
}

/** Words set as large as they may be; `size` in design units. */
export type SetWords = { readonly words: string; readonly size: number };

const LINE = 1.45;

/** A text on one page as large as it fits, from the sizes allowed; one too long for the smallest goes on over pages, cut between sentences. */
export function setWords(
  text: string,
  box: { readonly width: number; readonly height: number },
  sizes: readonly number[],
): SetWords[] {
  const size = sizes.find((one) => height(text, box.width, one) <= box.height);
  if (size !== undefined) return [{ words: text, size }];
  const smallest = sizes.at(-1) ?? 0;
  const fits = (words: string) => height(words, box.width, smallest) <= box.height;
  const pages: string[] = [];
  for (const part of sentences(text, fits)) {
    const longer = `${pages.at(-1) ?? ''}${part}`;
    if (pages.length > 0 && fits(longer)) pages[pages.length - 1] = longer;
    else pages.push(part);
  }
  return pages.map((words) => ({ words: words.trim(), size: smallest }));
}

/** Height of wrapped words; a line may end a word or a bracket early. */
function height(text: string, width: number, size: number): number {
  const usable = width - size * (/[A-Za-z]{4}/.test(text) ? 4 : 1);
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil((ems(line) * size) / usable)));
  return lines.reduce((sum, count) => sum + count, 0) * size * LINE;
}

/** Sentences; one that alone is too long falls into pieces that are not. */
function sentences(text: string, fits: (words: string) => boolean): string[] {
  const parts = text.match(/[^。！？；.!?;\n]+[。！？；.!?;\n]*\s*|[。！？；.!?;\n]+/g) ?? [text];
  return parts.flatMap((part) => {
    if (fits(part)) return [part];
    const characters = [...part];
    const half = Math.ceil(characters.length / 2);
    if (half === characters.length) return [part];
    const halves = [characters.slice(0, half).join(''), characters.slice(half).join('')];
    return halves.flatMap((one) => sentences(one, fits));
  });
}

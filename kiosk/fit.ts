/** Sizes that follow the words. Pure: measuring is the caller's. */

/** Width of a line in ems, near enough to choose a size: a hanzi is one, Latin and Cyrillic about half. */
export function ems(text: string): number {
  let width = 0;
  for (const character of text) width += emsOf(character.codePointAt(0) ?? 0);
  return width;
}

function emsOf(code: number): number {
  if (code >= 0x2e80) return 1;
  if (code === 0x20) return 0.25;
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x400 && code <= 0x42f) ? 0.7 : 0.62;
}

/** The largest of `sizes` (px, descending) at which `text` takes at most `lines` lines of `width` px; else the last. */
export function sizeFor(text: string, width: number, lines: number, sizes: readonly number[]): number {
  // A line breaks before its end: Latin words more than hanzi.
  const used = /[a-zа-я]{3}/i.test(text) ? 0.9 : 0.97;
  const room = lines === 1 ? width : width * lines * used;
  return sizes.find((size) => ems(text) * size <= room) ?? sizes.at(-1) ?? 0;
}

/** One line as large as it goes; where even the last of `one` is too long, two lines at the smaller sizes of `two`. */
export function oneOrTwo(
  text: string,
  width: number,
  one: readonly number[],
  two: readonly number[],
): number {
  const fitting = one.find((size) => ems(text) * size <= width);
  return fitting ?? sizeFor(text, width, 2, two);
}

/** The same for a column of lines: those on one line share a size, those on two share another. */
export function oneOrTwoEach(
  texts: readonly string[],
  width: number,
  one: readonly number[],
  two: readonly number[],
): readonly number[] {
  const sizes = texts.map((text) => oneOrTwo(text, width, one, two));
  const single = Math.min(...sizes.filter((size) => one.includes(size)));
  const double = Math.min(...sizes.filter((size) => !one.includes(size)));
  return sizes.map((size) => (one.includes(size) ? single : double));
}

/**
 * Cuts rows of measured heights into pages of at most `room` px; every page holds at least one row, also one taller than the page.
 */
export function paginate(heights: readonly number[], room: number): readonly (readonly [number, number])[] {
  const pages: [number, number][] = [];
  let start = 0;
  let used = 0;
  heights.forEach((height, index) => {
    if (index > start && used + height > room) {
      pages.push([start, index]);
      start = index;
      used = 0;
    }
    used += height;
  });
  if (heights.length > start) pages.push([start, heights.length]);
  return pages;
}

/** Pages of a list with `perPage` rows; a page number past the end is brought back. */
export function pageOf<T>(
  all: readonly T[],
  perPage: number,
  page: number,
): { rows: readonly T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const at = Math.min(Math.max(0, page), pages - 1);
  return { rows: all.slice(at * perPage, (at + 1) * perPage), page: at, pages };
}

/** Sizes that follow the words, so that nothing overlaps. In design units of the surface (`--u`); widths of Noto Sans SC, bold. */

const DIGIT = 0.59;
const CAPITALS: Readonly<Record<string, number>> = {
  A: 0.641,
  B: 0.681,
  C: 0.656,
  D: 0.714,
  E: 0.615,
  F: 0.585,
  G: 0.717,
  H: 0.757,
  J: 0.568,
  K: 0.686,
  L: 0.578,
  M: 0.853,
  N: 0.749,
  P: 0.667,
  Q: 0.77,
  R: 0.682,
  S: 0.624,
  T: 0.625,
  U: 0.748,
  V: 0.619,
  W: 0.915,
  X: 0.627,
  Y: 0.58,
  Z: 0.613,
};
/** Side bearings: how much narrower the ink of a line is than its advance, em. */
const BEARINGS = 0.06;

/** Advance of a line in em; never less than the browser's by more than a hair. */
export function ems(text: string): number {
  let width = 0;
  for (const character of text) width += advance(character);
  return width;
}

function advance(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x2e80) return 1;
  if (character === ' ') return 0.23;
  if (/[ijlrtf.,:;'|!-]/.test(character)) return 0.44;
  if (/[mw—…]/.test(character)) return 1;
  return CAPITALS[character] ?? (/[0-9]/.test(character) ? DIGIT : 0.65);
}

/** The largest size not above `most` at which the ink of `text` is at most `width` wide. */
export function fitted(text: string, width: number, most: number): number {
  const ink = ems(text) - BEARINGS;
  return ink <= 0 ? most : Math.min(most, Math.floor(width / ink));
}

/** A length in design units. */
export function u(units: number): string {
  return `calc(var(--u) * ${units})`;
}

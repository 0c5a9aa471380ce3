import type { PanelColours } from '../contract/commands.ts';

/** What a dot is lit with: bits of red, green and blue. */
export const INK = { dark: 0, red: 1, green: 2, amber: 3, white: 7 } as const;
export type Ink = (typeof INK)[keyof typeof INK];

export type Rgb = readonly [red: number, green: number, blue: number];
const SINGLE: Readonly<Record<Exclude<PanelColours, 'two' | 'full'>, Rgb>> = {
  red: [255, 0, 0],
  green: [0, 255, 0],
  amber: [255, 160, 0],
  white: [255, 255, 255],
};
/** On a panel of all colours amber is mixed to look it; with two colours it is both in full. */
const FULL: Readonly<Record<number, Rgb>> = {
  [INK.red]: [255, 0, 0],
  [INK.green]: [0, 255, 0],
  [INK.amber]: [255, 160, 0],
  [INK.white]: [255, 255, 255],
};
const TWO: Readonly<Record<number, Rgb>> = { ...FULL, [INK.amber]: [255, 255, 0], [INK.white]: [255, 0, 0] };
const DARK: Rgb = [0, 0, 0];

/** The light of a dot on a panel; white is red where there is no blue. */
export function light(ink: number, colours: PanelColours): Rgb {
  if (ink === INK.dark) return DARK;
  if (colours === 'full') return FULL[ink] ?? DARK;
  return colours === 'two' ? (TWO[ink] ?? DARK) : SINGLE[colours];
}

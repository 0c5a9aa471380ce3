import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { Bitmap } from './bitmap.ts';

/**
 * The fonts paper is drawn with, all from packages, so that a bare machine prints like any other:
 *   1. Noto Sans SC: everything usual;
 *   2. Noto Sans CJK SC of the system, where it is installed: most rare hanzi in the same hand;
 *   3. Noto Sans JP: rare hanzi in names (㐂, 𠮷) without any system font;
 *   4. UnifontEX: 16-dot shapes for nearly all else (Uyghur, Tibetan, Yi, further hanzi);
 *   5. whatever the system has.
 * What none of them has is written as its code point (`legible`), never left blank.
 */
const FAMILIES = '"Paper SC", "Noto Sans CJK SC", "Paper JP", "Paper Unifont"';
const PACKAGES = [
  ['Paper SC', '@fontsource-variable/noto-sans-sc/package.json', /-wght-normal\.woff2$/],
  ['Paper JP', '@fontsource-variable/noto-sans-jp/package.json', /-wght-normal\.woff2$/],
  ['Paper Unifont', '@fontsource/unifontex/package.json', /-400-normal\.woff2$/],
] as const;

let loaded = false;

/** Loads the fonts on first use (about 0.2 s). */
function loadFonts(): void {
  if (loaded) return;
  loaded = true;
  const require = createRequire(import.meta.url);
  for (const [family, manifest, pattern] of PACKAGES) {
    const folder = join(dirname(require.resolve(manifest)), 'files');
    for (const file of readdirSync(folder)) {
      if (pattern.test(file)) GlobalFonts.registerFromPath(join(folder, file), family);
    }
  }
}

export type Pen = { readonly size: number; readonly weight: 400 | 500 | 700 };

/** A context in which text is drawn black on transparent ground. */
function contextFor(width: number, height: number, pen: Pen): SKRSContext2D {
  loadFonts();
  const context = createCanvas(Math.max(1, width), Math.max(1, height)).getContext('2d');
  context.font = `${pen.weight} ${pen.size}px ${FAMILIES}`;
  context.textBaseline = 'alphabetic';
  context.fillStyle = '#000';
  return context;
}

/** A text to be drawn: `x` its left edge, `baseline` its base line; wider than `maxWidth` is squeezed. */
export type Stroke = { text: string; x: number; baseline: number; maxWidth?: number };

/** Draws texts and turns them into dots: a dot is black from `threshold` of 255 ink on. */
export function drawTexts(
  width: number,
  height: number,
  pen: Pen,
  texts: readonly Stroke[],
  threshold = 112,
): Bitmap {
  const context = contextFor(width, height, pen);
  for (const { text, x, baseline, maxWidth } of texts) {
    if (maxWidth === undefined) context.fillText(text, x, baseline);
    else fillSqueezed(context, text, x, baseline, maxWidth);
  }
  const pixels = context.getImageData(0, 0, Math.max(1, width), Math.max(1, height)).data;
  const dots = new Uint8Array(width * height);
  for (let at = 0; at < dots.length; at++) dots[at] = (pixels[at * 4 + 3] ?? 0) >= threshold ? 1 : 0;
  return { width, height, dots };
}

/** Canvas' own maxWidth condenses some fonts badly: the coordinate system is squeezed instead. */
function fillSqueezed(
  context: SKRSContext2D,
  text: string,
  x: number,
  baseline: number,
  maxWidth: number,
): void {
  const natural = context.measureText(text).width;
  if (natural <= maxWidth) {
    context.fillText(text, x, baseline);
    return;
  }
  context.save();
  context.translate(x, 0);
  context.scale(maxWidth / natural, 1);
  context.fillText(text, 0, baseline);
  context.restore();
}

/** Natural width in dots. */
export function widthOf(text: string, pen: Pen): number {
  return contextFor(1, 1, pen).measureText(text).width;
}

const PROBE: Pen = { size: 24, weight: 400 };
/** Unassigned code points: whatever is drawn for them is a font's way to say "I have none". */
const UNASSIGNED = ['\u{8fffd}', '\u{afff0}'];
const known = new Map<string, boolean>();

/** Whether any font of the chain has a shape for this grapheme. */
export function canDraw(grapheme: string): boolean {
  let answer = known.get(grapheme);
  if (answer === undefined) {
    const shape = probe(grapheme);
    answer = /^\s+$/u.test(grapheme) || (shape.includes('1') && !nothing().includes(shape));
    known.set(grapheme, answer);
  }
  return answer;
}

let tofu: string[] | null = null;
function nothing(): string[] {
  tofu ??= UNASSIGNED.map(probe);
  return tofu;
}

function probe(grapheme: string): string {
  return drawTexts(40, 40, PROBE, [{ text: grapheme, x: 4, baseline: 30 }]).dots.join('');
}

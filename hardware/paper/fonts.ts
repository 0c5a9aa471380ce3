import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { Bitmap } from './bitmap.ts';
import { carries, fontPackage, fontsFor } from './font-files.ts';
import { createKept } from './kept.ts';

/**
 * The fonts paper is drawn with, all from packages, so that a bare machine prints like any other:
 *   1. Noto Sans SC: everything usual;
 *   2. Noto Sans CJK SC of the system, where it is installed: most rare hanzi in the same hand;
 *   3. Noto Sans JP: rare hanzi in names (㐂, 𠮷) without any system font;
 *   4. UnifontEX: 16-dot shapes for nearly all else (Uyghur, Tibetan, Yi, further hanzi);
 *   5. whatever the system has.
 * What none of them has is written as its code point (`legible`), never left blank. The third and fourth are loaded when a
 * character first needs them: every font loaded makes the first drawing after it slower.
 */
const FAMILIES = '"Paper SC", "Noto Sans CJK SC", "Paper JP", "Paper Unifont"';
const USUAL = fontPackage('@fontsource-variable/noto-sans-sc', '-wght-normal.woff2');
const RARE = fontPackage('@fontsource-variable/noto-sans-jp', '-wght-normal.woff2');
const LAST = fontPackage('@fontsource/unifontex', '-400-normal.woff2');

const loaded = new Set<string>();
/** Looked for already; those unassigned are in no font and worth no loading. */
const looked = new Set<number>([0x8fffd, 0xafff0]);

function load(files: readonly string[], family: string): void {
  for (const file of files) {
    if (!loaded.has(file)) GlobalFonts.registerFromPath(file, family);
    loaded.add(file);
  }
}

/** Gets ready what is usual (some tenths of a second, once): when a printer is set up, rather than with its first ticket. */
export function warmFonts(): void {
  for (const weight of [400, 500, 700] as const) widthOf('国A', { size: 24, weight });
}

/** Loads what the text needs beyond what is loaded; best for all texts at once, each loading makes one drawing slow. */
export function loadFor(text: string): void {
  if (loaded.size === 0) load(fontsFor(USUAL, null), 'Paper SC');
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80 || looked.has(code)) continue;
    looked.add(code);
    if (carries(USUAL, code)) continue;
    const rare = fontsFor(RARE, code);
    if (rare.length > 0) load(rare, 'Paper JP');
    else load(fontsFor(LAST, null), 'Paper Unifont');
  }
}

export type Pen = { readonly size: number; readonly weight: 400 | 500 | 700 };

/** As a canvas wants it; what the text needs must be loaded. */
export function fontOf({ weight, size }: Pen): string {
  return `${weight} ${size}px ${FAMILIES}`;
}

/** A context in which text is drawn black on transparent ground. */
function contextFor(width: number, height: number, pen: Pen, text: string): SKRSContext2D {
  loadFor(text);
  const context = createCanvas(Math.max(1, width), Math.max(1, height)).getContext('2d');
  context.font = fontOf(pen);
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
  const context = contextFor(width, height, pen, texts.map((stroke) => stroke.text).join(''));
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

const widths = createKept<number>(2000);

/** Natural width in dots. */
export function widthOf(text: string, pen: Pen): number {
  return widths(
    `${pen.weight} ${pen.size} ${text}`,
    () => contextFor(1, 1, pen, text).measureText(text).width,
  );
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

import { useEffect, useState } from 'preact/hooks';
import { type Glyph, inkBox, inkFit, inkOf } from '../ink.ts';

/** Size at which characters are measured, px; where the baseline stands in that height; room for ink beside the advance. */
const MEASURED = 400;
const BASELINE = 0.9;
const MARGIN = 40;
/** From margin to margin. */
const MEASURE = 960;
const FACE = `700 ${MEASURED}px "Noto Sans SC Variable", "Noto Sans CJK SC", sans-serif`;

type Fit = { readonly size: number; readonly shift: number; readonly ascent: number };
/** Before the canvas says better: a bold digit's height and bearing. */
const GUESS: Fit = { size: MEASURED, shift: 0, ascent: MEASURED * 0.74 };

/** By character: drawing aside takes longer than all else on the screen, and there are ten digits and few letters. */
const glyphs = new Map<string, Glyph>();
/** Whether the face is here; what is measured without it does not last. */
const isHere = (text: string): boolean => document.fonts.check(FACE, text);

/** Draws a character aside and looks where its ink is: what the browser tells of a variable face's bounds is off by a hundredth. */
function glyphOf(character: string): Glyph | null {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return null;
  pen.font = FACE;
  const advance = pen.measureText(character).width;
  canvas.width = Math.ceil(advance) + 2 * MARGIN;
  canvas.height = MEASURED;
  pen.font = FACE;
  pen.fillText(character, MARGIN, MEASURED * BASELINE);
  const box = inkBox(pen.getImageData(0, 0, canvas.width, canvas.height));
  if (!box) return null;
  const glyph = {
    advance,
    left: MARGIN - box.left,
    right: box.right - MARGIN,
    ascent: MEASURED * BASELINE - box.top,
  };
  if (isHere(character)) glyphs.set(character, glyph);
  return glyph;
}

function measure(text: string, height: number): Fit {
  const parts = [...text].map((character) => glyphs.get(character) ?? glyphOf(character));
  const ink = inkOf(parts.filter((part) => part !== null));
  if (!ink) return GUESS;
  const { size, shift } = inkFit({ ...ink, size: MEASURED }, MEASURE, height);
  return { size, shift, ascent: (ink.ascent * size) / MEASURED };
}

/** The number, its ink filling the measure from edge to edge. */
export function TicketNumber({ number, height = 340 }: { number: string; height?: number }) {
  const [fit, setFit] = useState(() => measure(number, height));
  useEffect(() => {
    if ([...number].every((character) => glyphs.has(character))) return;
    let shown = true;
    // The face may still be on its way: measured again when it is here.
    document.fonts.load(FACE, number).then(() => {
      if (shown) setFit(measure(number, height));
    });
    return () => {
      shown = false;
    };
  }, [number, height]);
  return (
    <svg
      class="number"
      viewBox={`0 0 ${MEASURE} ${height}`}
      width={MEASURE}
      height={height}
      role="img"
      aria-label={[...number].join(' ')}
    >
      <text
        x={fit.shift}
        y={(height + fit.ascent) / 2}
        font-size={fit.size}
        font-weight="700"
        style={{ fontKerning: 'none' }}
      >
        {number}
      </text>
    </svg>
  );
}

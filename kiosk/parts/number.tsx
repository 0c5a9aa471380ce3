import { useEffect, useState } from 'preact/hooks';
import { inkBox, inkFit } from '../fit.ts';

/** Size at which it is measured, px; where its baseline stands in that height; room for ink beside the advance. */
const MEASURED = 400;
const BASELINE = 0.9;
const MARGIN = 40;
/** From margin to margin. */
const MEASURE = 960;
const FACE = `700 ${MEASURED}px "Noto Sans SC Variable", "Noto Sans CJK SC", sans-serif`;

type Fit = { readonly size: number; readonly shift: number; readonly ascent: number };
/** Before the canvas says better: a bold digit's height and bearing. */
const GUESS: Fit = { size: MEASURED, shift: 0, ascent: MEASURED * 0.74 };

/** Draws the number aside and looks where its ink is: what the browser tells of a variable face's bounds is off by a hundredth. */
function measure(text: string, height: number): Fit {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return GUESS;
  pen.font = FACE;
  canvas.width = Math.ceil(pen.measureText(text).width) + 2 * MARGIN;
  canvas.height = MEASURED;
  pen.font = FACE;
  pen.fontKerning = 'none';
  pen.fillText(text, MARGIN, MEASURED * BASELINE);
  const box = inkBox(pen.getImageData(0, 0, canvas.width, canvas.height));
  if (!box) return GUESS;
  const ascent = MEASURED * BASELINE - box.top;
  const ink = { size: MEASURED, left: MARGIN - box.left, right: box.right - MARGIN, ascent };
  const { size, shift } = inkFit(ink, MEASURE, height);
  return { size, shift, ascent: (ascent * size) / MEASURED };
}

/** The number, its ink filling the measure from edge to edge. */
export function TicketNumber({ number, height = 340 }: { number: string; height?: number }) {
  const [fit, setFit] = useState(() => measure(number, height));
  useEffect(() => {
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

import { useEffect, useState } from 'preact/hooks';
import { inkFit } from '../fit.ts';

const MEASURED = 400;
/** From margin to margin. */
const MEASURE = 960;
const FACE = `700 ${MEASURED}px "Noto Sans SC Variable", "Noto Sans CJK SC", sans-serif`;

type Fit = { readonly size: number; readonly shift: number; readonly ascent: number };

function measure(text: string, height: number): Fit {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return { size: MEASURED, shift: 0, ascent: MEASURED * 0.74 };
  pen.font = FACE;
  pen.fontKerning = 'none';
  const {
    actualBoundingBoxLeft: left,
    actualBoundingBoxRight: right,
    actualBoundingBoxAscent: ascent,
  } = pen.measureText(text);
  const { size, shift } = inkFit({ size: MEASURED, left, right, ascent }, MEASURE, height);
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

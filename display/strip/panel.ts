import { type Bitmap, blank } from '../../hub/pixels/bitmap.ts';
import type { StripColour } from './text.ts';

/** Light of a dot, and of one that is off; behind them the panel's black. */
const LIT: Record<StripColour, string> = { red: '#ff4534', amber: '#ffb02e' };
const DARK = '#1f1a17';

/** The page's LED panel: dots of whole device pixels, drawn hard-edged and only where they change. */
export type Panel = { show(picture: Bitmap, colour: StripColour): void };

/** Draws on `canvas` at `pitch` device pixels a dot; sizes the canvas. */
export function createPanel(canvas: HTMLCanvasElement, columns: number, rows: number, pitch: number): Panel {
  canvas.width = columns * pitch;
  canvas.height = rows * pitch;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser draws no canvas');
  const dark = dotOf(pitch, DARK);
  const lit = { red: dotOf(pitch, LIT.red), amber: dotOf(pitch, LIT.amber) };
  let shown: Bitmap | null = null;
  let shownColour: StripColour = 'red';
  const draw = (index: number, dot: HTMLCanvasElement) => {
    const [x, y] = [(index % columns) * pitch, Math.floor(index / columns) * pitch];
    pen.clearRect(x, y, pitch, pitch);
    pen.drawImage(dot, x, y);
  };
  const panel: Panel = {
    show(picture, colour) {
      for (const [index, dot] of picture.dots.entries()) {
        const same = shown?.dots[index] === dot && (dot === 0 || colour === shownColour);
        if (!same) draw(index, dot ? lit[colour] : dark);
      }
      shown = picture;
      shownColour = colour;
    },
  };
  panel.show(blank(columns, rows), 'red');
  return panel;
}

/** One dot: a disc of whole pixels, with a pixel of black between neighbours. */
function dotOf(pitch: number, colour: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = pitch;
  canvas.height = pitch;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser draws no canvas');
  pen.fillStyle = colour;
  const size = Math.max(1, pitch > 2 ? pitch - 1 : pitch);
  const centre = (size - 1) / 2;
  // Half a pixel more than the radius rounds only the corners of small dots.
  const reach = (size / 2) ** 2 + 0.3;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (size < 4 || (x - centre) ** 2 + (y - centre) ** 2 <= reach) pen.fillRect(x, y, 1, 1);
    }
  }
  return canvas;
}

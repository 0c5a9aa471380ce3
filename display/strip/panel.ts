import type { PanelColours } from '../../hub/contract/commands.ts';
import { type Bitmap, blank } from '../../hub/pixels/bitmap.ts';
import { INK, light } from '../../hub/pixels/ink.ts';

/** How the light of a diode looks on this screen, by the light asked for; behind the dots the panel's black. */
const LOOKS: Readonly<Record<string, string>> = {
  '255,0,0': '#ff4534',
  '0,255,0': '#4ddc6a',
  '255,160,0': '#ffb02e',
  '255,255,0': '#ffb02e',
  '255,255,255': '#fff4e6',
};
const DARK = '#1f1a17';

/** The page's LED panel: dots of whole device pixels, drawn hard-edged and only where they change. */
export type Panel = { show(picture: Bitmap): void };

/** Draws on `canvas` at `pitch` device pixels a dot; sizes the canvas. */
export function createPanel(
  canvas: HTMLCanvasElement,
  { columns, rows, colours }: { columns: number; rows: number; colours: PanelColours },
  pitch: number,
): Panel {
  canvas.width = columns * pitch;
  canvas.height = rows * pitch;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser draws no canvas');
  const dark = dotOf(pitch, DARK);
  const lit = new Map(
    [INK.red, INK.green, INK.amber, INK.white].map((ink) => [
      ink as number,
      dotOf(pitch, LOOKS[light(ink, colours).join()] ?? DARK),
    ]),
  );
  let shown: Bitmap | null = null;
  const panel: Panel = {
    show(picture) {
      for (const [index, dot] of picture.dots.entries()) {
        if (shown?.dots[index] === dot) continue;
        const [x, y] = [(index % columns) * pitch, Math.floor(index / columns) * pitch];
        pen.clearRect(x, y, pitch, pitch);
        pen.drawImage(lit.get(dot) ?? dark, x, y);
      }
      shown = picture;
    },
  };
  panel.show(blank(columns, rows));
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

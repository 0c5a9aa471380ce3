import type { PanelColours } from '../../hub/contract/commands.ts';
import type { Bitmap } from '../../hub/pixels/bitmap.ts';
import { light } from '../../hub/pixels/ink.ts';

/** Which dot comes when on the wire. */
export type Wiring = {
  /** Where the first dot is. */
  readonly start: 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';
  readonly by: 'rows' | 'columns';
  /** Every other row (or column) runs back. */
  readonly serpentine: boolean;
  /** Channels of a dot; W: one, as bright as the brightest of the three. */
  readonly order: (typeof ORDERS)[number];
  readonly colours: PanelColours;
  /** 255 = all the light there is. */
  readonly brightness: number;
};
export const ORDERS = ['W', 'RG', 'GR', 'RGB', 'RBG', 'GRB', 'GBR', 'BRG', 'BGR'] as const;
export const CORNERS = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;

/** Index in the picture of the `count`-th dot on the wire. */
export function placeOf(
  count: number,
  columns: number,
  rows: number,
  { start, by, serpentine }: Wiring,
): number {
  const length = by === 'rows' ? columns : rows;
  const [line, step] = [Math.floor(count / length), count % length];
  const along = serpentine && line % 2 === 1 ? length - 1 - step : step;
  const [x, y] = by === 'rows' ? [along, line] : [line, along];
  const column = start.endsWith('right') ? columns - 1 - x : x;
  const row = start.startsWith('bottom') ? rows - 1 - y : y;
  return row * columns + column;
}

/** The picture as bytes in the order of the wire. */
export function channels(picture: Bitmap, wiring: Wiring): Uint8Array {
  const { columns, rows, dots } = picture;
  const width = wiring.order.length;
  const bytes = new Uint8Array(dots.length * width);
  for (let count = 0; count < dots.length; count++) {
    const ink = dots[placeOf(count, columns, rows, wiring)] ?? 0;
    const [red, green, blue] = light(ink, wiring.colours);
    const levels: Readonly<Record<string, number>> = {
      R: red,
      G: green,
      B: blue,
      W: Math.max(red, green, blue),
    };
    for (let i = 0; i < width; i++) {
      const level = levels[wiring.order[i] ?? ''] ?? 0;
      bytes[count * width + i] = Math.round((level * wiring.brightness) / 255);
    }
  }
  return bytes;
}

/** A black-and-white picture in printer dots, one byte a dot: 1 = black. Mutable while it is drawn. */
export type Bitmap = { readonly width: number; readonly height: number; readonly dots: Uint8Array };

/** A white bitmap. */
export function blank(width: number, height: number): Bitmap {
  return { width, height, dots: new Uint8Array(width * height) };
}

/** Draws `from` into `into` with its corner at (x, y); what lies outside is cut off. Black adds to black. */
export function stamp(into: Bitmap, from: Bitmap, x: number, y: number): void {
  const left = Math.max(0, -x);
  const right = Math.min(from.width, into.width - x);
  const bottom = Math.min(from.height, into.height - y);
  for (let row = Math.max(0, -y); row < bottom; row++) {
    const source = row * from.width;
    const target = (y + row) * into.width + x;
    for (let column = left; column < right; column++)
      if (from.dots[source + column]) into.dots[target + column] = 1;
  }
}

/** Turns black to white and back inside the rectangle. */
export function reverse(bitmap: Bitmap, x: number, y: number, width: number, height: number): void {
  for (let row = Math.max(0, y); row < Math.min(bitmap.height, y + height); row++) {
    for (let column = Math.max(0, x); column < Math.min(bitmap.width, x + width); column++) {
      const at = row * bitmap.width + column;
      bitmap.dots[at] = bitmap.dots[at] ? 0 : 1;
    }
  }
}

/** Bitmaps one below the other, flush left, as wide as the widest. */
export function stack(parts: readonly Bitmap[]): Bitmap {
  const width = Math.max(1, ...parts.map((part) => part.width));
  const all = blank(
    width,
    parts.reduce((sum, part) => sum + part.height, 0),
  );
  let y = 0;
  for (const part of parts) {
    stamp(all, part, 0, y);
    y += part.height;
  }
  return all;
}

/** The smallest rectangle holding all black dots, or null when there is none. */
export function inkOf(bitmap: Bitmap): { left: number; top: number; right: number; bottom: number } | null {
  let [left, top, right, bottom] = [bitmap.width, bitmap.height, -1, -1];
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      if (!bitmap.dots[y * bitmap.width + x]) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return right < 0 ? null : { left, top, right: right + 1, bottom: bottom + 1 };
}

/** A part of the bitmap, as a bitmap of its own. */
export function crop(bitmap: Bitmap, x: number, y: number, width: number, height: number): Bitmap {
  const part = blank(width, height);
  stamp(part, bitmap, -x, -y);
  return part;
}

/** `height` rows from `top`, `width` dots of each, packed for GS v 0: eight dots a byte, highest bit left, each row starting a byte. */
export function packRows(
  bitmap: Bitmap,
  top: number,
  width: number,
  height: number,
): { bytesPerRow: number; data: Buffer } {
  const bytesPerRow = Math.ceil(width / 8);
  const data = Buffer.alloc(bytesPerRow * height);
  for (let y = 0; y < height; y++) {
    const row = (top + y) * bitmap.width;
    for (let left = 0; left < width; left += 8) {
      let byte = 0;
      for (let x = left; x < left + 8; x++)
        byte = (byte << 1) | (x < width ? (bitmap.dots[row + x] ?? 0) : 0);
      data[y * bytesPerRow + (left >> 3)] = byte;
    }
  }
  return { bytesPerRow, data };
}

/** The reverse of `packRows`. */
export function unpackRows(bytesPerRow: number, height: number, data: Uint8Array): Bitmap {
  const bitmap = blank(bytesPerRow * 8, height);
  for (let at = 0; at < bitmap.dots.length; at++) {
    bitmap.dots[at] = ((data[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
  }
  return bitmap;
}

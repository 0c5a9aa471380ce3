import { createCanvas } from '@napi-rs/canvas';
import type { Bitmap } from './bitmap.ts';

/** The bitmap as a PNG, with `margin` dots of white paper around it. Encoding runs off the main thread. */
export async function encodePng(
  bitmap: Bitmap,
  margin: { side: number; ends: number } = { side: 0, ends: 0 },
) {
  const width = bitmap.width + 2 * margin.side;
  const height = bitmap.height + 2 * margin.ends;
  const canvas = createCanvas(Math.max(1, width), Math.max(1, height));
  const context = canvas.getContext('2d');
  const image = context.createImageData(canvas.width, canvas.height);
  image.data.fill(255);
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      if (!bitmap.dots[y * bitmap.width + x]) continue;
      const at = ((y + margin.ends) * width + x + margin.side) * 4;
      image.data.fill(0, at, at + 3);
    }
  }
  context.putImageData(image, 0, 0);
  return canvas.encode('png');
}

import { createRequire } from 'node:module';
import { createCanvas, loadImage } from '@napi-rs/canvas';

// The package's types and its CommonJS form disagree about the default export under NodeNext.
type Reader = (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null;
const jsQR: Reader = createRequire(import.meta.url)('jsqr');

export type Picture = { width: number; height: number; data: Uint8ClampedArray };

/** A PNG's pixels. */
export async function pixelsOf(png: Buffer | string): Promise<Picture> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return { width: image.width, height: image.height, data: Uint8ClampedArray.from(data) };
}

/** What a phone's camera reads in a picture, or null. */
export async function scan(png: Buffer | string): Promise<string | null> {
  const { data, width, height } = await pixelsOf(png);
  return jsQR(data, width, height)?.data ?? null;
}

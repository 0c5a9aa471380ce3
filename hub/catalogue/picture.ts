import type { Text } from '../contract/text.ts';
import { PICTURE_MESSAGES as SAYS } from './messages.ts';
import { svgFault } from './svg.ts';

/** Bytes of a picture at most: what a kiosk fetches at a touch. */
export const MAX_PICTURE_BYTES = 512 * 1024;
/** Pixels of a side at most. */
const MAX_SIDE = 4000;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Why a picture may not be shown: its size, or that it is not what its name says. null when it may. `name` ends in svg, png or jpg. */
export function pictureFault(name: string, bytes: Uint8Array): Text | null {
  if (bytes.length > MAX_PICTURE_BYTES) return SAYS.tooLarge(MAX_PICTURE_BYTES / 1024);
  const kind = name.slice(name.lastIndexOf('.') + 1);
  if (kind === 'svg') {
    const text = textOf(bytes);
    return text === null ? SAYS.noSvg : svgFault(text);
  }
  const size = kind === 'png' ? pngSize(bytes) : jpegSize(bytes);
  if (size === null) return SAYS.notWhatItSays(kind.toUpperCase());
  return Math.max(...size) > MAX_SIDE ? SAYS.tooWide(...size, MAX_SIDE) : null;
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

type Size = readonly [width: number, height: number];

/** Of the header, which comes first. */
function pngSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 33 || PNG.some((byte, at) => bytes[at] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = [view.getUint32(16), view.getUint32(20)] as const;
  return view.getUint32(12) === 0x49484452 && size[0] > 0 && size[1] > 0 ? size : null;
}

/** Of the first frame header: segments follow each other by their lengths. */
function jpegSize(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return width > 0 && height > 0 ? [width, height] : null;
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

import type { MediaFile } from '../contract/views/screen.ts';

export type MediaType = { readonly kind: MediaFile['kind']; readonly type: string };

/** Bytes from the start of a file that tell what it is. */
export const HEAD = 16;

const text = (head: Buffer, from: number, to: number) => head.toString('latin1', from, to);

/** What a file is by its first bytes, whatever it is called; null: nothing a screen can show. No SVG: it can carry scripts. */
export function mediaType(head: Buffer): MediaType | null {
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])))
    return { kind: 'picture', type: 'image/jpeg' };
  if (text(head, 0, 8) === '\x89PNG\r\n\x1a\n') return { kind: 'picture', type: 'image/png' };
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP')
    return { kind: 'picture', type: 'image/webp' };
  if (text(head, 4, 8) === 'ftyp')
    return text(head, 8, 11) === 'avi' // avif, avis
      ? { kind: 'picture', type: 'image/avif' }
      : { kind: 'video', type: 'video/mp4' };
  if (head.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3])))
    return { kind: 'video', type: 'video/webm' };
  return null;
}

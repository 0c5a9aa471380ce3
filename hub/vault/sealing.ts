import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** AES-256-GCM: a fresh nonce of 12 bytes stands first, the tag of 16 bytes last. */
const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;
export const KEY = 32;

/** Seals bytes under a key. `about` is not kept but must be the same at opening: sealed data cannot be moved to another owner. */
export function sealBytes(key: Buffer, about: string, plain: Buffer): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce);
  cipher.setAAD(Buffer.from(about));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
}

/** What was sealed, or null when key, owner or a single bit is another. */
export function openBytes(key: Buffer, about: string, sealed: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < NONCE + TAG) return null;
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(bytes.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
  } catch {
    return null;
  }
}

/** HMAC-SHA256 of the text in its normal form (NFKC, trimmed). */
export function blindIndex(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text.normalize('NFKC').trim()).digest('base64url');
}

/** What the master key is used for, each with a key derived for it alone. */
export type MasterKey = {
  /** An applicant's key, sealed for the disk. */
  wrap(person: string, key: Buffer): string;
  /** Null when it was wrapped by another master key. */
  unwrap(person: string, wrapped: string): Buffer | null;
  index(text: string): string;
  /** A webhook's secret: the same for the same id, and to be had from the master key alone. */
  signing(webhook: string): string;
};

export function masterKey(secret: Buffer): MasterKey {
  const derived = (use: string) =>
    Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `onewindow vault ${use}`, KEY));
  const wrapping = derived('wrap');
  const indexing = derived('index');
  const signing = derived('webhook');
  return {
    wrap: (person, key) => sealBytes(wrapping, person, key),
    unwrap: (person, wrapped) => openBytes(wrapping, person, wrapped),
    index: (text) => blindIndex(indexing, text),
    signing: (webhook) => createHmac('sha256', signing).update(webhook).digest('base64url'),
  };
}

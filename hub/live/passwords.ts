import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt parameters: about 50 ms on the hall's machine; a guesser pays the same. */
const COST = { N: 16384, r: 8, p: 1 };
const LENGTH = 32;

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, LENGTH, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** `scrypt$<salt>$<key>`, base64url (X1). */
export async function hashPassword(password: string, salt: Buffer = randomBytes(16)): Promise<string> {
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`;
}

/** An unknown user costs the same time as a known one: compare against null then. */
export async function checkPassword(password: string, hash: string | null): Promise<boolean> {
  const [scheme, salt, key] = (hash ?? '').split('$');
  const derived = await derive(password, Buffer.from(salt ?? '', 'base64url'));
  const known = Buffer.from(key ?? '', 'base64url');
  return scheme === 'scrypt' && known.length === derived.length && timingSafeEqual(known, derived);
}

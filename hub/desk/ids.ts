/** 62 letters that sort in this order everywhere. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const TIME_LETTERS = 8;
/** Random bytes of one id, and how many ids' worth is fetched at once: fetching costs far more than the bytes. */
const RANDOM = 18;
const AT_ONCE = 256;

/**
 * Ids that cannot be guessed (18 random bytes) and begin with the time: rows made together lie together on disk, which is
 * worth about half the durable commands a second.
 */
export function orderedIds(now: () => number, randomBytes: (size: number) => Buffer): () => string {
  let pool = randomBytes(0);
  let used = 0;
  let time = Number.NaN;
  let letters = '';
  return () => {
    const at = now();
    if (at !== time) letters = timeLetters(at);
    time = at;
    if (used >= pool.length) {
      pool = randomBytes(RANDOM * AT_ONCE);
      used = 0;
    }
    const random = pool.toString('base64url', used, used + RANDOM);
    used += RANDOM;
    return letters + random;
  };
}

function timeLetters(now: number): string {
  let time = Math.max(0, Math.floor(now));
  let letters = '';
  for (let i = 0; i < TIME_LETTERS; i++) {
    letters = `${LETTERS[time % LETTERS.length]}${letters}`;
    time = Math.floor(time / LETTERS.length);
  }
  return letters;
}

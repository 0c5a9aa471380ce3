import { createHash } from 'node:crypto';
import type { Spoken } from '../contract/text.ts';
import type { Reading } from '../contract/views/kiosk.ts';
import { memoryStore } from './store.ts';
import { duration, join, type Sound, writeWav } from './wav.ts';

/** Between sentences. */
const GAP_MS = 250;
/** What may name a visitor is kept in memory alone, and not for long. */
const BYTES = 16 * 1024 * 1024;
/** Screens being read at once; a kiosk beyond is told that it was not spoken. */
const AT_ONCE = 8;

/** Reads a kiosk's screens (K4). `make` puts each sentence behind the calls, which never wait for more than one. */
export function createReader(
  make: (language: Spoken, text: string, urgent: boolean) => Promise<Sound>,
  failed: (error: unknown) => void,
): {
  read(language: Spoken, text: string): Promise<Reading | null>;
  file(hash: string): Promise<Buffer | null>;
} {
  const files = memoryStore(BYTES);
  let underWay = 0;
  return {
    async read(language, text) {
      if (underWay >= AT_ONCE) return null;
      underWay += 1;
      try {
        const sounds: Sound[] = [];
        for (const sentence of sentencesOf(text)) sounds.push(await make(language, sentence, false));
        if (sounds.length === 0) return null;
        const sound = join(sounds, GAP_MS);
        const file = writeWav(sound);
        const hash = createHash('sha256').update(file).digest('hex').slice(0, 32);
        await files.put(hash, file);
        return { url: `/voice/${hash}.wav`, ms: duration(sound) };
      } catch (error) {
        failed(error);
        return null;
      } finally {
        underWay -= 1;
      }
    },
    file: (hash) => files.get(hash),
  };
}

/** Lines are sentences; nothing that cannot be spoken. */
const sentencesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));

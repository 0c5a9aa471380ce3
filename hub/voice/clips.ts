import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../contract/text.ts';
import { CLIP_RATE } from '../contract/voice.ts';
import { duration, readWav, type Sound } from './wav.ts';

/** A phrase somebody recorded, ready to be put into a sentence. */
export type Clip = {
  readonly sound: Sound;
  readonly file: Buffer;
  readonly hash: string;
  readonly ms: number;
  /** When it was kept, epoch ms. */
  readonly at: number;
};

/** The recorded phrases, by language and text. */
export interface Clips {
  get(language: Language, text: string): Clip | null;
  byHash(hash: string): Clip | null;
  /** Kept before it is answered; whole or not at all. */
  put(language: Language, text: string, file: Buffer): Promise<Clip>;
  remove(language: Language, text: string): Promise<void>;
}

/** Longest name of a file below a folder, bytes, without its ending. */
const LONGEST = 180;

/** How the file of a phrase is called: its text, what no file name may hold written as `%xx`. */
export function clipFile(text: string): string {
  const name = text.replace(/[^\p{L}\p{N} ,，、]/gu, (sign) => `%${sign.codePointAt(0)?.toString(16)}`);
  if (Buffer.byteLength(name) <= LONGEST) return `${name}.wav`;
  const end = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return `${[...name].slice(0, 40).join('')}~${end}.wav`;
}

/**
 * A folder of WAVs, one folder a language: what people hear is what lies there, so that copying the folder moves a voice. Everything is
 * held in memory: a call waits for no disk. `warn` is told of files that cannot be used.
 */
export async function openClips(
  folder: string,
  warn: (file: string, error: unknown) => void,
): Promise<Clips> {
  const clips = new Map<string, Clip>();
  const key = (language: Language, text: string) => `${language}/${clipFile(text)}`;
  for (const language of LANGUAGES) {
    await mkdir(join(folder, language), { recursive: true });
    for (const name of await readdir(join(folder, language))) {
      const path = join(folder, language, name);
      if (!name.endsWith('.wav')) continue;
      try {
        clips.set(
          `${language}/${name.normalize()}`,
          clipOf(await readFile(path), (await stat(path)).mtimeMs),
        );
      } catch (error) {
        warn(`${language}/${name}`, error);
      }
    }
  }
  return {
    get: (language, text) => clips.get(key(language, text)) ?? null,
    byHash: (hash) => [...clips.values()].find((clip) => clip.hash === hash) ?? null,
    async put(language, text, file) {
      const clip = clipOf(file, Date.now());
      const path = join(folder, key(language, text));
      await writeFile(`${path}.part`, file);
      await rename(`${path}.part`, path);
      clips.set(key(language, text), clip);
      return clip;
    },
    async remove(language, text) {
      await rm(join(folder, key(language, text)), { force: true });
      clips.delete(key(language, text));
    },
  };
}

function clipOf(file: Buffer, at: number): Clip {
  const sound = readWav(file);
  if (sound.rate !== CLIP_RATE) throw new Error(`${sound.rate} Hz instead of ${CLIP_RATE}`);
  const hash = createHash('sha256').update(file).digest('hex').slice(0, 32);
  return { sound, file, hash, ms: duration(sound), at: Math.round(at) };
}

import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files by hash, bounded in bytes; the ones unused for longest go first. */
export interface Store {
  get(hash: string): Promise<Buffer | null>;
  put(hash: string, file: Buffer): Promise<void>;
}

/** In memory. */
export function memoryStore(limit: number): Store {
  const files = new Map<string, Buffer>();
  let size = 0;
  return {
    async get(hash) {
      const file = files.get(hash);
      if (!file) return null;
      files.delete(hash);
      files.set(hash, file);
      return file;
    },
    async put(hash, file) {
      size += file.length - (files.get(hash)?.length ?? 0);
      files.delete(hash);
      files.set(hash, file);
      for (const [oldest, dropped] of files) {
        if (size <= limit || oldest === hash) break;
        files.delete(oldest);
        size -= dropped.length;
      }
    },
  };
}

/** On disk, so that the next start speaks from files. A cache: every failure of the disk is a miss, told to `warn`. */
export function diskStore(folder: string, limit: number, warn: (error: unknown) => void): Store {
  const path = (hash: string) => join(folder, `${hash}.wav`);
  let known: Promise<{ size: number }> | null = null;
  const measured = () => {
    known ??= mkdir(folder, { recursive: true })
      .then(() => list(folder))
      .then((files) => ({ size: files.reduce((sum, file) => sum + file.size, 0) }));
    return known;
  };
  return {
    async get(hash) {
      try {
        const file = await readFile(path(hash));
        const now = new Date();
        await utimes(path(hash), now, now);
        return file;
      } catch {
        return null;
      }
    },
    async put(hash, file) {
      try {
        const total = await measured();
        // Whole or not at all: a hub killed while writing must not leave half a word.
        const temporary = `${path(hash)}.${process.pid}.part`;
        await writeFile(temporary, file);
        await rename(temporary, path(hash));
        total.size += file.length;
        if (total.size > limit) total.size = await prune(folder, limit * 0.9);
      } catch (error) {
        known = null;
        warn(error);
      }
    },
  };
}

async function list(folder: string) {
  const names = await readdir(folder);
  return Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      return { name, size, mtimeMs };
    }),
  );
}

/** Deletes the oldest until at most `limit` bytes remain; answers what remains. */
async function prune(folder: string, limit: number): Promise<number> {
  const files = (await list(folder)).sort((a, b) => a.mtimeMs - b.mtimeMs);
  let size = files.reduce((sum, file) => sum + file.size, 0);
  for (const file of files) {
    if (size <= limit) break;
    await rm(join(folder, file.name), { force: true });
    size -= file.size;
  }
  return size;
}

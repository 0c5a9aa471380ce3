import { mkdir, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaFile, MediaLine } from '../contract/views/screen.ts';
import { HEAD, type MediaType, mediaType } from './media-types.ts';

/** Pictures and videos staff put into the data folder for the boards (D1). Looked at by content; what does not fit stays, unserved. */
export type MediaFolder = {
  readonly folder: string;
  /** All files, by name. */
  lines(): readonly MediaLine[];
  /** These files as a screen gets them; what is not there, or is not fit, is left out. */
  files(names: readonly string[]): MediaFile[];
  /** A file that may be served, with the type its content has. */
  find(name: string): { readonly name: string; readonly type: string } | null;
  /** Looks into the folder again. */
  look(): Promise<void>;
  onChange(listener: () => void): void;
};

/** Largest picture and video, bytes: every board holds them in memory or reads them over the hall's network. */
export const LARGEST = { picture: 20 * 1024 * 1024, video: 1024 * 1024 * 1024 };
/** Files looked at; a folder of a whole photo library is a mistake. */
const MOST = 500;

type Known = MediaLine & { readonly type: string | null; readonly mark: string };

/** Makes the folder when it is missing. `failed`: it cannot be read right now; what was known stays. */
export async function openMediaFolder(
  folder: string,
  failed: (error: unknown) => void,
): Promise<MediaFolder> {
  let known = new Map<string, Known>();
  let last = Promise.resolve();
  const listeners = new Set<() => void>();
  const lookNow = async () => {
    try {
      const next = await read(folder, known);
      const changed = marks(next) !== marks(known);
      known = next;
      if (changed) for (const listener of listeners) listener();
    } catch (error) {
      failed(error);
    }
  };
  // One after the other: whoever asks gets a look that began afterwards.
  const look = () => {
    last = last.then(lookNow);
    return last;
  };
  await mkdir(folder, { recursive: true });
  await look();
  const usable = (name: string) => {
    const found = known.get(name);
    return found && found.problem === null && found.kind !== null && found.type !== null ? found : null;
  };
  return {
    folder,
    lines: () =>
      [...known.values()].map(({ name, kind, bytes, problem }) => ({ name, kind, bytes, problem })),
    files: (names) =>
      names.flatMap((name): MediaFile[] => {
        const found = usable(name);
        if (!found?.kind) return [];
        const url = `/media/${encodeURIComponent(name)}?v=${encodeURIComponent(found.mark)}`;
        return [{ name, kind: found.kind, url }];
      }),
    find(name) {
      const found = usable(name);
      return found?.type ? { name, type: found.type } : null;
    },
    look,
    onChange: (listener) => void listeners.add(listener),
  };
}

const marks = (files: ReadonlyMap<string, Known>) =>
  [...files.values()].map(({ name, mark }) => `${name}\n${mark}`).join('\n');

async function read(folder: string, before: ReadonlyMap<string, Known>): Promise<Map<string, Known>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b, 'zh', { numeric: true }))
    .slice(0, MOST);
  const files = new Map<string, Known>();
  for (const name of names) {
    const file = await describe(folder, name, before.get(name));
    if (file) files.set(name, file);
  }
  return files;
}

/** Null: it vanished while it was looked at. A file that did not change is not opened again. */
async function describe(folder: string, name: string, before: Known | undefined): Promise<Known | null> {
  const path = join(folder, name);
  const found = await stat(path).catch(() => null);
  if (!found) return null;
  const mark = `${found.mtimeMs}-${found.size}`;
  if (before?.mark === mark) return before;
  const type = await typeOf(path);
  const problem = type === null ? 'type' : found.size > LARGEST[type.kind] ? 'size' : null;
  return { name, kind: type?.kind ?? null, bytes: found.size, problem, type: type?.type ?? null, mark };
}

async function typeOf(path: string): Promise<MediaType | null> {
  const file = await open(path).catch(() => null);
  if (!file) return null;
  try {
    const head = Buffer.alloc(HEAD);
    await file.read(head, 0, HEAD, 0);
    return mediaType(head);
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { KeySchema } from '../../hub/contract/text.ts';

const KeptRatingSchema = v.object({
  /** Request id: the same at every delivery. */
  id: KeySchema,
  prompt: KeySchema,
  level: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
  device: v.string(),
  /** Epoch ms of the press, by this machine. */
  at: v.number(),
});
export type KeptRating = v.InferOutput<typeof KeptRatingSchema>;

const LineSchema = v.union([v.object({ add: KeptRatingSchema }), v.object({ done: KeySchema })]);

/** Ratings that the hub has not acknowledged yet. */
export interface RatingsStore {
  pending(): readonly KeptRating[];
  /** On disk when resolved. */
  add(rating: KeptRating): Promise<void>;
  remove(id: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * A small append-only file `ratings.jsonl` in `folder`, written anew at every start. A line torn by a power cut was never
 * thanked for, and is passed over.
 */
export async function openRatingsStore(folder: string): Promise<RatingsStore> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'ratings.jsonl');
  const kept = await read(path);
  await rewrite(folder, path, [...kept.values()]);
  const file = await open(path, 'a');
  let last: Promise<void> = Promise.resolve();

  const append = (line: v.InferOutput<typeof LineSchema>): Promise<void> => {
    const mine = last.then(async () => {
      await file.appendFile(`${JSON.stringify(line)}\n`);
      await file.datasync();
    });
    last = mine.catch(() => {});
    return mine;
  };
  return {
    pending: () => [...kept.values()],
    add(rating) {
      kept.set(rating.id, rating);
      return append({ add: rating });
    },
    remove(id) {
      kept.delete(id);
      return append({ done: id });
    },
    async close() {
      await last;
      await file.close();
    },
  };
}

async function read(path: string): Promise<Map<string, KeptRating>> {
  const kept = new Map<string, KeptRating>();
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  for (const raw of text.split('\n')) {
    const line = v.safeParse(LineSchema, parse(raw));
    if (!line.success) continue;
    if ('add' in line.output) kept.set(line.output.add.id, line.output.add);
    else kept.delete(line.output.done);
  }
  return kept;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Whole or not at all: a new file takes the old one's place. */
async function rewrite(folder: string, path: string, kept: readonly KeptRating[]): Promise<void> {
  const file = await open(`${path}.new`, 'w');
  await file.writeFile(kept.map((add) => `${JSON.stringify({ add })}\n`).join(''));
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
  // Windows opens no folders, and needs no such flush.
  if (process.platform === 'win32') return;
  const directory = await open(folder, 'r');
  await directory.sync();
  await directory.close();
}

import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRatingsStore } from '../../../hardware/agent/ratings.ts';
import { tempFolder } from './parts.ts';

const rating = (id: string) => ({ id, prompt: 'prompt-1', level: 4, device: 'evaluator-5', at: 1 });

test('P7 what was added and not removed is there after a restart, in order; the file does not grow', async () => {
  const folder = await tempFolder();
  const store = await openRatingsStore(folder);
  for (let i = 0; i < 50; i += 1) await store.add(rating(`rating-${i}`));
  for (let i = 0; i < 48; i += 1) await store.remove(`rating-${i}`);
  await store.close();
  const again = await openRatingsStore(folder);
  expect(again.pending()).toEqual([rating('rating-48'), rating('rating-49')]);
  await again.close();
  expect((await readFile(join(folder, 'ratings.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(2);
});

test('P7 a line torn by a power cut, or damaged, costs nothing else', async () => {
  const folder = await tempFolder();
  const store = await openRatingsStore(folder);
  await store.add(rating('rating-a'));
  await store.close();
  const path = join(folder, 'ratings.jsonl');
  await appendFile(
    path,
    `garbage\n{"add":{"id":"rating-b","prompt":"prompt-1","level":9,"device":"x","at":1}}\n`,
  );
  await appendFile(path, `${JSON.stringify({ add: rating('rating-c') }).slice(0, 30)}`);
  const again = await openRatingsStore(folder);
  expect(again.pending()).toEqual([rating('rating-a')]);
  await again.add(rating('rating-d'));
  await again.close();
  const last = await openRatingsStore(folder);
  expect(last.pending().map(({ id }) => id)).toEqual(['rating-a', 'rating-d']);
  await last.close();
});

test('P7 a folder that cannot be written is said at once', async () => {
  const file = join(await tempFolder(), 'file');
  await writeFile(file, '');
  await expect(openRatingsStore(join(file, 'folder'))).rejects.toThrow(/ENOTDIR/);
});

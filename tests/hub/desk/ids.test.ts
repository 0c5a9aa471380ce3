import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { orderedIds } from '../../../hub/desk/index.ts';

test('X1 ids begin with the time, sort by it, and cannot be guessed from one another', () => {
  let now = Date.UTC(2026, 0, 1);
  const newId = orderedIds(() => now, randomBytes);
  const ids = Array.from({ length: 2000 }, (_, n) => {
    now += n % 3 === 0 ? 1 : 0;
    return newId();
  });
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{32}$/);
  const times = ids.map((id) => id.slice(0, 8));
  expect(times).toEqual([...times].sort());
  // 18 random bytes each, none used twice: 24 letters that differ from id to id.
  expect(new Set(ids.map((id) => id.slice(8))).size).toBe(ids.length);
  now = Date.UTC(2200, 0, 1);
  expect(newId().slice(0, 8) > (ids.at(-1) ?? '')).toBe(true);
});

test('X1 random bytes are taken as they come, each once', () => {
  let next = 0;
  const counting = (size: number) => Buffer.from(Array.from({ length: size }, () => next++ % 251));
  const newId = orderedIds(() => 0, counting);
  const bytes = Array.from({ length: 300 }, () => [...Buffer.from(newId().slice(8), 'base64url')]).flat();
  expect(bytes).toEqual(bytes.map((_, index) => index % 251));
});

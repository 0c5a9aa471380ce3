import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const pages = join(import.meta.dirname, '../../dist/pages');

/** Bytes of a file of the build as they travel. */
const weight = (path: string): number => gzipSync(readFileSync(join(pages, path)), { level: 9 }).length;

test('the kiosk’s start page needs 50 kB of script at most, compressed', () => {
  const page = readFileSync(join(pages, 'kiosk/index.html'), 'utf8');
  // The page's own script and whatever it imports before it runs: the build names both.
  const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? '');
  expect(scripts.length).toBeGreaterThan(1);
  expect(scripts.reduce((sum, path) => sum + weight(path), 0)).toBeLessThanOrEqual(50_000);
});

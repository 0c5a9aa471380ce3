import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const pages = join(import.meta.dirname, '../../dist/pages');
const read = (path: string): string => readFileSync(join(pages, path), 'utf8');

/** Scripts of the built kiosk page. `first`: its own and what that imports before it runs, as the build names them; `all`: whatever it can fetch later, too. */
export function kioskScripts(): { readonly first: readonly string[]; readonly all: readonly string[] } {
  const first = [...read('kiosk/index.html').matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(
    ([, path]) => path ?? '',
  );
  const all = new Set(first);
  for (const path of all)
    for (const [, name] of read(path).matchAll(/["'`]\.\/([\w-]+\.js)["'`]/g)) all.add(`/assets/${name}`);
  return { first, all: [...all] };
}

/** Bytes of these files as they travel. */
export function weight(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + gzipSync(read(path), { level: 9 }).length, 0);
}

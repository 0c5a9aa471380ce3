// dependency-cruiser asks swc to read every file as plain TypeScript, which stops at the first JSX tag; this tells swc which files have some.
import { createRequire } from 'node:module';

const swc = createRequire(import.meta.url)('@swc/core');
for (const name of ['parseFileSync']) {
  const parse = swc[name];
  swc[name] = (file, options) => parse.call(swc, file, { ...options, tsx: file.endsWith('.tsx') });
}

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A font from a package: one file, or many with a part of the characters each (`unicode.json` says which). */
export type FontPackage = { readonly name: string; readonly suffix: string; parts: readonly Part[] | null };
type Part = { readonly file: string; readonly ranges: readonly (readonly [number, number])[] };

/** Names a font; nothing is read before it is needed. */
export function fontPackage(name: string, suffix: string): FontPackage {
  return { name, suffix, parts: null };
}

/** Files holding a character, or all of them for null. */
export function fontsFor(font: FontPackage, code: number | null): string[] {
  return partsOf(font)
    .filter((part) => code === null || holds(part, code))
    .map((part) => part.file);
}

/** Whether the font has a character. */
export function carries(font: FontPackage, code: number): boolean {
  return partsOf(font).some((part) => holds(part, code));
}

function holds({ ranges }: Part, code: number): boolean {
  return ranges.some(([from, to]) => code >= from && code <= to);
}

function partsOf(font: FontPackage): readonly Part[] {
  font.parts ??= readParts(font);
  return font.parts;
}

function readParts({ name, suffix }: FontPackage): Part[] {
  const root = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  const ranges: Record<string, string> = JSON.parse(readFileSync(join(root, 'unicode.json'), 'utf8'));
  return readdirSync(join(root, 'files'))
    .filter((file) => file.endsWith(suffix))
    .map((file) => {
      // noto-sans-sc-100-wght-normal.woff2 is subset "[100]", noto-sans-sc-latin-… is "latin".
      const subset = /-([a-z]+(?:-ext)?|\d+)$/.exec(file.slice(0, -suffix.length))?.[1] ?? '';
      const covered = ranges[`[${subset}]`] ?? ranges[subset] ?? '';
      return { file: join(root, 'files', file), ranges: rangesOf(covered) };
    });
}

/** `U+1f1e9-1f1f5,U+20` as pairs. */
function rangesOf(list: string): [number, number][] {
  return Array.from(list.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi), (match) => {
    const from = Number.parseInt(match[1] ?? '', 16);
    return [from, match[2] ? Number.parseInt(match[2], 16) : from];
  });
}

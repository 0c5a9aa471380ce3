import type { Parts } from './unpack.ts';

/** What the reader of cells passes over in silence, by the name of the sheet. */
export type SheetFaults = { readonly merged: readonly string[]; readonly failed: readonly string[] };

const utf8 = new TextDecoder();
const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** Merged cells and cells whose formula failed, of each sheet in the workbook's order. */
export function faultsOf(parts: Parts): readonly SheetFaults[] {
  const text = (path: string) => utf8.decode(parts[path] ?? new Uint8Array());
  const links = new Map(
    (text('xl/_rels/workbook.xml.rels').match(/<Relationship\s[^>]*>/g) ?? []).map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(xl\/)?/, ''),
    ]),
  );
  const sheets = text('xl/workbook.xml').match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? [];
  return sheets.map((tag) => {
    const id = /\s\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '';
    const xml = text(`xl/${links.get(id) ?? ''}`);
    return {
      merged: (xml.match(/<(?:\w+:)?mergeCell\s[^>]*>/g) ?? []).map((cell) => attribute(cell, 'ref')),
      failed: (xml.match(/<(?:\w+:)?c\s[^>]*t="e"[^>]*>/g) ?? []).map((cell) => attribute(cell, 'r')),
    };
  });
}

import type { Catalogue } from '../../contract/catalogue.ts';
import type { CatalogueChange } from '../../contract/catalogue-preview.ts';
import type { Text } from '../../contract/text.ts';
import { fieldOf, rowsOf } from './rows.ts';
import type { Cell, Column, Row, Sheet } from './shape.ts';
import { SHEETS } from './tables.ts';

/** A row with what tells it apart from the others of its sheet. */
type Line = { readonly key: string; readonly name: Text; readonly cells: Row };

/** What taking over `next` would change, sheet by sheet, as cells of the workbook (S2). `current` null: everything is new. */
export function changesBetween(current: Catalogue | null, next: Catalogue): CatalogueChange[] {
  return SHEETS.flatMap((sheet) => {
    if (sheet.kind === 'settings') return settings(sheet, current, next);
    const before = current ? linesOf(sheet, current) : [];
    return compared(sheet, before, linesOf(sheet, next));
  });
}

/** Settings are known by their own names. */
function settings(sheet: Sheet, current: Catalogue | null, next: Catalogue): CatalogueChange[] {
  const before = current ? rowsOf(sheet, current) : [];
  const fields = rowsOf(sheet, next).flatMap((cells, at) => {
    const column = sheet.columns[at];
    return column ? fieldChange(sheet, column, before[at]?.[2] ?? null, cells[2] ?? null) : [];
  });
  return fields.length === 0 ? [] : [{ sheet: sheet.name, kind: 'changed', name: sheet.name, fields }];
}

function compared(sheet: Sheet, before: readonly Line[], after: readonly Line[]): CatalogueChange[] {
  const was = new Map(before.map((line) => [line.key, line]));
  const is = new Map(after.map((line) => [line.key, line]));
  const change = (kind: CatalogueChange['kind'], { name }: Line, fields: CatalogueChange['fields'] = []) => ({
    sheet: sheet.name,
    kind,
    name,
    fields,
  });
  const changed = after.flatMap((line) => {
    const old = was.get(line.key);
    if (!old) return [change('added', line)];
    const fields = sheet.columns.flatMap((column, at) =>
      fieldChange(sheet, column, old.cells[at] ?? null, line.cells[at] ?? null),
    );
    return fields.length === 0 ? [] : [change('changed', line, fields)];
  });
  const removed = before.filter(({ key }) => !is.has(key)).map((line) => change('removed', line));
  const kept = before.filter(({ key }) => is.has(key));
  const moved = after.filter(({ key }) => was.has(key)).find(({ key }, at) => kept[at]?.key !== key);
  return [...changed, ...removed, ...(moved ? [change('reordered', moved)] : [])];
}

function fieldChange(sheet: Sheet, column: Column, old: Cell, now: Cell): CatalogueChange['fields'] {
  if (old === now) return [];
  const words = (cell: Cell) => (cell === null ? '' : String(cell));
  return [{ field: { zh: column.zh, en: fieldOf(sheet, column) }, old: words(old), new: words(now) }];
}

/** A sheet's rows by their keys; rows that share one are told apart by their order. */
function linesOf(sheet: Exclude<Sheet, { kind: 'settings' }>, catalogue: Catalogue): Line[] {
  const seen = new Map<string, number>();
  const at = (path: string) => sheet.columns.findIndex((column) => column.path === path);
  const named = (cells: Row, language: 'zh' | 'en'): string | null => {
    const cell = ['name', 'post', 'text'].map((field) => cells[at(`${field}.${language}`)]).find(Boolean);
    return cell === undefined || cell === null ? null : shortened(String(cell));
  };
  const parents = sheet.kind === 'inner' ? namesOf(catalogue, sheet.list) : null;
  return rowsOf(sheet, catalogue).map((cells) => {
    const first = String(cells[0] ?? '');
    const own = String(cells[at(sheet.key ?? '')] ?? '');
    const base = parents ? `${first} ${own}` : own;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    const short = own !== '' && own.length <= LONGEST ? own : `${count}`;
    const parent = parents?.get(first) ?? { zh: first, en: first };
    const name = (language: 'zh' | 'en') => named(cells, language) ?? named(cells, 'zh') ?? short;
    return {
      key: `${base} ${count}`,
      name: parents
        ? { zh: `${parent.zh} · ${name('zh')}`, en: `${parent.en} · ${name('en')}` }
        : { zh: name('zh'), en: name('en') },
      cells,
    };
  });
}

/** Of a notice its beginning is enough to know it by. */
const LONGEST = 60;
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

function namesOf(catalogue: Catalogue, list: string): ReadonlyMap<string, Text> {
  const entries = (catalogue[list as keyof Catalogue] ?? []) as unknown as {
    id?: string;
    floor?: number;
    name?: Text;
  }[];
  return new Map(
    entries.map(({ id, floor, name }) => {
      const key = String(id ?? floor);
      return [key, name ?? { zh: key, en: key }];
    }),
  );
}

/** How many entries each sheet of a catalogue has. */
export function entriesOf(catalogue: Catalogue): { name: Text; entries: number }[] {
  return SHEETS.filter(({ kind }) => kind === 'list').map((sheet) => ({
    name: sheet.name,
    entries: rowsOf(sheet, catalogue).length,
  }));
}

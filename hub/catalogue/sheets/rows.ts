import type { Catalogue } from '../../contract/catalogue.ts';
import { show } from './cell.ts';
import { type Cell, type Column, NONE, type Row, type Sheet, valueAt } from './shape.ts';

type Entry = Readonly<Record<string, unknown>>;

/** The second heading of a column: the field's name in the JSON files. */
export const fieldOf = (sheet: Sheet, { path }: Column): string =>
  path === '' && sheet.kind === 'inner' ? sheet.at : path;

/** The entries a list sheet shows. Days and notice texts stand in the catalogue in another shape than a list of entries. */
function entriesOf(catalogue: Catalogue, list: string): readonly Entry[] | undefined {
  const { calendar, noticeTexts } = catalogue;
  if (list === 'days')
    return (['closed', 'worked'] as const).flatMap((kind) => calendar[kind].map((date) => ({ date, kind })));
  if (list === 'noticeTexts')
    return noticeTexts && Object.entries(noticeTexts).map(([kind, said]) => ({ kind, ...said }));
  return catalogue[list as keyof Catalogue] as unknown as readonly Entry[] | undefined;
}

/** A sheet's rows below its headings, in the catalogue's order. */
export function rowsOf(sheet: Sheet, catalogue: Catalogue): Row[] {
  if (sheet.kind === 'settings')
    return sheet.columns.map((column) => [column.zh, column.path, cellOf(column, catalogue)]);
  const entries = entriesOf(catalogue, sheet.list);
  if (sheet.kind === 'list') {
    if (entries?.length === 0 && sheet.optional) return [[NONE]];
    return (entries ?? []).map((entry) => sheet.columns.map((column) => cellOf(column, entry)));
  }
  const [, ...own] = sheet.columns;
  return (entries ?? []).flatMap((entry) => {
    const key = entry[sheet.by] as Cell;
    const inner = valueAt(entry, sheet.at) as readonly unknown[] | undefined;
    if (inner?.length === 0 && sheet.optional) return [[key, NONE]];
    return (inner ?? []).map((one) => [key, ...own.map((column) => cellOf(column, one))]);
  });
}

function cellOf({ path, kind, none }: Column, whole: unknown): Cell {
  const value = valueAt(whole, path);
  const nothing = value === null || (Array.isArray(value) && value.length === 0);
  return nothing && none ? NONE : show(kind, value);
}

import { expect, test } from 'vitest';
import type { Column } from '../../../hub/catalogue/sheets/shape.ts';
import { SHEETS } from '../../../hub/catalogue/sheets/tables.ts';
import { CatalogueSchema } from '../../../hub/contract/catalogue.ts';

/** As much of a schema as it takes to find its fields. */
type Node = {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Node>>;
  readonly wrapped?: Node;
  readonly item?: Node;
  readonly value?: Node;
};

/** Every field of the schema by its path, lists and records passed through. */
function fieldsOf({ type, entries, wrapped, item, value }: Node, path: string): string[] {
  if (entries && !type.startsWith('picklist'))
    return Object.entries(entries).flatMap(([name, entry]) =>
      fieldsOf(entry, path === '' ? name : `${path}.${name}`),
    );
  const inner = wrapped ?? item ?? (type === 'record' ? value : undefined);
  return inner ? fieldsOf(inner, path) : [path];
}

/** The fields one column holds. */
function fieldsIn({ kind, path }: Column): string[] {
  if (kind.type === 'presence') return [];
  if (kind.type === 'ranges') return [`${path}.from`, `${path}.to`];
  return kind.type === 'pairs' ? [`${path}.${kind.left.name}`, `${path}.${kind.right.name}`] : [path];
}

test('S2 every field of the catalogue has its column, and every column its field', () => {
  const columns = SHEETS.flatMap((sheet) => {
    if (sheet.kind === 'settings') return sheet.columns.flatMap(fieldsIn);
    if (sheet.kind === 'list') {
      if (sheet.list === 'days') return ['calendar.closed', 'calendar.worked'];
      // The kind of a notice text is the key of a record.
      const own = sheet.columns.filter(({ path }) => sheet.list !== 'noticeTexts' || path !== 'kind');
      return own.flatMap(fieldsIn).map((path) => `${sheet.list}.${path}`);
    }
    const [, ...own] = sheet.columns;
    return own.flatMap(fieldsIn).map((path) => [sheet.list, sheet.at, path].filter((part) => part).join('.'));
  });
  const fields = fieldsOf(CatalogueSchema as unknown as Node, '');
  expect(fields.length).toBeGreaterThan(150);
  expect([...columns].sort()).toEqual([...fields].sort());
});

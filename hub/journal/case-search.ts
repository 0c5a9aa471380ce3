import type { ArchiveList } from '../contract/casework.ts';
import type { Parameter } from './driver.ts';
import type { CaseQuery } from './port.ts';
import { CASE_COLUMNS } from './records.ts';

/** Ids of cases not archived; parameter: the hall. */
export const OPEN_CASES = 'SELECT id FROM case_row WHERE hall = ? AND archived = 0';
/**
 * Ids of cases with facts since a day's stream began (null: ever); parameters: the hall, that stream. The `+` keeps it to the facts
 * since then: by hall it would walk all there are.
 */
export const CASES_SINCE = `SELECT DISTINCT substr(stream, 6) AS id FROM fact
  WHERE position >= coalesce((SELECT min(position) FROM fact WHERE hall = ?1 AND stream = ?2), 0)
    AND +hall = ?1 AND +stream >= 'case:' AND +stream < 'case;'`;

/** Cases by their ids; parameters: the hall, a list of ids as JSON. */
export const CASE_ROWS = `SELECT ${CASE_COLUMNS} FROM case_row WHERE hall = ? AND id IN (SELECT value FROM json_each(?))`;
/** A department's lists of a kind, newest first; parameters: the hall, the department, how many. */
export const LISTS_OF: Readonly<Record<ArchiveList, string>> = {
  transfer: listsOf('transfer'),
  destruction: listsOf('destruction'),
};
function listsOf(kind: ArchiveList): string {
  return `SELECT DISTINCT ${kind}_list AS list FROM case_row INDEXED BY case_${kind}
    WHERE hall = ? AND department = ? AND ${kind}_list IS NOT NULL ORDER BY ${kind}_list DESC LIMIT ?`;
}
/** Cases with a name after a position, oldest first; parameters: the hall, that position, how many. By rowid it would walk all that were erased. */
export const NAMED_CASES = `SELECT ${CASE_COLUMNS} FROM case_row INDEXED BY case_named
  WHERE hall = ? AND name_index <> '' AND position > ? ORDER BY position LIMIT ?`;

/** Sorts after every text that begins like the one before it. */
const LAST = '\u{10ffff}';
const SAME = {
  nameIndex: 'name_index',
  idIndex: 'id_index',
  person: 'person',
  item: 'item',
  department: 'department',
  state: 'state',
} as const;
/** Fields that by themselves leave few rows. */
const NARROW = ['number', 'nameIndex', 'idIndex', 'person'] as const;

/**
 * One statement for what is asked, so that the database walks the index that fits. When a narrow field is given, the `+` keeps it
 * from walking a department's five years instead because those happen to be in order.
 */
export function caseSearch(hall: string, query: CaseQuery): { sql: string; parameters: Parameter[] } {
  const narrow = NARROW.some((field) => query[field] !== undefined);
  const parameters: Parameter[] = [hall];
  const wanted = ['hall = ?1'];
  const want = (column: string, comparison: string, value: Parameter | undefined, wide: boolean) => {
    if (value === undefined) return;
    parameters.push(value);
    wanted.push(`${wide && narrow ? '+' : ''}${column} ${comparison} ?${parameters.length}`);
  };
  want('number', '>=', query.number, false);
  want('number', '<', query.number && `${query.number}${LAST}`, false);
  for (const [field, column] of Object.entries(SAME) as [keyof typeof SAME, string][])
    want(column, '=', query[field], !NARROW.some((one) => one === field));
  want('received_at', '>=', query.from, true);
  want('received_at', '<', query.to, true);
  const order = narrow ? '+position' : 'received_at DESC, position';
  parameters.push(query.limit ?? 100);
  const sql = `SELECT ${CASE_COLUMNS} FROM case_row WHERE ${wanted.join(' AND ')}
    ORDER BY ${order} DESC LIMIT ?${parameters.length}`;
  return { sql, parameters };
}

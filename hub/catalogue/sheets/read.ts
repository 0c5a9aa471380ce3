import type { Text } from '../../contract/text.ts';
import type { CatalogueSource, Keys, Problem } from '../read.ts';
import type { Grid } from './grid.ts';
import { nearestSheet, sheetNamed } from './headings.ts';
import { CELLS, SHEETS_SAY } from './messages.ts';
import { findPlace, problemAt, wrong } from './places.ts';
import type { Entry, Reading } from './reading.ts';
import { readSettings } from './settings.ts';
import { plain, type Sheet, tabOf } from './shape.ts';
import { checkReferences, readTable } from './table.ts';
import { SHEETS } from './tables.ts';

/** Tells people how to fill in the others; it is not read. */
export const GUIDE_TAB = '说明 Guide';

/**
 * Reads the sheets of a workbook as one catalogue that is not yet checked (S2), with the way back from a path in it to sheet, row and
 * column, and every problem of a single cell or sheet.
 */
export function readGrids(
  grids: readonly Grid[],
): CatalogueSource & { readonly problems: readonly Problem[] } {
  const reading: Reading = { problems: [], places: new Map(), references: [], whole: {}, known: new Map() };
  const found = matchSheets(reading, grids);
  for (const sheet of SHEETS) {
    const grid = found.get(sheet);
    if (!grid) continue;
    readFaults(reading, sheet, grid);
    if (sheet.kind === 'settings') readSettings(reading, sheet, grid);
    else readTable(reading, sheet, grid);
  }
  checkReferences(reading);
  const catalogue = assembled(reading);
  return { catalogue, problems: reading.problems, locate: (keys) => locate(reading, keys) };
}

function matchSheets(reading: Reading, grids: readonly Grid[]): ReadonlyMap<Sheet, Grid> {
  const found = new Map<Sheet, Grid>();
  const whole = (tab: string, sentence: Text) => reading.problems.push(problemAt(tab, {}, sentence));
  for (const grid of grids) {
    const sheet = sheetNamed(grid.tab);
    if (sheet && found.has(sheet)) whole(grid.tab, SHEETS_SAY.sheetTwice);
    else if (sheet) found.set(sheet, grid);
    else if (plain(grid.tab) !== plain(GUIDE_TAB) && grid.rows.length > 0)
      whole(grid.tab, SHEETS_SAY.unknownSheet(nearestSheet(grid.tab)));
  }
  for (const sheet of SHEETS) {
    const optional = sheet.kind !== 'settings' && (sheet.optional || sheet.list === 'floors');
    if (!found.has(sheet) && !optional) whole(tabOf(sheet), SHEETS_SAY.missingSheet);
  }
  return found;
}

/** What a spreadsheet program says of single cells: merged ones, formulas that fail. */
function readFaults(reading: Reading, sheet: Sheet, { merged, failed, rows }: Grid): void {
  const at = (address: string, sentence: Text) => {
    const [, letters = 'A', row = '1'] = /^\$?([A-Z]+)\$?(\d+)/.exec(address) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const heading = String(rows[0]?.[column] ?? '');
    wrong(reading, { sheet, row: Number(row) - 1, column: { at: column, heading } }, sentence);
  };
  for (const range of merged) at(range, CELLS.merged(range));
  for (const address of failed) at(address, CELLS.error);
}

/** The catalogue of what the sheets hold: days by their kind, notice texts by theirs. Their places move with them. */
function assembled({ whole, places }: Reading): Entry {
  const {
    days = [],
    noticeTexts,
    calendar,
    ...rest
  } = whole as Entry & { days?: Entry[]; noticeTexts?: Entry[] };
  const move = (from: string, to: string) => {
    const place = places.get(from);
    if (place) places.set(to, place);
  };
  const dates: Record<string, unknown[]> = { closed: [], worked: [] };
  days.forEach(({ date, kind }, i) => {
    const list = dates[String(kind)];
    if (list) move(`days.${i}.date`, `calendar.${String(kind)}.${list.push(date) - 1}`);
  });
  const texts = noticeTexts?.map(({ kind, ...said }, i) => {
    for (const field of ['title', 'body'])
      move(`noticeTexts.${i}.${field}`, `noticeTexts.${String(kind)}.${field}`);
    return [String(kind), said] as const;
  });
  return {
    // Every setting of a policy may be left out, all of them too.
    policy: {},
    ...rest,
    calendar: { ...(calendar as Entry | undefined), ...dates },
    ...(texts && { noticeTexts: Object.fromEntries(texts) }),
  };
}

function locate({ places }: Reading, keys: Keys): ReturnType<CatalogueSource['locate']> {
  const place = findPlace(places, keys);
  if (place === null) {
    const sheet = SHEETS.find((one) => one.kind === 'list' && one.list === keys[0]);
    return { file: sheet ? tabOf(sheet) : String(keys[0] ?? ''), path: keys.slice(1).join('.') };
  }
  const { sentence, message, ...at } = problemAt(tabOf(place.sheet), place, { zh: '', en: '' });
  return at;
}

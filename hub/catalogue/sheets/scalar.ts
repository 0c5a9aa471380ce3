import { ok, type Result, refuse } from '../../contract/result.ts';
import type { Text } from '../../contract/text.ts';
import { CELLS } from './messages.ts';
import { nearest } from './nearest.ts';
import { type Cell, plain, type Scalar } from './shape.ts';

/** What is in a cell, as one value; never for an empty cell. */
export type ReadCell = Exclude<Cell, null>;

const YES_WORDS = ['是', '有', '√', 'yes', 'y', 'true', '1'];
const NO_WORDS = ['否', '无', '×', 'no', 'n', 'false', '0'];

/** A single value as a cell says it. */
export function showScalar(kind: Scalar, value: unknown): string | number {
  if (kind.type === 'yes') return value === true ? '是' : '否';
  if (kind.type === 'choice') return kind.words[String(value)] ?? String(value);
  return kind.type === 'number' ? Number(value) : String(value);
}

/** Reads a single value: numbers typed as text, full-width digits, dates and times in any of their forms are what they mean. */
export function readScalar(kind: Scalar, cell: ReadCell): Result<unknown, Text> {
  switch (kind.type) {
    case 'text':
      return cell instanceof Date ? refuse(CELLS.dateForText) : ok(textOf(cell));
    case 'id':
      return cell instanceof Date
        ? refuse(CELLS.dateForText)
        : ok(textOf(cell).normalize('NFKC').trim().toLowerCase());
    case 'number':
      return readNumber(cell);
    case 'clock':
      return readClock(cell);
    case 'date':
      return readDate(cell);
    case 'yes':
      return readYes(cell);
    case 'choice':
      return readChoice(kind.words, textOf(cell));
  }
}

/** How a cell reads aloud, for a sentence about it. */
function textOf(cell: ReadCell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 16).replace('T', ' ');
  return typeof cell === 'string' ? cell.trim() : String(cell);
}

function readNumber(cell: ReadCell): Result<number, Text> {
  if (typeof cell === 'number') return ok(cell);
  const typed = plain(textOf(cell)).replace(/,(?=\d{3}(\D|$))/g, '');
  const fine = typeof cell === 'string' && /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/.test(typed);
  return fine ? ok(Number(typed)) : refuse(CELLS.noNumber(textOf(cell)));
}

/** A time of day is a fraction of a day for a spreadsheet. */
function readClock(cell: ReadCell): Result<string, Text> {
  if (cell instanceof Date) return ok(cell.toISOString().slice(11, 16));
  if (typeof cell === 'number' && cell >= 0 && cell < 1) {
    const minutes = Math.round(cell * 24 * 60);
    return ok(new Date(minutes * 60_000).toISOString().slice(11, 16));
  }
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(plain(textOf(cell))) ?? [];
  return hours && minutes ? ok(`${hours.padStart(2, '0')}:${minutes}`) : refuse(CELLS.noClock(textOf(cell)));
}

/** The day on which a spreadsheet's day numbers would begin, had it known that 1900 was no leap year. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

function readDate(cell: ReadCell): Result<string, Text> {
  if (cell instanceof Date) return ok(cell.toISOString().slice(0, 10));
  // 1954 to 2119: a number outside of it was meant as something else.
  if (typeof cell === 'number' && Number.isInteger(cell) && cell > 20_000 && cell < 80_000)
    return ok(new Date(DAY_ZERO + cell * DAY).toISOString().slice(0, 10));
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain(textOf(cell)));
  const [, year, month, day] = parts ?? [];
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const real = parts !== null && at.getUTCMonth() + 1 === Number(month) && at.getUTCDate() === Number(day);
  return real ? ok(at.toISOString().slice(0, 10)) : refuse(CELLS.noDate(textOf(cell)));
}

function readYes(cell: ReadCell): Result<boolean, Text> {
  if (typeof cell === 'boolean') return ok(cell);
  const said = plain(textOf(cell));
  if (YES_WORDS.includes(said)) return ok(true);
  return NO_WORDS.includes(said) ? ok(false) : refuse(CELLS.noYes(textOf(cell)));
}

function readChoice(words: Readonly<Record<string, string>>, said: string): Result<string, Text> {
  const typed = plain(said);
  for (const [code, word] of Object.entries(words))
    if (typed === code || typed === plain(word)) return ok(code);
  const known = Object.values(words);
  return refuse(CELLS.noChoice(said, known, nearest(said, [...known, ...Object.keys(words)])));
}

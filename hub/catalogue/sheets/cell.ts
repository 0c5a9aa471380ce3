import { ok, type Result, refuse } from '../../contract/result.ts';
import type { Text } from '../../contract/text.ts';
import { CELLS } from './messages.ts';
import { type ReadCell, readScalar, showScalar } from './scalar.ts';
import { BETWEEN, type Cell, type Field, type Kind, NONE, plain } from './shape.ts';

type Entry = Readonly<Record<string, unknown>>;
type Range = { readonly from: string; readonly to: string };

const CLOCK = { type: 'clock' } as const;
const NUMBER = { type: 'number' } as const;

/** A value as one cell; null for nothing. */
export function show(kind: Kind, value: unknown): Cell {
  if (value === undefined || value === null) return null;
  switch (kind.type) {
    case 'presence':
      return '有';
    case 'list':
      return join((value as unknown[]).map((one) => String(showScalar(kind.of, one))));
    case 'ranges':
      return join((value as Range[]).map(({ from, to }) => `${from}-${to}`));
    case 'pairs':
      return join((value as Entry[]).map((one) => `${half(kind.left, one)}=${half(kind.right, one)}`));
    case 'numbers':
      return (value as number[]).join(' ');
    case 'points':
      return (value as number[][]).map((point) => point.join(',')).join(' ');
    default:
      return showScalar(kind, value);
  }
}

function half({ name, kind }: Field, entry: Entry): string {
  const value = entry[name];
  return value === null ? NONE : String(showScalar(kind, value));
}

/** The value of a cell that is not empty, or what is wrong with it. */
export function read(kind: Kind, cell: ReadCell): Result<unknown, Text> {
  switch (kind.type) {
    case 'presence':
      return ok({});
    case 'list':
      return typeof cell === 'string'
        ? all(split(cell), (one) => readScalar(kind.of, one))
        : one(kind.of, cell);
    case 'ranges':
      return all(split(String(cell)), readRange);
    case 'pairs':
      return all(split(String(cell)), (said) => readPair(kind.left, kind.right, said));
    case 'numbers':
      return numbers(typeof cell === 'string' ? cell : String(cell), /[\s,×x*]+/, CELLS.noNumbers);
    case 'points':
      return all(String(cell).normalize('NFKC').trim().split(/\s+/), (said) =>
        numbers(said, /,/, CELLS.noPoints),
      );
    default:
      return readScalar(kind, cell);
  }
}

const one = (kind: Kind, cell: ReadCell): Result<unknown, Text> => {
  const value = read(kind, cell);
  return value.ok ? ok([value.value]) : value;
};

/** Every part read, or the first that cannot be. */
function all<T>(parts: readonly string[], readOne: (said: string) => Result<T, Text>): Result<T[], Text> {
  const values: T[] = [];
  for (const part of parts) {
    const value = readOne(part);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}

function readRange(said: string): Result<Range, Text> {
  const [from, to, more] = plain(said).split(/[-–—~至]/);
  const begins = readScalar(CLOCK, from ?? '');
  const ends = readScalar(CLOCK, to ?? '');
  return begins.ok && ends.ok && more === undefined
    ? ok({ from: String(begins.value), to: String(ends.value) })
    : refuse(CELLS.noRange(said));
}

function readPair(left: Field, right: Field, said: string): Result<Entry, Text> {
  const at = said.search(/[=＝]/);
  if (at < 0) return refuse(CELLS.noPair(said));
  const first = readScalar(left.kind, said.slice(0, at).trim());
  if (!first.ok) return first;
  const rest = said.slice(at + 1).trim();
  const second = right.none && plain(rest) === NONE ? ok(null) : readScalar(right.kind, rest);
  return second.ok ? ok({ [left.name]: first.value, [right.name]: second.value }) : second;
}

function numbers(said: string, between: RegExp, wrong: (said: string) => Text): Result<unknown[], Text> {
  const read = all(said.normalize('NFKC').trim().split(between), (part) => readScalar(NUMBER, part));
  return read.ok ? read : refuse(wrong(said));
}

/** `a；b`; a separator inside a value stands behind a backslash. */
function join(values: readonly string[]): string | null {
  if (values.length === 0) return null;
  return values.map((value) => value.replace(/[\\；;\n]/g, '\\$&')).join(BETWEEN);
}

function split(cell: string): string[] {
  const parts = cell.match(/(?:\\[\s\S]|[^\\；;\n])+/g) ?? [];
  return parts.map((part) => part.replace(/\\([\s\S])/g, '$1').trim()).filter((part) => part !== '');
}

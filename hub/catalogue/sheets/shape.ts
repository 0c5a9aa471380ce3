import type { Text } from '../../contract/text.ts';

/** What stands in one cell of a workbook; null: nothing. Dates and times of day come as dates. */
export type Cell = string | number | boolean | Date | null;
export type Row = readonly Cell[];

/** How a value is written in a cell. Scalars first; the others put several values into one cell. */
export type Scalar =
  | { readonly type: 'text' | 'number' | 'clock' | 'date' | 'yes' }
  /** A name of the catalogue's own making; `of`: the list in which it must stand. */
  | { readonly type: 'id'; readonly of?: readonly ListName[] }
  /** One of a closed set: code → the word people see. Both are read. */
  | { readonly type: 'choice'; readonly words: Readonly<Record<string, string>> };
export type Kind =
  | Scalar
  | { readonly type: 'list'; readonly of: Scalar }
  /** `08:30-12:00；13:30-17:00` */
  | { readonly type: 'ranges' }
  /** `tax=10；commerce=无`: two fields of each entry. */
  | { readonly type: 'pairs'; readonly left: Field; readonly right: Field }
  /** `100 52` */
  | { readonly type: 'numbers' }
  /** `0,0 100,0 100,52` */
  | { readonly type: 'points' }
  /** 有 where the object is there, so that an empty one is not lost. */
  | { readonly type: 'presence' };
export type Field = { readonly name: string; readonly kind: Scalar; readonly none?: boolean };

export type Column = {
  /** Place of the value in its entry, or in the catalogue for a sheet of settings: `disclosures.result.zh`. Also the second heading. */
  readonly path: string;
  /** The heading people read. */
  readonly zh: string;
  readonly kind: Kind;
  /** What an empty cell means; `out`: the field is left out. */
  readonly blank: 'required' | 'out' | 'null' | 'list' | 'no' | 'text';
  /** 无 may stand here: no value (`null`), or a list without entries, where an empty cell would leave the field out. */
  readonly none?: boolean;
};

export type ListName =
  | 'departments'
  | 'queues'
  | 'items'
  | 'elsewhere'
  | 'themes'
  | 'counters'
  | 'kiosks'
  | 'floors'
  | 'staff'
  | 'notices';

export type Sheet = {
  readonly name: Text;
  readonly columns: readonly Column[];
} & (
  | { readonly kind: 'settings' }
  /** One row an entry. `optional`: left out of the catalogue when it has no row. `key`: the columns that tell rows apart. */
  | {
      readonly kind: 'list';
      readonly list: ListName | 'days' | 'noticeTexts';
      readonly optional?: boolean;
      readonly key: string;
    }
  /** One row an entry of a list inside an entry of `list`; the first column names that one by `by`. `at` '' = the entry's own value. */
  | {
      readonly kind: 'inner';
      readonly list: ListName;
      readonly by: string;
      readonly at: string;
      readonly optional?: boolean;
      /** Columns that tell an entry apart from its neighbours; left out: its place. */
      readonly key?: string;
    }
);

/** The name on the tab. */
export const tabOf = ({ name }: Sheet): string => `${name.zh} ${name.en}`;

/** Written where there is nothing, but knowingly so. */
export const NONE = '无';
/** Between the values in one cell; `;` and a new line are read as well. */
export const BETWEEN = '；';

/** The value at a path of dots; undefined when there is none. '' = the whole. */
export function valueAt(whole: unknown, path: string): unknown {
  if (path === '') return whole;
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      whole,
    );
}

/** Puts a value at a path of dots, making the objects on the way. */
export function putAt(whole: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() as string;
  let at = whole;
  for (const key of keys) {
    const next = at[key];
    if (typeof next !== 'object' || next === null) at[key] = {};
    at = at[key] as Record<string, unknown>;
  }
  at[last] = value;
}

/** One way of writing for what people type in many: full-width forms, spaces, capitals. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

import type { MaterialState } from '../../hub/contract/casework.ts';
import type { messages } from '../../hub/web/messages.ts';
import { fieldWord } from './words-actions.ts';

export type Choice = { readonly value: string; readonly word: string };
export type MaterialEntry = {
  readonly index: number;
  readonly state: MaterialState;
  readonly remark: string;
};

/** One thing a dialog asks. `name` is the command's own field, so that a refusal finds its place. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** Asked only while this holds for what was answered so far. */
  readonly when?: (values: Values) => boolean;
} & (
  | { readonly kind: 'words' | 'line' | 'date' | 'days' | 'check' | 'reasons' }
  | { readonly kind: 'choice' | 'select'; readonly options: readonly Choice[] }
  | { readonly kind: 'materials'; readonly lines: readonly (MaterialEntry & { readonly word: string })[] }
);

export type Value = string | boolean | readonly string[] | readonly MaterialEntry[];
export type Values = Readonly<Record<string, Value>>;

/** Reads answers back, each with the kind its field gives it. */
export const text = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};
export const yes = (values: Values, name: string): boolean => values[name] === true;
export const lines = (values: Values, name: string): string[] => {
  const value = values[name];
  return Array.isArray(value)
    ? value.flatMap((one: unknown) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []))
    : [];
};
export const entries = (values: Values, name: string): MaterialEntry[] => {
  const value = values[name];
  return Array.isArray(value) ? value.filter((one): one is MaterialEntry => typeof one === 'object') : [];
};
/** An optional text: left out of the command when empty. */
export const given = <K extends string>(values: Values, name: K): { [P in K]?: string } =>
  text(values, name) === '' ? {} : ({ [name]: text(values, name) } as { [P in K]?: string });

/** What a dialog starts with. A choice of one is made already; nothing else is preset, least of all a result. */
export function startValues(fields: readonly Field[]): Values {
  return Object.fromEntries(fields.map((field) => [field.name, startOf(field)]));
}

function startOf(field: Field): Value {
  switch (field.kind) {
    case 'check':
      return false;
    case 'reasons':
      return [''];
    case 'materials':
      return field.lines.map(({ index, state, remark }) => ({ index, state, remark }));
    case 'choice':
    case 'select':
      return field.required && field.options.length === 1 ? (field.options[0]?.value ?? '') : '';
    default:
      return '';
  }
}

export const askedNow = (fields: readonly Field[], values: Values): readonly Field[] =>
  fields.filter((field) => field.when?.(values) ?? true);

/** The fields that still need an answer; none = the dialog can be sent. */
export const missingOf = (fields: readonly Field[], values: Values): readonly Field[] =>
  askedNow(fields, values).filter((field) => field.required && !answered(field, values));

function answered(field: Field, values: Values): boolean {
  switch (field.kind) {
    case 'check':
      return yes(values, field.name);
    case 'reasons':
      return lines(values, field.name).length > 0;
    case 'materials':
      return entries(values, field.name).length > 0;
    case 'days':
      return /^[1-9]\d{0,3}$/.test(text(values, field.name));
    default:
      return text(values, field.name) !== '';
  }
}

/** A choice from a message catalogue: `choices(MARKS, markWord)`. */
export function choices<T extends string>(
  values: readonly T[],
  word: ReturnType<typeof messages<T>>,
): readonly Choice[] {
  return values.map((value) => ({ value, word: word(value) }));
}

type Naming = Parameters<typeof fieldWord>[0];
const field =
  (kind: 'words' | 'line' | 'date' | 'days' | 'check' | 'reasons', required: boolean) =>
  (name: string, label: Naming, when?: (values: Values) => boolean): Field => ({
    kind,
    name,
    label: fieldWord(label),
    required,
    ...(when && { when }),
  });

/** Makers of fields: what is asked, in one line each. */
export const asks = {
  words: field('words', true),
  maybeWords: field('words', false),
  line: field('line', true),
  maybeLine: field('line', false),
  date: field('date', false),
  days: field('days', true),
  check: field('check', true),
  reasons: field('reasons', true),
  choice: (
    name: string,
    label: Naming,
    options: readonly Choice[],
    more: { required?: boolean; select?: boolean; when?: (values: Values) => boolean } = {},
  ): Field => ({
    kind: more.select ? 'select' : 'choice',
    name,
    label: fieldWord(label),
    required: more.required ?? true,
    options,
    ...(more.when && { when: more.when }),
  }),
};

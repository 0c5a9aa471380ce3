import type { Column, Kind, ListName, Scalar } from './shape.ts';

type Blank = Column['blank'];

export const TEXT: Scalar = { type: 'text' };
export const NUMBER: Scalar = { type: 'number' };
export const CLOCK: Scalar = { type: 'clock' };
export const DATE: Scalar = { type: 'date' };
export const YES: Scalar = { type: 'yes' };
export const ID: Scalar = { type: 'id' };
export const RANGES: Kind = { type: 'ranges' };

/** An id that must stand in one of these lists. */
export const of = (...lists: readonly ListName[]): Scalar => ({ type: 'id', of: lists });
export const choice = (words: Readonly<Record<string, string>>): Scalar => ({ type: 'choice', words });
export const listOf = (scalar: Scalar): Kind => ({ type: 'list', of: scalar });

export const must = (path: string, zh: string, kind: Kind = TEXT): Column => ({
  path,
  zh,
  kind,
  blank: 'required',
});
export const may = (path: string, zh: string, kind: Kind = TEXT, blank: Blank = 'out'): Column => ({
  path,
  zh,
  kind,
  blank,
});
/** Left out when empty; 无 says that there is none. */
export const none = (path: string, zh: string, kind: Kind): Column => ({
  ...may(path, zh, kind),
  none: true,
});

/** A text in two columns; without the second the Chinese is shown in both languages. */
export const text = (path: string, zh: string): readonly Column[] => [
  must(`${path}.zh`, zh),
  may(`${path}.en`, `${zh}（英文）`),
];
export const mayText = (path: string, zh: string): readonly Column[] => [
  may(`${path}.zh`, zh),
  may(`${path}.en`, `${zh}（英文）`),
];
/** A text that may be empty (十公开). */
export const disclosed = (name: string, zh: string): readonly Column[] => [
  may(`disclosures.${name}.zh`, zh, TEXT, 'text'),
  may(`disclosures.${name}.en`, `${zh}（英文）`),
];

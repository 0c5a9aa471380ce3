import type { Gathered } from './places.ts';
import type { ListName, Sheet } from './shape.ts';

export type Entry = Record<string, unknown>;
/** An entry that was read, and the row it stands in, from 0. */
export type Known = { readonly entry: Entry; readonly row: number; readonly path: string };

/** What is being read. */
export type Reading = Gathered & {
  /** Settings and lists as they stand in the sheets; days and notice texts are lists here. */
  readonly whole: Entry;
  /** The entries of each list by their key. */
  readonly known: Map<ListName | 'days' | 'noticeTexts', Map<string, Known>>;
};
export type Of<K extends Sheet['kind']> = Extract<Sheet, { readonly kind: K }>;

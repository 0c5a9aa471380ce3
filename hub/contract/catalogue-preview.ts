import type { Text } from './text.ts';

/** Largest catalogue file taken over HTTP, bytes; a workbook may be 8 MB (hub/catalogue/sheets). */
export const LARGEST_CATALOGUE = 16 * 1024 * 1024;
/** Problems and changes shown at most; how many there are is said. */
export const MOST_SHOWN = 300;

/** What is wrong with a catalogue file, or worth a look: where, and a sentence. */
export type CatalogueLine = {
  /** File or sheet; '' for what concerns the hall as a whole. */
  readonly file: string;
  /** Cell and heading, or position in a JSON file. */
  readonly path: string;
  readonly row?: number;
  readonly column?: string;
  readonly sentence: Text;
};

/** One entry that an import would add, change or remove, as people know it; `reordered`: entries of the sheet change places. */
export type CatalogueChange = {
  readonly sheet: Text;
  readonly kind: 'added' | 'changed' | 'removed' | 'reordered';
  readonly name: Text;
  /** Of a changed one, field by field as cells of the workbook. '' = empty. */
  readonly fields: readonly { readonly field: Text; readonly old: string; readonly new: string }[];
};

/** What an import of a file would do (S2). Nothing has been recorded. */
export type CataloguePreview = {
  /** Of the catalogue it was compared with; an import names it. 0: there was none. */
  readonly revision: number;
  /** The file cannot be taken over while one is left. */
  readonly problems: readonly CatalogueLine[];
  /** What the hall's present state forbids: tickets that wait, counters at work, open cases. */
  readonly refused: readonly CatalogueLine[];
  readonly warnings: readonly CatalogueLine[];
  readonly changes: readonly CatalogueChange[];
  /** How many there are of each, those not shown among them. */
  readonly count: { readonly problems: number; readonly changes: number };
};

/** The catalogue in force. */
export type CatalogueStanding = {
  readonly revision: number;
  /** Of its import, epoch ms. */
  readonly at: number;
  /** Sheets with how many entries each has, in the workbook's order. */
  readonly sheets: readonly { readonly name: Text; readonly entries: number }[];
  /** May whoever asked import another? */
  readonly mayImport: boolean;
};

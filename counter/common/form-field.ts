/** What was answered, by question. */
export type Values = Readonly<Record<string, string>>;
/** One question of a dialog. `choice` has options in sight, `select` has many; a ticked `check` has the value `yes`. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly kind: 'line' | 'words' | 'choice' | 'select' | 'check';
  readonly options?: readonly { readonly value: string; readonly word: string }[];
  readonly value?: string;
  readonly longest?: number;
  readonly required?: (values: Values) => boolean;
  /** Left out while this says no. */
  readonly when?: (values: Values) => boolean;
};

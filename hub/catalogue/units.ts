/** One searchable character of a text: a hanzi, a Latin letter or a digit. Punctuation and spaces are none. */
export type Unit = {
  /** Normalised: NFKC, lower case. */
  readonly char: string;
  /** UTF-16 range in the original text, for marks. */
  readonly start: number;
  readonly end: number;
};

const SEARCHABLE = /[\p{L}\p{N}]/u;

/** The searchable characters of a text with their places. */
export function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  let at = 0;
  for (const char of text) {
    const end = at + char.length;
    const normal = char >= '\u4e00' && char <= '\u9fff' ? char : char.normalize('NFKC').toLowerCase();
    if (SEARCHABLE.test(normal)) units.push({ char: normal, start: at, end });
    at = end;
  }
  return units;
}

/** What somebody typed, as searchable characters: `Fa Piao` → f a p i a o. */
export function charsOf(text: string): string[] {
  return unitsOf(text.normalize('NFKC')).map((unit) => unit.char);
}

const HAN = /\p{Script=Han}/u;
export function isHan(char: string): boolean {
  return HAN.test(char);
}

const LETTER = /^[a-z]$/;
export function isLetter(char: string): boolean {
  return LETTER.test(char);
}

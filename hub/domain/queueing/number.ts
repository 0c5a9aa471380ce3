/** Ticket numbers (T1): the letter and a running number of the hall's day, at least three digits: `A001` … `A999`, `A1000`. */

export function numberOf(letter: string, running: number): string {
  return `${letter}${String(running).padStart(3, '0')}`;
}

export function splitNumber(number: string): { letter: string; running: number } {
  const digits = number.search(/\d/);
  return { letter: number.slice(0, digits), running: Number(number.slice(digits)) };
}

/** A number as people type it: `a 7`, `A007`, `a-007` → `A007`; other text comes back upper-cased. */
export function readNumber(typed: string): string {
  const parts = /^([A-Za-z]{1,2})[\s-]*(\d{1,9})$/.exec(typed.normalize('NFKC').trim());
  return parts ? numberOf((parts[1] ?? '').toUpperCase(), Number(parts[2])) : typed.trim().toUpperCase();
}

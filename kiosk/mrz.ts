import type { Holder } from '../hub/contract/holder.ts';

/** Weights of the check digits of machine-readable documents (ICAO 9303), again and again from the left. */
const WEIGHTS = [7, 3, 1];

function value(character: string): number {
  if (character === '<') return 0;
  return /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 55;
}

/** Does this digit check this field? */
function checks(field: string, digit: string | undefined): boolean {
  const sum = [...field].reduce((total, one, i) => total + value(one) * (WEIGHTS[i % 3] ?? 0), 0);
  return digit === String(sum % 10);
}

/**
 * The machine-readable zone of a passport: two lines of 44 characters, or both in one. Null unless number, birth date, expiry and
 * the whole line fit their check digits.
 */
export function readMrz(lines: readonly string[]): Holder | null {
  const zone = lines.join('');
  if (!/^P[A-Z0-9<]{87}$/.test(zone)) return null;
  const [names, data] = [zone.slice(5, 44), zone.slice(44)];
  const whole = data.slice(0, 10) + data.slice(13, 20) + data.slice(21, 43);
  const good =
    checks(data.slice(0, 9), data[9]) &&
    checks(data.slice(13, 19), data[19]) &&
    checks(data.slice(21, 27), data[27]) &&
    checks(whole, data[43]);
  if (!good) return null;
  const name = names.split('<<').map((part) => part.replaceAll('<', ' ').trim());
  return {
    idKind: 'passport',
    idNumber: data.slice(0, 9).replaceAll('<', ''),
    name: name.filter((part) => part !== '').join(' '),
  };
}

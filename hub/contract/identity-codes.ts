import type { Applicant } from './casework.ts';

/** Numbers of identity documents and their check characters (K6). Pure: pages check while somebody types. */

type IdKind = Applicant['idKind'];

/** What a person shows for a ticket by name. `residence-permit`: of Hong Kong, Macao, Taiwan, and of foreigners. */
export const HOLDER_KINDS = ['resident-card', 'residence-permit', 'passport'] as const;

/** ISO 7064 MOD 11-2, as GB 11643 uses it: a weight for each of the 17 places, and the character of each remainder. */
const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const RESIDENT_CHARACTERS = '10X98765432';
/** The 31 characters of GB 32100: no I, O, S, V, Z. */
const CREDIT_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * Can this be a number of this kind of document? Shape, birth date and check character; whether it was ever issued, nobody here
 * knows. Small letters count as capitals. `other` and `none` take anything.
 */
export function checkIdentity(idKind: IdKind, idNumber: string): boolean {
  return CHECKS[idKind](idNumber.trim().toUpperCase());
}

/** A number as one person has it: of a resident card of the first form (15 digits) the later one of 18 characters, else itself. */
export function longForm(idKind: IdKind, idNumber: string): string {
  const number = idNumber.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
  if (idKind !== 'resident-card' || number.length !== 15) return number;
  const digits = `${number.slice(0, 6)}19${number.slice(6)}`;
  return digits + residentCharacter(digits);
}

const CHECKS: { readonly [K in IdKind]: (number: string) => boolean } = {
  'resident-card': (number) =>
    /^[1-8]\d{14}$/.test(number)
      ? isDate(`19${number.slice(6, 12)}`)
      : /^[1-8]/.test(number) && isResidentForm(number),
  'residence-permit': isResidencePermit,
  passport: (number) => /^[A-Z0-9]{5,9}$/.test(number),
  'credit-code': isCreditCode,
  other: () => true,
  none: () => true,
};

/** 81, 82, 83: residents of Hong Kong, Macao, Taiwan; 9: foreigners' permanent residence, or its old form without a check here. */
function isResidencePermit(number: string): boolean {
  if (/^(81|82|83|9\d)/.test(number)) return isResidentForm(number);
  // Nationality, place of acceptance (4), birth date (6), two more.
  return /^[A-Z]{3}\d{12}$/.test(number) && isMonthAndDay(number.slice(9, 13));
}

/** 18 characters: birth date in places 7 to 14, check character last (GB 11643). */
function isResidentForm(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number) || !isDate(number.slice(6, 14))) return false;
  return number[17] === residentCharacter(number);
}

function residentCharacter(digits: string): string {
  const sum = RESIDENT_WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return RESIDENT_CHARACTERS[sum % 11] ?? '';
}

/** Unified social credit code (GB 32100): 18 characters, weights 3^i modulo 31. */
function isCreditCode(number: string): boolean {
  if (number.length !== 18) return false;
  const values = [...number].map((character) => CREDIT_CHARACTERS.indexOf(character));
  if (values.includes(-1) || !/^..\d{6}/.test(number)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return values[17] === (31 - (sum % 31)) % 31;
}

/** `YYYYMMDD`, a day of the calendar in which somebody alive can have been born. */
function isDate(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number) as [
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1850 && year < 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `MMDD` of a birth date whose century is not written. */
function isMonthAndDay(digits: string): boolean {
  return isDate(`2000${digits}`);
}

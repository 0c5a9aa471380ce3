import type { Holder } from '../hub/contract/holder.ts';
import { checkIdentity, HOLDER_KINDS } from '../hub/contract/identity-codes.ts';
import { readMrz } from './mrz.ts';

/** What a reader typed: a machine-readable zone, or fields apart by `|`, tab, comma or semicolon, the number among them. */
export function parseReading(text: string): Holder | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const zone = readMrz(lines);
  if (zone) return zone;
  const fields = lines.flatMap((line) => line.split(/[|\t,;]/)).map((field) => field.trim());
  for (const field of fields) {
    const idNumber = field.toUpperCase();
    const idKind = HOLDER_KINDS.find((kind) => kind !== 'passport' && checkIdentity(kind, idNumber));
    if (idKind) return { idKind, idNumber, name: fields.find(isName) ?? '' };
  }
  return null;
}

const isName = (field: string): boolean => /^\p{Script=Han}[\p{Script=Han}·]{1,30}$/u.test(field);

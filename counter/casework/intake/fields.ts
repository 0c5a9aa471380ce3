import type { Applicant } from '../../../hub/contract/casework.ts';
import { checkIdentity } from '../../../hub/contract/identity-codes.ts';
import type { Refusal } from '../../../hub/contract/refusals.ts';
import { type FieldName, TEXT_FIELDS, type TextField } from './draft.ts';

/** What is wrong at a field before anything is sent. The hub decides; this only spares a way. */
export type Fault =
  | 'name-required'
  | 'number-required'
  | 'bad-check-character'
  | 'too-long'
  | 'agent-required'
  | 'mandate-required';
export type Faults = Readonly<Partial<Record<FieldName, Fault>>>;

/** Longest texts the hub takes, characters. */
const LONGEST: Readonly<Record<TextField, number>> = {
  name: 2000,
  idNumber: 40,
  phone: 40,
  address: 500,
  agentName: 200,
  agentIdNumber: 40,
};
const RESIDENT = /^\d{17}[\dX]$/;

/** As long as a line of a command may be, characters. */
const LONGEST_MANDATE = 200;

/**
 * Everything wrong with the form, by field. A document kind was chosen, so its number is owed; `none` owes none. `mandate`: left out
 * where nobody brings the case for another.
 */
export function faultsOf(applicant: Partial<Applicant>, mandate?: string): Faults {
  const text = (field: TextField) => applicant[field]?.trim() ?? '';
  const found: Partial<Record<FieldName, Fault>> = {};
  for (const field of TEXT_FIELDS) if (text(field).length > LONGEST[field]) found[field] = 'too-long';
  if (text('name') === '') found.name = 'name-required';
  const { idKind = 'none' } = applicant;
  const number = text('idNumber').toUpperCase();
  if (idKind !== 'none' && number === '') found.idNumber = 'number-required';
  else if (idKind !== 'none' && !checkIdentity(idKind, number)) found.idNumber ??= 'bad-check-character';
  const agent = text('agentIdNumber').toUpperCase();
  if (RESIDENT.test(agent) && !checkIdentity('resident-card', agent))
    found.agentIdNumber = 'bad-check-character';
  if (mandate === undefined) return found;
  if (text('agentName') === '') found.agentName = 'agent-required';
  if (mandate.trim() === '') found.mandate = 'mandate-required';
  else if (mandate.trim().length > LONGEST_MANDATE) found.mandate = 'too-long';
  return found;
}

/** The faults worth showing while the form is still being filled: what is only empty is not wrong yet. */
export function shownFaults(faults: Faults, tried: boolean, typingIn: FieldName | null): Faults {
  return Object.fromEntries(
    Object.entries(faults).filter(
      ([field, fault]) =>
        tried || ((fault === 'bad-check-character' || fault === 'too-long') && field !== typingIn),
    ),
  );
}

/** The form's field a refusal of the hub points at (`applicant.idNumber`), or null. */
export function refusedField(refusal: Pick<Refusal, 'field'> | null | undefined): FieldName | null {
  const name = refusal?.field?.split('.').at(-1);
  if (name === 'mandate') return name;
  return TEXT_FIELDS.find((field) => field === name) ?? null;
}

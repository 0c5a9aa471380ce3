import * as v from 'valibot';
import { type Applicant, ApplicantSchema } from '../../contract/casework.ts';
import type { CommandOf } from '../../contract/commands.ts';
import { checkIdentity } from '../../contract/identity-codes.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { no } from '../decided.ts';
import type { Context, State } from '../state.ts';

/** Applicants as cases know them: a key, what is sealed under it, and blind indexes for finding them again (X3). */
export type Sealed = {
  readonly person: string;
  readonly sealed: string;
  readonly nameIndex: string;
  readonly idIndex: string | null;
  readonly applicantKind: Applicant['kind'];
};

/** A name as it is indexed: width and spaces make no difference. Search uses the same. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** A document number as it is indexed. */
export function numberKey(idNumber: string): string {
  return idNumber.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
}

/** Seals the applicant of an intake: a new one, one found again with what the clerk has before the eyes, or one of an open case. */
export function sealApplicant(
  state: State,
  command: CommandOf<'ReceiveCase'>,
  context: Context,
): Result<Sealed, Refusal> {
  const applicant =
    command.applicant ?? (command.person === undefined ? null : known(state, command.person, context));
  if (!applicant) return no('no-such-applicant', { field: 'applicant' });
  if (applicant.idNumber !== '' && !checkIdentity(applicant.idKind, applicant.idNumber))
    return no('bad-check-character', { field: 'applicant.idNumber' });
  if (command.person !== undefined && state.erased.has(command.person))
    return no('no-such-applicant', { field: 'person' });
  const person = command.person ?? context.vault.newPerson();
  if (person === null) return no('not-recorded');
  const sealed = context.vault.seal(person, JSON.stringify(applicant));
  if (sealed === null) {
    return command.person === undefined ? no('not-recorded') : no('no-such-applicant', { field: 'person' });
  }
  return ok({
    person,
    sealed,
    nameIndex: context.vault.index(nameKey(applicant.name)),
    idIndex: applicant.idNumber === '' ? null : context.vault.index(numberKey(applicant.idNumber)),
    applicantKind: applicant.kind,
  });
}

function known(state: State, person: string, { vault }: Context): Applicant | null {
  for (const on of state.cases.values()) {
    if (on.person !== person) continue;
    const text = vault.open(person, on.sealed);
    return text === null ? null : v.parse(ApplicantSchema, JSON.parse(text));
  }
  return null;
}

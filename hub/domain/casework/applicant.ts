import * as v from 'valibot';
import { type Applicant, ApplicantSchema } from '../../contract/casework.ts';
import type { CommandOf } from '../../contract/commands.ts';
import { checkIdentity } from '../../contract/identity-codes.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { no } from '../decided.ts';
import type { Recorded } from '../facts.ts';
import type { Context, State, Vault } from '../state.ts';
import type { Case } from './case.ts';

/** Applicants as cases know them: a key, and what is sealed under it (X3). */
export type Sealed = {
  readonly person: string;
  readonly sealed: string;
  readonly applicantKind: Applicant['kind'];
};
/** Blind indexes under which the search table finds an applicant's case, by exact match (X3). */
export type Findable = { readonly nameIndex: string; readonly idIndex: string | null };

/** A name as it is indexed: width and spaces make no difference. Search uses the same. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** A document number as it is indexed. */
export function numberKey(idNumber: string): string {
  return idNumber.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
}

/** Under what the cases these facts receive are found, by case id; their applicants' keys are at hand. */
export function findableIn(facts: readonly Recorded[], vault: Vault): ReadonlyMap<string, Findable> {
  const found = new Map<string, Findable>();
  for (const { fact } of facts) {
    if (fact.type !== 'CaseReceived') continue;
    const applicant = opened(vault, fact.person, fact.sealed);
    if (!applicant) continue;
    found.set(fact.case, {
      nameIndex: vault.index(nameKey(applicant.name)),
      idIndex: applicant.idNumber === '' ? null : vault.index(numberKey(applicant.idNumber)),
    });
  }
  return found;
}

/** Which cases are this applicant's: those under the same key, or under another with the same document number (C1). */
export function isApplicantOf(
  sealed: Sealed,
  vault: Vault,
): (on: Pick<Case, 'person' | 'sealed'>) => boolean {
  const number = numberOf(sealed, vault);
  return (on) => on.person === sealed.person || (number !== '' && numberOf(on, vault) === number);
}

function numberOf({ person, sealed }: Pick<Sealed, 'person' | 'sealed'>, vault: Vault): string {
  return numberKey(opened(vault, person, sealed)?.idNumber ?? '');
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
  return ok({ person, sealed, applicantKind: applicant.kind });
}

function known(state: State, person: string, { vault }: Context): Applicant | null {
  for (const on of state.cases.values()) {
    if (on.person === person) return opened(vault, person, on.sealed);
  }
  return null;
}

function opened(vault: Vault, person: string, sealed: string): Applicant | null {
  const text = vault.open(person, sealed);
  return text === null ? null : v.parse(ApplicantSchema, JSON.parse(text));
}

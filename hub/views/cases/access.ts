import * as v from 'valibot';
import { type Applicant, ApplicantSchema } from '../../contract/casework.ts';
import { maskIdentity, maskName, maskPhone } from '../../contract/mask.ts';
import type { Case } from '../../domain/casework/case.ts';
import { rolesOf, worksOn } from '../../domain/index.ts';
import type { State, Vault } from '../../domain/state.ts';

/** Who may read cases at all; administrators look after the program, not after applicants. */
const READERS: ReadonlySet<string> = new Set([
  'guide',
  'clerk',
  'chief',
  'reviewer',
  'approver',
  'agent',
  'supervisor',
  'complaint-officer',
  'discipline',
]);

export function mayReadCases(state: State, person: string): boolean {
  return rolesOf(state, person).some((role) => READERS.has(role));
}

/** Does this person handle the case: of its department, of one that answers it, or the handler of one of its posts (X3)? */
export function handlesCase(
  state: State,
  person: string,
  on: Pick<Case, 'department' | 'joint' | 'steps'>,
): boolean {
  return (
    worksOn(state, person, on.department) ||
    on.joint.some(({ department }) => worksOn(state, person, department)) ||
    on.steps.some(({ handler, responsible }) => handler === person || responsible === person)
  );
}

/** The applicant in full; null once erased, or while the key is not at hand. */
export function openApplicant(vault: Vault, person: string, sealed: string): Applicant | null {
  const text = vault.open(person, sealed);
  return text === null ? null : v.parse(ApplicantSchema, JSON.parse(text));
}

/** What readers see who do not handle the case: enough to tell two apart. */
export function maskApplicant(applicant: Applicant): Applicant {
  return {
    ...applicant,
    name: maskName(applicant.name),
    idNumber: maskIdentity(applicant.idNumber),
    phone: maskPhone(applicant.phone),
    address: '',
    agentName: maskName(applicant.agentName),
    agentIdNumber: maskIdentity(applicant.agentIdNumber),
  };
}

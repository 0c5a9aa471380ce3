import type { CaseState } from '../casework.ts';
import type { Material } from '../catalogue.ts';
import type { RefusalCode } from '../refusals.ts';

/**
 * Everything a further language says (K4), in one file each. What the contract knows is typed here; the words of the kiosk, of paper
 * and of the phone pages are checked against their own catalogues where they are used, so that a missing one does not compile.
 */
export type Pack = {
  readonly refusals: Readonly<Record<VisitorRefusal, string>>;
  readonly caseStates: Readonly<Record<CaseState, string>>;
  readonly caseSteps: Readonly<Record<'waiting' | 'sent' | 'in-hand' | 'done', string>>;
  /** What the hub itself writes on lists of materials and slips. */
  readonly slips: Readonly<Record<Material['form'], string>> & {
    readonly copies: (form: string, n: number) => string;
    readonly onTheSpot: string;
    readonly free: string;
    /** What is paid and where: `counter` has its own name, `numbered` when that is a number. */
    readonly payable: (yuan: number, counter: string, numbered: boolean, floor: number) => string;
    readonly workingDays: (n: number) => string;
  };
  readonly kiosk: object;
  readonly paper: object;
  readonly phone: object;
};

/** What may be refused to whoever uses a kiosk or a phone page; all else is for staff. */
export type VisitorRefusal = Extract<
  RefusalCode,
  | 'malformed'
  | 'too-many-requests'
  | 'unauthorised'
  | 'forbidden'
  | 'wrong-protocol'
  | 'not-recorded'
  | 'hub-stopping'
  | 'offline'
  | 'timeout'
  | 'no-such-queue'
  | 'no-such-item'
  | 'no-such-place'
  | 'no-such-ticket'
  | 'queue-closed'
  | 'queue-ended'
  | 'quota-reached'
  | 'hour-quota-reached'
  | 'person-quota'
  | 'person-has-ticket'
  | 'identity-required'
  | 'bad-check-character'
  | 'need-unmet'
  | 'no-such-visit'
  | 'no-appointments'
  | 'no-such-slot'
  | 'slot-full'
  | 'no-such-appointment'
  | 'appointment-early'
  | 'appointment-missed'
  | 'appointment-cancelled'
  | 'already-checked-in'
  | 'not-passed'
  | 'reinstated-too-often'
  | 'no-printer'
  | 'wrong-number-or-code'
  | 'progress-locked'
  | 'already-ended'
  | 'not-waiting'
>;

/** A refusal in the words of a further language; null: it has none, for no visitor meets it. */
export function refusedIn({ refusals }: Pick<Pack, 'refusals'>, code: RefusalCode): string | null {
  return code in refusals ? refusals[code as VisitorRefusal] : null;
}

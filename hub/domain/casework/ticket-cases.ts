import type { CommandOf } from '../../contract/commands.ts';
import { no } from '../decided.ts';
import type { Context, State, Ticket } from '../state.ts';
import { isApplicantOf, type Sealed } from './applicant.ts';
import type { Case } from './case.ts';
import { isFinal } from './find-case.ts';

/** The cases that hang on a ticket: one visitor's own, or those of many principals whose agent holds it (T9, T14). */

export function casesOn(state: State, ticket: Ticket): readonly Case[] {
  return ticket.cases.flatMap((id) => state.cases.get(id) ?? []);
}

/**
 * Why this case may not join the ticket (T9): only one applicant's cases come without a mandate, all others' by one, and then it is
 * known who came. Null: it may.
 */
export function underMandate(
  state: State,
  ticket: Ticket | null,
  { mandate, applicant }: Pick<CommandOf<'ReceiveCase'>, 'mandate' | 'applicant'>,
  sealed: Sealed,
  { vault }: Context,
) {
  if (mandate !== undefined)
    return applicant?.agentName ? null : no('agent-required', { field: 'applicant.agentName' });
  if (!ticket) return null;
  const isTheirs = isApplicantOf(sealed, vault);
  const others = casesOn(state, ticket).filter((on) => on.mandate === null && !isTheirs(on));
  return others.length > 0 ? no('mandate-required', { field: 'mandate' }) : null;
}

/** The cases for which an agent’s ticket is not done at this counter: those taken in here and still to be dealt with. */
export function openOn(state: State, ticket: Ticket, counter: string): readonly Case[] {
  const cases = casesOn(state, ticket);
  if (!cases.some((on) => on.mandate !== null)) return [];
  return cases.filter((on) => on.counter === counter && isAtCounter(on));
}

/** Why the ticket cannot be finished yet; null: it can (T9). */
export function leftOpen(state: State, ticket: Ticket, counter: string) {
  const open = openOn(state, ticket, counter);
  if (open.length === 0) return null;
  return no('cases-open', { detail: { numbers: open.map(({ number }) => number).join(', ') } });
}

/** Does the counter still owe something now: the materials to be examined, or what is decided on the spot? */
function isAtCounter(on: Case): boolean {
  if (on.state === 'intake') return true;
  return on.kind === 'immediate' && !isFinal(on) && on.state !== 'awaiting-materials';
}

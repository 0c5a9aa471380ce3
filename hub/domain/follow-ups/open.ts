import { LOW_LEVEL } from '../../contract/ratings.ts';
import { casesOn } from '../casework/ticket-cases.ts';
import type { Fact, FactOf } from '../facts.ts';
import { policyOf } from '../find.ts';
import { today } from '../limits/calendar.ts';
import type { Context, Prompt, State, Ticket } from '../state.ts';
import type { Opened, Reachable } from './facts.ts';

/** What was rated: a prompt, its ticket where there is one, and the hall day of the visit. */
export type Visit = { readonly prompt: Prompt; readonly ticket: Ticket | null; readonly day: string };

/** What a rating entails (E3): a low one opens its follow-up, recorded with it or not at all; it counts once, so this is once, too. */
export function followUpOf(
  state: State,
  { prompt, ticket, day }: Visit,
  { level, reasons, text, source }: Pick<FactOf<'Rated'>, 'level' | 'reasons' | 'text' | 'source'>,
  { now, newId }: Pick<Context, 'now' | 'newId'>,
): Fact[] {
  const { catalogue } = state;
  if (level > LOW_LEVEL || !catalogue) return [];
  const on = prompt.case === null ? undefined : state.cases.get(prompt.case);
  const reachable = reachableOf(state, prompt, ticket);
  const { contactDays, remedyDays, tries } = policyOf(catalogue).followUp;
  const opened: Opened = {
    followUp: newId(),
    prompt: prompt.id,
    number: ticket?.number ?? '',
    day,
    counter: prompt.counter,
    clerk: prompt.clerk,
    item: on?.item ?? ticket?.item ?? null,
    ofCase: prompt.case === null ? null : { id: prompt.case, number: on?.number ?? '' },
    level,
    reasons,
    text,
    source,
    reachable,
    from: today(catalogue, now),
    limits: { contact: reachable && contactDays, remedy: remedyDays },
    tries,
  };
  return [{ type: 'FollowUpOpened', ...opened }];
}

/**
 * Who it was, as far as the hall knows: the applicant of the case that was rated, or of those brought with the ticket; whoever booked
 * it; whoever holds it by name. An agent who brought somebody's case by mandate is not that person (T9).
 */
function reachableOf(state: State, prompt: Prompt, ticket: Ticket | null): Reachable | null {
  const on =
    prompt.case === null
      ? ticket && casesOn(state, ticket).find(({ mandate }) => mandate === null)
      : state.cases.get(prompt.case);
  if (on) return { key: on.person, sealed: on.sealed, what: 'applicant' };
  const booked = ticket?.appointment && state.appointments.get(ticket.appointment.id)?.phone;
  if (booked) return { key: booked.person, sealed: booked.sealed, what: 'phone' };
  const holder = ticket?.holder;
  return holder ? { key: holder.key, sealed: holder.sealed, what: 'holder' } : null;
}

import type { CommandOf } from '../../contract/commands.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { addDays } from '../day/zone.ts';
import { no } from '../decided.ts';
import { policyOf } from '../find.ts';
import type { Visit } from '../follow-ups/open.ts';
import type { Handlers } from '../handler.ts';
import { readNumber } from '../queueing/number.ts';
import type { Context, Prompt, State, Ticket } from '../state.ts';
import { ratedBy } from './rate.ts';

/** A served or unserved visit; `prompt` null: it was not served to its end. */
export type CardVisit = {
  readonly ticket: Ticket;
  readonly prompt: Prompt | null;
  readonly rated: boolean;
};
/** The same of an earlier day, read from the journal while the hall's day was `readOn`. */
export type PastVisit = CardVisit & { readonly readOn: string };

/** The visit that a number stands for in this state's day; null: no such ticket. */
export function visitOf(state: State, number: string): CardVisit | null {
  const ticket = state.tickets.get(state.numbers.get(readNumber(number)) ?? '');
  if (!ticket) return null;
  const prompt = [...state.prompts.values()].find((one) => one.ticket === ticket.id && one.case === null);
  return { ticket, prompt: prompt ?? null, rated: (prompt?.rating ?? null) !== null };
}

/** Days whose cards can be entered now, today first. */
export function cardDates({ catalogue, day }: State): string[] {
  if (!catalogue) return [];
  return Array.from({ length: policyOf(catalogue).ratingCardDays + 1 }, (_, back) => addDays(day, -back));
}

/** A paper card, entered by staff other than whoever served (E2), within the hall's window; it counts once with all other ways (E4). */
export const cardHandlers: Handlers<'EnterRatingCard'> = {
  EnterRatingCard(state, command, context) {
    const { actor } = context;
    if (actor.kind !== 'person') return no('forbidden');
    const found = rateable(state, command, context);
    if (!found.ok) return found;
    if (found.value.prompt.clerk === actor.person) return no('own-service', { field: 'number' });
    return ratedBy(state, found.value, command, 'card', context);
  },
};

function rateable(
  state: State,
  { day, number }: CommandOf<'EnterRatingCard'>,
  context: Context,
): Result<Visit, Refusal> {
  const { catalogue } = state;
  if (!catalogue || day > state.day) return no('no-ticket-that-day', { field: 'day' });
  if (!cardDates(state).includes(day)) return no('card-window-over', { field: 'day' });
  const past = day === state.day ? null : context.pastVisit(day, readNumber(number));
  // The day turned while it was read: what was entered meanwhile is not known.
  if (past && past.readOn !== state.day) return no('not-recorded');
  const visit = day === state.day ? visitOf(state, number) : past;
  if (!visit) return no('no-ticket-that-day', { field: 'number' });
  const { prompt, ticket, rated } = visit;
  if (!prompt) return no('not-served', { field: 'number' });
  if (rated || state.lateRated.has(prompt.id)) return no('already-rated', { field: 'number' });
  return ok({ prompt, ticket, day });
}

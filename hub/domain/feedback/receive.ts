import type { CommandOf } from '../../contract/commands.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { acceptingClerk } from '../casework/posts.ts';
import { happened, no } from '../decided.ts';
import type { Fact, FactOf } from '../facts.ts';
import { personOf, policyOf } from '../find.ts';
import type { Handlers } from '../handler.ts';
import { permitted, rolesOf } from '../identity/permissions.ts';
import { today } from '../limits/calendar.ts';
import { readNumber } from '../queueing/number.ts';
import type { CatalogueState, Context, State } from '../state.ts';
import type { About } from './facts.ts';

/** Taking in what people tell (S4). */
export const receiveFeedbackHandlers: Handlers<'ReceiveFeedback'> = {
  ReceiveFeedback(state, command, context) {
    const { catalogue } = state;
    if (!catalogue) return no('bad-catalogue');
    const found = aboutOf(state, catalogue, command.about);
    if (!found.ok) return found;
    const person = personOf(context.actor);
    const { kind, settled } = command;
    if (kind === 'visit' && !mayVisit(state, person)) return no('forbidden', { field: 'kind' });
    if (kind === 'complaint' && person !== null && found.value.clerk === person)
      return no('own-service', { field: 'about' });
    if (settled && kind !== 'complaint') return no('feedback-not-now', { field: 'settled' });
    if (settled && !permitted(state, context.actor, 'SettleFeedback'))
      return no('forbidden', { field: 'settled' });
    const sealed = sealedOf(command, context);
    if (!sealed) return no('not-recorded');
    const received = receivedBy(state, catalogue, context, {
      ...{ kind, channel: command.channel, subject: command.subject, about: found.value },
      ...{ form: command.form, days: kind === 'complaint' ? policyOf(catalogue).feedback.answerDays : null },
      ...sealed,
    });
    const { feedback, number } = received;
    const facts: Fact[] = settled
      ? [received, { type: 'FeedbackSettled', feedback, ...settled }]
      : [received];
    return happened(facts, () => ({ feedback, number }));
  },
};

/** Supervisors' visits (J) are theirs, the officers' and the departments' chiefs'. */
export function mayVisit(state: State, person: string | null): boolean {
  const roles = person === null ? [] : rolesOf(state, person);
  return roles.some((role) => role === 'supervisor' || role === 'complaint-officer' || role === 'chief');
}

type Asked = Pick<FactOf<'FeedbackReceived'>, 'kind' | 'channel' | 'subject' | 'about' | 'form' | 'days'> &
  Pick<FactOf<'FeedbackReceived'>, 'key' | 'words' | 'contact'>;

/** The record with its number, day 0, and the tries of a call-back. `given`: numbers given in the same command. */
export function receivedBy(
  state: State,
  catalogue: CatalogueState,
  { now, newId }: Pick<Context, 'now' | 'newId'>,
  asked: Asked,
  given = 0,
): FactOf<'FeedbackReceived'> {
  const from = today(catalogue, now);
  const year = from.slice(0, 4);
  const series = `hall|feedback|${year}`;
  const serial = (state.documentNumbers.get(series) ?? 0) + 1 + given;
  return {
    type: 'FeedbackReceived',
    feedback: newId(),
    number: `诉〔${year}〕${serial}号`,
    series,
    serial,
    ...asked,
    from,
    tries: policyOf(catalogue).feedback.tries,
  };
}

/** Words and teller under a key of their own (X3). */
function sealedOf({ words, from }: CommandOf<'ReceiveFeedback'>, { vault }: Context) {
  const key = vault.newPerson();
  const said = key && vault.seal(key, words);
  if (!key || !said) return null;
  const anonymous = from.name === '' && from.phone === '';
  const contact = anonymous ? null : vault.seal(key, JSON.stringify(from));
  return anonymous || contact !== null ? { key, words: said, contact } : null;
}

/** What was said of whom, checked, with what ticket, case, item, counter and clerk say of each other. */
function aboutOf(
  state: State,
  catalogue: CatalogueState,
  said: CommandOf<'ReceiveFeedback'>['about'],
): Result<About, Refusal> {
  const { items, counters, departments, staff } = catalogue;
  const missing = (code: Parameters<typeof no>[0], field: string) => no(code, { field: `about.${field}` });
  if (said.item !== undefined && !items.has(said.item)) return missing('no-such-item', 'item');
  if (said.counter !== undefined && !counters.has(said.counter)) return missing('no-such-counter', 'counter');
  if (said.department !== undefined && !departments.has(said.department))
    return missing('no-such-department', 'department');
  if (said.clerk !== undefined && !staff.has(said.clerk)) return missing('no-such-person', 'clerk');
  const number = said.ticket === undefined ? undefined : readNumber(said.ticket);
  const ticket = number === undefined ? null : state.tickets.get(state.numbers.get(number) ?? '');
  if (ticket === undefined) return missing('no-such-ticket', 'ticket');
  const on = said.case === undefined ? null : state.cases.get(state.caseNumbers.get(said.case) ?? '');
  if (on === undefined) return missing('no-such-case', 'case');
  const counter = said.counter ?? ticket?.counter ?? on?.counter ?? null;
  // Nobody named: whoever works the counter then, so that it is not theirs to handle.
  const working = counter === null ? null : (state.counters.get(counter)?.clerk ?? null);
  const clerk = said.clerk ?? ticket?.clerk ?? (on && acceptingClerk(on)) ?? working;
  const item = said.item ?? on?.item ?? ticket?.item ?? null;
  const department =
    said.department ??
    on?.department ??
    (item === null ? undefined : items.get(item)?.department) ??
    (clerk === null ? null : (staff.get(clerk)?.department ?? null));
  const ofCase = on && { id: on.id, number: on.number };
  return ok({ counter, clerk, department, item, ticket: ticket?.number ?? null, ofCase });
}

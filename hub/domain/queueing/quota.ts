import type { CommandOf } from '../../contract/commands.ts';
import { checkIdentity } from '../../contract/identity-codes.ts';
import { nextFree, onClock } from '../appointments/slots.ts';
import { numberKey } from '../casework/applicant.ts';
import { nextOpening, queueOpen } from '../day/sessions.ts';
import { nextHour } from '../day/zone.ts';
import { no } from '../decided.ts';
import { resolveQueue } from '../find.ts';
import type { CatalogueState, Context, State } from '../state.ts';

type Issue = Pick<CommandOf<'IssueTicket'>, 'identity'>;

const CODES = {
  hours: 'queue-closed',
  quota: 'quota-reached',
  hour: 'hour-quota-reached',
  ended: 'queue-ended',
} as const;

/** Why no number is given now, when to come again, and what can be booked instead (T9, T10). */
export function closed(state: State, catalogue: CatalogueState, asked: string, now: number) {
  const { open, because } = queueOpen(state, asked, now);
  if (open) return null;
  const queue = resolveQueue(state, asked);
  const entry = catalogue.queues.get(queue);
  const opensAt =
    because === 'hour'
      ? nextHour(now, catalogue.source.hall.timeZone)
      : entry
        ? nextOpening(catalogue, entry, now, because !== 'hours')
        : null;
  return no(CODES[because ?? 'ended'], { detail: { opensAt, ...offer(state, catalogue, queue, now) } });
}

/** The next slots that can be booked, where the queue has any. */
function offer(state: State, catalogue: CatalogueState, queue: string, now: number) {
  const entry = catalogue.queues.get(queue);
  if (!entry?.appointments) return {};
  const free = nextFree(state, catalogue, entry, 0, now);
  return free.length === 0
    ? {}
    : { appointments: free.map((one) => onClock(catalogue, one.start)).join(', ') };
}

/** One person's tickets of today in this queue, where the number of a document is given (T9). */
export function personQuota(
  state: State,
  catalogue: CatalogueState,
  command: Issue,
  queue: string,
  context: Context,
) {
  const { identity } = command;
  if (!identity) return null;
  if (!checkIdentity(identity.idKind, identity.idNumber)) {
    return no('bad-check-character', { field: 'identity.idNumber' });
  }
  const entry = catalogue.queues.get(queue);
  const most = entry?.personQuota ?? null;
  const key = personKey(state, command, context);
  if (!entry || most === null || key === null) return null;
  if ((state.queues.get(queue)?.byPerson.get(key) ?? 0) < most) return null;
  const opensAt = nextOpening(catalogue, entry, context.now, true);
  return no('person-quota-reached', {
    field: 'identity',
    detail: { quota: most, opensAt, ...offer(state, catalogue, queue, context.now) },
  });
}

/** Keyed hash of document number and day: it finds a person within the day and never beyond it (X3). */
export function personKey(state: State, { identity }: Issue, { vault }: Context): string | null {
  if (!identity) return null;
  return vault.index(`ticket ${state.day} ${numberKey(identity.idNumber)}`);
}

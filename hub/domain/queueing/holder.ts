import type { Holder, HolderKind } from '../../contract/holder.ts';
import { checkIdentity, longForm } from '../../contract/identity-codes.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { nextOpening } from '../day/sessions.ts';
import { no } from '../decided.ts';
import { policyOf } from '../find.ts';
import type { CatalogueState, Context, State, Ticket } from '../state.ts';
import { offer } from './quota.ts';

/**
 * A ticket's holder as its fact keeps them: sealed under the key of the hall's day, with an index that is the same for the same
 * document on the same day and tells nothing on any other (X3).
 */
export type SealedHolder = {
  readonly key: string;
  readonly sealed: string;
  readonly index: string;
  readonly idKind: HolderKind;
};

const OPEN: ReadonlySet<Ticket['state']> = new Set(['waiting', 'called', 'serving', 'parked']);

/** The key under which whoever comes on a hall's day `YYYY-MM-DD` is sealed, holders and booked phones: erased as one, some days later. */
export const holderKey = (day: string): string => `day-${day}`;

/** Does any queue take names? */
export function takesNames({ queues }: CatalogueState): boolean {
  return [...queues.values()].some(({ realName = 'off' }) => realName !== 'off');
}

/** What a command says of its holder: a document, or why there is none. */
type Named = { readonly holder?: Holder | undefined; readonly unnamed?: string | undefined };
/** What the ticket's fact keeps of that. */
type Kept = { readonly holder?: SealedHolder; readonly unnamed?: string };

/**
 * Whose ticket it will be (K6), with the quota of one person (T9); nothing where the queue takes no names, whatever was shown.
 * `booked`: it comes of an appointment, whose place no quota takes away (T13).
 */
export function holderOf(
  state: State,
  catalogue: CatalogueState,
  queue: string,
  { holder, unnamed }: Named,
  context: Context,
  booked = false,
): Result<Kept, Refusal> {
  const realName = catalogue.queues.get(queue)?.realName ?? 'off';
  if (realName === 'off') return ok({});
  if (!holder) return realName === 'required' ? nobody(catalogue, unnamed, context) : ok({});
  if (!checkIdentity(holder.idKind, holder.idNumber))
    return no('bad-check-character', { field: 'holder.idNumber' });
  const { vault, now } = context;
  const key = holderKey(state.day);
  const index = vault.indexUnder(key, longForm(holder.idKind, holder.idNumber));
  const sealed = vault.seal(key, JSON.stringify(holder));
  if (index === null || sealed === null) return no('not-recorded');
  const problem = booked ? null : tooMany(state, catalogue, queue, index, now);
  return problem ?? ok({ holder: { key, sealed, index, idKind: holder.idKind } });
}

/** Nobody is named where names are wanted: by whom the policy lets, and staff say why. Whoever serves themselves has nobody to let it. */
function nobody(
  catalogue: CatalogueState,
  unnamed: string | undefined,
  { actor }: Context,
): Result<Kept, Refusal> {
  const by = LETTING[actor.kind];
  if (by === undefined || !policyOf(catalogue).unnamedBy.includes(by))
    return no('identity-required', { field: 'holder' });
  if (unnamed !== undefined) return ok({ unnamed });
  return by === 'staff' ? no('unnamed-reason', { field: 'unnamed' }) : ok({});
}

const LETTING: Partial<Record<Context['actor']['kind'], 'staff' | 'integration'>> = {
  person: 'staff',
  integration: 'integration',
};

/** One open ticket of a person in a queue, and the queue's quota of a day; a cancelled ticket gave its place back (T9). */
function tooMany(state: State, catalogue: CatalogueState, queue: string, index: string, now: number) {
  const held = heldIn(state, queue, index);
  const open = held.find((ticket) => OPEN.has(ticket.state));
  if (open) return no('person-has-ticket', { field: 'holder', detail: { number: open.number } });
  const entry = catalogue.queues.get(queue);
  const quota = entry?.personQuota ?? null;
  if (!entry || quota === null || held.filter(({ state }) => state !== 'cancelled').length < quota)
    return null;
  const opensAt = nextOpening(catalogue, entry, now, true);
  return no('person-quota', {
    field: 'holder',
    detail: { quota, opensAt, ...offer(state, catalogue, queue, now) },
  });
}

function heldIn(state: State, queue: string, index: string): Ticket[] {
  return (state.holders.get(index) ?? []).flatMap((id) => {
    const ticket = state.tickets.get(id);
    return ticket?.queue === queue ? [ticket] : [];
  });
}

/** Another open ticket of the same person in the same queue: while there is one, a passed ticket does not come back (T9). */
export function otherOpen(state: State, { id, queue, holder }: Ticket): Ticket | null {
  if (!holder) return null;
  const others = heldIn(state, queue, holder.index).filter((ticket) => ticket.id !== id);
  return others.find((ticket) => OPEN.has(ticket.state)) ?? null;
}

/** What was sealed; null when the day's key is erased or not at hand. */
export function openHolder({ holder }: Ticket, vault: Pick<Context['vault'], 'open'>): Holder | null {
  const text = holder && vault.open(holder.key, holder.sealed);
  return text ? (JSON.parse(text) as Holder) : null;
}

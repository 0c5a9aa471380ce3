import { type CommandOf, PRIORITY_REASONS } from '../../contract/commands.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { nextOpening, queueOpen } from '../day/sessions.ts';
import { happened, no } from '../decided.ts';
import { boundTo } from '../devices/binding.ts';
import type { Fact, FactOf } from '../facts.ts';
import { canBeMet, policyOf, resolveQueue } from '../find.ts';
import type { Handlers } from '../handler.ts';
import { ticketDocument } from '../printing/document.ts';
import { kioskFor } from '../printing/slips.ts';
import type { CatalogueState, Context, State } from '../state.ts';
import { aheadOf } from './ahead.ts';
import { estimateAt } from './estimate.ts';
import { holderOf } from './holder.ts';
import { numberOf } from './number.ts';
import { ticketView } from './show.ts';

type Issue = CommandOf<'IssueTicket'>;

/** Taking a number (T1–T4, T9, T10). Paper comes after the record, and failing paper changes nothing (T3, K7). */
export const issueHandlers: Handlers<'IssueTicket'> = {
  IssueTicket(state, command, context) {
    const { catalogue } = state;
    if (!catalogue) return no('no-such-queue', { field: 'queue' });
    const target = targetOf(catalogue, command);
    if (!target.ok) return target;
    const problem = problemWith(state, catalogue, command, target.value, context);
    if (problem) return problem;
    const print = kioskFor(context.actor, command.print);
    if (print !== null && !catalogue.kiosks.has(print)) return no('no-such-kiosk', { field: 'print' });
    const queue = resolveQueue(state, target.value);
    const holder = holderOf(state, catalogue, queue, command.holder, context);
    if (!holder.ok) return holder;
    const issued = { ...issue(state, catalogue, command, queue, context), ...holder.value };
    const paper = print === null ? [] : paperFor(state, catalogue, issued, print, context);
    return happened([issued, ...paper], (after) => ticketView(after, issued.ticket, context.now));
  },
};

/** The queue asked for, by itself or by its item. */
function targetOf(catalogue: CatalogueState, { queue, item }: Issue): Result<string, Refusal> {
  if ((queue === undefined) === (item === undefined)) return no('queue-or-item');
  if (queue !== undefined) {
    return catalogue.queues.has(queue) ? ok(queue) : no('no-such-queue', { field: 'queue' });
  }
  const found = catalogue.items.get(item ?? '');
  return found ? ok(found.queue) : no('no-such-item', { field: 'item' });
}

function problemWith(
  state: State,
  catalogue: CatalogueState,
  command: Issue,
  asked: string,
  { actor, now }: Context,
) {
  const reasons: readonly string[] = PRIORITY_REASONS;
  if (command.class === 'priority' && !reasons.includes(command.reason ?? '')) {
    return no('reason-required', { field: 'reason', detail: { reasons: reasons.join(', ') } });
  }
  if (command.class === 'green') {
    if (command.reason === undefined) return no('reason-required', { field: 'reason' });
    // The green channel is granted by staff, not chosen by oneself (C11).
    if (actor.kind === 'kiosk') return no('forbidden', { field: 'class' });
  }
  const queue = resolveQueue(state, asked);
  return (
    closed(state, catalogue, asked, now) ??
    (canBeMet(catalogue, queue, command.needs) ? null : no('need-unmet', { field: 'needs' }))
  );
}

/** Why no number is given now, and when to come again (T9, T10). */
function closed(state: State, catalogue: CatalogueState, asked: string, now: number) {
  const { open, because } = queueOpen(state, asked, now);
  if (open) return null;
  const entry = catalogue.queues.get(resolveQueue(state, asked));
  const again = entry ? nextOpening(catalogue, entry, now, because !== 'hours') : null;
  const code = { hours: 'queue-closed', quota: 'quota-reached', ended: 'queue-ended' } as const;
  return no(code[because ?? 'ended'], { detail: { opensAt: again } });
}

function issue(
  state: State,
  catalogue: CatalogueState,
  command: Issue,
  queue: string,
  { actor, now, newId }: Context,
): FactOf<'TicketIssued'> {
  const letter = catalogue.queues.get(queue)?.letter ?? '';
  const credit = policyOf(catalogue).credits[command.class] * 60_000;
  return {
    type: 'TicketIssued',
    ticket: newId(),
    number: numberOf(letter, (state.series.get(letter) ?? 0) + 1),
    queue,
    item: command.item ?? null,
    class: command.class,
    reason: command.reason ?? null,
    needs: [...new Set(command.needs)],
    language: command.language,
    kiosk: actor.kind === 'kiosk' ? actor.kiosk : null,
    secret: newId(),
    order: Math.round(now - credit),
  };
}

/** Whatever is not known to read cards: a printer may be bound before its agent comes. */
function prints(device: string, known: Context['knownDevices']): boolean {
  return known.find((one) => one.device === device)?.kind !== 'reader';
}

/** The ticket's paper; without a printer at the kiosk it has failed already, and staff are told (K7). */
function paperFor(
  state: State,
  catalogue: CatalogueState,
  issued: FactOf<'TicketIssued'>,
  kiosk: string,
  { now, newId, knownDevices }: Context,
): Fact[] {
  const { ticket, number, queue, item, language, secret, order, needs } = issued;
  const place = { queue, needs, order, tie: Number.POSITIVE_INFINITY, seq: 0, onlyCounter: null };
  const document = ticketDocument(
    state,
    catalogue,
    { id: ticket, number, queue, item, language, secret, onlyCounter: null },
    {
      ahead: aheadOf(state, place),
      estimate: estimateAt(state, { ...place, class: issued.class }, now),
      at: now,
    },
  );
  const job = newId();
  const requested: Fact = { type: 'PrintRequested', job, kiosk, document, copy: 0, again: null };
  if (boundTo(state, kiosk).some((device) => prints(device, knownDevices))) return [requested];
  return [requested, { type: 'PrintReported', job, outcome: 'failed', detail: 'no-printer' }];
}

import { type CommandOf, PRIORITY_REASONS } from '../../contract/commands.ts';
import { happened, no } from '../decided.ts';
import { canBeMet, policyOf, resolveQueue } from '../find.ts';
import type { Handlers } from '../handler.ts';
import { kioskFor } from '../printing/slips.ts';
import type { CatalogueState, Context, State } from '../state.ts';
import { drawTicket, paperFor, type Wanted } from './draw.ts';
import { holderOf } from './holder.ts';
import { closed } from './quota.ts';
import { ticketView } from './show.ts';
import { targetOf } from './target.ts';
import { joinable } from './visit.ts';

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
    const holder = holderOf(state, catalogue, queue, command, context);
    if (!holder.ok) return holder;
    const visit = joinable(state, command.visit);
    if (!visit.ok) return visit;
    const drawn = drawTicket(state, catalogue, context, {
      ...wanted(catalogue, command, queue, context.now),
      visit: visit.value,
    });
    const issued = { ...drawn, ...holder.value };
    const paper = print === null ? [] : paperFor(state, catalogue, issued, print, context);
    return happened([issued, ...paper], (after) => ticketView(after, issued.ticket, context.now));
  },
};

function problemWith(
  state: State,
  catalogue: CatalogueState,
  command: Issue,
  asked: string,
  context: Context,
) {
  const { actor, now } = context;
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

function wanted(
  catalogue: CatalogueState,
  command: Issue,
  queue: string,
  now: number,
): Omit<Wanted, 'visit'> {
  const credit = policyOf(catalogue).credits[command.class] * 60_000;
  return {
    queue,
    item: command.item ?? null,
    class: command.class,
    reason: command.reason ?? null,
    needs: command.needs,
    language: command.language,
    order: now - credit,
    ...(command.purpose && { purpose: command.purpose }),
  };
}

import type { Item } from '../../contract/catalogue.ts';
import type { CommandOf } from '../../contract/commands.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { no } from '../decided.ts';
import type { FactOf } from '../facts.ts';
import { personOf } from '../find.ts';
import type { Handlers } from '../handler.ts';
import { rolesOf } from '../identity/permissions.ts';
import { counterOf } from '../identity/work.ts';
import { today } from '../limits/calendar.ts';
import { inHand } from '../queueing/worker.ts';
import type { CatalogueState, Context, State, Ticket } from '../state.ts';
import { isApplicantOf, type Sealed, sealApplicant } from './applicant.ts';
import { dueAfter, TELL_WITHIN } from './dates.ts';
import { newCase } from './evolve-intake.ts';
import { caseHappened, isFinal } from './find-case.ts';
import { notice } from './notices.ts';
import { codeOf, nextNumber } from './numbers.ts';
import { isFront, isHead, onStaff } from './posts.ts';
import { underMandate } from './ticket-cases.ts';
import { WORDS } from './words.ts';

type Receive = CommandOf<'ReceiveCase'>;
type Where = {
  readonly counter: string | null;
  readonly ticket: Ticket | null;
  readonly reason: string | null;
  readonly approver: string | null;
};

/** Intake 接件 (C1): never from nothing, and a case already open is shown before a second is made. */
export const receiveHandlers: Handlers<'ReceiveCase'> = {
  ReceiveCase(state, command, context) {
    const { catalogue } = state;
    const item = catalogue?.items.get(command.item);
    if (!catalogue || !item) return no('no-such-item', { field: 'item' });
    const where = origin(state, item, command, context);
    if (!where.ok) return where;
    const sealed = sealApplicant(state, command, context);
    if (!sealed.ok) return sealed;
    const entrusted = underMandate(state, where.value.ticket, command, sealed.value, context);
    if (entrusted) return entrusted;
    const other = openCase(state, item.id, sealed.value, context);
    if (other && command.despite === undefined) {
      return no('case-open', { field: 'despite', detail: { case: other.id, number: other.number } });
    }
    const fact = received(
      state,
      catalogue,
      item,
      { command, where: where.value, sealed: sealed.value },
      context,
    );
    if (!fact.ok) return fact;
    const receipt = receiptOf(state, catalogue, item, fact.value, context);
    if (!receipt.ok) return receipt;
    const { person } = fact.value;
    return caseHappened(fact.value.case, [fact.value, ...receipt.value], { person });
  },
};

function origin(state: State, item: Item, command: Receive, context: Context): Result<Where, Refusal> {
  const person = personOf(context.actor);
  const agency = command.origin === 'agency' && person !== null && rolesOf(state, person).includes('agent');
  if (person === null || !(agency || isFront(state, person, item.department)))
    return no('not-your-case', { field: 'item' });
  const counter = command.counter ?? counterOf(state, person);
  if (command.origin === 'ticket') return fromTicket(state, counter, context);
  if (command.counter !== undefined && counterOf(state, person) !== command.counter)
    return no('not-your-counter', { field: 'counter' });
  const { reason, approver } = command;
  if (reason === undefined) return no('reason-required', { field: 'reason' });
  if (approver === undefined) return no('reason-required', { field: 'approver' });
  if (!onStaff(state, approver)) return no('no-such-person', { field: 'approver' });
  if (!isHead(state, approver)) return no('forbidden', { field: 'approver' });
  if (approver === person) return no('own-request', { field: 'approver' });
  return ok({ counter, ticket: null, reason, approver });
}

function fromTicket(state: State, counter: string | null, context: Context): Result<Where, Refusal> {
  if (counter === null) return no('nothing-in-hand', { field: 'counter' });
  const found = inHand(state, counter, context);
  if (!found.ok) return found;
  const { ticket } = found.value;
  if (ticket.state !== 'serving') return no('not-serving');
  return ok({ counter, ticket, reason: null, approver: null });
}

function openCase(state: State, item: string, applicant: Sealed, { vault }: Context) {
  const isTheirs = isApplicantOf(applicant, vault);
  for (const on of state.cases.values()) {
    if (on.item === item && !isFinal(on) && isTheirs(on)) return on;
  }
  return null;
}

function received(
  state: State,
  catalogue: CatalogueState,
  item: Item,
  { command, where, sealed }: { command: Receive; where: Where; sealed: Sealed },
  context: Context,
): Result<FactOf<'CaseReceived'>, Refusal> {
  const date = today(catalogue, context.now);
  const tellBy = dueAfter(catalogue, date, TELL_WITHIN);
  if (!tellBy.ok) return tellBy;
  return ok({
    type: 'CaseReceived',
    case: context.newId(),
    ...nextNumber(state, catalogue, item, date),
    code: codeOf(context.newId()),
    department: item.department,
    item: item.id,
    kind: item.kind,
    ...sealed,
    origin: command.origin,
    ticket: where.ticket?.id ?? null,
    ticketNumber: where.ticket?.number ?? null,
    counter: where.counter,
    reason: where.reason ?? command.reason ?? null,
    approver: where.approver,
    despite: command.despite ?? null,
    ...(command.mandate !== undefined && { mandate: command.mandate }),
    firstResponsible: where.ticket?.firstResponsible ?? personOf(context.actor),
    materials: item.materials.length,
    tellBy: tellBy.value,
  });
}

/** 接件通知书, where the department uses it. */
function receiptOf(
  state: State,
  catalogue: CatalogueState,
  item: Item,
  fact: FactOf<'CaseReceived'>,
  context: Context,
): Result<FactOf<'NoticeIssued'>[], Refusal> {
  if (!catalogue.departments.get(item.department)?.uses?.includes('receipt')) return ok([]);
  const on = newCase(fact, { at: context.now, by: context.actor, position: state.position + 1 });
  const names = item.materials.map((material) => material.name.zh);
  const materials = names.length > 0 ? names : [WORDS.nothing.zh];
  const issued = notice(state, on, 'receipt', context, { lists: { materials } });
  return issued.ok ? ok([issued.value]) : issued;
}

import type { CaseQuery } from '../contract/case-queries.ts';
import type { DraftAnswer } from '../contract/case-views.ts';
import { MAX_MESSAGE } from '../contract/protocol.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import type { CounterState } from '../domain/state.ts';
import { ownerOf } from '../live/drafts.ts';
import type { Services } from '../services.ts';

/** A form being typed is seen by the clerk who works that counter now, and nobody else (X3). */
const NONE: DraftAnswer = { draft: null };

/** Topic `draft:<counter>`: the form for whoever is in hand there; empty for everybody but the counter's clerk. */
export function draftView(services: Services, person: string, id: string): DraftAnswer {
  const counter = services.state().counters.get(id);
  if (!counter || counter.clerk !== person) return NONE;
  return { draft: services.drafts.get(id, counter.current) };
}

/** Queries `draft` and `set-draft`. What comes late, for a ticket that has left this counter, is refused and not kept. */
export function answerDraft(
  services: Services,
  person: string,
  query: Extract<CaseQuery, { query: 'draft' | 'set-draft' }>,
): Result<DraftAnswer, Refusal> {
  const counter = services.state().counters.get(query.counter);
  if (!counter) return refuse(refusal('no-such-counter', { field: 'counter' }));
  if (counter.clerk !== person) return refuse(refusal('not-your-counter', { field: 'counter' }));
  if (query.query === 'draft') return ok(draftView(services, person, query.counter));
  const { draft } = query;
  if (draft === null) {
    services.drafts.drop(query.counter, counter.current);
    return ok(NONE);
  }
  if (!isHere(counter, draft.ticket)) return refuse(refusal('no-such-ticket', { field: 'draft.ticket' }));
  if (Buffer.byteLength(JSON.stringify(draft)) > MAX_MESSAGE)
    return refuse(refusal('too-large', { field: 'draft' }));
  return ok({ draft: services.drafts.set(query.counter, draft) });
}

/** Queries `own-draft` and `set-own-draft`: the asker's own intake without a ticket, wherever they sign in (C1, W5). */
export function answerOwnDraft(
  services: Services,
  person: string,
  query: Extract<CaseQuery, { query: 'own-draft' | 'set-own-draft' }>,
): Result<DraftAnswer, Refusal> {
  const owner = ownerOf(person);
  if (query.query === 'own-draft') return ok({ draft: services.drafts.get(owner, null) });
  const { draft } = query;
  if (draft === null) {
    services.drafts.drop(owner, null);
    return ok(NONE);
  }
  if (draft.ticket !== null) return refuse(refusal('no-such-ticket', { field: 'draft.ticket' }));
  if (Buffer.byteLength(JSON.stringify(draft)) > MAX_MESSAGE)
    return refuse(refusal('too-large', { field: 'draft' }));
  return ok({ draft: services.drafts.set(owner, draft) });
}

function isHere({ current, parked }: CounterState, ticket: string | null): boolean {
  return ticket === null || ticket === current || parked.includes(ticket);
}

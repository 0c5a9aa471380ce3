import type { CaseQuery } from '../contract/case-queries.ts';
import { WORK_LISTS } from '../contract/case-views.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import type { Services } from '../services.ts';
import { mayReadCases } from '../views/cases/access.ts';
import { approversFor } from '../views/cases/approvers.ts';
import { caseView, type Others } from '../views/cases/case.ts';
import { itemText, type Reader, rowState } from '../views/cases/line.ts';
import { workView } from '../views/cases/work.ts';
import { archiveLists, archiveSheet, filedOf } from './archive-lists.ts';
import { movements } from './case-movements.ts';
import { findApplicants, findCases, oneApplicant } from './case-search.ts';
import { answerDraft, answerOwnDraft, draftView } from './drafts.ts';
import type { Found } from './topics.ts';

const FORBIDDEN = refuse(refusal('forbidden', { field: 'topic' }));

/** Topics `work:<list>`, `case:<id>` and `draft:<counter>`: each person's own room, for each sees them otherwise. Null: none of these. */
export function caseTopic(services: Services, topic: string, person: string): Promise<Found> | Found | null {
  const [kind, id] = [topic.slice(0, topic.indexOf(':')), topic.slice(topic.indexOf(':') + 1)];
  const room = `${topic} ${person}`;
  if (kind === 'draft') return ok({ room, build: () => draftView(services, person, id) });
  if (kind !== 'work' && kind !== 'case') return null;
  if (!mayReadCases(services.state(), person)) return FORBIDDEN;
  if (kind === 'case') return followCase(services, id, person, room);
  const list = WORK_LISTS.find((known) => known === id);
  return list ? ok({ room, build: () => workView(readerOf(services, person), list) }) : FORBIDDEN;
}

export function readerOf(services: Services, person: string): Reader {
  const { state, now } = services.source();
  return { state, now, person, vault: services.vault };
}

/** An open case is looked at anew each time; one of the archive is made again once, and stays as it is. */
async function followCase(services: Services, id: string, person: string, room: string): Promise<Found> {
  const past = services.state().cases.has(id) ? null : await services.archive.byId(id);
  const found = services.state().cases.get(id) ?? past;
  if (!found) return refuse(refusal('no-such-case', { field: 'topic' }));
  await services.vault.load([found.person]);
  const others = await othersOf(services, found.person);
  const [row] = await services.archive.rows([id]);
  const filed = row ? await filedOf(services, row) : [];
  let last = found;
  return ok({
    room,
    build: () => {
      // Archived while it is looked at: what was seen last stays, without anything left to do.
      last = services.state().cases.get(id) ?? last;
      const view = caseView(readerOf(services, person), last, others);
      return filed.length === 0 ? view : { ...view, line: { ...view.line, filed } };
    },
  });
}

async function othersOf(services: Services, person: string): Promise<Others> {
  const rows = await services.archive.rowsOf(person);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    item: itemText(services.state(), row.item),
    state: rowState(row),
    receivedAt: row.receivedAt,
  }));
}

/** Queries about cases. Whoever may not read cases gets nothing; a draft is its counter's own business. */
export function answerCases(
  services: Services,
  person: string,
  query: CaseQuery,
): Promise<Result<unknown, Refusal>> | Result<unknown, Refusal> {
  if (query.query === 'draft' || query.query === 'set-draft') return answerDraft(services, person, query);
  if (!mayReadCases(services.state(), person)) return refuse(refusal('forbidden', { field: 'query' }));
  if (query.query === 'own-draft' || query.query === 'set-own-draft')
    return answerOwnDraft(services, person, query);
  switch (query.query) {
    case 'cases':
      return findCases(services, () => readerOf(services, person), query.search);
    case 'movements':
      return movements(services, () => readerOf(services, person), query);
    case 'applicants':
      return findApplicants(services, person, query.text);
    case 'applicant':
      return oneApplicant(services, person, query.person);
    case 'archive-lists':
      return archiveLists(services, person).then(ok);
    case 'archive-list':
      return archiveSheet(services, () => readerOf(services, person), query.list);
    case 'approvers':
      return ok(approversFor(services.state(), person));
  }
}

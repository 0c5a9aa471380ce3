import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { happened, no } from '../decided.ts';
import type { Evolvers } from '../evolver.ts';
import type { Fact, FactOf, PrintDocument, Recorded } from '../facts.ts';
import { personOf } from '../find.ts';
import type { Handlers } from '../handler.ts';
import { counterOf } from '../identity/work.ts';
import { a4For } from '../printing/a4.ts';
import type { Context, Decided, State } from '../state.ts';
import type { Case, CaseNotice } from './case.ts';
import { noticeText } from './notice-texts.ts';
import { isSupervisor, worksOn } from './posts.ts';

/** Notices on paper (C12): printed by an agent, released at a shared printer, or printed by the page and then confirmed. */
export const noticeHandlers: Handlers<'PrintNotice' | 'ConfirmNotice' | 'ReleasePrint'> = {
  PrintNotice(state, command, context) {
    const found = findNotice(state, context, command);
    if (!found.ok) return found;
    const { on, entry } = found.value;
    const person = personOf(context.actor);
    const counter = command.counter ?? (person === null ? null : counterOf(state, person));
    if (command.counter !== undefined && !state.counters.has(command.counter)) {
      return no('no-such-counter', { field: 'counter' });
    }
    if (context.vault.open(on.person, on.sealed) === null) {
      return no('notice-field-missing', { field: 'applicant' });
    }
    return command.browser
      ? happened([printed(on, entry, counter, null)], () => ({ job: null, held: false }))
      : byAgent(state, context, on, entry, counter);
  },

  ConfirmNotice(state, command, context) {
    const found = findNotice(state, context, command);
    if (!found.ok) return found;
    const { on, entry } = found.value;
    if (entry.outcome !== 'unknown') return no('not-lawful-now', { field: 'notice' });
    return happened([
      { type: 'NoticeConfirmed', case: on.id, notice: entry.notice, printed: command.printed },
    ]);
  },

  ReleasePrint(state, command, context) {
    const job = state.jobs.get(command.job);
    if (!job) return no('no-such-job', { field: 'job' });
    if (job.document.kind === 'notice') {
      const found = findNotice(state, context, job.document);
      if (!found.ok) return found;
    }
    if (!job.held || job.state !== 'waiting') return no('job-taken', { field: 'job' });
    return happened([{ type: 'PrintReleased', job: job.id }]);
  },
};

/** The notice, for people who work on its case: it names the applicant (X3). */
function findNotice(
  state: State,
  context: Context,
  of: { readonly case: string; readonly notice: string },
): Result<{ on: Case; entry: CaseNotice }, Refusal> {
  const on = state.cases.get(of.case);
  if (!on) return no('no-such-case', { field: 'case' });
  const person = personOf(context.actor);
  if (person === null || !seesNotices(state, person, on)) return no('not-your-case', { field: 'case' });
  const entry = on.notices.find(({ notice }) => notice === of.notice);
  return entry ? ok({ on, entry }) : no('no-such-notice', { field: 'notice' });
}

/** Whoever works for the case's department, or for one that answers it, and the hall's supervisor. */
export function seesNotices(state: State, person: string, on: Case): boolean {
  const departments = [on.department, ...on.joint.map(({ department }) => department)];
  return departments.some((department) => worksOn(state, person, department)) || isSupervisor(state, person);
}

function byAgent(
  state: State,
  context: Context,
  on: Case,
  entry: CaseNotice,
  counter: string | null,
): Decided {
  const to = a4For(state, context, counter);
  if (to === null) return no('no-printer', { field: 'counter' });
  const job = context.newId();
  const facts: Fact[] = [
    {
      type: 'PrintRequested',
      job,
      kiosk: to.place,
      document: documentOf(state, on, entry, context.now),
      copy: entry.prints,
      again: entry.job,
      held: to.held,
    },
    printed(on, entry, counter, job),
  ];
  return happened(facts, () => ({ job, held: to.held }));
}

function printed(
  on: Case,
  { notice, prints }: CaseNotice,
  counter: string | null,
  job: string | null,
): FactOf<'NoticePrinted'> {
  return { type: 'NoticePrinted', case: on.id, notice, copy: prints, counter, job };
}

/** What an agent needs to fetch and print the page; no personal data. */
function documentOf(state: State, on: Case, entry: CaseNotice, at: number): PrintDocument {
  const hall = state.catalogue?.source.hall;
  return {
    kind: 'notice',
    language: 'zh',
    hall: hall?.name.zh ?? '',
    at,
    timeZone: hall?.timeZone ?? 'UTC',
    case: on.id,
    notice: entry.notice,
    title: noticeText(state, entry.kind).title,
    number: entry.number,
    copies: entry.copies,
    copy: entry.prints,
    url: noticeUrl(on.id, entry.notice, entry.prints),
  };
}

/** Address of a notice's page at the hub; `copy` from 1 on bears the mark 补印第 n 次. */
export function noticeUrl(caseId: string, noticeId: string, copy = 0): string {
  return `/notices/${caseId}/${noticeId}.pdf${copy > 0 ? `?copy=${copy}` : ''}`;
}

export const noticeEvolvers: Evolvers<
  'NoticeIssued' | 'NoticePrinted' | 'NoticeReported' | 'NoticeConfirmed' | 'PrintReleased'
> = {
  NoticeIssued(state, fact, recorded) {
    const { type: _, case: id, ...issued } = fact;
    state.documentNumbers.set(
      fact.series,
      Math.max(fact.serial, state.documentNumbers.get(fact.series) ?? 0),
    );
    const on = touched(state, id, recorded);
    if (!on) return;
    const by = personOf(recorded.by);
    on.notices.push({ ...issued, at: recorded.at, by, prints: 0, job: null, outcome: null });
    on.history.push({ at: recorded.at, what: 'notice-issued', by, detail: fact.number });
  },

  NoticePrinted(state, fact, recorded) {
    const entry = touched(state, fact.case, recorded)?.notices.find(({ notice }) => notice === fact.notice);
    if (!entry) return;
    entry.prints = fact.copy + 1;
    entry.job = fact.job;
    entry.outcome = fact.job === null ? 'unknown' : null;
  },

  NoticeReported(state, fact, recorded) {
    const entry = touched(state, fact.case, recorded)?.notices.find(({ notice }) => notice === fact.notice);
    if (entry?.job === fact.job) entry.outcome = fact.outcome;
  },

  NoticeConfirmed(state, fact, recorded) {
    const entry = touched(state, fact.case, recorded)?.notices.find(({ notice }) => notice === fact.notice);
    if (entry) entry.outcome = fact.printed ? 'printed' : 'failed';
  },

  PrintReleased(state, fact) {
    const job = state.jobs.get(fact.job);
    if (job) job.held = false;
  },
};

function touched(state: State, id: string, recorded: Recorded): Case | undefined {
  const on = state.cases.get(id);
  if (on) on.position = recorded.position;
  return on;
}

import type { CaseView } from '../../contract/case-views.ts';
import type { Applicant } from '../../contract/casework.ts';
import { maskName } from '../../contract/mask.ts';
import type { Case } from '../../domain/casework/case.ts';
import {
  allowedCaseActions,
  caseLimits,
  isHead,
  limitLine,
  missingForArchive,
  rolesOf,
  tellOwed,
  worksOn,
} from '../../domain/index.ts';
import { addWorkingDays, today } from '../../domain/limits/calendar.ts';
import type { State } from '../../domain/state.ts';
import { catalogueOf } from '../lines.ts';
import { handlesCase, maskApplicant, openApplicant } from './access.ts';
import { caseLine, itemText, nameOf, type Reader } from './line.ts';
import { jointLines, materialLines, noticeLines, stepLines } from './parts.ts';

type Body = Omit<CaseView, 'revision' | 'now'>;
/** Other cases of the applicant, also archived ones, as they were when the page began to follow. */
export type Others = CaseView['others'];

/**
 * Topic `case:<id>`: one case whole, as this reader may see it (C10, X3). A case that memory no longer holds (archived, `on` made
 * anew from its facts) is shown the same way, with nothing left to do.
 */
export function caseView(reader: Reader, on: Case, known: Others): Body {
  const { state, vault, person, now } = reader;
  const catalogue = catalogueOf(state);
  const item = catalogue.items.get(on.item);
  const department = catalogue.departments.get(on.department);
  const open = state.cases.has(on.id);
  const full = handlesCase(state, person, on);
  const applicant = openApplicant(vault, on.person, on.sealed);
  const day = (at: number) => today(catalogue, at);
  const owed = tellOwed(on);
  return {
    line: caseLine(reader, on),
    caseRevision: on.position,
    code: full ? on.code : '',
    departmentName: department?.name ?? { zh: on.department, en: on.department },
    itemId: on.item,
    statutoryDays: item?.statutoryDays ?? null,
    promisedDays: item?.promisedDays ?? null,
    approval: item?.casework?.approval ?? 'two-people',
    applicant: applicant && !full ? maskApplicant(applicant) : applicant,
    full,
    ...comings(state, on),
    tellBy: owed ? limitLine(catalogue, owed, day(on.broughtAt ?? on.receivedAt), now) : null,
    materials: materialLines(state, on),
    reviewRecord: on.reviewRecord.map((each) => ({ ...each, by: nameOf(state, each.by) })),
    told: on.told.map(({ at, due, missing }) => ({ at, due: due.date, missing })),
    acceptedAt: on.acceptedAt,
    deemed: on.deemed,
    due: caseLimits(catalogue, on, now).case,
    dueIfAccepted: ifAcceptedToday(reader, on),
    statutoryDue:
      on.statutoryDue && on.from !== null ? limitLine(catalogue, on.statutoryDue, on.from, now) : null,
    steps: stepLines(state, on, now),
    at: on.at,
    joint: jointLines(state, on, person, now),
    ...endings(reader, on, applicant, full),
    suspensions: on.suspensions,
    accountability: on.accountability.map((each) => ({ ...each, person: nameOf(state, each.person) })),
    notices: noticeLines(state, on),
    history: on.history.map((each) => ({
      ...each,
      by: nameOf(state, each.by),
      detail: each.what === 'handed-over' ? nameOf(state, each.detail) : each.detail,
    })),
    others: othersOf(state, on, known),
    missingForArchive: missingForArchive(on),
    allowedActions: open ? allowedCaseActions(state, on, person, now) : [],
    people: peopleFor(state, on),
  };
}

/** The end of the promise were it accepted today, while its materials are still looked at (L2). */
function ifAcceptedToday({ state, now }: Reader, on: Case): CaseView['due'] {
  const catalogue = catalogueOf(state);
  const days = catalogue.items.get(on.item)?.promisedDays ?? null;
  if (days === null || (on.state !== 'intake' && on.state !== 'awaiting-materials')) return null;
  const from = today(catalogue, now);
  const due = addWorkingDays(catalogue.source.calendar, from, days);
  return due && limitLine(catalogue, due, from, now);
}

/** How the case came in, and by whom. */
function comings(state: State, on: Case) {
  return {
    origin: on.origin,
    ticketNumber: on.ticketNumber,
    reason: on.reason,
    mandate: on.mandate,
    approver: nameOf(state, on.approver),
    marks: on.marks.map((mark) => ({
      ...mark,
      approver: nameOf(state, mark.approver) ?? { zh: mark.approver, en: mark.approver },
    })),
    receivedBy: nameOf(state, on.receivedBy),
    firstResponsible: nameOf(state, on.firstResponsible),
  };
}

/** How it was decided and handed over. Who took the result is personal as well. */
function endings({ state, vault }: Reader, on: Case, applicant: Applicant | null, full: boolean) {
  const { decision, notified, delivered, extension } = on;
  const taker = delivered && applicant ? (vault.open(on.person, delivered.to) ?? '') : '';
  return {
    decision: decision && { ...decision, by: nameOf(state, decision.by) },
    refusal: on.refusal,
    notified: notified && { at: notified.at, way: notified.way },
    delivered: delivered && {
      at: delivered.at,
      to: full ? taker : maskName(taker),
      secondCopy: delivered.secondCopy,
    },
    needsSecondCopy: on.notices.some(({ kind }) => kind === 'commitment-letter'),
    extension: extension && { days: extension.days, reason: extension.reason, answer: extension.answer },
  };
}

/** Those known when the page began to follow, and what memory knows by now; newest first. */
function othersOf(state: State, on: Case, known: Others): Others {
  const found = new Map(known.map((other) => [other.id, other]));
  for (const other of state.cases.values()) {
    if (other.person !== on.person) continue;
    const { id, number, receivedAt } = other;
    found.set(id, { id, number, item: itemText(state, other.item), state: other.state, receivedAt });
  }
  found.delete(on.id);
  return [...found.values()].sort((a, b) => b.receivedAt - a.receivedAt);
}

/** Who may take the next step, answer for a department, or approve: those who work on the case, and the heads. */
function peopleFor(state: State, on: Case): Body['people'] {
  const departments = [on.department, ...on.joint.map(({ department }) => department)];
  return [...catalogueOf(state).staff.values()]
    .filter(({ id }) => isHead(state, id) || departments.some((department) => worksOn(state, id, department)))
    .map(({ id, name }) => ({ id, name, roles: rolesOf(state, id) }));
}

import type { ArchiveListsAnswer, FiledLine, RecordedList, RecordedSheet } from '../contract/case-views.ts';
import { ARCHIVE_LISTS } from '../contract/casework.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import type { FactOf } from '../domain/facts.ts';
import { mayList } from '../domain/index.ts';
import type { CaseRow, Recorded } from '../journal/port.ts';
import type { Services } from '../services.ts';
import { nameOf, type Reader, rowLine } from '../views/cases/line.ts';
import { catalogueOf } from '../views/lines.ts';

/** Recorded lists told at once, newest first. */
const MOST = 50;

/** On which lists a file stands (C13). */
export async function filedOf({ archive }: Services, row: CaseRow): Promise<FiledLine[]> {
  const lists = await Promise.all(
    [row.transferList, row.destructionList].map((list) => (list === null ? null : archive.list(list))),
  );
  return lists.flatMap((recorded) => {
    if (!recorded) return [];
    const { kind, number } = recorded.fact;
    return [{ kind, list: recorded.position, number, at: recorded.at }];
  });
}

/** What this person may record, and what was recorded, the own department's first: of those departments, or of all where there is none. */
export async function archiveLists(services: Services, person: string): Promise<ArchiveListsAnswer> {
  const { archive } = services;
  const state = services.state();
  const catalogue = catalogueOf(state);
  const own = catalogue.staff.get(person)?.department;
  const departments = [...catalogue.departments.values()].sort(
    (a, b) => Number(b.id === own) - Number(a.id === own),
  );
  const mayRecord = departments.flatMap(({ id, name }) => {
    const kinds = ARCHIVE_LISTS.filter((kind) => mayList(state, person, kind, id));
    return kinds.length > 0 ? [{ department: id, name, kinds }] : [];
  });
  const seen =
    mayRecord.length > 0 ? mayRecord.map(({ department }) => department) : departments.map(({ id }) => id);
  const positions = (await Promise.all(seen.map((id) => archive.listsOf(id, MOST)))).flat();
  const newest = positions.sort((a, b) => b - a).slice(0, MOST);
  const lists = await Promise.all(newest.map((list) => archive.list(list)));
  return { mayRecord, lists: lists.flatMap((one) => (one ? [lineOf(services, one)] : [])) };
}

/** A recorded list with its cases, to be shown and printed again; whoever was erased since has no name. */
export async function archiveSheet(
  services: Services,
  reader: () => Reader,
  list: number,
): Promise<Result<RecordedSheet, Refusal>> {
  const recorded = await services.archive.list(list);
  if (!recorded) return refuse(refusal('no-such-list', { field: 'list' }));
  const rows = await services.archive.rows(recorded.fact.cases);
  await services.vault.load(rows.map(({ person }) => person));
  const as = reader();
  const lines = [...rows].sort((a, b) => a.position - b.position).map((row) => rowLine(as, row));
  return ok({ ...lineOf(services, recorded), lines });
}

function lineOf(
  services: Services,
  { position, at, by, fact }: Recorded & { readonly fact: FactOf<'ArchiveListRecorded'> },
): RecordedList {
  const { kind, department, number, from, to, cases } = fact;
  const person = by.kind === 'person' ? nameOf(services.state(), by.person) : null;
  return { list: position, kind, department, number, from, to, at, by: person, count: cases.length };
}

import type * as v from 'valibot';
import type { CaseSearchSchema } from '../contract/case-queries.ts';
import type { ApplicantHit, CaseHits } from '../contract/case-views.ts';
import type { Applicant } from '../contract/casework.ts';
import type { Command, CommandOf } from '../contract/commands.ts';
import { maskIdentity } from '../contract/mask.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import { addDays, instantOf } from '../domain/day/zone.ts';
import { nameKey, numberKey, rolesOf } from '../domain/index.ts';
import type { CaseRow, CaseQuery as RowQuery } from '../journal/port.ts';
import type { Services } from '../services.ts';
import { openApplicant } from '../views/cases/access.ts';
import { caseLine, type Reader, rowLine } from '../views/cases/line.ts';
import { brackets } from '../views/cases/progress.ts';
import { hallLine } from '../views/lines.ts';
import { filedOf } from './archive-lists.ts';

/** Hits shown; one more is asked for, to say that there are more (C13). */
const MOST = 100;
/** Who takes cases in, and so may see an applicant found again in full. */
const INTAKE: ReadonlySet<string> = new Set(['guide', 'clerk', 'chief', 'agent']);

export type Search = v.InferOutput<typeof CaseSearchSchema>;

/** Search over all years: by number, applicant's exact name or document number, and the rest (C13). Masked as everywhere. */
export async function findCases(
  services: Services,
  reader: () => Reader,
  search: Search,
): Promise<Result<CaseHits, Refusal>> {
  const rows = await rowsFor(services, search, MOST + 1);
  const shown = rows.slice(0, MOST);
  await services.vault.load([...new Set(shown.map(({ person }) => person))]);
  const filed = await Promise.all(shown.map((row) => filedOf(services, row)));
  const as = reader();
  const lines = shown.map((row, index) => {
    const open = as.state.cases.get(row.id);
    return open ? caseLine(as, open) : { ...rowLine(as, row), filed: filed[index] ?? [] };
  });
  return ok({ lines, more: rows.length > MOST });
}

/**
 * The text may be a number, or how it begins, a name or a document number: each by its own index, newest first. Whoever was erased
 * is found by name or number no more (X3); the case's own number still finds the case.
 */
async function rowsFor(
  { archive, vault, state }: Services,
  search: Search,
  limit: number,
): Promise<readonly CaseRow[]> {
  const { timeZone } = hallLine(state());
  const { text, from, to, ...same } = search;
  const query: RowQuery = {
    ...same,
    ...(from !== undefined && { from: instantOf(from, 0, timeZone) }),
    ...(to !== undefined && { to: instantOf(addDays(to, 1), 0, timeZone) }),
    limit,
  };
  if (text === undefined || text === '') return archive.search(query);
  const [numbered, named, identified] = await Promise.all([
    archive.search({ ...query, number: brackets(text) }),
    archive.search({ ...query, nameIndex: vault.index(nameKey(text)) }),
    archive.search({ ...query, idIndex: vault.index(numberKey(text)) }),
  ]);
  const personal = [...named, ...identified];
  await vault.load(personal.map(({ person }) => person));
  const known = personal.filter(({ person, sealed }) => vault.open(person, sealed) !== null);
  const rows = new Map([...numbered, ...known].map((row) => [row.id, row]));
  return [...rows.values()]
    .sort((a, b) => b.receivedAt - a.receivedAt || b.position - a.position)
    .slice(0, limit);
}

/** Applicants found again, by exact name or document number, for those who take cases in. */
export async function findApplicants(
  services: Services,
  person: string,
  text: string,
): Promise<Result<readonly ApplicantHit[], Refusal>> {
  if (!takesIn(services, person)) return refuse(refusal('forbidden', { field: 'query' }));
  const { archive, vault } = services;
  const found = await Promise.all([
    archive.search({ nameIndex: vault.index(nameKey(text)), limit: MOST }),
    archive.search({ idIndex: vault.index(numberKey(text)), limit: MOST }),
  ]);
  const newest = new Map<string, CaseRow>();
  for (const row of found.flat()) {
    const known = newest.get(row.person);
    if (!known || known.receivedAt < row.receivedAt) newest.set(row.person, row);
  }
  await vault.load([...newest.keys()]);
  const hits = await Promise.all([...newest.values()].map((row) => hitOf(services, row)));
  return ok(hits.flatMap((hit) => hit ?? []).sort((a, b) => b.lastAt - a.lastAt));
}

/** Null: erased meanwhile. */
async function hitOf({ archive, vault }: Services, row: CaseRow): Promise<ApplicantHit | null> {
  const applicant = openApplicant(vault, row.person, row.sealed);
  if (!applicant) return null;
  const { kind, name, idNumber, phone } = applicant;
  const cases = (await archive.rowsOf(row.person)).length;
  return {
    person: row.person,
    kind,
    name,
    idNumber: maskIdentity(idNumber),
    phone,
    cases,
    lastAt: row.receivedAt,
  };
}

/** An applicant in full, as known from the latest case; for the clerk's form, and for an intake of somebody known. */
export async function oneApplicant(
  services: Services,
  person: string,
  wanted: string,
): Promise<Result<Applicant, Refusal>> {
  if (!takesIn(services, person)) return refuse(refusal('forbidden', { field: 'query' }));
  const [row] = await services.archive.rowsOf(wanted);
  await services.vault.load([wanted]);
  const applicant = row ? openApplicant(services.vault, wanted, row.sealed) : null;
  return applicant ? ok(applicant) : refuse(refusal('no-such-applicant', { field: 'person' }));
}

/** An intake of somebody known without the data: they are opened here, for a decision cannot wait for a key (C1). */
export function withApplicant(
  services: Services,
  person: string,
  command: Command,
): Promise<Result<Command, Refusal>> | Result<Command, Refusal> {
  if (command.type !== 'ReceiveCase' || command.person === undefined) return ok(command);
  if (command.applicant === undefined) return known(services, person, command.person, command);
  return services.vault.load([command.person]).then(() => ok(command));
}

async function known(
  services: Services,
  person: string,
  applicant: string,
  command: CommandOf<'ReceiveCase'>,
): Promise<Result<Command, Refusal>> {
  const found = await oneApplicant(services, person, applicant);
  return found.ok ? ok({ ...command, applicant: found.value }) : found;
}

function takesIn(services: Services, person: string): boolean {
  return rolesOf(services.state(), person).some((role) => INTAKE.has(role));
}

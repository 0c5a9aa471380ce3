import type { ArchiveList } from '../../contract/casework.ts';
import type { CommandOf } from '../../contract/commands.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { happened, no } from '../decided.ts';
import type { Evolvers } from '../evolver.ts';
import { personOf } from '../find.ts';
import type { Handlers } from '../handler.ts';
import { today } from '../limits/calendar.ts';
import type { CatalogueState, Context, State } from '../state.ts';
import { raise } from './numbers.ts';
import { isFront, leads } from './posts.ts';
import { keptUntil, retentionOver } from './retention.ts';

/** The characters of their document numbers: 食药移〔2026〕3号, 食药销〔2026〕1号. */
const MARKS: Readonly<Record<ArchiveList, string>> = { transfer: '移', destruction: '销' };

/** Who may record a list (S5): the counters hand their files over; what is destroyed a head answers for. */
export function mayList(state: State, person: string, kind: ArchiveList, department: string): boolean {
  const head = leads(state, person, department);
  return kind === 'transfer' ? head || isFront(state, person, department) : head;
}

/** Transfer and destruction lists of archived files (C13): all of their cases, or none. */
export const archiveListHandlers: Handlers<'RecordArchiveList'> = {
  RecordArchiveList(state, command, context) {
    const { catalogue } = state;
    const { kind, department, from, to, cases } = command;
    if (!catalogue?.departments.has(department)) return no('no-such-department', { field: 'department' });
    const person = personOf(context.actor);
    if (person === null || !mayList(state, person, kind, department))
      return no('not-your-list', { field: 'department' });
    if (from > to) return no('malformed', { field: 'to' });
    for (const id of cases) {
      const refused = unlistable(state, catalogue, command, id, context);
      if (refused) return refused;
    }
    const numbered = nextListNumber(state, catalogue, kind, department, context.now);
    const fact = { type: 'ArchiveListRecorded', kind, department, ...numbered, from, to, cases } as const;
    return happened([fact], (after) => ({ list: after.position, number: numbered.number }));
  },
};

function unlistable(
  state: State,
  catalogue: CatalogueState,
  { kind, department }: CommandOf<'RecordArchiveList'>,
  id: string,
  { archived, now }: Context,
): ReturnType<typeof no> | null {
  const field = 'cases';
  const open = state.cases.get(id);
  if (open) return no('case-not-archived', { field, detail: { number: open.number } });
  const file = archived(id);
  if (!file) return no('no-such-case', { field, detail: { case: id } });
  const { number, endedAt } = file;
  const detail: Refusal['detail'] = { number };
  if (file.department !== department) return no('not-your-list', { field, detail });
  if (file.listed[kind] || state.listed[kind].has(id)) return no('listed-already', { field, detail });
  if (kind === 'transfer' || retentionOver(catalogue, endedAt, now)) return null;
  const until = endedAt === null ? null : keptUntil(catalogue, endedAt);
  return no('retention-not-over', { field, detail: { number, until } });
}

function nextListNumber(
  state: State,
  catalogue: CatalogueState,
  kind: ArchiveList,
  department: string,
  now: number,
) {
  const year = today(catalogue, now).slice(0, 4);
  const series = `${department}|${kind}-list|${year}`;
  const serial = (state.documentNumbers.get(series) ?? 0) + 1;
  const { word, short } = catalogue.departments.get(department) ?? {};
  return { number: `${word ?? short?.zh ?? department}${MARKS[kind]}〔${year}〕${serial}号`, series, serial };
}

export const archiveListEvolvers: Evolvers<'ArchiveListRecorded'> = {
  ArchiveListRecorded(state, { kind, series, serial, cases }) {
    raise(state, series, serial);
    for (const id of cases) state.listed[kind].add(id);
  },
};

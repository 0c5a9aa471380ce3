import type { Catalogue } from '../../contract/catalogue.ts';
import { isFinal } from '../casework/find-case.ts';
import { dayOf, startOf } from '../day/boundary.ts';
import { turned } from '../day/turn.ts';
import { happened, no } from '../decided.ts';
import type { Fact } from '../facts.ts';
import type { Handlers } from '../handler.ts';
import { movedLimits } from '../limits/moved.ts';
import { isOver } from '../queueing/leave.ts';
import type { State } from '../state.ts';
import { type CatalogueProblem, checkCatalogue } from './check.ts';
import { catalogueWarnings } from './disclosures.ts';

/** Problems told in one refusal; the preview (S2) lists all. */
const TOLD = 10;

/** A whole catalogue replaces the one before (S2). The first one also begins the hall's day. */
export const importHandlers: Handlers<'ImportCatalogue'> = {
  ImportCatalogue(state, command, { now }) {
    const checked = checkCatalogue(command.catalogue);
    if (!checked.ok) return bad(checked.refusal);
    const catalogue = checked.value;
    const inUse = [...missed(state, catalogue), ...orphaned(state, catalogue)];
    if (inUse.length > 0) return bad(inUse);
    const facts: Fact[] = [{ type: 'CatalogueImported', catalogue }];
    if (state.day === '') {
      const { timeZone } = catalogue.hall;
      const { dayBoundary } = catalogue.policy;
      const day = dayOf(now, timeZone, dayBoundary);
      facts.push(turned(state, day, startOf(day, timeZone, dayBoundary)));
    }
    const before = state.catalogue?.source;
    if (before) facts.push(...movedLimits(state.cases.values(), { before, after: catalogue, now }));
    return happened(facts, (after) => ({
      revision: after.catalogue?.revision ?? 0,
      items: catalogue.items.length,
      queues: catalogue.queues.length,
      counters: catalogue.counters.length,
      staff: catalogue.staff.length,
      warnings: catalogueWarnings(catalogue),
    }));
  },
};

function bad(problems: readonly CatalogueProblem[]) {
  const [first] = problems;
  const lines = problems.slice(0, TOLD).map(({ path, message }) => `${path}: ${message}`);
  return no('bad-catalogue', {
    ...(first ? { field: first.path } : {}),
    detail: { count: problems.length, problems: lines.join('\n') },
  });
}

/** Queues and counters that would vanish under somebody's feet. */
function missed(state: State, catalogue: Catalogue): CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  const queues = new Set(catalogue.queues.map((queue) => queue.id));
  const counters = new Set(catalogue.counters.map((counter) => counter.id));
  const held = new Map<string, number>();
  const named = new Map<string, number>();
  const booked = new Map<string, number>();
  for (const ticket of state.tickets.values()) {
    if (isOver(ticket.state)) continue;
    if (!queues.has(ticket.queue)) held.set(ticket.queue, (held.get(ticket.queue) ?? 0) + 1);
    const only = ticket.onlyCounter;
    if (only !== null && !counters.has(only)) named.set(only, (named.get(only) ?? 0) + 1);
  }
  for (const { queue, state: standing } of state.appointments.values()) {
    if (standing === 'booked' && !queues.has(queue)) booked.set(queue, (booked.get(queue) ?? 0) + 1);
  }
  for (const [queue, count] of booked) {
    problems.push({
      path: 'queues',
      message: `${queue} is missing, but ${count} appointments are booked in it`,
    });
  }
  for (const [queue, count] of held) {
    problems.push({
      path: 'queues',
      message: `${queue} is missing, but ${count} of its tickets are not done`,
    });
  }
  for (const counter of state.counters.values()) {
    if (counters.has(counter.id)) continue;
    if (counter.state !== 'closed') {
      problems.push({ path: 'counters', message: `${counter.id} is missing, but somebody works it` });
    } else if (named.has(counter.id)) {
      problems.push({ path: 'counters', message: `${counter.id} is missing, but tickets wait for it` });
    }
  }
  return problems;
}

/** Items and departments whose cases are not done: without them no paper could be issued any more (C10). */
function orphaned(state: State, catalogue: Catalogue): CatalogueProblem[] {
  const items = new Set(catalogue.items.map((item) => item.id));
  const departments = new Set(catalogue.departments.map((department) => department.id));
  const gone = new Map<string, { path: string; count: number }>();
  const miss = (path: string, id: string) => gone.set(id, { path, count: (gone.get(id)?.count ?? 0) + 1 });
  for (const on of state.cases.values()) {
    if (isFinal(on)) continue;
    if (!items.has(on.item)) miss('items', on.item);
    for (const department of [on.department, ...on.joint.map((task) => task.department)])
      if (!departments.has(department)) miss('departments', department);
  }
  return [...gone].map(([id, { path, count }]) => ({
    path,
    message: `${id} is missing, but ${count} of its cases are not done`,
  }));
}

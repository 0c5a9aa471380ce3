import type { Catalogue } from '../../contract/catalogue.ts';
import { isFinal } from '../casework/find-case.ts';
import { movedLimits } from '../limits/moved.ts';
import { isOver } from '../queueing/leave.ts';
import type { State } from '../state.ts';
import type { CatalogueProblem } from './check.ts';

/** What the hall's present state forbids: a catalogue without what people wait for, work at, or have open (S2). */
export function inUse(state: State, catalogue: Catalogue): CatalogueProblem[] {
  return [...missed(state, catalogue), ...orphaned(state, catalogue)];
}

/** What an import would do to those at work besides: people who are signed in at a counter and no longer of the hall, limits that end elsewhere. */
export function importEffects(state: State, catalogue: Catalogue, now: number): CatalogueProblem[] {
  const staff = new Set(catalogue.staff.map(({ id }) => id));
  const leaving = [...state.counters.values()].flatMap(({ id, clerk }) =>
    clerk !== null && state.catalogue?.staff.has(clerk) && !staff.has(clerk)
      ? [
          {
            path: 'staff',
            message: `${clerk} is no longer there, and works ${id} now`,
            zh: `人员 ${clerk} 将被去掉，而此人正在 ${id} 窗口工作。`,
          },
        ]
      : [],
  );
  const before = state.catalogue?.source;
  const moved = before ? movedLimits(state.cases.values(), { before, after: catalogue, now }).length : 0;
  if (moved === 0) return leaving;
  const message = `the new calendar moves the due dates of ${moved} open cases (L1)`;
  return [
    ...leaving,
    { path: 'calendar', message, zh: `日历变化后，${moved} 个在办案件的到期日会变（L1）。` },
  ];
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
      zh: `队列 ${queue} 不能去掉：还有 ${count} 个预约。`,
    });
  }
  for (const [queue, count] of held) {
    problems.push({
      path: 'queues',
      message: `${queue} is missing, but ${count} of its tickets are not done`,
      zh: `队列 ${queue} 不能去掉：还有 ${count} 个号没有办完。`,
    });
  }
  for (const counter of state.counters.values()) {
    if (counters.has(counter.id)) continue;
    if (counter.state !== 'closed') {
      problems.push({
        path: 'counters',
        message: `${counter.id} is missing, but somebody works it`,
        zh: `窗口 ${counter.id} 不能去掉：有人正在使用。`,
      });
    } else if (named.has(counter.id)) {
      problems.push({
        path: 'counters',
        message: `${counter.id} is missing, but tickets wait for it`,
        zh: `窗口 ${counter.id} 不能去掉：有号指定在这里办。`,
      });
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
    zh: `${id} 不能去掉：还有 ${count} 个案件没有办完。`,
  }));
}

import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { CommandSchema } from '../../hub/contract/commands.ts';
import { meets } from '../../hub/domain/find.ts';
import { allowedActions, decide, nextFor, noShowFrom, orderFor } from '../../hub/domain/index.ts';
import type { State, Ticket } from '../../hub/domain/state.ts';
import {
  busyHall,
  CLERKS,
  counter,
  days,
  issuing,
  oneDay,
  passing,
  queue,
  type Step,
  take,
  working,
} from './day-steps.ts';
import { atStart, type Hall, MINUTE, person, replay } from './given.ts';

/** Rules that must hold whatever anybody does, in any order. */

/** What must be true of every state. */
function sound(state: State): void {
  const inHand = [...state.counters.values()].flatMap((each) => [
    ...(each.current === null ? [] : [{ id: each.current, at: each.id, states: ['called', 'serving'] }]),
    ...each.parked.map((id) => ({ id, at: each.id, states: ['parked'] })),
  ]);
  // T6: no ticket in two hands, and everything in hand says so itself.
  expect(new Set(inHand.map((each) => each.id)).size).toBe(inHand.length);
  for (const { id, at, states } of inHand) {
    const ticket = state.tickets.get(id);
    expect([ticket?.counter, states.includes(ticket?.state ?? '')]).toEqual([at, true]);
  }
  const held = [...state.tickets.values()].filter((ticket) =>
    ['called', 'serving', 'parked'].includes(ticket.state),
  );
  expect(held.length).toBe(inHand.length);
  // W4: one person at one counter; nothing in the hands of a closed one.
  const clerks = [...state.counters.values()].flatMap((each) => each.clerk ?? []);
  expect(new Set(clerks).size).toBe(clerks.length);
  for (const each of state.counters.values()) {
    if (each.state === 'closed') expect([each.current, each.parked, each.clerk]).toEqual([null, [], null]);
  }
  linesAreSorted(state);
}

function before(a: Ticket, b: Ticket): number {
  return a.order - b.order || a.tie - b.tie || a.seq - b.seq;
}

/** Lists and lanes hold exactly the waiting tickets, in order. */
function linesAreSorted(state: State): void {
  for (const queue of state.queues.values()) {
    const waiting = [...state.tickets.values()].filter(
      (each) => each.state === 'waiting' && each.queue === queue.id,
    );
    const sorted = waiting.sort(before).map((each) => each.id);
    expect(queue.waiting).toEqual(sorted);
    const lanes = [...queue.lanes.values()].flatMap((lane) => lane.ids);
    expect(lanes.sort()).toEqual([...sorted].sort());
  }
}

describe('whatever happens', () => {
  test('T1 numbers have no gap and no duplicate', () => {
    fc.assert(
      fc.property(days, (steps) => {
        const hall = busyHall();
        for (const step of steps) take(hall, step);
        const given = new Map<string, number[]>();
        for (const { stream, fact } of hall.recorded) {
          if (fact.type !== 'TicketIssued') continue;
          const series = `${stream} ${fact.number.slice(0, 1)}`;
          given.set(series, [...(given.get(series) ?? []), Number(fact.number.slice(1))]);
        }
        for (const numbers of given.values()) expect(numbers).toEqual(numbers.map((_, i) => i + 1));
      }),
      { numRuns: 80 },
    );
  });

  test('T6 W4 no ticket at two counters, no two tickets in hand, no person twice; lines stay sorted', () => {
    fc.assert(
      fc.property(days, (steps) => {
        const hall = busyHall();
        for (const step of steps) {
          take(hall, step);
          sound(hall.state);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('the state is the facts: made anew from all of them, or from what a start reads, it is the same', () => {
    fc.assert(
      fc.property(days, (steps) => {
        const hall = busyHall();
        for (const step of steps) take(hall, step);
        expect(replay(hall.recorded)).toEqual(hall.state);
        expect(replay(atStart(hall.recorded, hall.state.day))).toEqual(hall.state);
      }),
      { numRuns: 80 },
    );
  });

  test('W1 whatever a panel offers is accepted', () => {
    let offered = 0;
    fc.assert(
      fc.property(oneDay, (steps) => {
        const hall = busyHall();
        for (const step of steps) take(hall, step);
        for (const [id, clerk] of Object.entries(CLERKS)) {
          const types = {
            next: 'CallNext',
            recall: 'Recall',
            start: 'StartService',
            finish: 'Finish',
            park: 'Park',
            unpark: 'Unpark',
            pause: 'PauseCounter',
            resume: 'ResumeCounter',
            close: 'CloseCounter',
            open: 'OpenCounter',
            'no-show': 'NoShow',
          } as const;
          for (const action of allowedActions(hall.state, id, clerk, hall.now)) {
            const type = action in types ? types[action as keyof typeof types] : null;
            if (!type) continue;
            const ticket = hall.state.tickets.get(hall.state.counters.get(id)?.current ?? '');
            // Listed a little early, so that the panel can count the seconds down.
            if (action === 'no-show' && ticket && hall.now < (noShowFrom(hall.state, ticket).from ?? 0))
              continue;
            const command = v.parse(CommandSchema, { type, counter: id });
            expect(decide(hall.state, command, hall.context(person(clerk))).ok).toBe(true);
            offered += 1;
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(offered).toBeGreaterThan(200);
  });
});

/** The rule as it is written, worked out from nothing: waiting time + credit, ties by issue, over all own queues (T4, T5). */
function byTheRule(hall: Hall, id: string): string | null {
  const { state, now } = hall;
  const entry = state.catalogue?.counters.get(id);
  const credits = state.catalogue?.source.policy.credits;
  if (!entry || !credits) return null;
  const may = [...state.tickets.values()].filter(
    (each) => each.state === 'waiting' && meets(entry, each.needs) && (each.onlyCounter ?? id) === id,
  );
  const worth = (each: Ticket) => now - each.issuedAt + credits[each.class] * MINUTE;
  const first = (tickets: Ticket[]) =>
    tickets.sort((a, b) => worth(b) - worth(a) || a.position - b.position)[0] ?? null;
  const own = may.filter((each) => each.onlyCounter === id || entry.queues.includes(each.queue));
  const overdue = entry.helping.flatMap(({ queue, afterMinutes }) => {
    const head = first(may.filter((each) => each.queue === queue && each.onlyCounter === null));
    return head && afterMinutes !== null && now - head.issuedAt >= afterMinutes * MINUTE ? [head] : [];
  });
  const helped = may.filter((each) => entry.helping.some((helping) => helping.queue === each.queue));
  return (first([...own, ...overdue]) ?? first(helped))?.id ?? null;
}

describe('T4 T5 the next ticket', () => {
  const plain = fc.oneof(
    { weight: 6, arbitrary: issuing },
    { weight: 8, arbitrary: working },
    { weight: 4, arbitrary: passing },
    {
      weight: 1,
      arbitrary: fc.record({ counter, to: queue }).map(
        ({ counter, to }): Step => ({
          actor: person(CLERKS[counter] ?? ''),
          command: () => ({ type: 'Transfer', counter, toQueue: to }),
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.record({ counter, to: counter }).map(
        ({ counter, to }): Step => ({
          actor: person(CLERKS[counter] ?? ''),
          command: () => ({ type: 'Transfer', counter, toCounter: to }),
        }),
      ),
    },
  );
  const steps = fc.array(plain, { minLength: 30, maxLength: 100 });

  test('is the one the rule names, at every counter at every moment', () => {
    let compared = 0;
    fc.assert(
      fc.property(steps, (taken) => {
        const hall = busyHall();
        for (const step of taken) {
          take(hall, step);
          for (const id of Object.keys(CLERKS)) {
            const expected = byTheRule(hall, id);
            expect(nextFor(hall.state, id, hall.now)?.id ?? null).toBe(expected);
            const first = orderFor(hall.state, id, hall.now).find((line) => line.eligible);
            expect(first?.ticket.id ?? null).toBe(expected);
            if (expected !== null) compared += 1;
          }
        }
      }),
      { numRuns: 80 },
    );
    expect(compared).toBeGreaterThan(2000);
  });

  test('a ticket is overtaken only by tickets issued at most the credit later, so nobody starves', () => {
    let overtakings = 0;
    fc.assert(
      fc.property(steps, (taken) => {
        const hall = busyHall();
        const credits = hall.state.catalogue?.source.policy.credits;
        for (const step of taken) {
          const waiting = [...hall.state.tickets.values()].filter((each) => each.state === 'waiting');
          const from = hall.recorded.length;
          take(hall, step);
          for (const { fact } of hall.recorded.slice(from)) {
            if (fact.type !== 'TicketCalled') continue;
            const called = hall.ticket(fact.ticket);
            const entry = hall.state.catalogue?.counters.get(fact.counter);
            const overtaken = waiting.filter(
              (each) =>
                each.id !== called.id &&
                entry?.queues.includes(each.queue) &&
                each.position < called.position &&
                meets(entry, each.needs) &&
                (each.onlyCounter ?? fact.counter) === fact.counter,
            );
            for (const each of overtaken) {
              overtakings += 1;
              const credit = (credits?.[called.class] ?? 0) * MINUTE;
              expect(called.issuedAt - each.issuedAt).toBeLessThanOrEqual(credit);
            }
          }
        }
      }),
      { numRuns: 100 },
    );
    expect(overtakings).toBeGreaterThan(30);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CASE_ACTIONS, CASE_STATES, type CaseAction } from '../../hub/contract/casework.ts';
import type { Case } from '../../hub/domain/casework/case.ts';
import type { Recorded } from '../../hub/domain/facts.ts';
import { allowedCaseActions } from '../../hub/domain/index.ts';
import { replay } from '../domain/given.ts';
import type { Casework } from './hall.ts';
import { accepts, lived, lives, PEOPLE, take, ways } from './lives.ts';
import { caseIn } from './states.ts';

/** What must hold of every case, whoever does whatever with it, in any order. */

/** What is true of a case in any lawful state. */
function sound(on: Case): void {
  expect(CASE_STATES).toContain(on.state);
  expect(on.endedAt !== null).toBe(['completed', 'refused', 'withdrawn', 'lapsed'].includes(on.state));
  expect(on.at).toBeLessThanOrEqual(on.steps.length);
  // C6: the file lies at one step; those before it are done, those after it wait.
  if (on.acceptedAt !== null && on.state !== 'withdrawn') {
    expect(on.steps.slice(0, on.at).every((each) => each.state === 'done')).toBe(true);
    expect(on.steps.slice(on.at + 1).every((each) => each.state === 'waiting')).toBe(true);
  }
  // C6: reviewer and approver are two people.
  const approval = on.steps.find((each) => each.kind === 'approval');
  if (approval?.finishedBy) {
    expect(on.steps.filter((each) => each.kind === 'review').map((each) => each.finishedBy)).not.toContain(
      approval.finishedBy,
    );
  }
  // C7, C8: nothing is decided before every department has answered, nothing handed over undecided.
  if (on.decision) expect(on.joint.every((each) => each.result !== null)).toBe(true);
  if (on.delivered) expect(on.decision).not.toBeNull();
  // C9: never beyond what the law allows.
  if (on.due && on.statutoryDue) expect(on.due.date <= on.statutoryDue.date).toBe(true);
  if (on.state === 'refused') expect(on.acceptedAt).toBeNull();
}

/** What a hub that starts reads: standing, the last day, and the cases that are open or were touched since. */
function readAtStart({ recorded, state }: Casework): Recorded[] {
  const turned = recorded.findLast(({ fact }) => fact.type === 'DayTurned')?.position ?? 0;
  const touched = recorded.filter(({ position }) => position > turned).map(({ stream }) => stream);
  const open = [...state.cases.keys()].map((id) => `case:${id}`);
  const read = new Set(['standing', `day:${state.day}`, ...touched, ...open]);
  return recorded.filter(({ stream }) => read.has(stream));
}

describe('whatever happens to a case', () => {
  test('C10 every command is refused with a known code or leads to a lawful state', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(lives, ({ start, steps }) => {
        const hall = caseIn(start);
        for (const each of steps) {
          take(hall, each);
          const on = hall.state.cases.get(hall.id);
          if (!on) return;
          sound(on);
          reached.add(on.state);
        }
      }),
      { numRuns: 100 },
    );
    expect(reached.size).toBeGreaterThan(7);
  });

  test('C10 what is offered is accepted, what is not offered is refused, for everybody', () => {
    const offered = new Set<CaseAction>();
    fc.assert(
      fc.property(lives, (life) => {
        const hall = lived(life);
        const on = hall.state.cases.get(hall.id);
        if (!on) return;
        for (const who of PEOPLE) {
          const accepted = CASE_ACTIONS.filter((action) =>
            ways(hall, action).some((way) => accepts(hall, who, way)),
          );
          expect([who, ...allowedCaseActions(hall.state, on, who, hall.now)]).toEqual([who, ...accepted]);
          for (const action of accepted) offered.add(action);
        }
      }),
      { numRuns: 100 },
    );
    expect(offered.size).toBeGreaterThan(18);
  });

  test('the case is its facts: made anew from all of them, or from what a start reads, the hall is the same', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const hall = lived(life);
        expect(replay(hall.recorded)).toEqual(hall.state);
        expect(replay(readAtStart(hall))).toEqual(hall.state);
      }),
      { numRuns: 60 },
    );
  });

  test('C12 numbers of papers have no gap and no duplicate in their series', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const given = new Map<string, number[]>();
        for (const { fact } of lived(life).recorded) {
          if (fact.type !== 'NoticeIssued' && fact.type !== 'CaseReceived') continue;
          given.set(fact.series, [...(given.get(fact.series) ?? []), fact.serial]);
        }
        for (const serials of given.values()) expect(serials).toEqual(serials.map((_, i) => i + 1));
      }),
      { numRuns: 60 },
    );
  });
});

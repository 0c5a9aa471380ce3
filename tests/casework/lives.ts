import fc from 'fast-check';
import * as v from 'valibot';
import { expect } from 'vitest';
import { CASE_ACTIONS, type CaseAction } from '../../hub/contract/casework.ts';
import { CommandSchema } from '../../hub/contract/commands.ts';
import { REFUSALS } from '../../hub/contract/refusals.ts';
import { decide } from '../../hub/domain/index.ts';
import { HOUR, HUB, person } from '../domain/given.ts';
import { type Casework, DAY, type Short } from './hall.ts';
import { caseIn, STATE_NAMES, sensible } from './states.ts';

/** Lives of cases in which anybody does anything, for tests of what must hold whatever happens. */

export const PEOPLE = [
  'li',
  'wang',
  'zhou',
  'shen',
  'zhun',
  'zheng',
  'sun',
  'tu',
  'huo',
  'wei',
  'ji',
  'gu',
] as const;

type Step = { readonly who: string; readonly action: CaseAction } | { readonly pass: number };
/** Mostly something lawful for that person, so that cases get far; else whatever comes. */
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({ who: fc.constantFrom(...PEOPLE), action: fc.constantFrom(...CASE_ACTIONS) }),
  },
  { weight: 1, arbitrary: fc.record({ pass: fc.constantFrom(HOUR, DAY, 8 * DAY) }) },
);
export const lives = fc.record({
  start: fc.constantFrom(...STATE_NAMES),
  steps: fc.array(step, { minLength: 5, maxLength: 60 }),
});

/** Every way in which this could sensibly be asked: of each department, each record. */
export function ways(hall: Casework, action: CaseAction): Short[] {
  const plain = sensible(hall, action);
  const { joint, accountability } = hall.on;
  if (plain.type === 'AnswerJoint') return joint.map(({ department }) => ({ ...plain, department }));
  if (plain.type === 'ExplainOverrun' || plain.type === 'FindOverrun')
    return accountability.map(({ record }) => ({ ...plain, record }));
  return [plain];
}

export function accepts(hall: Casework, who: string, command: Short): boolean {
  const whole = v.parse(CommandSchema, { ...command, case: hall.id });
  const decided = decide(hall.state, whole, hall.context(person(who)));
  if (!decided.ok) expect(REFUSALS).toHaveProperty([decided.refusal.code]);
  return decided.ok;
}

export function take(hall: Casework, step: Step): void {
  if ('pass' in step) {
    hall.pass(step.pass).when(HUB, { type: 'TurnDay' });
    hall.when(HUB, { type: 'CheckLimits' });
    hall.when(person('li'), { type: 'OpenCounter', counter: 'w1' });
    return;
  }
  const [first] = ways(hall, step.action).filter((way) => accepts(hall, step.who, way));
  if (first) hall.does(step.who, first);
}

export function lived({
  start,
  steps,
}: {
  start: (typeof STATE_NAMES)[number];
  steps: readonly Step[];
}): Casework {
  const hall = caseIn(start);
  for (const each of steps) if (hall.state.cases.has(hall.id)) take(hall, each);
  return hall;
}

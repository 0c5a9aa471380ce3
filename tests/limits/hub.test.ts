import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandInput } from '../../hub/contract/commands.ts';
import { parseCommand } from '../../hub/edge/parse.ts';
import { factsLike } from '../hub/support/facts.ts';
import { newId, startHub, type TestHub } from '../hub/support/hub.ts';

/** The real hub on a real journal, the demo hall, and a clock the test moves. Monday 23 November 2026, 09:00. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let hall: TestHub;
beforeEach(async () => {
  hall = await startHub();
});
afterEach(() => hall.close());

async function as(person: string, input: CommandInput): Promise<Record<string, unknown>> {
  const parsed = parseCommand(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  const result = await hall.hub.services.submit({ kind: 'person', person }, newId(), parsed.value);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value as Record<string, unknown>;
}

/** A case accepted today: five days for all of it, three of them for the review where the file lies. */
async function accepted(): Promise<void> {
  const received = await as('wangmin', {
    type: 'ReceiveCase',
    origin: 'outside',
    reason: 'brought by post',
    approver: 'jianghaitao',
    item: 'pharmacy-change',
    applicant: { kind: 'legal-person', name: '甲药店' },
  });
  const id = String(received.case);
  const count = hall.hub.services.state().cases.get(id)?.materials.length ?? 0;
  const materials = Array.from({ length: count }, (_, index) => ({ index, state: 'present' as const }));
  await as('wangmin', { type: 'CheckMaterials', case: id, materials });
  await as('wangmin', { type: 'AcceptCase', case: id });
}

const second = async () => {
  hall.tick();
  await hall.desk();
};
const records = async () =>
  (await factsLike(hall.journal, 'AccountabilityOpened')).map(({ of, department, person }) => [
    of,
    department,
    person,
  ]);
const warnings = async () =>
  (await factsLike(hall.journal, 'LimitWarned')).map(({ of, level }) => `${of} ${level}`);

describe('L3 L4 L5 limits by the running hub', () => {
  test('L3 L4 warned, and recorded by itself at close of business of the third working day, once', async () => {
    await accepted();
    hall.clock.advance(2 * DAY);
    await second();
    expect(await warnings()).toEqual(['review amber']);
    hall.clock.advance(DAY + 8 * HOUR);
    await second();
    expect([await warnings(), await records()]).toEqual([['review amber', 'case amber', 'review red'], []]);
    hall.clock.advance(30_000);
    await second();
    expect(await records()).toEqual([['review', 'food-drug', null]]);
    for (let i = 0; i < 3; i++) {
      hall.clock.advance(30_000);
      await second();
    }
    expect(await records()).toHaveLength(1);
  });

  test('L5 off for two weeks: caught up when it starts, before anybody asks, and once over all restarts', async () => {
    await accepted();
    hall = await hall.restart(14 * DAY);
    expect(await records()).toEqual([['review', 'food-drug', null]]);
    expect((await warnings()).sort()).toEqual(['case amber', 'case red', 'review amber', 'review red']);
    hall = await hall.restart(DAY);
    hall = await hall.restart(DAY);
    expect(await records()).toHaveLength(1);
    expect(await warnings()).toHaveLength(4);
    expect((await hall.journal.verify()).problems).toEqual([]);
  });

  test('L5 a clock that jumps ahead and is set right again has warned nobody and recorded nothing', async () => {
    await accepted();
    hall.clock.advance(HOUR);
    await second();
    hall.clock.jump(30 * DAY);
    await second();
    hall.clock.advance(HOUR);
    await second();
    hall.clock.jump(-30 * DAY);
    await hall.command({ type: 'ConfirmClock' });
    hall.clock.advance(HOUR);
    await second();
    expect([await warnings(), await records()]).toEqual([[], []]);
  });
});

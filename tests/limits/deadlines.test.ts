import { beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '../../hub/contract/commands.ts';
import { ok } from '../../hub/contract/result.ts';
import type { Recorded } from '../../hub/domain/facts.ts';
import { createDayKeeper } from '../../hub/jobs/day.ts';
import { createDeadlines } from '../../hub/jobs/deadlines.ts';
import { HOUR, HUB, MINUTE } from '../domain/given.ts';
import { at, CaseHall, limitsCatalogue } from './cases.ts';

/** The real jobs over a hall in memory, by a clock the test moves. */
let hall: CaseHall;
let wall: number;
let uptime: number;
let looks: number;
let second: () => Promise<void>;

function start(): void {
  const listeners: ((facts: readonly Recorded[]) => void)[] = [];
  const clocks = { now: () => wall, monotonic: () => uptime };
  const services = {
    submit: async (_actor: unknown, _request: string, command: Command) => {
      if (command.type === 'CheckLimits') looks++;
      hall.now = Math.max(hall.state.at, wall);
      const before = hall.recorded.length;
      const { decided, answer } = hall.when(HUB, command);
      for (const listener of listeners) listener(hall.recorded.slice(before));
      return decided.ok ? ok(answer) : decided;
    },
    state: () => hall.state,
    newId: () => 'request-0001',
    onCommitted: (listener: (facts: readonly Recorded[]) => void) => void listeners.push(listener),
    log: { info() {}, warn() {}, error() {} },
  };
  const days = createDayKeeper(services, clocks);
  const deadlines = createDeadlines(services, clocks, days.trusted);
  second = async () => {
    await days.tick();
    await deadlines.tick();
  };
  confirm = async () => void (await services.submit(HUB, '', { type: 'ConfirmClock' }));
}
let confirm: () => Promise<void>;

/** Both clocks go on. */
const advance = (ms: number) => {
  wall += ms;
  uptime += ms;
};
const records = () => hall.case('c').accountability.map(({ of }) => of);

beforeEach(() => {
  hall = new CaseHall().handling('c');
  wall = at('2026-03-09', '16:59');
  uptime = 1000;
  looks = 0;
  start();
});

describe('L5 deadlines by the hub’s clock', () => {
  test('L4 L5 looked at when the hub starts, then every half minute; nothing due, no command', async () => {
    await second();
    expect([looks, records()]).toEqual([1, []]);
    advance(61_000);
    await second();
    expect([looks, records()]).toEqual([2, ['review']]);
    for (let i = 0; i < 100; i++) {
      advance(1000);
      await second();
    }
    expect([looks, records()]).toEqual([2, ['review']]);
  });

  test('L5 within the half minute it is not looked again', async () => {
    await second();
    wall = at('2026-03-09', '17:00') - 1000;
    uptime = 2000 + 58_000;
    await second();
    advance(29_000);
    await second();
    expect(records()).toEqual([]);
    advance(1000);
    await second();
    expect(records()).toEqual(['review']);
  });

  test('L5 a clock that jumps forward makes no overrun; set right and confirmed, all is as it was', async () => {
    await second();
    wall += 30 * 24 * HOUR;
    await second();
    advance(MINUTE);
    await second();
    expect(records()).toEqual([]);
    wall -= 30 * 24 * HOUR;
    await confirm();
    await second();
    expect(records()).toEqual([]);
    advance(2 * MINUTE);
    await second();
    expect(records()).toEqual(['review']);
  });

  test('L5 what was recorded by a clock that ran ahead does not make limits overrun after it was set back', async () => {
    await second();
    wall += 5 * 24 * HOUR;
    hall.on('2026-03-09').now = wall;
    hall.must(HUB, { type: 'ImportCatalogue', catalogue: limitsCatalogue() });
    await second();
    wall -= 5 * 24 * HOUR;
    await confirm();
    advance(2 * MINUTE);
    await second();
    // The review is late by now, but would be recorded as five days late, and the case with it.
    expect([looks, records()]).toEqual([1, []]);
    advance(5 * 24 * HOUR);
    await second();
    expect([looks, records()]).toEqual([2, ['review']]);
  });

  test('L5 a clock set back warns of nothing and records nothing until staff confirm', async () => {
    wall = at('2026-03-09', '17:30');
    start();
    wall = at('2026-03-09', '16:00');
    await second();
    expect(looks).toBe(0);
    await confirm();
    await second();
    expect(records()).toEqual([]);
    wall = at('2026-03-09', '17:31');
    advance(MINUTE);
    await second();
    expect(records()).toEqual([]);
    await confirm();
    await second();
    expect(records()).toEqual(['review']);
  });

  test('L5 the hub was off for a week: the first look after the start catches up, each once', async () => {
    await second();
    advance(7 * 24 * HOUR);
    start();
    await second();
    await second();
    expect(records()).toEqual(['review']);
    expect([...hall.case('c').warned].sort()).toEqual([
      'case|amber',
      'case|red',
      'review|amber',
      'review|red',
    ]);
  });

  test('L4 more than a command holds: the same look goes on until nothing is left', async () => {
    hall.on('2026-03-02');
    for (let i = 0; i < 400; i++) hall.handling(`c${i}`);
    wall = at('2026-03-17');
    start();
    await second();
    expect(looks).toBeGreaterThan(1);
    for (const on of hall.state.cases.values()) expect(on.accountability).toHaveLength(1);
  });
});

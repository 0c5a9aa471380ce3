import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, nextBoundary, startOf } from '../../hub/domain/index.ts';
import { ADMIN, AGENT, Hall, HOUR, HUB, MINUTE, one, person } from './given.ts';
import { hallCatalogue } from './hall.ts';

describe('T10 the hall’s day', () => {
  test.each([
    ['2026-03-04T03:59:59+08:00', '2026-03-03'],
    ['2026-03-04T04:00:00+08:00', '2026-03-04'],
    ['2026-03-05T00:30:00+08:00', '2026-03-04'],
    ['2026-01-01T02:00:00+08:00', '2025-12-31'],
    ['2028-03-01T03:00:00+08:00', '2028-02-29'],
  ])('%s belongs to %s', (at, day) => {
    expect(dayOf(Date.parse(at), 'Asia/Shanghai', '04:00')).toBe(day);
  });

  test('every instant lies between its day’s start and the next boundary, in any zone, across clock changes', () => {
    const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC'];
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
    const around = fc.constantFrom(
      '2026-03-29T01:00Z',
      '2026-10-25T01:00Z',
      '2026-11-01T06:00Z',
      '2026-10-03T15:30Z',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        minute,
        around,
        fc.integer({ min: -2e8, max: 2e8 }),
        (zone, m, near, by) => {
          const boundary = `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
          const now = Date.parse(near) + by;
          const day = dayOf(now, zone, boundary);
          const next = nextBoundary(now, zone, boundary);
          expect(startOf(day, zone, boundary)).toBeLessThanOrEqual(now);
          expect(next).toBeGreaterThan(now);
          expect(dayOf(next - 1, zone, boundary)).toBe(day);
          expect(dayOf(next, zone, boundary) > day).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('the first catalogue begins the day; the turn is refused until the boundary has passed, and then once', () => {
    const hall = new Hall();
    expect(hall.state.day).toBe('2026-03-04');
    expect(hall.refusal(HUB, { type: 'TurnDay' })).toBe('day-not-over');
    hall.now = nextBoundary(hall.now, 'Asia/Shanghai', '04:00') - 1;
    expect(hall.refusal(HUB, { type: 'TurnDay' })).toBe('day-not-over');
    hall.pass(1).must(HUB, { type: 'TurnDay' });
    expect(hall.state.day).toBe('2026-03-05');
    expect(hall.refusal(HUB, { type: 'TurnDay' })).toBe('day-not-over');
  });

  test('what is open ends with its last state, counters close, numbers begin again; learnt times and bindings stay', () => {
    const hall = new Hall();
    hall.must(person('sun'), { type: 'BindDevice', device: 'pad', to: 'w1' });
    hall.must(AGENT, { type: 'AgentJoined', run: 'run-00001', version: '1' });
    hall.open('li', 'w1');
    for (let i = 0; i < 8; i++) hall.issue('a');
    for (let i = 0; i < 5; i++) hall.serve('li', 'w1', MINUTE);
    const called = hall.next('li', 'w1');
    hall.must(person('sun'), { type: 'EndQueue', queue: 'b', reason: 'closing' });
    hall.must(person('sun'), { type: 'MergeQueue', from: 'c', to: 'a', reason: 'few clerks' });
    const times = hall.state.queues.get('a')?.serviceTimes ?? [];
    const turned = one(hall.pass(20 * HOUR).must(HUB, { type: 'TurnDay' }), 'DayTurned');
    expect(turned.ended.map((entry) => entry.state)).toEqual(['called', 'waiting', 'waiting']);
    expect(called).toBe('A006');
    expect([hall.state.tickets.size, hall.state.calls.length, hall.state.prompts.size]).toEqual([0, 0, 0]);
    expect(hall.state.counters.get('w1')).toMatchObject({ state: 'closed', clerk: null, current: null });
    expect(hall.state.queues.get('a')).toMatchObject({ serviceTimes: times, waiting: [], last: 0 });
    expect(hall.state.queues.get('a')?.pace?.mean).toBe(MINUTE);
    expect(hall.state.devices.bindings.get('box/pad')).toBe('w1');
    // The agent that was there all night is no newcomer.
    expect(hall.must(AGENT, { type: 'AgentJoined', run: 'run-00001', version: '1' })).toEqual([]);
    expect([hall.issue('a').number, hall.issue('b').number, hall.issue('c').number]).toEqual([
      'A001',
      'B001',
      'C001',
    ]);
  });

  test('several days off are one turn; an outage that reaches into the day stays in its figures', () => {
    const hall = new Hall();
    const down = hall.now;
    hall.pass(70 * HOUR).must(HUB, { type: 'HubStarted', downSince: down });
    hall.must(HUB, { type: 'TurnDay' });
    expect(hall.state.day).toBe('2026-03-07');
    expect(hall.state.outages).toEqual([{ from: down, to: hall.now }]);
    hall.pass(24 * HOUR).must(HUB, { type: 'TurnDay' });
    expect(hall.state.outages).toEqual([]);
  });

  test('without a catalogue there is no day to turn', () => {
    const hall = new Hall(null);
    expect(hall.refusal(HUB, { type: 'TurnDay' })).toBe('day-not-over');
    hall.must(ADMIN, { type: 'ImportCatalogue', catalogue: hallCatalogue() });
    expect(hall.state.day).toBe('2026-03-04');
  });
});

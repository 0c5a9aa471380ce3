import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backOff } from '../../hub/domain/webhooks/back-off.ts';
import {
  arrived,
  due,
  FAILING,
  failed,
  giveUp,
  KEPT,
  keyOf,
  MOST_FLYING,
  MOST_HELD,
  MOST_REFUSALS,
  newOutbox,
  type Outbox,
  type OutboxRecord,
  type Parcel,
  recordOf,
  returned,
  room,
  type Told,
  take,
} from '../../hub/domain/webhooks/outbox.ts';

const NOON = Date.parse('2026-11-23T04:00:00Z');
const told = (position: number, about: string, index = 0): Told => ({
  position,
  index,
  at: NOON,
  about,
  event: 'ticket.called',
  data: {},
});
const filled = (...abouts: string[]): Outbox => {
  const outbox = newOutbox(0);
  abouts.forEach((about, i) => {
    take(outbox, i + 1, [told(i + 1, about)]);
  });
  return outbox;
};
const fly = (outbox: Outbox, steady = 0): Parcel[] => {
  const parcels = due(outbox, steady);
  for (const parcel of parcels) parcel.flying = true;
  return parcels;
};
const fail = (outbox: Outbox, parcel: Parcel, steady = 0, refused = false) =>
  failed(outbox, parcel, refused, { steady, now: NOON + steady, chance: 1 });
const positions = (parcels: readonly Parcel[]) => parcels.map(({ position }) => position);

describe('K10 what is on its way to a receiver', () => {
  test('K10 one at a time of a ticket, so many at once; the others go on while one fails', () => {
    const outbox = filled('a', 'a', 'b', 'c', 'd', 'e');
    const [a] = fly(outbox);
    expect(positions([...outbox.parcels.values()].filter(({ flying }) => flying))).toEqual([1, 3, 4, 5]);
    expect(due(outbox, 0)).toEqual([]);
    fail(outbox, a as Parcel);
    // The second of a waits behind the first, e takes the free place.
    expect(positions(fly(outbox))).toEqual([6]);
    arrived(outbox, outbox.parcels.get('3.0') as Parcel);
    expect(due(outbox, 1999)).toEqual([]);
    expect(positions(due(outbox, 2000))).toEqual([1]);
  });

  test('K10 each wait is twice as long as the one before, at most two minutes, and by chance down to its half', () => {
    expect([1, 2, 3, 6, 7, 8, 100, 5000].map((n) => backOff(n, 1) / 1000)).toEqual([
      2, 4, 8, 64, 120, 120, 120, 120,
    ]);
    expect(backOff(1, 0)).toBe(1000);
    expect(backOff(9, 0.5)).toBe(90_000);
  });

  test('X2 K10 a receiver that is gone is asked with one parcel at a time, ever more seldom; back again it gets everything at once', () => {
    const outbox = filled('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j');
    for (let n = 0; n < FAILING; n += MOST_FLYING) for (const parcel of fly(outbox)) fail(outbox, parcel);
    expect(outbox.failingSince).toBe(NOON);
    expect(due(outbox, 1999)).toEqual([]);
    const [probe, ...more] = fly(outbox, 2000);
    expect([probe?.position, more.length]).toEqual([9, 0]);
    expect(due(outbox, 2000)).toEqual([]);
    fail(outbox, probe as Parcel, 2000);
    expect(due(outbox, 5999)).toEqual([]);
    const [next] = fly(outbox, 6000);
    // Not the same one again: it may be at fault itself.
    expect(next?.position).toBe(10);
    arrived(outbox, next as Parcel);
    expect(outbox.failingSince).toBeNull();
    expect(positions(due(outbox, 6000))).toEqual([1, 2, 3, 4]);
  });

  test('K10 given up: what is older than three days, and what a receiver that takes others refused ten times', () => {
    const outbox = filled('a', 'b');
    const [a, b] = fly(outbox) as [Parcel, Parcel];
    for (let n = 1; n <= MOST_REFUSALS; n += 1) {
      expect(giveUp(outbox, NOON)).toEqual([]);
      fail(outbox, a, 0, true);
    }
    expect(giveUp(outbox, NOON)).toEqual([a]);
    // What is under way is not taken away from under it.
    expect(giveUp(outbox, NOON + KEPT + 1)).toEqual([]);
    returned(b);
    expect(giveUp(outbox, NOON + KEPT)).toEqual([]);
    expect(giveUp(outbox, NOON + KEPT + 1)).toEqual([b]);
  });

  test('K10 the record says what is open, and a restart begins there with nothing tried', () => {
    const outbox = filled('a', 'b', 'c');
    take(outbox, 9, [told(7, 'd', 0), told(7, 'e', 1)]);
    arrived(outbox, fly(outbox)[1] as Parcel);
    expect(recordOf(outbox)).toEqual({ read: 9, open: [1, 3, 7] });
  });
});

/** A hall's happenings, a receiver that fails as chance will have it, and a hub that dies: what the receiver saw. */
const script = fc.record({
  events: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 10, maxLength: 60 }),
  steps: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('happen', 'read', 'save', 'wait') },
      { weight: 4, arbitrary: fc.constantFrom('take', 'lose', 'fail', 'refuse') },
      { weight: 1, arbitrary: fc.constant('die') },
    ),
    { minLength: 60, maxLength: 200 },
  ),
  chance: fc.double({ min: 0, max: 1, noNaN: true }),
});

class World {
  readonly journal: Told[] = [];
  readonly seen: Told[] = [];
  outbox = newOutbox(0);
  record: OutboxRecord = recordOf(this.outbox);
  steady = 0;
  readonly #events: readonly string[];
  readonly #chance: number;

  constructor(events: readonly string[], chance: number) {
    this.#events = events;
    this.#chance = chance;
  }

  step(what: string): void {
    const time = { steady: this.steady, now: NOON + this.steady, chance: this.#chance };
    if (what === 'happen') {
      const about = this.#events[this.journal.length];
      if (about !== undefined) this.journal.push(told(this.journal.length + 1, about));
    } else if (what === 'read') this.read();
    else if (what === 'save') this.record = recordOf(this.outbox);
    else if (what === 'wait') this.steady += 30_000;
    else if (what === 'die') {
      this.outbox = newOutbox(this.record.read);
      const open = this.journal.filter(({ position }) => this.record.open.includes(position));
      take(this.outbox, this.record.read, open);
    } else {
      this.fly();
      const under = [...this.outbox.parcels.values()].find(({ flying }) => flying);
      if (!under) return;
      // Lost: the receiver has it, and the hub never hears so.
      if (what === 'take' || what === 'lose') this.seen.push(under);
      if (what === 'take') arrived(this.outbox, under);
      else failed(this.outbox, under, what === 'refuse' && under.refusals < MOST_REFUSALS - 1, time);
    }
  }

  read(): void {
    if (room(this.outbox) === 0) return;
    const next = this.journal[this.outbox.read];
    if (next) take(this.outbox, next.position, [next]);
  }

  fly(): void {
    for (const parcel of due(this.outbox, this.steady)) parcel.flying = true;
    const flying = [...this.outbox.parcels.values()].filter((parcel) => parcel.flying);
    expect(flying.length).toBeLessThanOrEqual(MOST_FLYING);
    expect(new Set(flying.map(({ about }) => about)).size).toBe(flying.length);
  }
}

describe('whatever fails, and whenever the hub dies', () => {
  test('K10 everything arrives at least once, and of each ticket in its order', () => {
    let again = 0;
    fc.assert(
      fc.property(script, ({ events, steps, chance }) => {
        const world = new World(events, chance);
        for (const step of steps) world.step(step);
        // In the end the receiver is well and nobody dies.
        for (
          let n = 0;
          n < 10_000 && world.outbox.parcels.size + (world.journal.length - world.outbox.read) > 0;
          n++
        )
          for (const step of ['read', 'wait', 'take']) world.step(step);
        const firsts = new Map<string, number[]>();
        const known = new Set<string>();
        for (const { about, position, index } of world.seen) {
          const key = keyOf({ position, index });
          if (known.has(key)) again += 1;
          else firsts.set(about, [...(firsts.get(about) ?? []), position]);
          known.add(key);
        }
        expect(known.size).toBe(world.journal.length);
        for (const order of firsts.values()) expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
    expect(again).toBeGreaterThan(20);
  });

  test('X2 never more held than the limit, however long a receiver is gone', () => {
    const outbox = newOutbox(0);
    for (let position = 1; position <= MOST_HELD * 2 && room(outbox) > 0; position++)
      take(outbox, position, [told(position, `about-${position}`)]);
    expect([outbox.parcels.size, outbox.read]).toEqual([MOST_HELD, MOST_HELD]);
  });
});

import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { AppointmentView } from '../../hub/contract/appointments.ts';
import { CatalogueSchema } from '../../hub/contract/catalogue.ts';
import type { CommandInput } from '../../hub/contract/commands.ts';
import { appointmentView, overdue, slotViews } from '../../hub/domain/index.ts';
import { ADMIN, API, atStart, Hall, HOUR, HUB, KIOSK, MINUTE, NINE, one, person, replay } from './given.ts';
import { hallData } from './hall.ts';

const DAY = 24 * HOUR;
/** Queue a takes two people each half hour, queue b one each hour; c takes none. */
function withSlots(change: (data: ReturnType<typeof hallData>) => void = () => {}) {
  const data = hallData();
  change(data);
  const queues = data.queues.map((queue) => {
    if (queue.id === 'a') return { ...queue, appointments: { minutes: 30, capacity: 2, daysAhead: 14 } };
    return queue.id === 'b' ? { ...queue, appointments: { minutes: 60, capacity: 1 } } : queue;
  });
  return v.parse(CatalogueSchema, { ...data, queues });
}
const hall = (change?: Parameters<typeof withSlots>[0]) => new Hall(withSlots(change));
const TEN = NINE + HOUR;
const book = (on: Hall, start: number, more: object = {}, actor = API): AppointmentView => {
  const { decided, answer } = on.when(actor, { type: 'BookAppointment', queue: 'a', start, ...more });
  if (!decided.ok) throw new Error(JSON.stringify(decided.refusal));
  return answer as AppointmentView;
};
const refused = (on: Hall, command: CommandInput, actor = API) => {
  const { decided } = on.when(actor, command);
  if (decided.ok) throw new Error('accepted');
  return decided.refusal;
};
const turn = (on: Hall) => on.must(HUB, { type: 'TurnDay' });

describe('T13 slots and booking', () => {
  test('T13 slots are the sessions cut in pieces; holidays have none, named days have', () => {
    const on = hall((data) => {
      data.calendar.closed = ['2026-03-05'];
    });
    const { catalogue } = on.state;
    const queue = catalogue?.queues.get('a');
    if (!catalogue || !queue) throw new Error('no hall');
    const views = slotViews(on.state, catalogue, queue, '2026-03-04');
    expect(views).toHaveLength(6 + 7);
    expect(views[0]).toEqual({ start: NINE, end: NINE + 30 * MINUTE, capacity: 2, free: 2 });
    expect(views[6]?.start).toBe(NINE + 4.5 * HOUR);
    expect(slotViews(on.state, catalogue, queue, '2026-03-05')).toEqual([]);
    const also = {
      ...queue,
      appointments: { minutes: 30, capacity: 2, daysAhead: 14, alsoOn: ['2026-03-05'] },
    };
    expect(slotViews(on.state, catalogue, also, '2026-03-05')).toHaveLength(13);
  });

  test('T13 a full slot is refused with the next free ones', () => {
    const on = hall();
    expect(book(on, TEN)).toMatchObject({
      state: 'booked',
      start: TEN,
      end: TEN + 30 * MINUTE,
      ticket: null,
    });
    book(on, TEN, {}, KIOSK);
    const refusal = refused(on, { type: 'BookAppointment', queue: 'a', start: TEN }, person('gu'));
    expect(refusal.code).toBe('slot-full');
    expect(refusal.detail).toEqual({
      next: '2026-03-04 10:30, 2026-03-04 11:00, 2026-03-04 11:30',
      starts: [TEN + 30 * MINUTE, TEN + HOUR, TEN + 1.5 * HOUR].join(','),
    });
  });

  test('T13 what is no slot, is over or too far ahead is refused; so is a queue without appointments', () => {
    const on = hall();
    for (const start of [TEN + MINUTE, NINE - DAY, NINE + 60 * DAY, NINE + DAY, NINE + 3.25 * HOUR]) {
      expect(refused(on, { type: 'BookAppointment', queue: 'a', start })).toMatchObject({
        code: 'no-such-slot',
        field: 'start',
        detail: { next: expect.stringContaining('2026-03-04') },
      });
    }
    expect(refused(on, { type: 'BookAppointment', queue: 'c', start: TEN }).code).toBe('no-appointments');
    expect(refused(on, { type: 'BookAppointment', start: TEN }).code).toBe('queue-or-item');
    expect(book(on, TEN + 14 * DAY).state).toBe('booked');
  });

  test('T13 X3 the phone is kept sealed and as a hash, both under the key of its day; its owner is found by it', () => {
    const on = hall();
    const [fact] = on.must(API, { type: 'BookAppointment', queue: 'a', start: NINE, phone: '138 0013-8000' });
    if (fact?.type !== 'AppointmentBooked') throw new Error('not booked');
    const key = `day-${on.state.day}`;
    expect(fact.phone).toEqual({
      key,
      sealed: on.vault.seal(key, '13800138000'),
      index: on.vault.indexUnder(key, '13800138000'),
    });
    expect(JSON.stringify({ ...fact, phone: null })).not.toContain('13800138000');
    expect(on.refusal(KIOSK, { type: 'CheckIn', phone: '13900139000' })).toBe('no-such-appointment');
    expect(on.refusal(KIOSK, { type: 'CheckIn', phone: '+8613800138000' })).toBeNull();
  });

  test('T13 X3 moved to another day the phone goes along; with the old day’s key gone it is found all the same', () => {
    const on = hall();
    const { code } = book(on, NINE, { phone: '13800138000' });
    const before = `day-${on.state.day}`;
    on.must(API, { type: 'MoveAppointment', code, start: TEN + 7 * DAY });
    on.erased.add(before);
    const [one] = [...on.state.appointments.values()];
    expect(one?.phone?.key).not.toBe(before);
    expect(on.vault.open(one?.phone?.key ?? '', one?.phone?.sealed ?? '')).toBe('13800138000');
    on.pass(7 * DAY + HOUR);
    expect(on.refusal(KIOSK, { type: 'CheckIn', phone: '13800138000' })).toBeNull();
    expect(one?.state).toBe('checked-in');
  });

  test('T13 X3 once the key of its day is gone, a phone finds no appointment', () => {
    const on = hall();
    book(on, NINE, { phone: '13800138000' });
    on.erased.add(`day-${on.state.day}`);
    expect(on.refusal(KIOSK, { type: 'CheckIn', phone: '13800138000' })).toBe('no-such-appointment');
  });

  test('T13 moving frees the old place with the new one taken; cancelling frees it too', () => {
    const on = hall();
    const { code } = book(on, TEN, { queue: 'b' });
    on.must(API, { type: 'MoveAppointment', code, start: NINE });
    const again = book(on, TEN, { queue: 'b' });
    expect(refused(on, { type: 'MoveAppointment', code, start: TEN }).code).toBe('slot-full');
    on.must(person('gu'), { type: 'CancelAppointment', code: again.code });
    expect(refused(on, { type: 'CancelAppointment', code: again.code }).code).toBe('appointment-cancelled');
    on.must(KIOSK, { type: 'MoveAppointment', code, start: TEN });
    expect(refused(on, { type: 'CheckIn', code: again.code }).code).toBe('appointment-cancelled');
  });

  test('T13 staff move one with a reason: its code and page stay; a full slot is refused at its field, and nothing is moved', () => {
    const on = hall();
    const { code } = book(on, TEN, { queue: 'b' });
    const kept = () => on.state.appointments.get(on.state.appointmentCodes.get(code) ?? '');
    const { secret, appointment = '' } = kept() ?? {};
    const other = book(on, NINE, { queue: 'b' });
    const move = (start: number, reason?: string) =>
      on.when(person('gu'), {
        type: 'MoveAppointment',
        code,
        start,
        ...(reason !== undefined && { reason }),
      });
    expect(move(NINE + 2 * HOUR).decided).toMatchObject({
      refusal: { code: 'reason-required', field: 'reason' },
    });
    expect(move(NINE, 'clerk ill').decided).toMatchObject({ refusal: { code: 'slot-full', field: 'start' } });
    expect(kept()?.start).toBe(TEN);
    on.must(person('gu'), { type: 'CancelAppointment', code: other.code });
    expect(move(NINE, 'clerk ill').facts).toEqual([
      expect.objectContaining({ type: 'AppointmentMoved', appointment, start: NINE, reason: 'clerk ill' }),
    ]);
    expect(on.state.appointments.get(appointment)).toMatchObject({
      code,
      secret,
      start: NINE,
      state: 'booked',
    });
  });

  test('T13 whoever has an appointment’s page touches no other', () => {
    const on = hall();
    const mine = one(on.must(API, { type: 'BookAppointment', queue: 'a', start: TEN }), 'AppointmentBooked');
    const other = book(on, TEN);
    const booker = { kind: 'booker', appointment: mine.appointment } as const;
    expect(on.refusal(booker, { type: 'CancelAppointment', code: other.code })).toBe('forbidden');
    expect(on.refusal(booker, { type: 'BookAppointment', queue: 'a', start: TEN })).toBe('forbidden');
    expect(on.refusal(booker, { type: 'CancelAppointment', code: mine.code })).toBeNull();
    expect(on.refusal(person('ji'), { type: 'BookAppointment', queue: 'a', start: TEN })).toBe('forbidden');
  });
});

describe('T13 checking in', () => {
  test('T13 too early says from when; in time, late within the grace, then over', () => {
    const on = hall();
    const { code } = book(on, TEN);
    expect(refused(on, { type: 'CheckIn', code }, KIOSK)).toMatchObject({
      code: 'appointment-early',
      detail: { from: '2026-03-04 09:30', opensAt: NINE + 30 * MINUTE },
    });
    const standing = (at: number) => {
      const id = on.state.appointmentCodes.get(code) ?? '';
      return appointmentView(on.state, id, at)?.standing ?? null;
    };
    expect(standing(TEN - 30 * MINUTE - 1)).toBe('early');
    expect(standing(TEN - 30 * MINUTE)).toBe('in-time');
    expect(standing(TEN + 30 * MINUTE)).toBe('late');
    expect(standing(TEN + 45 * MINUTE)).toBeNull();
    on.pass(HOUR + 44 * MINUTE);
    const { answer } = on.when(KIOSK, { type: 'CheckIn', code });
    expect(answer).toMatchObject({ number: 'A001', class: 'appointment', appointment: { start: TEN } });
    expect(refused(on, { type: 'CheckIn', code }).code).toBe('already-checked-in');
  });

  test('T13 the grace is over: a no-show by itself, and no ticket any more', () => {
    const on = hall();
    const { code } = book(on, TEN);
    on.pass(HOUR + 45 * MINUTE - 1);
    expect(on.must(HUB, { type: 'CheckAppointments' })).toEqual([]);
    on.pass(1);
    expect(refused(on, { type: 'CheckIn', code }).code).toBe('appointment-missed');
    expect(on.must(HUB, { type: 'CheckAppointments' })).toEqual([
      { type: 'AppointmentMissed', appointment: on.state.appointmentCodes.get(code) },
    ]);
    expect(overdue(on.state, on.now)).toEqual([]);
    expect(refused(on, { type: 'CancelAppointment', code }).code).toBe('appointment-missed');
  });

  test('T4 an appointment waits from the later of check-in and slot start, with its credit', () => {
    const on = hall();
    const early = book(on, TEN);
    const late = book(on, NINE + 30 * MINUTE);
    on.pass(35 * MINUTE);
    const order = ({ code }: AppointmentView) =>
      one(on.must(KIOSK, { type: 'CheckIn', code }), 'TicketIssued').order;
    expect(order(early)).toBe(TEN - 10 * MINUTE);
    expect(order(late)).toBe(on.now - 10 * MINUTE);
  });

  test('T4 one who came before the slot overtakes nobody by it: others are called until its time comes', () => {
    const on = hall().open('li', 'w1');
    const { code } = book(on, TEN);
    on.pass(30 * MINUTE).must(KIOSK, { type: 'CheckIn', code });
    on.pass(10 * MINUTE).issue('a');
    on.pass(15 * MINUTE).issue('a');
    expect([on.next('li', 'w1')]).toEqual(['A002']);
    on.must(person('li'), { type: 'StartService', counter: 'w1' });
    on.must(person('li'), { type: 'Finish', counter: 'w1' });
    expect(on.next('li', 'w1')).toBe('A001');
  });

  test('T9 T13 hours and quotas do not keep out whoever has a place; an ended queue does', () => {
    const on = hall((data) => {
      data.policy.aroundTheClock = false;
      const [first] = data.queues;
      if (first) first.dailyQuota = 1;
    });
    on.issue('a');
    const early = book(on, NINE);
    const late = book(on, TEN);
    on.must(KIOSK, { type: 'CheckIn', code: early.code });
    expect(on.refusal(API, { type: 'IssueTicket', queue: 'a' })).toBe('quota-reached');
    on.pass(HOUR).must(person('sun'), { type: 'EndQueue', queue: 'a', reason: 'closing' });
    expect(on.refusal(KIOSK, { type: 'CheckIn', code: late.code })).toBe('queue-ended');
  });

  test('T13 a merged queue’s appointments get its successor’s tickets', () => {
    const on = hall();
    const { code } = book(on, NINE);
    on.must(person('sun'), { type: 'MergeQueue', from: 'a', to: 'b', reason: 'load' });
    expect(one(on.must(KIOSK, { type: 'CheckIn', code }), 'TicketIssued')).toMatchObject({
      number: 'B001',
      queue: 'b',
    });
  });
});

describe('T13 over days and restarts', () => {
  test('T13 weeks ahead it is still there, and what a starting hub reads agrees', () => {
    const on = hall();
    const { code } = book(on, TEN + 14 * DAY, { phone: '13800138000' });
    const cancelled = book(on, TEN + 7 * DAY);
    on.must(API, { type: 'CancelAppointment', code: cancelled.code });
    for (let day = 0; day < 14; day++) {
      on.pass(DAY);
      turn(on);
    }
    const started = replay(atStart(on.recorded, on.state.day));
    expect(started.appointments).toEqual(on.state.appointments);
    expect(started.slots).toEqual(on.state.slots);
    expect(on.refusal(API, { type: 'CheckIn', code: cancelled.code })).toBe('no-such-appointment');
    on.pass(HOUR);
    expect(on.refusal(KIOSK, { type: 'CheckIn', phone: '13800138000' })).toBeNull();
    expect(refused(on, { type: 'CheckIn', code }).code).toBe('already-checked-in');
  });

  test('T13 missed while the hub was off over the boundary: marked when it is back', () => {
    const on = hall();
    const { code } = book(on, TEN);
    on.pass(2 * DAY);
    turn(on);
    expect(one(on.must(HUB, { type: 'CheckAppointments' }), 'AppointmentMissed').appointment).toBe(
      on.state.appointmentCodes.get(code),
    );
  });

  test('T13 S2 a queue with booked appointments cannot be taken out of the catalogue', () => {
    const on = hall();
    book(on, TEN, { queue: 'b' });
    const without = structuredClone(withSlots()) as unknown as ReturnType<typeof hallData>;
    without.queues = without.queues.filter(({ id }) => id !== 'b');
    without.items = without.items.filter(({ queue }) => queue !== 'b');
    for (const counter of without.counters) {
      counter.queues = counter.queues.filter((id) => id !== 'b');
      counter.helping = counter.helping.filter(({ queue }) => queue !== 'b');
    }
    expect(refused(on, { type: 'ImportCatalogue', catalogue: without }, ADMIN)).toMatchObject({
      code: 'bad-catalogue',
      detail: { problems: 'queues: b is missing, but 1 appointments are booked in it' },
    });
  });

  test('T13 never overbooked, whatever is booked, moved, cancelled, checked in and missed', () => {
    const starts = [NINE, NINE + 30 * MINUTE, TEN, TEN + 2 * DAY];
    const step = fc.record({
      what: fc.constantFrom('book', 'book', 'book', 'move', 'cancel', 'check-in', 'pass', 'turn'),
      start: fc.constantFrom(...starts),
      pick: fc.nat(20),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const on = hall();
        const codes: string[] = [];
        for (const { what, start, pick } of steps) {
          const code = codes[pick % Math.max(1, codes.length)] ?? '00000000';
          if (what === 'pass') on.pass(20 * MINUTE);
          else if (what === 'turn') on.when(HUB, { type: 'TurnDay' });
          else if (what === 'move') on.when(API, { type: 'MoveAppointment', code, start });
          else if (what === 'cancel') on.when(API, { type: 'CancelAppointment', code });
          else if (what === 'check-in') on.when(KIOSK, { type: 'CheckIn', code });
          else {
            const { answer } = on.when(API, { type: 'BookAppointment', queue: 'a', start });
            if (answer) codes.push((answer as AppointmentView).code);
          }
          on.when(HUB, { type: 'CheckAppointments' });
          const taken = new Map<number, number>();
          for (const one of on.state.appointments.values()) {
            if (one.state !== 'cancelled') taken.set(one.start, (taken.get(one.start) ?? 0) + 1);
          }
          for (const count of taken.values()) expect(count).toBeLessThanOrEqual(2);
          const tickets = [...on.state.tickets.values()].map((ticket) => ticket.appointment?.id);
          expect(new Set(tickets).size).toBe(tickets.length);
        }
        expect(replay(on.recorded)).toEqual(on.state);
      }),
      { numRuns: 150 },
    );
  });
});

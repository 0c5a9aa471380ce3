import { describe, expect, test } from 'vitest';
import type { AppointmentView, SlotsView } from '../../hub/contract/appointments.ts';
import { bookingPhase, checkInPhase, itemPhase } from '../../kiosk/steps/moves.ts';
import { done, itemView, refused, ticket, Visitor } from './visitor.ts';

const slot = { start: 1000, end: 2000, capacity: 4, free: 4 };
const slots: SlotsView = { queue: 'tax', days: [{ date: '2026-11-24', slots: [slot] }] };
const appointment: AppointmentView = {
  code: '12345678',
  queue: 'tax',
  item: 'invoices',
  start: 1000,
  end: 2000,
  state: 'booked',
  standing: 'early',
  opensAt: 0,
  closesAt: 3000,
  ticket: null,
  pageUrl: null,
};
const asks = (visitor: Visitor) => visitor.asked.filter((one) => one.do === 'ask');

function atPhone(): Visitor {
  const visitor = new Visitor().does({ type: 'go', phase: bookingPhase(itemView()) });
  expect(visitor.asked.at(-1)).toEqual({ do: 'query', query: { query: 'slots', queue: 'tax' } });
  visitor.does({ type: 'slots', visit: visitor.visit, queue: 'tax', result: done(slots) });
  const { phase } = visitor.session;
  if (phase.at !== 'booking') throw new Error(phase.at);
  return visitor.does(
    { type: 'go', phase: { ...phase, date: '2026-11-24' } },
    {
      type: 'go',
      phase: {
        at: 'booking-phone',
        view: phase.view,
        slot,
        text: '',
        request: null,
        answer: { is: 'typing' },
      },
    },
  );
}

describe('T13 booking at the kiosk', () => {
  test('T13 day, time, phone if one likes; the code is shown and then forgotten (K5)', () => {
    const visitor = atPhone().does({ type: 'text', text: '138 0013 8000' }, { type: 'book', request: 'one' });
    expect(asks(visitor).at(-1)).toMatchObject({
      becomes: 'booked',
      command: { type: 'BookAppointment', item: 'invoices', start: 1000, phone: '13800138000' },
    });
    visitor.does({ type: 'booked', visit: visitor.visit, request: 'one', at: 10, result: done(appointment) });
    expect(visitor.session.phase).toMatchObject({ at: 'booked', appointment: { code: '12345678' } });
    visitor.does({ type: 'tick', at: 60_011 });
    expect(JSON.stringify(visitor.session)).not.toMatch(/12345678|13800138000/);
  });

  test('T2 T13 a double touch books once; a lost answer is asked again with the same request', () => {
    const visitor = atPhone().does({ type: 'book', request: 'one' }, { type: 'book', request: 'two' });
    expect(asks(visitor)).toHaveLength(1);
    visitor.does({ type: 'booked', visit: visitor.visit, request: 'one', at: 1, result: refused('timeout') });
    visitor.does({ type: 'book', request: 'three' });
    expect(asks(visitor).map(({ request }) => request)).toEqual(['one', 'one']);
    visitor.does({
      type: 'booked',
      visit: visitor.visit,
      request: 'one',
      at: 1,
      result: refused('slot-full'),
    });
    visitor.does({ type: 'book', request: 'four' });
    expect(asks(visitor).at(-1)?.request).toBe('four');
  });
});

describe('T13 K8 checking in at the kiosk', () => {
  test('K8 by code or by phone, from the first page; the ticket follows', () => {
    const by = (text: string) => {
      const visitor = new Visitor().does({ type: 'go', phase: checkInPhase }, { type: 'text', text });
      return visitor.does({ type: 'check-in', request: 'one' });
    };
    expect(asks(by('1234'))).toEqual([]);
    expect(asks(by('12345678'))[0]?.command).toEqual({ type: 'CheckIn', code: '12345678' });
    const visitor = by('13800138000');
    expect(asks(visitor)[0]?.command).toEqual({ type: 'CheckIn', phone: '13800138000' });
    visitor.does({
      type: 'checked-in',
      visit: visitor.visit,
      request: 'one',
      at: 1,
      result: refused('appointment-early'),
    });
    expect(visitor.session.phase).toMatchObject({ at: 'check-in', answer: { is: 'refused' } });
    visitor.does({ type: 'check-in', request: 'two' });
    visitor.does({ type: 'checked-in', visit: visitor.visit, request: 'two', at: 1, result: done(ticket()) });
    expect(visitor.session.phase).toMatchObject({ at: 'ticket', ticket: { number: 'B023' }, name: null });
  });
});

describe('K6 T13 a check-in by name', () => {
  const asked = () => {
    const visitor = new Visitor().does(
      { type: 'go', phase: checkInPhase },
      { type: 'text', text: '12345678' },
      { type: 'check-in', request: 'one' },
    );
    const result = refused('identity-required');
    return visitor.does({ type: 'checked-in', visit: visitor.visit, request: 'one', at: 1, result });
  };

  test('K6 T2 the hub wants a name: the document is asked, and the same check-in goes again with it, as a new request', () => {
    const visitor = asked();
    expect(visitor.session.phase).toMatchObject({ at: 'identity', required: true });
    expect(asks(visitor.does({ type: 'issue', request: 'early', unnamed: true })).length).toBe(1);
    visitor.does({ type: 'text', text: '11010519491231002X' }, { type: 'issue', request: 'two' });
    expect(asks(visitor).at(-1)).toMatchObject({
      request: 'two',
      command: {
        type: 'CheckIn',
        code: '12345678',
        holder: { idKind: 'resident-card', idNumber: '11010519491231002X', name: '' },
      },
    });
    visitor.does({ type: 'checked-in', visit: visitor.visit, request: 'two', at: 1, result: done(ticket()) });
    expect(visitor.session.phase).toMatchObject({ at: 'ticket', ticket: { number: 'B023' } });
    expect(JSON.stringify(visitor.session)).not.toContain('110105');
  });

  test('K5 K6 another code names nobody; back leads to the code, and nothing of the number is left there', () => {
    const visitor = asked().does({ type: 'text', text: '11010519491231002X' });
    visitor.does({ type: 'back' });
    expect(visitor.session.phase).toMatchObject({ at: 'check-in', text: '12345678', holder: null });
    expect(JSON.stringify(visitor.session)).not.toContain('110105');
    const again = asked().does(
      { type: 'text', text: '11010519491231002X' },
      { type: 'issue', request: 'two' },
    );
    again.does({
      type: 'checked-in',
      visit: again.visit,
      request: 'two',
      at: 1,
      result: refused('appointment-early'),
    });
    again.does({ type: 'text', text: '87654321' }, { type: 'check-in', request: 'three' });
    expect(asks(again).at(-1)?.command).toEqual({ type: 'CheckIn', code: '87654321' });
  });
});

describe('T14 another number for the same visit', () => {
  test('T14 K5 the next ticket names the first; the visitor after it names nobody', () => {
    const issue = (visitor: Visitor, request: string) => {
      visitor.does({ type: 'go', phase: itemPhase('invoices') });
      visitor.does({ type: 'loaded', visit: visitor.visit, item: 'invoices', result: done(itemView()) });
      visitor.does({ type: 'issue', request });
      visitor.does({ type: 'issued', visit: visitor.visit, request, at: 1, result: done(ticket()) });
      return asks(visitor).at(-1)?.command;
    };
    const visitor = new Visitor();
    expect(issue(visitor, 'one')).not.toHaveProperty('visit');
    visitor.does({ type: 'another', at: 2 });
    expect(visitor.session.phase.at).toBe('start');
    expect(issue(visitor, 'two')).toMatchObject({ visit: 'ticket-0001' });
    visitor.does({ type: 'home', at: 3 });
    expect(issue(visitor, 'three')).not.toHaveProperty('visit');
    visitor.does(
      { type: 'another', at: 4 },
      { type: 'tick', at: 10 ** 6 },
      { type: 'tick', at: 2 * 10 ** 6 },
    );
    expect(issue(visitor, 'four')).not.toHaveProperty('visit');
  });
});

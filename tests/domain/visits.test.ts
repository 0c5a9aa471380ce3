import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TicketView } from '../../hub/contract/views/kiosk.ts';
import { allowedActions, nextFor, ticketView } from '../../hub/domain/index.ts';
import { API, Hall, KIOSK, MINUTE, one, person, replay } from './given.ts';

const li = person('li');
const zhao = person('zhao');

/** One applicant with a number in queue a and one in b; two others behind. */
function visitor() {
  const hall = new Hall().open('li', 'w1').open('zhao', 'w3');
  const first = hall.issue('a', {}, KIOSK);
  const second = hall.pass(MINUTE).issue('b', { visit: first.id }, KIOSK);
  hall.pass(MINUTE).issue('a');
  hall.issue('b');
  return { hall, first, second };
}

describe('T14 a visit of several tickets', () => {
  test('T14 while one is called or served, the others are held and keep their place', () => {
    const { hall, first, second } = visitor();
    expect(hall.next('li', 'w1')).toBe('A001');
    expect(hall.ticket(second.id).held).toBe(true);
    expect(nextFor(hall.state, 'w3', hall.now)?.number).toBe('B002');
    expect(
      hall.refusal(zhao, { type: 'CallTicket', counter: 'w3', ticket: second.id, reason: 'urgent' }),
    ).toBe('not-eligible');
    hall.must(li, { type: 'StartService', counter: 'w1' });
    expect(hall.ticket(second.id).held).toBe(true);
    hall.must(li, { type: 'Finish', counter: 'w1' });
    expect(hall.ticket(first.id).state).toBe('finished');
    expect(hall.state.queues.get('b')?.waiting[0]).toBe(second.id);
    expect(hall.next('zhao', 'w3')).toBe('B001');
  });

  test.each(['NoShow', 'Park', 'Transfer'] as const)(
    'T14 after %s the others may be called again',
    (type) => {
      const { hall, second } = visitor();
      hall.next('li', 'w1');
      hall.spoken();
      if (type === 'NoShow') hall.must(li, { type: 'Recall', counter: 'w1' });
      else hall.must(li, { type: 'StartService', counter: 'w1' });
      hall.spoken().pass(MINUTE);
      hall.must(li, type === 'Transfer' ? { type, counter: 'w1', toQueue: 'c' } : { type, counter: 'w1' });
      expect(hall.ticket(second.id).held).toBe(false);
      expect(hall.next('zhao', 'w3')).toBe('B001');
    },
  );

  test('T14 T6 a released counter’s ticket goes back, and none of the visit is held', () => {
    const { hall, first, second } = visitor();
    hall.next('li', 'w1');
    hall.must(person('sun'), { type: 'ReleaseCounter', counter: 'w1', reason: 'absent' });
    expect([hall.ticket(first.id).held, hall.ticket(second.id).held]).toEqual([false, false]);
  });

  test('T14 a parked one is taken up again only when the other counter is done', () => {
    const { hall, first } = visitor();
    hall.next('li', 'w1');
    hall.must(li, { type: 'StartService', counter: 'w1' });
    hall.must(li, { type: 'Park', counter: 'w1' });
    expect(hall.next('zhao', 'w3')).toBe('B001');
    expect(allowedActions(hall.state, 'w1', 'li', hall.now)).not.toContain('unpark');
    expect(hall.refusal(li, { type: 'Unpark', counter: 'w1' })).toBe('visit-in-hand');
    hall.must(zhao, { type: 'StartService', counter: 'w3' });
    hall.must(zhao, { type: 'Finish', counter: 'w3' });
    expect(allowedActions(hall.state, 'w1', 'li', hall.now)).toContain('unpark');
    hall.must(li, { type: 'Unpark', counter: 'w1' });
    expect(hall.ticket(first.id).state).toBe('serving');
  });

  test('T14 T6 finishing and calling next takes the visit’s own other ticket, when its turn is first', () => {
    const hall = new Hall().open('wang', 'w2');
    const first = hall.issue('a', {}, KIOSK);
    hall.pass(MINUTE).issue('b', { visit: first.id }, KIOSK);
    hall.next('wang', 'w2');
    hall.must(person('wang'), { type: 'StartService', counter: 'w2' });
    expect(allowedActions(hall.state, 'w2', 'wang', hall.now)).toContain('next');
    expect(hall.next('wang', 'w2')).toBe('B001');
    expect(hall.ticket(first.id).state).toBe('finished');
  });

  test('T14 T11 a held ticket is nobody’s people ahead', () => {
    const { hall } = visitor();
    const behind = hall.state.numbers.get('B002') ?? '';
    const ahead = () => ticketView(hall.state, behind)?.ahead;
    expect(ahead()).toBe(1);
    hall.next('li', 'w1');
    expect(ahead()).toBe(0);
  });

  test('T14 one paper shows all tickets of the visit, and the ticket tells of them', () => {
    const hall = new Hall();
    hall.must(person('sun'), { type: 'BindDevice', device: 'box/printer', to: 'k1' });
    const first = hall.issue('a', {}, KIOSK);
    const { facts, answer } = hall.when(KIOSK, { type: 'IssueTicket', queue: 'b', visit: first.id });
    expect(one(facts, 'PrintRequested').document).toMatchObject({
      number: 'B001',
      visit: [{ number: 'A001', queue: 'queue a', floors: [{ floor: 1, counters: ['1', '2'] }] }],
    });
    expect((answer as TicketView).visit.map(({ number }) => number)).toEqual(['A001', 'B001']);
  });

  test('T14 a visit that is over, or never was, takes no more tickets', () => {
    const hall = new Hall();
    const first = hall.issue('a');
    expect(hall.refusal(API, { type: 'IssueTicket', queue: 'b', visit: 'no-such-ticket' })).toBe(
      'no-such-visit',
    );
    hall.must(API, { type: 'CancelTicket', ticket: first.id });
    expect(hall.refusal(API, { type: 'IssueTicket', queue: 'b', visit: first.id })).toBe('no-such-visit');
  });

  test('T14 never two of a visit in hand, held exactly while one is, and no place lost', () => {
    const clerks: Record<string, string> = { w1: 'li', w2: 'wang', w3: 'zhao', w4: 'qian' };
    const step = fc.record({
      what: fc.constantFrom(
        ...([
          'issue',
          'issue',
          'join',
          'join',
          'CallNext',
          'CallNext',
          'CallNext',
          'StartService',
          'Finish',
          'Park',
        ] as const),
        ...(['Unpark', 'NoShow', 'transfer', 'cancel', 'reinstate', 'release', 'merge', 'call'] as const),
      ),
      queue: fc.constantFrom('a', 'b', 'c'),
      counter: fc.constantFrom('w1', 'w2', 'w3', 'w4'),
      pick: fc.nat(30),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const hall = new Hall();
        for (const [counter, clerk] of Object.entries(clerks)) hall.open(clerk, counter);
        for (const { what, queue, counter, pick } of steps) {
          hall.pass(MINUTE);
          const clerk = person(clerks[counter] ?? '');
          const ids = [...hall.state.tickets.keys()];
          const ticket = ids[pick % Math.max(1, ids.length)] ?? 'no-such-ticket';
          const order = hall.state.tickets.get(ticket)?.order;
          if (what === 'issue') hall.issue(queue);
          else if (what === 'join') hall.when(KIOSK, { type: 'IssueTicket', queue, visit: ticket });
          else if (what === 'transfer') hall.when(clerk, { type: 'Transfer', counter, toQueue: queue });
          else if (what === 'cancel') hall.when(API, { type: 'CancelTicket', ticket });
          else if (what === 'reinstate') hall.when(person('gu'), { type: 'ReinstateTicket', ticket });
          else if (what === 'call')
            hall.when(clerk, { type: 'CallTicket', counter, ticket, reason: 'urgent' });
          else if (what === 'merge')
            hall.when(person('sun'), { type: 'MergeQueue', from: 'c', to: 'b', reason: 'load' });
          else if (what === 'release') {
            hall.when(person('sun'), { type: 'ReleaseCounter', counter, reason: 'absent' });
            hall.when(clerk, { type: 'OpenCounter', counter });
          } else hall.when(clerk, { type: what, counter });
          if (what !== 'reinstate') expect(hall.state.tickets.get(ticket)?.order).toBe(order);
          check(hall);
        }
        expect(replay(hall.recorded)).toEqual(hall.state);
      }),
      { numRuns: 150 },
    );
  });
});

function check(hall: Hall): void {
  const busy = new Map<string, number>();
  const all = [...hall.state.tickets.values()];
  for (const { visit, state } of all) {
    if (state === 'called' || state === 'serving') busy.set(visit, (busy.get(visit) ?? 0) + 1);
  }
  for (const count of busy.values()) expect(count).toBe(1);
  for (const { id, queue, visit, state, held } of all) {
    if (state !== 'waiting') continue;
    expect(held).toBe(busy.has(visit));
    expect(hall.state.queues.get(queue)?.waiting).toContain(id);
  }
  for (const queue of hall.state.queues.values()) {
    const laned = [...queue.lanes.values()].flatMap((lane) => lane.ids);
    expect(laned.sort()).toEqual([...queue.waiting].sort());
  }
}

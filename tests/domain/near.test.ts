import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNear, newlyNear } from '../../hub/domain/index.ts';
import { API, atStart, Hall, HUB, KIOSK, MINUTE, one, person, replay } from './given.ts';
import { hallCatalogue } from './hall.ts';

const tell = { type: 'TellNear' } as const;
const told = (hall: Hall) =>
  hall
    .must(HUB, tell)
    .flatMap((fact) =>
      fact.type === 'TicketNeared' ? [`${hall.ticket(fact.ticket).number} ${fact.ahead}`] : [],
    );

describe('K10 whose turn is near', () => {
  test('K10 is recorded with how many are ahead, once a counter serves, and never twice', () => {
    const hall = new Hall(hallCatalogue({ nearAhead: 2 }));
    for (let i = 0; i < 5; i++) hall.issue('a');
    expect(told(hall)).toEqual([]);
    hall.open('li', 'w1');
    expect(told(hall)).toEqual(['A001 0', 'A002 1', 'A003 2']);
    expect(told(hall)).toEqual([]);
    hall.next('li', 'w1');
    expect(told(hall)).toEqual(['A004 2']);
  });

  test('K10 once in a ticket’s life: not again after a missed call that is forgiven, nor after a restart', () => {
    const hall = new Hall(hallCatalogue({ noShow: { recalls: 0, seconds: 0 } })).open('li', 'w1');
    const { id } = hall.issue('a');
    expect(told(hall)).toEqual(['A001 0']);
    hall.next('li', 'w1');
    hall.spoken().pass(MINUTE).must(person('li'), { type: 'NoShow', counter: 'w1' });
    hall.must(KIOSK, { type: 'ReinstateTicket', number: 'A001' });
    expect(isNear(hall.state, hall.ticket(id))).toBe(true);
    expect(told(hall)).toEqual([]);
    expect(newlyNear(replay(atStart(hall.recorded, hall.state.day)))).toEqual([]);
  });

  test('K10 T16 told to get ready is near, however many have come before meanwhile', () => {
    const hall = new Hall(hallCatalogue({ nearAhead: 0, preCall: 1 })).open('li', 'w1');
    hall.issue('a');
    const { id } = hall.issue('a');
    hall.next('li', 'w1');
    hall.must(person('li'), { type: 'StartService', counter: 'w1' });
    hall.issue('a', { class: 'priority', reason: 'elderly' });
    hall.must(person('li'), { type: 'Transfer', counter: 'w1', toQueue: 'a' });
    expect(hall.ticket(id).preCalled).not.toBeNull();
    expect(told(hall).sort()).toEqual(['A002 2', 'A003 0']);
  });

  test('K10 only the hub says it', () => {
    const hall = new Hall();
    for (const actor of [person('li'), person('sun'), KIOSK])
      expect(hall.refusal(actor, tell)).toBe('forbidden');
  });

  test('K10 whoever the phone page calls near is found, in every line', () => {
    const kinds: readonly object[] = [
      {},
      { class: 'priority', reason: 'elderly' },
      { needs: ['low-desk'] },
      { needs: ['sign-language'] },
    ];
    const tickets = fc.array(
      fc.record({
        queue: fc.constantFrom('a', 'b', 'c'),
        kind: fc.constantFrom(...kinds),
        next: fc.constantFrom(null, 'w1', 'w2', 'w3'),
      }),
      { minLength: 10, maxLength: 40 },
    );
    const clerks: Record<string, string> = { w1: 'li', w2: 'wang', w3: 'zhao' };
    let near = 0;
    fc.assert(
      fc.property(tickets, fc.nat(4), (all, nearAhead) => {
        const hall = new Hall(hallCatalogue({ nearAhead, preCall: 1 })).open('li', 'w1').open('wang', 'w2');
        for (const { queue, kind, next } of all) {
          // Where no counter meets the need it is refused.
          hall.when(API, { type: 'IssueTicket', queue, ...structuredClone(kind) });
          const clerk = person(clerks[next ?? ''] ?? '');
          if (next !== null) hall.when(clerk, { type: 'CallNext', counter: next });
          if (next !== null) hall.when(clerk, { type: 'StartService', counter: next });
        }
        const expected = [...hall.state.tickets.values()].filter((ticket) => isNear(hall.state, ticket));
        expect(
          newlyNear(hall.state)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(expected.map(({ id }) => id).sort());
        near += expected.length;
      }),
      { numRuns: 100 },
    );
    expect(near).toBeGreaterThan(100);
  });
});

describe('X5 webhooks are the hall’s own choice', () => {
  const add = {
    type: 'AddWebhook',
    webhook: 'webhook-0001',
    url: 'https://messages.example/hall',
    events: ['ticket.called', 'case.*', 'ticket.called'],
  } as const;

  test('X5 the administrator adds and removes them; nobody else', () => {
    const hall = new Hall();
    const input = { ...add, events: [...add.events] };
    expect(hall.refusal(person('sun'), input)).toBe('forbidden');
    expect(one(hall.must(person('guan'), input), 'WebhookAdded').events).toEqual(['ticket.called', 'case.*']);
    expect(hall.refusal(person('guan'), input)).toBe('already-exists');
    expect([...replay(atStart(hall.recorded, hall.state.day)).webhooks.keys()]).toEqual(['webhook-0001']);
    hall.must(person('guan'), { type: 'RemoveWebhook', webhook: 'webhook-0001' });
    expect(hall.refusal(person('guan'), { type: 'RemoveWebhook', webhook: 'webhook-0001' })).toBe(
      'no-such-webhook',
    );
    expect(hall.state.webhooks.size).toBe(0);
  });

  test('X2 X5 twenty at most', () => {
    const hall = new Hall();
    for (let i = 0; i < 20; i++)
      hall.must(HUB, { ...add, events: ['case.*'], webhook: `webhook-${1000 + i}` });
    expect(hall.refusal(HUB, { ...add, events: ['case.*'], webhook: 'webhook-2000' })).toBe(
      'too-many-webhooks',
    );
  });
});

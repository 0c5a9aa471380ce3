import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { CatalogueSchema } from '../../hub/contract/catalogue.ts';
import { ahead, estimate, nextOpening, queueOpen, ticketView } from '../../hub/domain/index.ts';
import { waitAt } from '../../hub/domain/queueing/estimate.ts';
import { ADMIN, API, Hall, HOUR, HUB, KIOSK, MINUTE, NINE, one, person } from './given.ts';
import { hallCatalogue, hallData } from './hall.ts';

describe('numbers', () => {
  test('T1 a number is the letter and a running number of at least three digits; past A999 comes A1000', () => {
    const hall = new Hall();
    expect([hall.issue('a').number, hall.issue('b').number, hall.issue('a').number]).toEqual([
      'A001',
      'B001',
      'A002',
    ]);
    for (let i = 0; i < 997; i++) hall.issue('a');
    expect(hall.state.queues.get('a')?.last).toBe(999);
    expect(hall.issue('a').number).toBe('A1000');
    expect(hall.issue('a').number).toBe('A1001');
  });

  test('T1 a letter that moves to another queue in the middle of the day goes on where it was', () => {
    const hall = new Hall();
    hall.issue('a');
    hall.issue('a');
    const data = hallData();
    const swapped = data.queues.map((queue) => ({
      ...queue,
      letter: { A: 'B', B: 'A' }[queue.letter] ?? 'C',
    }));
    hall.must(ADMIN, { type: 'ImportCatalogue', catalogue: { ...data, queues: swapped } });
    expect([hall.issue('b').number, hall.issue('a').number]).toEqual(['A003', 'B001']);
  });

  test('T2 T3 every field of the ticket is in its fact', () => {
    const hall = new Hall();
    const issued = one(
      hall.must(API, {
        type: 'IssueTicket',
        item: 'register',
        class: 'priority',
        reason: 'elderly',
        needs: ['low-desk'],
        language: 'en',
      }),
      'TicketIssued',
    );
    expect(issued).toEqual({
      type: 'TicketIssued',
      ticket: 'id-000001',
      number: 'A001',
      queue: 'a',
      item: 'register',
      class: 'priority',
      reason: 'elderly',
      needs: ['low-desk'],
      language: 'en',
      kiosk: null,
      secret: 'id-000002',
      order: NINE - 15 * MINUTE,
    });
  });
});

describe('refusals', () => {
  test.each([
    ['neither queue nor item', {}, 'queue-or-item'],
    ['both', { queue: 'a', item: 'register' }, 'queue-or-item'],
    ['an unknown queue', { queue: 'x' }, 'no-such-queue'],
    ['an unknown item', { item: 'x' }, 'no-such-item'],
    ['an unknown kiosk', { queue: 'a', print: 'k9' }, 'no-such-kiosk'],
    ['T4 priority without a reason', { queue: 'a', class: 'priority' }, 'reason-required'],
    ['T4 priority for no known reason', { queue: 'a', class: 'priority', reason: 'rich' }, 'reason-required'],
    ['T4 green without a reason', { queue: 'a', class: 'green' }, 'reason-required'],
    ['T5 a need nobody can meet', { queue: 'a', needs: ['sign-language'] }, 'need-unmet'],
  ] as const)('%s', (_, more, code) => {
    const hall = new Hall();
    expect(hall.refusal(API, { type: 'IssueTicket', ...structuredClone(more) } as never)).toBe(code);
    expect(hall.state.tickets.size).toBe(0);
  });

  test('C11 a kiosk cannot grant the green channel, staff can', () => {
    const hall = new Hall();
    const green = { type: 'IssueTicket', queue: 'a', class: 'green', reason: 'key project' } as const;
    expect(hall.refusal(KIOSK, green)).toBe('forbidden');
    expect(hall.refusal(person('gu'), green)).toBeNull();
  });

  test('T9 the quota of the day refuses and says when to come again', () => {
    const data = hallData();
    const queues = data.queues.map((queue) => ({ ...queue, dailyQuota: 2 }));
    const hall = new Hall({ ...hallCatalogue(), queues });
    hall.issue('a');
    hall.issue('a');
    const { decided } = hall.when(API, { type: 'IssueTicket', queue: 'a' });
    // The 5th is closed, so the next working day is Friday the 6th.
    expect(decided).toMatchObject({
      ok: false,
      refusal: { code: 'quota-reached', detail: { opensAt: Date.parse('2026-03-06T01:00:00Z') } },
    });
    expect(hall.refusal(API, { type: 'IssueTicket', queue: 'b' })).toBeNull();
  });
});

describe('T10 sessions', () => {
  const at = (clock: string, date = '2026-03-04') => Date.parse(`${date}T${clock}:00+08:00`);
  test.each([
    ['before opening', at('08:59'), 'queue-closed', at('09:00')],
    ['in the morning', at('09:00'), null, null],
    ['up to the last ticket', at('11:29'), null, null],
    ['after the last ticket', at('11:30'), 'queue-closed', at('13:30')],
    ['at lunch', at('12:45'), 'queue-closed', at('13:30')],
    ['in the afternoon', at('16:29'), null, null],
    ['after closing, the next day being a holiday', at('17:30'), 'queue-closed', at('09:00', '2026-03-06')],
    ['on a holiday', at('10:00', '2026-03-05'), 'queue-closed', at('09:00', '2026-03-06')],
    ['on a worked Saturday', at('10:00', '2026-03-07'), null, null],
    ['on a Sunday', at('10:00', '2026-03-08'), 'queue-closed', at('09:00', '2026-03-09')],
  ])('%s', (_, now, code, opensAt) => {
    const hall = new Hall(hallCatalogue({ aroundTheClock: false }));
    hall.now = now;
    const { decided } = hall.when(API, { type: 'IssueTicket', queue: 'a' });
    expect(decided.ok ? null : decided.refusal.code).toBe(code);
    if (!decided.ok) expect(decided.refusal.detail).toEqual({ opensAt });
  });

  test('around the clock the hours do not bind', () => {
    const hall = new Hall();
    hall.now = at('23:00', '2026-03-08');
    expect(hall.refusal(API, { type: 'IssueTicket', queue: 'a' })).toBeNull();
  });

  test('a queue that never opens again within two months says so', () => {
    const hall = new Hall(hallCatalogue({ aroundTheClock: false }));
    const catalogue = hall.state.catalogue;
    const queue = catalogue?.queues.get('a');
    if (!catalogue || !queue) throw new Error('no catalogue');
    expect(nextOpening(catalogue, { ...queue, sessions: [] }, NINE)).toBeNull();
  });
});

describe('C11 extended hours', () => {
  const at = (clock: string, date = '2026-03-04') => Date.parse(`${date}T${clock}:00+08:00`);
  const extend = {
    type: 'ExtendHours',
    queue: 'a',
    until: '18:00',
    reason: 'queue',
    approver: 'sun',
  } as const;
  const hallAt = (clock: string) => {
    const hall = new Hall(hallCatalogue({ aroundTheClock: false }));
    hall.now = at(clock);
    return hall;
  };
  const opens = (hall: Hall, clock: string, date?: string) => {
    hall.now = at(clock, date);
    return queueOpen(hall.state, 'a', hall.now).open;
  };

  test('C11 the queue goes on issuing until then, and a counter calls from it', () => {
    const hall = hallAt('16:45').open('li', 'w1');
    expect(hall.refusal(API, { type: 'IssueTicket', queue: 'a' })).toBe('queue-closed');
    expect(one(hall.must(person('sun'), extend), 'QueueExtended')).toEqual({
      type: 'QueueExtended',
      queue: 'a',
      from: at('16:30'),
      until: at('18:00'),
      reason: 'queue',
      approver: 'sun',
    });
    hall.now = at('17:59');
    const ticket = hall.issue('a');
    expect(hall.next('li', 'w1')).toBe(ticket.number);
    expect(opens(hall, '18:00')).toBe(false);
    expect(hall.refusal(API, { type: 'IssueTicket', queue: 'a' })).toBe('queue-closed');
  });

  test('C11 it goes on from the last session before it: granted in the morning, the break at noon stays', () => {
    const hall = hallAt('10:00');
    hall.must(person('sun'), extend);
    expect(['12:30', '14:00', '16:40', '17:30'].map((clock) => opens(hall, clock))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    const noon = hallAt('10:00');
    noon.must(person('sun'), { ...extend, until: '12:30' });
    expect(['11:45', '12:29', '12:30', '16:45'].map((clock) => opens(noon, clock))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('C11 on a holiday it opens at once; the quota and the ended queue stay what they are', () => {
    const hall = hallAt('09:00');
    hall.now = at('10:00', '2026-03-08');
    hall.must(person('sun'), extend);
    expect(opens(hall, '10:00', '2026-03-08')).toBe(true);
    hall.must(person('sun'), { type: 'EndQueue', queue: 'a', reason: 'closing' });
    expect(queueOpen(hall.state, 'a', hall.now)).toEqual({ open: false, because: 'ended' });
    expect(hall.refusal(person('sun'), extend)).toBe('queue-ended');
  });

  test('C11 it ends with the hall’s day', () => {
    const hall = hallAt('16:45');
    hall.must(person('sun'), { ...extend, until: '23:59' });
    hall.now = at('04:00', '2026-03-06');
    hall.must(HUB, { type: 'TurnDay' });
    expect(hall.state.queues.get('a')?.extended).toBeNull();
    expect(opens(hall, '16:45', '2026-03-06')).toBe(false);
  });

  test('C11 a head asks and a head approves: the hall’s, or of a department the queue serves', () => {
    const hall = hallAt('16:45');
    const asks = (
      who: string,
      more: Partial<typeof extend> | { approver: string } | { until: string } = {},
    ) => hall.refusal(person(who), { ...extend, ...more });
    expect([asks('li'), asks('guan'), asks('chen'), asks('sun')]).toEqual([
      'forbidden',
      'forbidden',
      null,
      null,
    ]);
    expect(asks('sun', { approver: 'li' })).toBe('forbidden');
    expect(asks('sun', { approver: 'chen' })).toBeNull();
    expect(asks('sun', { approver: 'nobody' })).toBe('no-such-person');
    expect(hall.refusal(person('sun'), { ...extend, queue: 'x' })).toBe('no-such-queue');
    expect(asks('sun', { until: '16:45' })).toBe('past-date');
  });

  test('C11 the head of another department is none here', () => {
    const data = hallData();
    const policy = { aroundTheClock: false };
    const chief = {
      ...data.staff.find(({ id }) => id === 'chen'),
      id: 'zheng',
      department: 'tax',
      counters: [],
    };
    const hall = new Hall(v.parse(CatalogueSchema, { ...data, policy, staff: [...data.staff, chief] }));
    expect(hall.refusal(person('zheng'), { ...extend, queue: 'c' })).toBe('forbidden');
    expect(hall.refusal(person('sun'), { ...extend, queue: 'c', approver: 'zheng' })).toBe('forbidden');
    expect(hall.refusal(person('zheng'), { ...extend, approver: 'zheng' })).toBeNull();
  });

  test('C11 T12 of a merged queue it is the other’s that is extended', () => {
    const hall = hallAt('16:45');
    hall.must(person('sun'), { type: 'MergeQueue', from: 'a', to: 'b', reason: 'few clerks' });
    hall.must(person('sun'), extend);
    expect(hall.issue('a').number).toBe('B001');
  });
});

describe('K7 K9 paper', () => {
  test('a kiosk prints where a printer is bound; the document tells what was true then', () => {
    const hall = new Hall(hallCatalogue({ publicUrl: 'https://hall.example' }));
    hall.must(person('sun'), { type: 'BindDevice', device: 'printer', to: 'k1' });
    hall.issue('a');
    const facts = hall.must(KIOSK, { type: 'IssueTicket', item: 'register', print: 'elsewhere' });
    const issued = one(facts, 'TicketIssued');
    expect(issued.kiosk).toBe('k1');
    expect(one(facts, 'PrintRequested')).toMatchObject({
      kiosk: 'k1',
      copy: 0,
      document: {
        kind: 'ticket',
        ticket: issued.ticket,
        number: 'A002',
        language: 'zh',
        hall: 'Test hall',
        item: 'item register',
        queue: 'queue a',
        floors: [{ floor: 1, counters: ['1', '2'] }],
        ahead: 1,
        estimate: null,
        materials: ['identity card'],
        reinstateBehind: 3,
        statusUrl: `https://hall.example/t/${issued.secret}`,
        at: NINE,
        timeZone: 'Asia/Shanghai',
      },
    });
    expect(hall.state.jobs.get(hall.ticket(issued.ticket).job ?? '')?.state).toBe('waiting');
  });

  test('T3 without a printer the ticket is recorded all the same, and its paper has failed', () => {
    const hall = new Hall();
    const ticket = hall.ticket(
      one(hall.must(KIOSK, { type: 'IssueTicket', queue: 'a' }), 'TicketIssued').ticket,
    );
    expect(ticket.state).toBe('waiting');
    expect(hall.state.jobs.get(ticket.job ?? '')).toMatchObject({ state: 'failed', detail: 'no-printer' });
    expect([...hall.state.troubledJobs]).toEqual([ticket.job]);
  });

  test('an integration prints only when it names a kiosk', () => {
    const hall = new Hall();
    expect(hall.must(API, { type: 'IssueTicket', queue: 'a' }).map((fact) => fact.type)).toEqual([
      'TicketIssued',
    ]);
    expect(
      one(hall.must(API, { type: 'IssueTicket', queue: 'a', print: 'k1' }), 'PrintRequested').kiosk,
    ).toBe('k1');
  });
});

describe('T11 people ahead', () => {
  test('counts the eligible tickets ordered before, and may rise', () => {
    const hall = new Hall();
    const [first, second] = [hall.issue('a'), hall.issue('a')];
    expect([first, second].map((ticket) => ahead(hall.state, ticket))).toEqual([0, 1]);
    hall.pass(MINUTE).issue('a', { class: 'priority', reason: 'disabled' });
    expect([first, second].map((ticket) => ahead(hall.state, ticket))).toEqual([1, 2]);
  });

  test('a need no counter at work meets is not ahead of others; the one who has it waits behind everybody', () => {
    const hall = new Hall();
    hall.open('wang', 'w2');
    hall.issue('a', { needs: ['low-desk'] });
    const plain = hall.issue('a');
    expect(ahead(hall.state, plain)).toBe(0);
    hall.open('li', 'w1');
    expect(ahead(hall.state, plain)).toBe(1);
    expect(ahead(hall.state, hall.issue('a', { needs: ['low-desk'] }))).toBe(2);
  });

  test('another queue of the only counter at work is ahead too, but not when a counter is free of it', () => {
    const hall = new Hall();
    hall.issue('b');
    const ticket = hall.issue('a');
    expect(ahead(hall.state, ticket)).toBe(0);
    hall.open('wang', 'w2');
    expect(ahead(hall.state, ticket)).toBe(1);
    hall.open('li', 'w1');
    expect(ahead(hall.state, ticket)).toBe(0);
    // The second b has the first b before it, and at w2 the a as well, but w3 knows no a.
    const second = hall.issue('b');
    expect(ahead(hall.state, second)).toBe(2);
    hall.open('zhao', 'w3');
    expect(ahead(hall.state, second)).toBe(1);
  });

  test('a ticket named for another counter is not ahead', () => {
    const hall = new Hall();
    hall.open('wang', 'w2').open('zhao', 'w3');
    hall.issue('b');
    const other = hall.issue('b');
    expect(hall.next('wang', 'w2')).toBe('B001');
    hall.must(person('wang'), { type: 'Transfer', counter: 'w2', toCounter: 'w3' });
    expect(ahead(hall.state, other)).toBe(1);
    hall.must(person('zhao'), { type: 'CloseCounter', counter: 'w3' });
    expect(ahead(hall.state, other)).toBe(0);
  });
});

/** The ticket at the end of the last line that has one. */
function last(hall: Hall) {
  const ids = [...hall.state.queues.values()].flatMap(({ waiting }) => waiting);
  return hall.ticket(ids.at(-1) ?? '');
}

describe('T11 estimate', () => {
  test('is unknown while no counter serves, and while the only one is paused', () => {
    const hall = new Hall();
    hall.issue('a');
    expect(estimate(hall.state, 'a', hall.now)).toBeNull();
    hall.open('li', 'w1');
    expect(estimate(hall.state, 'a', hall.now)).not.toBeNull();
    hall.must(person('li'), { type: 'PauseCounter', counter: 'w1' });
    expect(estimate(hall.state, 'a', hall.now)).toBeNull();
  });

  test('goes by the typical time first, by measured times once there are enough', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    for (let i = 0; i < 20; i++) hall.issue('a');
    const typical = estimate(hall.state, 'a', hall.now);
    for (let i = 0; i < 5; i++) hall.serve('li', 'w1', MINUTE);
    expect(hall.state.queues.get('a')?.serviceTimes).toEqual([MINUTE, MINUTE, MINUTE, MINUTE, MINUTE]);
    // Fifteen wait, one counter is free: their fifteen services of a minute stand before the next.
    expect(estimate(hall.state, 'a', hall.now)).toEqual({ from: 15, to: 15 });
    expect(typical?.from).toBeGreaterThan(60);
    expect(typical?.to).toBeGreaterThan(typical?.from ?? 0);
  });

  test('two counters halve it; a free counter and nobody waiting makes it none', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    expect(estimate(hall.state, 'a', hall.now)).toEqual({ from: 0, to: 1 });
    for (let i = 0; i < 20; i++) hall.issue('a');
    const one = estimate(hall.state, 'a', hall.now)?.from ?? 0;
    hall.open('wang', 'w2');
    const two = estimate(hall.state, 'a', hall.now)?.from ?? 0;
    expect(two).toBeLessThan(one * 0.55);
    expect(two).toBeGreaterThan(one * 0.35);
  });

  test('adds the lunch break that comes before the turn', () => {
    const hall = new Hall(hallCatalogue({ aroundTheClock: false }));
    hall.open('li', 'w1');
    hall.now = NINE + 2 * HOUR;
    for (let i = 0; i < 20; i++) hall.issue('a');
    const before = estimate(hall.state, 'a', hall.now);
    hall.must(ADMIN, { type: 'ImportCatalogue', catalogue: hallCatalogue() });
    const around = estimate(hall.state, 'a', hall.now);
    // Whoever is at the counter at noon is served to the end, into the ninety minutes of the break.
    for (const end of ['from', 'to'] as const) {
      const more = (before?.[end] ?? 0) - (around?.[end] ?? 0);
      expect(more).toBeLessThanOrEqual(90);
      expect(more).toBeGreaterThan(80);
    }
  });

  test('counts on the counters’ own planned breaks: one that goes soon makes it longer, one that comes back shorter', () => {
    const planned = (breaks: { from: string; to: string }[]) => {
      const data = hallCatalogue();
      const counters = data.counters.map((counter) =>
        counter.id === 'w2' ? { ...counter, breaks } : counter,
      );
      const hall = new Hall({ ...data, counters });
      hall.open('li', 'w1').open('wang', 'w2');
      for (let i = 0; i < 20; i++) hall.issue('a');
      return hall;
    };
    const wait = (hall: Hall) => estimate(hall.state, 'a', hall.now)?.from ?? Number.NaN;
    const none = planned([]);
    const soon = planned([{ from: '09:10', to: '10:10' }]);
    expect(wait(soon)).toBeGreaterThan(wait(none) * 1.3);
    const away = planned([{ from: '08:30', to: '09:20' }]);
    away.must(person('wang'), { type: 'PauseCounter', counter: 'w2', reason: 'lunch' });
    const gone = planned([]);
    gone.must(person('wang'), { type: 'PauseCounter', counter: 'w2', reason: 'lunch' });
    expect(wait(away)).toBeLessThan(wait(gone) * 0.85);
    expect(wait(away)).toBeGreaterThan(wait(none));
  });

  test('a planned break ends after it began', () => {
    const data = hallData();
    const [first, ...others] = data.counters;
    const counters = [{ ...first, breaks: [{ from: '12:30', to: '12:00' }] }, ...others];
    expect(v.safeParse(CatalogueSchema, { ...data, counters }).success).toBe(false);
  });

  test('learns from the call on, and from people who did not come', () => {
    const hall = new Hall(hallCatalogue({ noShow: { recalls: 0, seconds: 20 } }));
    hall.open('li', 'w1');
    hall.issue('a');
    hall.issue('a');
    hall.next('li', 'w1');
    hall.pass(MINUTE).must(person('li'), { type: 'StartService', counter: 'w1' });
    hall.pass(5 * MINUTE).must(person('li'), { type: 'Finish', counter: 'w1' });
    hall.next('li', 'w1');
    hall
      .spoken()
      .pass(2 * MINUTE)
      .must(person('li'), { type: 'NoShow', counter: 'w1' });
    expect(hall.state.queues.get('a')?.serviceTimes).toEqual([6 * MINUTE, 2 * MINUTE]);
  });

  test('whoever has been at the counter for long is soon done: the wait gets shorter as the minutes pass', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    for (let i = 0; i < 8; i++) hall.issue('a');
    for (let i = 0; i < 5; i++) hall.serve('li', 'w1', (5 + i) * MINUTE);
    hall.next('li', 'w1');
    const before = waitAt(hall.state, last(hall), hall.now);
    const after = waitAt(hall.state, last(hall), hall.now + 6 * MINUTE);
    expect((before?.middle ?? 0) - (after?.middle ?? 0)).toBeGreaterThan(3 * MINUTE);
    expect(after?.middle).toBeGreaterThan(0);
  });

  test('where people with priority come, those without wait longer; their own wait is not touched by it', () => {
    const wait = (share: number, more: Parameters<Hall['issue']>[1] = {}) => {
      const hall = new Hall();
      hall.open('li', 'w1');
      for (let i = 0; i < 20; i++) {
        const ticket = hall.issue('a', i < share ? { class: 'priority', reason: 'elderly' } : {});
        if (i < 10)
          hall.must(person('sun'), { type: 'CancelTicket', ticket: ticket.id, reason: 'applicant-left' });
      }
      return waitAt(hall.state, hall.issue('a', more), hall.now)?.middle ?? Number.NaN;
    };
    expect(wait(8)).toBeGreaterThan(wait(0) + 3 * MINUTE);
    const first = { class: 'priority', reason: 'elderly' } as const;
    expect(wait(8, first)).toBe(wait(0, first));
  });

  test('an open counter that helps makes it shorter, less so when it has own work', () => {
    const hall = new Hall();
    hall.open('zhao', 'w3');
    for (let i = 0; i < 10; i++) hall.issue('b');
    const alone = waitAt(hall.state, last(hall), hall.now)?.middle ?? Number.NaN;
    hall.open('li', 'w1');
    const helped = waitAt(hall.state, last(hall), hall.now)?.middle ?? Number.NaN;
    expect(helped).toBeLessThan(alone * 0.7);
    for (let i = 0; i < 4; i++) hall.issue('a');
    const busy = waitAt(hall.state, hall.ticket(hall.state.queues.get('b')?.waiting.at(-1) ?? ''), hall.now);
    expect(busy?.middle).toBeGreaterThan(helped);
    expect(busy?.middle).toBeLessThanOrEqual(alone);
  });

  test('the range is in order and grows with the line, whatever was measured', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3600 }), { maxLength: 12 }),
        fc.integer({ min: 0, max: 600 }),
        (seconds, age) => {
          const hall = new Hall();
          hall.open('li', 'w1').open('wang', 'w2');
          for (const time of seconds) {
            hall.issue('a');
            hall.serve('li', 'w1', time * 1000);
          }
          hall.issue('a');
          hall.issue('b');
          hall.next('li', 'w1');
          hall.next('wang', 'w2');
          hall.pass(age * 1000);
          let before = -1;
          for (let i = 0; i < 6; i++) {
            const wait = waitAt(hall.state, hall.issue('a'), hall.now);
            expect(wait?.low).toBeGreaterThanOrEqual(0);
            expect(wait?.middle).toBeGreaterThanOrEqual(wait?.low ?? Number.NaN);
            expect(wait?.high).toBeGreaterThanOrEqual(wait?.middle ?? Number.NaN);
            // Within the second to which moments are worked out.
            expect(wait?.middle).toBeGreaterThanOrEqual(before - 2000);
            before = wait?.middle ?? Number.NaN;
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a called ticket waits no more; a finished one has no estimate', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    const ticket = hall.issue('a');
    hall.next('li', 'w1');
    expect(ticketView(hall.state, ticket.id)).toMatchObject({
      state: 'called',
      ahead: 0,
      estimate: { from: 0, to: 0 },
    });
    hall.must(person('li'), { type: 'StartService', counter: 'w1' });
    hall.must(person('li'), { type: 'Finish', counter: 'w1' });
    expect(ticketView(hall.state, ticket.id)).toMatchObject({ state: 'finished', estimate: null });
  });
});

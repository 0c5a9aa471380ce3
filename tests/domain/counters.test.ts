import { describe, expect, test } from 'vitest';
import { ahead, estimate, mayWork, placesFor, queueOpen, servingCounters } from '../../hub/domain/index.ts';
import { ACTING, API, Hall, KIOSK, MINUTE, one, person } from './given.ts';

describe('W4 who works where', () => {
  test('a clerk named for counters works those, one named for none works the department’s', () => {
    const { state } = new Hall();
    expect(['w1', 'w2', 'w3', 'w4'].filter((counter) => mayWork(state, 'li', counter))).toEqual(['w1']);
    expect(['w1', 'w2', 'w3', 'w4'].filter((counter) => mayWork(state, 'zhou', counter))).toEqual([
      'w1',
      'w2',
    ]);
    expect(mayWork(state, 'sun', 'w1')).toBe(false);
    expect(mayWork(state, 'nobody', 'w1')).toBe(false);
  });

  test('one person at one counter, one counter for one person', () => {
    const hall = new Hall();
    const open = (clerk: string, counter: string) =>
      hall.refusal(person(clerk), { type: 'OpenCounter', counter });
    expect(open('wang', 'w1')).toBe('not-your-counter');
    expect(open('zhao', 'w1')).toBeNull();
    expect(open('zhao', 'w1')).toBe('counter-open');
    expect(open('zhao', 'w3')).toBe('clerk-elsewhere');
    expect(open('li', 'w1')).toBe('counter-taken');
    expect(open('li', 'w9')).toBe('no-such-counter');
  });

  test('a hand-over moves what is in hand and parked to a successor who may work there and is free', () => {
    const hall = new Hall();
    hall.open('li', 'w1').open('wang', 'w2');
    const [parked, served] = [hall.issue('a'), hall.issue('a')];
    for (const command of ['CallNext', 'StartService', 'Park', 'CallNext', 'StartService'] as const) {
      hall.must(person('li'), { type: command, counter: 'w1' });
    }
    const over = (actor: string, to: string) =>
      hall.refusal(person(actor), { type: 'HandOverCounter', counter: 'w1', to });
    expect(over('wang', 'zhao')).toBe('not-your-counter');
    expect(over('li', 'nobody')).toBe('no-such-person');
    expect(over('li', 'wang')).toBe('not-your-counter');
    expect(over('sun', 'zhao')).toBeNull();
    expect([parked.clerk, served.clerk, hall.state.counters.get('w1')?.clerk]).toEqual([
      'zhao',
      'zhao',
      'zhao',
    ]);
    expect(served.state).toBe('serving');
    hall.must(person('zhao'), { type: 'Finish', counter: 'w1' });
    expect(hall.refusal(person('li'), { type: 'CallNext', counter: 'w1' })).toBe('not-your-counter');
    expect(served.firstResponsible).toBe('li');
  });
});

describe('W3 pausing and closing', () => {
  test('a pause has a reason and stops calling; closing needs empty hands', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    hall.issue('a');
    const li = person('li');
    hall.pass(MINUTE).must(li, { type: 'PauseCounter', counter: 'w1', reason: 'lunch' });
    expect(hall.state.counters.get('w1')).toMatchObject({
      state: 'paused',
      pauseReason: 'lunch',
      pausedAt: hall.now,
      idleMs: MINUTE,
      idleSince: null,
    });
    expect(hall.refusal(li, { type: 'CallNext', counter: 'w1' })).toBe('counter-paused');
    hall.pass(MINUTE).must(li, { type: 'ResumeCounter', counter: 'w1' });
    hall.pass(MINUTE).must(li, { type: 'CallNext', counter: 'w1' });
    expect(hall.state.counters.get('w1')?.idleMs).toBe(2 * MINUTE);
    expect(hall.refusal(li, { type: 'CloseCounter', counter: 'w1' })).toBe('ticket-in-hand');
    expect(hall.refusal(li, { type: 'PauseCounter', counter: 'w1' })).toBe('ticket-in-hand');
    hall.must(li, { type: 'StartService', counter: 'w1' });
    hall.must(li, { type: 'Park', counter: 'w1' });
    expect(hall.refusal(li, { type: 'CloseCounter', counter: 'w1' })).toBe('tickets-parked');
  });

  test('a supervisor releases an absent clerk: everybody waits again at the old place', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    const [parked, called, waiting] = [hall.issue('a'), hall.issue('a'), hall.issue('a')];
    for (const command of ['CallNext', 'StartService', 'Park', 'CallNext'] as const) {
      hall.must(person('li'), { type: command, counter: 'w1' });
    }
    const release = { type: 'ReleaseCounter', counter: 'w1', reason: 'clerk fell ill' } as const;
    expect(hall.refusal(person('li'), release)).toBe('forbidden');
    const fact = one(hall.must(person('sun'), release), 'CounterReleased');
    expect(fact.returned).toEqual([called.id, parked.id]);
    expect([parked, called, waiting].map((ticket) => ahead(hall.state, ticket))).toEqual([0, 1, 2]);
    expect(hall.state.counters.get('w1')).toMatchObject({
      state: 'closed',
      clerk: null,
      current: null,
      parked: [],
    });
    expect(hall.refusal(person('sun'), release)).toBe('counter-closed');
  });
});

describe('X1 integrations', () => {
  test('only a token that may act works counters; it is recorded as itself', () => {
    const hall = new Hall();
    expect(hall.refusal(API, { type: 'OpenCounter', counter: 'w1' })).toBe('forbidden');
    hall.must(ACTING, { type: 'OpenCounter', counter: 'w1' });
    expect(hall.state.counters.get('w1')).toMatchObject({ clerk: null, by: ACTING });
    hall.issue('a');
    expect(hall.refusal(API, { type: 'CallNext', counter: 'w1' })).toBe('forbidden');
    expect(hall.refusal(person('li'), { type: 'CallNext', counter: 'w1' })).toBe('not-your-counter');
    hall.must(ACTING, { type: 'CallNext', counter: 'w1' });
    expect(hall.recorded.at(-1)).toMatchObject({ by: ACTING, fact: { type: 'TicketCalled', clerk: null } });
  });

  test('it may also call for the clerk who opened the counter', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    hall.issue('a');
    expect(one(hall.must(ACTING, { type: 'CallNext', counter: 'w1' }), 'TicketCalled').clerk).toBe('li');
  });
});

describe('W1 call pads', () => {
  const press = (action: 'next' | 'start' | 'finish' | 'pause' | 'recall' | 'no-show', device = 'pad') =>
    ({ type: 'PressPad', device, action }) as const;
  const AGENT = { kind: 'agent', agent: 'box' } as const;

  test('obey the rules of the panel as the clerk signed in at the counter', () => {
    const hall = new Hall();
    const ticket = hall.issue('a');
    expect(hall.refusal(AGENT, press('next'))).toBe('device-unbound');
    hall.must(person('sun'), { type: 'BindDevice', device: 'pad', to: 'w1' });
    expect(hall.refusal(AGENT, press('next'))).toBe('no-clerk');
    hall.open('li', 'w1');
    expect(one(hall.must(AGENT, press('next', 'box/pad')), 'TicketCalled').clerk).toBe('li');
    expect(hall.refusal(AGENT, press('no-show'))).toBe('no-show-too-early');
    expect(hall.refusal(AGENT, press('finish'))).toBe('not-serving');
    hall.must(AGENT, press('recall'));
    hall.must(AGENT, press('start'));
    expect(ticket.firstResponsible).toBe('li');
    hall.must(AGENT, press('finish'));
    hall.must(AGENT, press('pause'));
    expect(hall.state.counters.get('w1')?.pauseReason).toBe('briefly-away');
    hall.must(AGENT, press('pause'));
    expect(hall.state.counters.get('w1')?.state).toBe('open');
  });

  test('an agent presses only its own pads', () => {
    const hall = new Hall();
    hall.must(person('sun'), { type: 'BindDevice', device: 'pad', to: 'w1' });
    hall.open('li', 'w1');
    hall.issue('a');
    const other = { kind: 'agent', agent: 'bo' } as const;
    expect(hall.refusal(other, press('next', 'box/pad'))).toBe('device-unbound');
    expect(hall.refusal(person('li'), press('next', 'box/pad'))).toBe('forbidden');
  });

  test('a counter run by an integration has no clerk for a pad', () => {
    const hall = new Hall();
    hall.must(person('sun'), { type: 'BindDevice', device: 'pad', to: 'w1' });
    hall.must(ACTING, { type: 'OpenCounter', counter: 'w1' });
    hall.issue('a');
    expect(hall.refusal(AGENT, press('next'))).toBe('no-clerk');
  });
});

describe('T10 T12 ending and merging queues', () => {
  test('T12 a queue nobody serves is known before a number is taken', () => {
    const hall = new Hall();
    expect(servingCounters(hall.state, 'a')).toEqual([]);
    hall.open('wang', 'w2');
    expect(servingCounters(hall.state, 'a')).toEqual(['w2']);
    // Helping does not count: w1 takes b only beside its own.
    hall.open('li', 'w1');
    expect(servingCounters(hall.state, 'b')).toEqual(['w2']);
    expect(placesFor(hall.state, 'register').map((place) => place.id)).toEqual(['w1', 'w2']);
  });

  test('T10 an ended queue issues no more and its waiting tickets end; those in hand go on', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    const [inHand, waiting] = [hall.issue('a'), hall.issue('a')];
    hall.next('li', 'w1');
    const end = { type: 'EndQueue', queue: 'a', reason: 'system down' } as const;
    expect(hall.refusal(person('li'), end)).toBe('forbidden');
    const facts = hall.must(person('sun'), end);
    expect(one(facts, 'TicketEnded')).toMatchObject({
      ticket: waiting.id,
      reason: 'closing',
      lastState: 'waiting',
    });
    expect([inHand.state, waiting.state]).toEqual(['called', 'ended']);
    expect(hall.refusal(API, { type: 'IssueTicket', item: 'register' })).toBe('queue-ended');
    expect(queueOpen(hall.state, 'a', hall.now)).toEqual({ open: false, because: 'ended' });
    expect(hall.refusal(person('sun'), end)).toBe('queue-ended');
    hall.must(person('sun'), { type: 'ReopenQueue', queue: 'a' });
    expect(hall.issue('a').number).toBe('A003');
  });

  test('T12 merging keeps number and order; later numbers are the other queue’s', () => {
    const hall = new Hall();
    hall.issue('b');
    hall.issue('a');
    hall.pass(MINUTE).issue('b');
    const merge = (from: string, to: string) =>
      hall.refusal(person('sun'), { type: 'MergeQueue', from, to, reason: 'few clerks' });
    expect(merge('a', 'a')).toBe('transfer-target');
    expect(merge('a', 'x')).toBe('no-such-queue');
    expect(merge('a', 'b')).toBeNull();
    expect(merge('b', 'a')).toBe('transfer-target');
    expect(hall.issue('a').number).toBe('B003');
    hall.open('zhao', 'w3');
    expect([1, 2, 3, 4].map(() => hall.serve('zhao', 'w3', 1).number)).toEqual([
      'B001',
      'A001',
      'B002',
      'B003',
    ]);
    hall.must(person('sun'), { type: 'ReopenQueue', queue: 'a' });
    expect(hall.issue('a').number).toBe('A002');
  });

  test('T12 a passed ticket of a merged queue comes back into the other one', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    const ticket = hall.issue('a');
    hall.next('li', 'w1');
    hall.spoken().must(person('li'), { type: 'Recall', counter: 'w1' });
    hall.spoken().pass(MINUTE).must(person('li'), { type: 'NoShow', counter: 'w1' });
    hall.must(person('sun'), { type: 'MergeQueue', from: 'a', to: 'b', reason: 'few clerks' });
    hall.must(KIOSK, { type: 'ReinstateTicket', number: 'A001' });
    expect(ticket.queue).toBe('b');
    expect(hall.state.queues.get('b')?.waiting).toEqual([ticket.id]);
  });

  test('T12 merged twice over, the last one takes the tickets', () => {
    const hall = new Hall();
    hall.must(person('sun'), { type: 'MergeQueue', from: 'a', to: 'b', reason: 'few clerks' });
    hall.must(person('sun'), { type: 'MergeQueue', from: 'b', to: 'c', reason: 'few clerks' });
    expect(hall.issue('a').queue).toBe('c');
    expect(estimate(hall.state, 'a', hall.now)).toBeNull();
    expect(placesFor(hall.state, 'a').map((place) => place.id)).toEqual(['w4']);
    hall.must(person('sun'), { type: 'EndQueue', queue: 'c', reason: 'closing' });
    expect(queueOpen(hall.state, 'a', hall.now).because).toBe('ended');
  });
});

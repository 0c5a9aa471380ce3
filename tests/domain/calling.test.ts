import { describe, expect, test } from 'vitest';
import {
  ahead,
  allowedActions,
  noShowFrom,
  orderFor,
  orderTotal,
  staleCall,
} from '../../hub/domain/index.ts';
import { ACTING, API, Hall, HUB, MINUTE, one, person, SECOND, screen } from './given.ts';
import { hallCatalogue, hallData } from './hall.ts';

const priority = { class: 'priority', reason: 'elderly' } as const;
const green = { class: 'green', reason: 'key project' } as const;

describe('T4 the order of calling', () => {
  test('the longest wait plus credit first; the largest credit applies', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    hall.issue('a');
    hall.pass(14 * MINUTE).issue('a', priority);
    hall.pass(14 * MINUTE).issue('a', green);
    hall.pass(20 * MINUTE).issue('a');
    expect(orderFor(hall.state, 'w1', hall.now).map(({ ticket }) => ticket.number)).toEqual([
      'A003',
      'A002',
      'A001',
      'A004',
    ]);
    expect(hall.next('li', 'w1')).toBe('A003');
  });

  test('ties go by order of issue', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    hall.issue('a');
    hall.pass(15 * MINUTE).issue('a', priority);
    expect(hall.next('li', 'w1')).toBe('A001');
  });

  test('over all own queues together', () => {
    const hall = new Hall();
    hall.open('wang', 'w2');
    for (const queue of ['b', 'a', 'b']) hall.pass(SECOND).issue(queue);
    hall.issue('c');
    const numbers = [1, 2, 3].map(() => hall.serve('wang', 'w2').number);
    expect(numbers).toEqual(['B001', 'A001', 'B002']);
    expect(hall.refusal(person('wang'), { type: 'CallNext', counter: 'w2' })).toBe('nothing-waiting');
  });
});

describe('T5 helping and needs', () => {
  test('a helping queue is taken when no own ticket is eligible', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    hall.issue('b');
    hall.issue('a');
    expect(hall.serve('li', 'w1', MINUTE).number).toBe('A001');
    expect(hall.next('li', 'w1')).toBe('B001');
  });

  test('a helping queue competes once its head has waited past its limit', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    hall.issue('b');
    hall.pass(10 * MINUTE - 1).issue('a');
    expect(
      orderFor(hall.state, 'w1', hall.now).map(({ ticket, helping }) => [ticket.number, helping]),
    ).toEqual([
      ['A001', false],
      ['B001', true],
    ]);
    hall.pass(1);
    expect(orderFor(hall.state, 'w1', hall.now).map(({ ticket }) => ticket.number)).toEqual(['B001', 'A001']);
    expect(hall.next('li', 'w1')).toBe('B001');
  });

  test('a ticket whose need is not met is passed over and shown so', () => {
    const hall = new Hall();
    hall.open('wang', 'w2').open('li', 'w1');
    hall.issue('a', { needs: ['low-desk'] });
    hall.issue('a');
    expect(
      orderFor(hall.state, 'w2', hall.now).map(({ ticket, eligible }) => [ticket.number, eligible]),
    ).toEqual([
      ['A001', false],
      ['A002', true],
    ]);
    expect(hall.next('wang', 'w2')).toBe('A002');
    expect(hall.next('li', 'w1')).toBe('A001');
  });

  test('a panel asks for the first lines only, and for how many there are', () => {
    const hall = new Hall();
    for (let i = 0; i < 50; i++) hall.issue(i % 2 ? 'a' : 'b');
    expect(orderFor(hall.state, 'w2', hall.now, 30)).toEqual(
      orderFor(hall.state, 'w2', hall.now).slice(0, 30),
    );
    expect(orderTotal(hall.state, 'w2')).toBe(50);
  });
});

describe('T6 one ticket in hand', () => {
  test('two counters calling at the same instant get two tickets', () => {
    const hall = new Hall();
    hall.open('li', 'w1').open('wang', 'w2');
    hall.issue('a');
    hall.issue('a');
    expect([hall.next('li', 'w1'), hall.next('wang', 'w2')]).toEqual(['A001', 'A002']);
  });

  test('next while called is refused', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    hall.issue('a');
    hall.issue('a');
    hall.next('li', 'w1');
    expect(hall.refusal(person('li'), { type: 'CallNext', counter: 'w1' })).toBe('ticket-in-hand');
  });

  test('next while serving finishes with the outcome and calls, in one command', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    hall.issue('a');
    hall.issue('a');
    hall.next('li', 'w1');
    hall.must(person('li'), { type: 'StartService', counter: 'w1' });
    const facts = hall.must(person('li'), { type: 'CallNext', counter: 'w1', outcome: 'collection' });
    expect(facts).toMatchObject([
      { type: 'TicketFinished', outcome: 'collection', counter: 'w1' },
      { type: 'TicketCalled', counter: 'w1', clerk: 'li', outOfOrder: null },
    ]);
  });

  test('next while serving with nobody waiting finishes nothing', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    const ticket = hall.issue('a');
    hall.next('li', 'w1');
    hall.must(person('li'), { type: 'StartService', counter: 'w1' });
    expect(hall.refusal(person('li'), { type: 'CallNext', counter: 'w1' })).toBe('nothing-waiting');
    expect(ticket.state).toBe('serving');
  });
});

describe('T7 lifecycle', () => {
  function called(policy: Record<string, unknown> = {}) {
    const hall = new Hall(hallCatalogue(policy));
    hall.open('li', 'w1');
    const ticket = hall.issue('a');
    hall.next('li', 'w1');
    return { hall, ticket };
  }
  const noShow = { type: 'NoShow', counter: 'w1' } as const;

  test('a no-show waits for the recalls, for the announcement, and for the time since it was spoken', () => {
    const { hall, ticket } = called();
    const detail = () => {
      const { decided } = hall.when(person('li'), noShow);
      return decided.ok ? null : decided.refusal;
    };
    expect(detail()).toMatchObject({ code: 'no-show-too-early', detail: { recallsLeft: 1, seconds: null } });
    hall.spoken().pass(30 * SECOND);
    expect(detail()).toMatchObject({ detail: { recallsLeft: 1, seconds: 0 } });
    hall.must(person('li'), { type: 'Recall', counter: 'w1' });
    // The recall has not been spoken yet, so the timer has not begun.
    hall.pass(MINUTE);
    expect(detail()).toMatchObject({ detail: { recallsLeft: 0, seconds: null } });
    expect(noShowFrom(hall.state, ticket)).toEqual({ from: null, recallsLeft: 0, unseen: false });
    hall.spoken().pass(19 * SECOND);
    expect(detail()).toMatchObject({ detail: { recallsLeft: 0, seconds: 1 } });
    expect(noShowFrom(hall.state, ticket).from).toBe(hall.now + SECOND);
    hall.pass(SECOND).must(person('li'), noShow);
    expect(ticket.state).toBe('passed');
    expect(hall.state.counters.get('w1')?.current).toBeNull();
  });

  test('an old announcement spoken late does not start the timer of its recall', () => {
    const { hall, ticket } = called();
    const position = hall.state.calls.at(-1)?.position ?? 0;
    hall.must(person('li'), { type: 'Recall', counter: 'w1' });
    hall.must(HUB, { type: 'AnnouncementSpoken', position });
    expect(ticket.announcedAt).toBeNull();
    expect(hall.state.calls.map((call) => call.announced)).toEqual([true, false]);
  });

  test('T15 after a restart the timer runs anew, and the outage is known', () => {
    const { hall, ticket } = called({ noShow: { recalls: 0, seconds: 20 } });
    hall.spoken();
    const down = hall.now;
    hall.pass(60 * MINUTE).must(HUB, { type: 'HubStarted', downSince: down });
    expect(hall.refusal(person('li'), noShow)).toBe('no-show-too-early');
    expect(hall.state.outages).toEqual([{ from: down, to: hall.now }]);
    hall.pass(20 * SECOND).must(person('li'), noShow);
    expect(ticket.state).toBe('passed');
  });

  function passedBehind(waiting: number) {
    const { hall, ticket } = called({ noShow: { recalls: 0, seconds: 0 } });
    hall.spoken().must(person('li'), noShow);
    const others = Array.from({ length: waiting }, () => hall.pass(SECOND).issue('a'));
    return { hall, ticket, others };
  }

  test('a passed ticket is reinstated just behind the third eligible one, and keeps that place', () => {
    const { hall, ticket } = passedBehind(5);
    hall.must(person('gu'), { type: 'ReinstateTicket', ticket: ticket.id });
    expect(ahead(hall.state, ticket)).toBe(3);
    expect(orderFor(hall.state, 'w1', hall.now).map((line) => line.ticket.number)).toEqual([
      'A002',
      'A003',
      'A004',
      'A001',
      'A005',
      'A006',
    ]);
    hall.pass(MINUTE).issue('a');
    expect(ahead(hall.state, ticket)).toBe(3);
  });

  test('with fewer waiting it goes behind the last, with none it starts now', () => {
    const few = passedBehind(2);
    few.hall.must(person('gu'), { type: 'ReinstateTicket', ticket: few.ticket.id });
    few.hall.issue('a');
    expect(ahead(few.hall.state, few.ticket)).toBe(2);
    const none = passedBehind(0);
    none.hall.pass(10 * MINUTE).must(person('gu'), { type: 'ReinstateTicket', ticket: none.ticket.id });
    none.hall.issue('a', priority);
    expect(ahead(none.hall.state, none.ticket)).toBe(1);
  });

  test('two reinstated behind the same ticket keep their order; tickets of the same instant stay behind them', () => {
    const hall = new Hall(hallCatalogue({ noShow: { recalls: 0, seconds: 0 } }));
    hall.open('li', 'w1').open('chen', 'w2');
    const [first, second] = [hall.issue('a'), hall.issue('a')];
    for (const [clerk, counter] of [
      ['li', 'w1'],
      ['chen', 'w2'],
    ] as const) {
      hall.next(clerk, counter);
      hall.spoken().must(person(clerk), { type: 'NoShow', counter });
    }
    for (let i = 0; i < 5; i++) hall.issue('a');
    hall.must(person('gu'), { type: 'ReinstateTicket', ticket: second.id });
    hall.must(person('gu'), { type: 'ReinstateTicket', ticket: first.id });
    expect(orderFor(hall.state, 'w1', hall.now).map((line) => line.ticket.number)).toEqual([
      'A003',
      'A004',
      'A005',
      'A002',
      'A001',
      'A006',
      'A007',
    ]);
  });

  test('a kiosk reinstates by the number as typed, and only so often', () => {
    const { hall, ticket } = passedBehind(0);
    const kiosk = { kind: 'kiosk', device: 'd', kiosk: 'k1' } as const;
    const again = () => hall.refusal(kiosk, { type: 'ReinstateTicket', number: 'a1' });
    expect([...hall.state.passed]).toEqual([ticket.id]);
    expect(again()).toBeNull();
    expect(again()).toBe('not-passed');
    for (const left of [1, 0]) {
      hall.next('li', 'w1');
      hall.spoken().must(person('li'), noShow);
      expect(hall.state.passed.size).toBe(left);
      if (left > 0) expect(again()).toBeNull();
    }
    expect(again()).toBe('reinstated-too-often');
    expect(hall.refusal(kiosk, { type: 'ReinstateTicket', number: 'A777' })).toBe('no-such-ticket');
  });

  test('a holder cancels the own waiting ticket only; staff give a reason', () => {
    const hall = new Hall();
    const [mine, other] = [hall.issue('a'), hall.issue('a')];
    const holder = { kind: 'holder', ticket: mine.id } as const;
    expect(hall.refusal(holder, { type: 'CancelTicket', ticket: other.id })).toBe('forbidden');
    const cancelled = one(hall.must(holder, { type: 'CancelTicket', ticket: mine.id }), 'TicketCancelled');
    expect(cancelled).toMatchObject({ byHolder: true, reason: null });
    expect(hall.refusal(holder, { type: 'CancelTicket', ticket: mine.id })).toBe('already-ended');
    expect(hall.refusal(person('gu'), { type: 'CancelTicket', ticket: other.id })).toBe('reason-required');
    hall.open('li', 'w1').next('li', 'w1');
    expect(hall.refusal(API, { type: 'CancelTicket', ticket: other.id })).toBe('not-waiting');
  });

  test('parked tickets stand beside the one in hand, and time served adds up', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    const [first, second] = [hall.issue('a'), hall.issue('a')];
    const li = person('li');
    hall.next('li', 'w1');
    expect(hall.refusal(li, { type: 'Park', counter: 'w1' })).toBe('not-serving');
    hall.must(li, { type: 'StartService', counter: 'w1' });
    hall.pass(MINUTE).must(li, { type: 'Park', counter: 'w1', reason: 'paying' });
    expect(first).toMatchObject({ state: 'parked', parkReason: 'paying', servedMs: MINUTE });
    hall.next('li', 'w1');
    hall.must(li, { type: 'StartService', counter: 'w1' });
    expect(hall.refusal(li, { type: 'Unpark', counter: 'w1' })).toBe('ticket-in-hand');
    hall.must(li, { type: 'Park', counter: 'w1' });
    hall.pass(5 * MINUTE).must(li, { type: 'Unpark', counter: 'w1' });
    expect([first.state, second.state]).toEqual(['serving', 'parked']);
    hall.pass(2 * MINUTE).must(li, { type: 'Finish', counter: 'w1' });
    expect(first.servedMs).toBe(3 * MINUTE);
    hall.must(li, { type: 'Unpark', counter: 'w1', ticket: second.id });
    expect(second.state).toBe('serving');
  });

  test('T1 a transfer keeps number, first place, first responsible clerk and carries instructions', () => {
    const hall = new Hall();
    hall.open('wang', 'w2').open('zhao', 'w3');
    const ticket = hall.issue('a');
    hall.pass(MINUTE).issue('b');
    hall.next('wang', 'w2');
    hall.must(person('wang'), { type: 'StartService', counter: 'w2' });
    hall.pass(MINUTE).must(person('wang'), {
      type: 'Transfer',
      counter: 'w2',
      toQueue: 'b',
      instructions: 'bring the deed',
    });
    expect(ticket).toMatchObject({
      number: 'A001',
      state: 'waiting',
      queue: 'b',
      servedMs: MINUTE,
      counter: null,
    });
    expect(hall.state.queues.get('a')?.serviceTimes).toEqual([MINUTE]);
    expect(hall.next('zhao', 'w3')).toBe('A001');
    hall.must(person('zhao'), { type: 'StartService', counter: 'w3' });
    expect(ticket).toMatchObject({ firstResponsible: 'wang', clerk: 'zhao', instructions: 'bring the deed' });
  });

  test('a reinstated ticket that is transferred waits by its first issue again (T4)', () => {
    const { hall, ticket } = passedBehind(4);
    hall.must(person('gu'), { type: 'ReinstateTicket', ticket: ticket.id });
    hall.must(person('li'), { type: 'CallTicket', counter: 'w1', ticket: ticket.id, reason: 'urgent' });
    hall.must(person('li'), { type: 'Transfer', counter: 'w1', toQueue: 'a' });
    expect(ahead(hall.state, ticket)).toBe(0);
  });

  test('a transfer to a named counter waits for that counter alone, in a queue of it', () => {
    const hall = new Hall();
    hall.open('wang', 'w2').open('zhao', 'w3').open('qian', 'w4');
    const ticket = hall.issue('a');
    hall.next('wang', 'w2');
    const transfer = (to: object) => hall.refusal(person('wang'), { type: 'Transfer', counter: 'w2', ...to });
    expect(transfer({})).toBe('transfer-target');
    expect(transfer({ toQueue: 'b', toCounter: 'w3' })).toBe('transfer-target');
    expect(transfer({ toCounter: 'w2' })).toBe('transfer-target');
    expect(transfer({ toCounter: 'w9' })).toBe('no-such-counter');
    expect(transfer({ toQueue: 'x' })).toBe('no-such-queue');
    expect(transfer({ toCounter: 'w3' })).toBeNull();
    expect(ticket).toMatchObject({ queue: 'b', onlyCounter: 'w3' });
    expect(hall.refusal(person('wang'), { type: 'CallNext', counter: 'w2' })).toBe('nothing-waiting');
    const byHand = { type: 'CallTicket', counter: 'w2', ticket: ticket.id, reason: 'urgent' } as const;
    expect(hall.refusal(person('wang'), byHand)).toBe('not-eligible');
    expect(hall.next('zhao', 'w3')).toBe('A001');
  });

  test('T5 a transfer goes only where the need is met', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    hall.issue('a', { needs: ['low-desk'] });
    hall.next('li', 'w1');
    const transfer = (to: object) => hall.refusal(person('li'), { type: 'Transfer', counter: 'w1', ...to });
    expect(transfer({ toCounter: 'w3' })).toBe('need-unmet');
    expect(transfer({ toQueue: 'c' })).toBe('need-unmet');
    // w1 helps queue b and has a low desk.
    expect(transfer({ toQueue: 'b' })).toBeNull();
  });

  test('§3.2.1 an integration that starts is nobody; the first clerk is responsible', () => {
    const hall = new Hall();
    hall.must(ACTING, { type: 'OpenCounter', counter: 'w1' });
    const ticket = hall.issue('a');
    hall.must(ACTING, { type: 'CallNext', counter: 'w1' });
    hall.must(ACTING, { type: 'StartService', counter: 'w1' });
    expect(ticket.firstResponsible).toBeNull();
    hall.must(ACTING, { type: 'Transfer', counter: 'w1', toCounter: 'w2' });
    hall.open('wang', 'w2').next('wang', 'w2');
    hall.must(person('wang'), { type: 'StartService', counter: 'w2' });
    expect(ticket.firstResponsible).toBe('wang');
  });

  test('staff end a ticket in hand at their own counter, a chief or supervisor anywhere', () => {
    const { hall, ticket } = called();
    const end = { type: 'EndTicket', ticket: ticket.id, reason: 'applicant-left' } as const;
    expect(hall.refusal(person('wang'), end)).toBe('not-your-counter');
    expect(one(hall.must(person('sun'), end), 'TicketEnded').lastState).toBe('called');
    expect(hall.state.counters.get('w1')).toMatchObject({ current: null, idleSince: hall.now });
    expect(hall.refusal(person('sun'), end)).toBe('already-ended');
  });
});

describe('T8 out of order', () => {
  test('is possible with a reason, and in the record', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    hall.issue('a');
    const late = hall.issue('a');
    const facts = hall.must(person('li'), {
      type: 'CallTicket',
      counter: 'w1',
      ticket: late.id,
      reason: 'health',
    });
    expect(facts).toMatchObject([
      { type: 'TicketCalled', ticket: late.id, clerk: 'li', outOfOrder: 'health' },
    ]);
    expect(late.history.at(-1)?.what).toBe('called-out-of-order');
  });

  test('a ticket named for a closed counter may be called by another of its queue', () => {
    const hall = new Hall();
    hall.open('wang', 'w2').open('zhao', 'w3');
    const ticket = hall.issue('b');
    hall.next('wang', 'w2');
    hall.must(person('wang'), { type: 'Transfer', counter: 'w2', toCounter: 'w3' });
    const byHand = { type: 'CallTicket', counter: 'w2', ticket: ticket.id, reason: 'supervisor' } as const;
    expect(hall.refusal(person('wang'), byHand)).toBe('not-eligible');
    hall.must(person('zhao'), { type: 'CloseCounter', counter: 'w3' });
    expect(hall.refusal(person('wang'), byHand)).toBeNull();
  });
});

describe('D2 stale calls', () => {
  test('a call is stale once its ticket moved on, not because it was called again', () => {
    const hall = new Hall();
    hall.open('li', 'w1').open('chen', 'w2');
    hall.issue('a');
    hall.next('li', 'w1');
    const [call] = hall.state.calls;
    const position = call?.position ?? 0;
    hall.must(person('li'), { type: 'Recall', counter: 'w1' });
    expect(hall.state.calls.map((each) => each.kind)).toEqual(['call', 'recall']);
    expect(staleCall(hall.state, position)).toBe(false);
    hall.must(person('li'), { type: 'Transfer', counter: 'w1', toQueue: 'a' });
    expect(staleCall(hall.state, position)).toBe(true);
    hall.next('chen', 'w2');
    expect(staleCall(hall.state, position)).toBe(true);
    expect(staleCall(hall.state, hall.state.calls.at(-1)?.position ?? 0)).toBe(false);
    hall.must(person('chen'), { type: 'StartService', counter: 'w2' });
    expect(staleCall(hall.state, hall.state.calls.at(-1)?.position ?? 0)).toBe(true);
  });

  test('only a screen with sound tells what was spoken, and only once', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    hall.issue('a');
    hall.next('li', 'w1');
    const position = hall.state.calls.at(-1)?.position ?? 0;
    hall.must(person('sun'), {
      type: 'PairScreen',
      code: '123456',
      name: 'board',
      assignment: { role: 'hall-board' },
    });
    const spoken = { type: 'AnnouncementSpoken', position } as const;
    expect(hall.refusal(screen('screen-1'), spoken)).toBe('forbidden');
    const assignment = { role: 'hall-board', sound: true } as const;
    hall.must(person('sun'), { type: 'AssignScreen', device: 'screen-1', assignment });
    expect(hall.must(screen('screen-1'), spoken)).toHaveLength(1);
    expect(hall.must(screen('screen-1'), spoken)).toHaveLength(0);
    expect(hall.refusal(screen('screen-1'), { ...spoken, position: 1 })).toBe('no-such-announcement');
  });
});

test('W1 the panel offers what would be accepted', () => {
  const hall = new Hall(hallCatalogue({ noShow: { recalls: 0, seconds: 0 } }));
  const actions = () => allowedActions(hall.state, 'w1', 'li', hall.now);
  expect(actions()).toEqual(['open']);
  expect(allowedActions(hall.state, 'w1', 'wang', hall.now)).toEqual([]);
  hall.open('li', 'w1');
  expect(actions()).toEqual(['pause', 'close', 'hand-over']);
  expect(allowedActions(hall.state, 'w1', 'zhao', hall.now)).toEqual([]);
  hall.issue('a');
  expect(actions()).toEqual(['next', 'call', 'pause', 'close', 'hand-over']);
  hall.next('li', 'w1');
  expect(actions()).toEqual(['recall', 'start', 'transfer', 'hand-over']);
  hall.spoken();
  expect(actions()).toEqual(['recall', 'start', 'no-show', 'transfer', 'hand-over']);
  hall.must(person('li'), { type: 'StartService', counter: 'w1' });
  expect(actions()).toEqual(['finish', 'park', 'transfer', 'hand-over']);
  hall.must(person('li'), { type: 'Park', counter: 'w1' });
  expect(actions()).toEqual(['unpark', 'pause', 'hand-over']);
  hall.must(person('li'), { type: 'PauseCounter', counter: 'w1' });
  expect(actions()).toEqual(['resume', 'hand-over']);
});

test('S2 a counter that vanishes under a named ticket stops the import', () => {
  const hall = new Hall();
  hall.open('wang', 'w2');
  hall.issue('b');
  hall.next('wang', 'w2');
  hall.must(person('wang'), { type: 'Transfer', counter: 'w2', toCounter: 'w3' });
  const data = hallData();
  const without = {
    ...data,
    counters: data.counters.filter((counter) => counter.id !== 'w3'),
    staff: data.staff.filter((one) => one.id !== 'zhao'),
  };
  expect(hall.when(person('guan'), { type: 'ImportCatalogue', catalogue: without }).decided).toMatchObject({
    refusal: { code: 'bad-catalogue', field: 'counters' },
  });
});

import { describe, expect, test } from 'vitest';
import { staleCall } from '../../hub/domain/index.ts';
import { API, Hall, HUB, KIOSK, MINUTE, one, person, replay, SECOND } from './given.ts';
import { hallCatalogue } from './hall.ts';

const [li, wang, sun, gu] = ['li', 'wang', 'sun', 'gu'].map(person) as [
  ReturnType<typeof person>,
  ReturnType<typeof person>,
  ReturnType<typeof person>,
  ReturnType<typeof person>,
];

function hallWith(preCall: number): Hall {
  return new Hall(hallCatalogue({ preCall, noShow: { recalls: 0, seconds: 20 } }));
}

/** Li calls and starts; gives the numbers pre-called by it. */
function start(hall: Hall): string[] {
  hall.next('li', 'w1');
  return hall
    .must(li, { type: 'StartService', counter: 'w1' })
    .flatMap((fact) => (fact.type === 'TicketPreCalled' ? [hall.ticket(fact.ticket).number] : []));
}

describe('T16 pre-calls', () => {
  test.each([
    [0, []],
    [1, ['A002']],
    [2, ['A002', 'A003']],
  ])('T16 at the start of a service the next %d are pre-called', (count, numbers) => {
    const hall = hallWith(count);
    for (let i = 0; i < 4; i++) hall.issue('a');
    hall.open('li', 'w1');
    expect(start(hall)).toEqual(numbers);
    expect(replay(hall.recorded)).toEqual(hall.state);
  });

  test('T16 each ticket is pre-called once, and again only after it was called in vain', () => {
    const hall = hallWith(2);
    for (let i = 0; i < 4; i++) hall.issue('a');
    hall.open('li', 'w1').open('wang', 'w2');
    expect(start(hall)).toEqual(['A002', 'A003']);
    hall.next('wang', 'w2');
    const more = hall.must(wang, { type: 'StartService', counter: 'w2' });
    expect(more.map((fact) => fact.type === 'TicketPreCalled' && hall.ticket(fact.ticket).number)).toEqual([
      false,
      'A004',
    ]);
  });

  test('T16 T5 nobody is told to get ready for a counter that cannot call them', () => {
    const hall = hallWith(1);
    hall.issue('c');
    hall.issue('a');
    hall.issue('a');
    hall.open('li', 'w1');
    expect(start(hall)).toEqual(['A002']);
  });

  test.each(['called', 'cancelled', 'transferred', 'ended'])(
    'T16 D2 a pre-call is stale once its ticket was %s',
    (what) => {
      const hall = hallWith(1);
      hall.issue('a');
      const second = hall.issue('a');
      hall.open('li', 'w1');
      start(hall);
      const position = hall.ticket(second.id).preCalled?.position ?? 0;
      expect(staleCall(hall.state, position)).toBe(false);
      if (what === 'cancelled') hall.must(API, { type: 'CancelTicket', ticket: second.id });
      if (what === 'ended') hall.must(sun, { type: 'EndQueue', queue: 'a', reason: 'flood' });
      if (what === 'called' || what === 'transferred') hall.must(li, { type: 'CallNext', counter: 'w1' });
      if (what === 'transferred') hall.must(li, { type: 'Transfer', counter: 'w1', toQueue: 'b' });
      expect(staleCall(hall.state, position)).toBe(true);
    },
  );

  test('T16 T7 a pre-call starts no no-show timer', () => {
    const hall = hallWith(1);
    hall.issue('a');
    const second = hall.issue('a');
    hall.open('li', 'w1');
    start(hall);
    hall.must(HUB, { type: 'AnnouncementSpoken', position: hall.ticket(second.id).preCalled?.position ?? 0 });
    expect(hall.ticket(second.id).announcedAt).toBeNull();
  });
});

describe('T10 T12 holders are told', () => {
  test.each([
    ['T10 of a queue that ended', { type: 'EndQueue', queue: 'a', reason: 'flood' }, 'ended', null],
    [
      'T12 of a queue that was merged',
      { type: 'MergeQueue', from: 'a', to: 'b', reason: 'x' },
      'merged',
      'b',
    ],
  ] as const)('%s, once', (_what, command, kind, to) => {
    const hall = hallWith(0);
    const ticket = hall.issue('a');
    hall.must(sun, command);
    expect(hall.state.queueNews).toMatchObject([{ kind, queue: 'a', to, spoken: false }]);
    const position = hall.state.queueNews[0]?.position ?? 0;
    expect(hall.must(HUB, { type: 'AnnouncementSpoken', position })).toMatchObject([
      { type: 'QueueNewsSpoken', position },
    ]);
    expect(hall.must(HUB, { type: 'AnnouncementSpoken', position })).toEqual([]);
    expect(hall.ticket(ticket.id)).toMatchObject(
      to === null ? { state: 'ended' } : { state: 'waiting', queue: to, number: 'A001' },
    );
    expect(replay(hall.recorded)).toEqual(hall.state);
  });

  test('T10 T12 where nobody waits there is nobody to tell', () => {
    const hall = hallWith(0);
    hall.must(sun, { type: 'EndQueue', queue: 'a', reason: 'flood' });
    hall.must(sun, { type: 'MergeQueue', from: 'b', to: 'c', reason: 'x' });
    expect(hall.state.queueNews).toEqual([]);
  });
});

describe('T7 applicants who cannot hear a call', () => {
  /** Called at w4, spoken, and past the no-show time. */
  function called(needs: ['sign-language'] | []) {
    const hall = hallWith(0);
    const ticket = hall.issue('c', { needs });
    hall.open('qian', 'w4').next('qian', 'w4');
    hall.spoken().pass(30 * SECOND);
    return { hall, ticket, noShow: { type: 'NoShow', counter: 'w4' } as const };
  }
  const qian = person('qian');

  test('T7 no no-show before the call was seen or staff fetched them', () => {
    const { hall, ticket, noShow } = called(['sign-language']);
    expect(hall.refusal(qian, noShow)).toBe('not-yet-fetched');
    expect(hall.must(gu, { type: 'AcknowledgeCall', ticket: ticket.id })).toMatchObject([
      { type: 'CallAcknowledged', how: 'fetched' },
    ]);
    expect(hall.refusal(qian, noShow)).toBeNull();
  });

  test('T7 the holder’s own acknowledgement counts, and only for the own ticket', () => {
    const { hall, ticket, noShow } = called(['sign-language']);
    const acknowledge = { type: 'AcknowledgeCall', ticket: ticket.id } as const;
    expect(hall.refusal({ kind: 'holder', ticket: 'another' }, acknowledge)).toBe('forbidden');
    hall.must({ kind: 'holder', ticket: ticket.id }, acknowledge);
    expect(hall.refusal(qian, noShow)).toBeNull();
  });

  test('T7 everybody else is passed as before', () => {
    const { hall, noShow } = called([]);
    expect(hall.refusal(qian, noShow)).toBeNull();
  });

  test('T7 a reinstated ticket that is called again has to be seen again', () => {
    const { hall, ticket, noShow } = called(['sign-language']);
    hall.must(gu, { type: 'AcknowledgeCall', ticket: ticket.id });
    hall.must(qian, noShow);
    hall.must(gu, { type: 'ReinstateTicket', ticket: ticket.id });
    hall.next('qian', 'w4');
    hall.spoken().pass(30 * SECOND);
    expect(hall.refusal(qian, noShow)).toBe('not-yet-fetched');
  });
});

describe('T4 an unproven claim to priority', () => {
  test('T4 costs the credit and nothing else: the ticket stands by its issue', () => {
    const hall = hallWith(0);
    const first = hall.issue('a');
    hall.pass(MINUTE);
    const claimed = hall.issue('a', { class: 'priority', reason: 'elderly' });
    hall.pass(MINUTE);
    const third = hall.issue('a');
    hall.must(gu, { type: 'MakeOrdinary', ticket: claimed.id, reason: 'no card' });
    expect(hall.state.queues.get('a')?.waiting).toEqual([first.id, claimed.id, third.id]);
    expect(hall.ticket(claimed.id)).toMatchObject({
      class: 'ordinary',
      number: 'A002',
      order: claimed.issuedAt,
      firstOrder: claimed.issuedAt,
    });
    expect(hall.state.queues.get('a')?.issuedBy).toMatchObject({ ordinary: 3, priority: 0 });
    expect(replay(hall.recorded)).toEqual(hall.state);
  });

  test('T4 at the counter only its clerk takes it back; the ticket waits again', () => {
    const hall = hallWith(0);
    hall.issue('a');
    const claimed = hall.issue('a', { class: 'priority', reason: 'elderly' });
    hall.open('li', 'w1');
    expect(hall.next('li', 'w1')).toBe('A002');
    const command = { type: 'MakeOrdinary', ticket: claimed.id, reason: 'no card' } as const;
    expect(hall.refusal(gu, command)).toBe('not-your-counter');
    hall.must(li, command);
    expect(hall.state.counters.get('w1')?.current).toBeNull();
    expect(hall.next('li', 'w1')).toBe('A001');
    expect(hall.refusal(gu, command)).toBe('not-priority');
  });
});

describe('K1 W7 calls for help', () => {
  test('K1 W7 one open call a kiosk: attended by whom, over when helped', () => {
    const hall = hallWith(0);
    const { help } = one(hall.must(KIOSK, { type: 'CallHelp' }), 'HelpCalled');
    expect(hall.must(KIOSK, { type: 'CallHelp' })).toEqual([]);
    hall.must(gu, { type: 'AttendHelp', help });
    expect(hall.state.helps.get(help)).toMatchObject({ kiosk: 'k1', attended: { person: 'gu' } });
    hall.must(gu, { type: 'EndHelp', help });
    expect(hall.refusal(gu, { type: 'AttendHelp', help })).toBe('no-such-help');
    expect(hall.must(KIOSK, { type: 'CallHelp' })).toHaveLength(1);
    expect(hall.refusal(API, { type: 'CallHelp' })).toBe('forbidden');
  });
});

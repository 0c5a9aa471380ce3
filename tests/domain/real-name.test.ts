import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { CatalogueSchema } from '../../hub/contract/catalogue.ts';
import type { RealName } from '../../hub/contract/holder.ts';
import { checkCatalogue, openHolder } from '../../hub/domain/index.ts';
import { ADMIN, API, atStart, Hall, HUB, KIOSK, MINUTE, one, person, replay } from './given.ts';
import { hallData } from './hall.ts';

const ZHANG = { idKind: 'resident-card', idNumber: '11010519491231002X', name: '张三丰' } as const;
const LI = { idKind: 'passport', idNumber: 'E12345678', name: '' } as const;

/** Queue `a` takes names, at most `quota` a day; the others do not. */
function data(realName: RealName, quota?: number) {
  const plain = hallData();
  const queues = plain.queues.map((queue) =>
    queue.id === 'a' ? { ...queue, realName, ...(quota !== undefined && { personQuota: quota }) } : queue,
  );
  return { ...plain, queues };
}
const hallOf = (realName: RealName, quota?: number) =>
  new Hall(v.parse(CatalogueSchema, data(realName, quota)));
const ask = (holder: object = ZHANG) => ({ type: 'IssueTicket', queue: 'a', holder }) as never;
const refused = (hall: Hall, command: never, actor = KIOSK) => {
  const { decided } = hall.when(actor, command);
  return decided.ok ? null : decided.refusal;
};
const cancel = (hall: Hall, ticket: string) => hall.must(API, { type: 'CancelTicket', ticket });

describe('K6 tickets by name', () => {
  test('K6 X3 the fact holds the document sealed under the key of the day, and nothing of it in clear', () => {
    const hall = hallOf('required');
    const issued = one(hall.must(KIOSK, ask()), 'TicketIssued');
    expect(issued.holder).toMatchObject({ key: 'day-2026-03-04', idKind: 'resident-card' });
    expect(JSON.stringify({ ...issued, holder: { ...issued.holder, index: '' } })).not.toMatch(/0519|三丰/);
    expect(openHolder(hall.ticket(issued.ticket), hall.vault)).toEqual(ZHANG);
    hall.erased.add('day-2026-03-04');
    expect(openHolder(hall.ticket(issued.ticket), hall.vault)).toBeNull();
  });

  test('K6 required: a kiosk gives no number without a document; staff say why there is none, an integration answers for its users', () => {
    const hall = hallOf('required');
    const plain = { type: 'IssueTicket', queue: 'a' } as const;
    const unnamed = 'card left at home';
    expect(hall.refusal(KIOSK, { ...plain, unnamed })).toBe('identity-required');
    expect(refused(hall, plain as never, person('gu'))).toMatchObject({
      code: 'unnamed-reason',
      field: 'unnamed',
    });
    expect(hall.issue('a', { unnamed }, person('gu'))).toMatchObject({ holder: null, unnamed });
    expect(hall.issue('a')).toMatchObject({ holder: null, unnamed: null });
    expect(hall.issue('a', { holder: ZHANG, unnamed }, person('gu'))).toMatchObject({ unnamed: null });
  });

  test('K6 by whom the document may be left out is policy', () => {
    const named = { ...data('required'), policy: { ...hallData().policy, unnamedBy: ['integration'] } };
    const hall = new Hall(v.parse(CatalogueSchema, named));
    const unnamed = 'card left at home';
    expect(hall.refusal(person('gu'), { type: 'IssueTicket', queue: 'a', unnamed })).toBe(
      'identity-required',
    );
    expect(hall.refusal(API, { type: 'IssueTicket', queue: 'a', unnamed })).toBeNull();
    hall.must(ADMIN, {
      type: 'ImportCatalogue',
      catalogue: v.parse(CatalogueSchema, { ...named, policy: { ...named.policy, unnamedBy: [] } }),
    });
    expect(hall.refusal(API, { type: 'IssueTicket', queue: 'a', unnamed })).toBe('identity-required');
  });

  test('K6 a hall imported before that setting was kept still lets staff and integrations', () => {
    const catalogue = structuredClone(v.parse(CatalogueSchema, data('required')));
    Reflect.deleteProperty(catalogue.policy, 'unnamedBy');
    const hall = new Hall(null).given({ type: 'CatalogueImported', catalogue });
    expect(hall.issue('a').holder).toBeNull();
  });

  test('K6 T13 whoever checks in is asked as at a kiosk; a booked place is nobody’s quota', () => {
    const plain = data('required', 1);
    const queues = plain.queues.map((queue) =>
      queue.id === 'a' ? { ...queue, appointments: { minutes: 30, capacity: 4 } } : queue,
    );
    const hall = new Hall(v.parse(CatalogueSchema, { ...plain, queues }));
    const book = () =>
      one(
        hall.must(API, { type: 'BookAppointment', queue: 'a', start: hall.now + 30 * MINUTE }),
        'AppointmentBooked',
      ).code;
    const [code, other, third] = [book(), book(), book()];
    expect(hall.refusal(KIOSK, { type: 'CheckIn', code })).toBe('identity-required');
    expect(refused(hall, { type: 'CheckIn', code } as never, person('gu'))?.code).toBe('unnamed-reason');
    // The phone's page has no reader.
    const appointment = hall.state.appointmentCodes.get(code) ?? '';
    expect(hall.refusal({ kind: 'booker', appointment }, { type: 'CheckIn', code })).toBe(
      'identity-required',
    );
    const wrong = { ...ZHANG, idNumber: '110105194912310021' };
    expect(hall.refusal(KIOSK, { type: 'CheckIn', code, holder: wrong })).toBe('bad-check-character');
    const first = one(hall.must(KIOSK, { type: 'CheckIn', code, holder: ZHANG }), 'TicketIssued');
    expect(openHolder(hall.ticket(first.ticket), hall.vault)).toEqual(ZHANG);
    const again = one(hall.must(KIOSK, { type: 'CheckIn', code: other, holder: ZHANG }), 'TicketIssued');
    expect(again.number).toBe('A002');
    const unnamed = 'reader broken';
    const last = one(hall.must(person('gu'), { type: 'CheckIn', code: third, unnamed }), 'TicketIssued');
    expect(hall.ticket(last.ticket)).toMatchObject({ holder: null, unnamed });
  });

  test('K6 optional: with or without; off: what was shown is not kept', () => {
    const hall = hallOf('optional');
    expect(hall.issue('a', {}, KIOSK).holder).toBeNull();
    expect(hall.issue('a', { holder: LI }, KIOSK).holder?.idKind).toBe('passport');
    expect(hall.issue('b', { holder: ZHANG }, KIOSK).holder).toBeNull();
  });

  test('K6 a wrong check character is refused at its field, and takes no number', () => {
    const hall = hallOf('required');
    for (const idNumber of ['110105194912310021', '11010519491331002X', '123'])
      expect(refused(hall, ask({ ...ZHANG, idNumber }))).toMatchObject({
        code: 'bad-check-character',
        field: 'holder.idNumber',
      });
    expect(hall.state.tickets.size).toBe(0);
    expect(hall.issue('a', { holder: { ...ZHANG, idNumber: ' 11010519491231002x ' } }, KIOSK).number).toBe(
      'A001',
    );
  });

  test('K6 a merged queue follows the rule of the one that took it over', () => {
    const hall = hallOf('required');
    hall.must(person('sun'), { type: 'MergeQueue', from: 'b', to: 'a', reason: 'quiet' });
    expect(hall.refusal(KIOSK, { type: 'IssueTicket', queue: 'b' })).toBe('identity-required');
  });

  test('X4 without the day’s key nothing is recorded', () => {
    const hall = hallOf('required');
    Object.assign(hall.vault, { seal: () => null });
    expect(refused(hall, ask())?.code).toBe('not-recorded');
  });
});

describe('T9 one person', () => {
  test('T9 one open ticket of a person in a queue; its number is told, and it may be cancelled for another', () => {
    const hall = hallOf('required');
    const first = hall.issue('a', { holder: ZHANG }, KIOSK);
    expect(refused(hall, ask())).toMatchObject({ code: 'person-has-ticket', detail: { number: 'A001' } });
    expect(hall.issue('a', { holder: LI }, KIOSK).number).toBe('A002');
    cancel(hall, first.id);
    expect(hall.issue('a', { holder: ZHANG }, KIOSK).number).toBe('A003');
  });

  test('T9 the same card with its 15 old digits is the same person', () => {
    const hall = hallOf('required');
    hall.issue('a', { holder: { ...ZHANG, idNumber: '110105491231002' } }, KIOSK);
    expect(refused(hall, ask())?.code).toBe('person-has-ticket');
  });

  test('T9 the quota of a person and day refuses and says when to come again; the next day begins anew', () => {
    const hall = hallOf('required', 2);
    hall.open('li', 'w1');
    for (let i = 0; i < 2; i++) {
      hall.issue('a', { holder: ZHANG }, KIOSK);
      hall.serve('li', 'w1', MINUTE);
    }
    expect(refused(hall, ask())).toMatchObject({
      code: 'person-quota',
      field: 'holder',
      // The day after is closed: Friday 6 March, 09:00.
      detail: { quota: 2, opensAt: Date.parse('2026-03-06T01:00:00Z') },
    });
    expect(hall.issue('a', { holder: LI }, KIOSK).state).toBe('waiting');
    hall.pass(24 * 60 * MINUTE).must(HUB, { type: 'TurnDay' });
    expect(hall.issue('a', { holder: ZHANG }, KIOSK).holder?.key).toBe('day-2026-03-05');
  });

  test('T9 a cancelled ticket does not count, a missed one does', () => {
    const hall = hallOf('required', 1);
    cancel(hall, hall.issue('a', { holder: ZHANG }, KIOSK).id);
    hall.issue('a', { holder: ZHANG }, KIOSK);
    hall.open('li', 'w1').next('li', 'w1');
    hall.spoken();
    hall.must(person('li'), { type: 'Recall', counter: 'w1' });
    hall.spoken().pass(MINUTE).must(person('li'), { type: 'NoShow', counter: 'w1' });
    expect(refused(hall, ask())?.code).toBe('person-quota');
  });

  test('T9 T7 a passed ticket does not come back beside a new one of the same person', () => {
    const hall = hallOf('required');
    const first = hall.issue('a', { holder: ZHANG }, KIOSK);
    hall.open('li', 'w1').next('li', 'w1');
    hall.spoken();
    hall.must(person('li'), { type: 'Recall', counter: 'w1' });
    hall.spoken().pass(MINUTE).must(person('li'), { type: 'NoShow', counter: 'w1' });
    const second = hall.issue('a', { holder: ZHANG }, KIOSK);
    expect(hall.refusal(KIOSK, { type: 'ReinstateTicket', ticket: first.id })).toBe('person-has-ticket');
    cancel(hall, second.id);
    expect(hall.refusal(KIOSK, { type: 'ReinstateTicket', ticket: first.id })).toBeNull();
  });

  test('T9 never two open tickets of a person in a queue, and never more than the quota, whatever happens; a restart agrees', () => {
    const people = [ZHANG, LI, { ...ZHANG, idNumber: '110105491231002' }];
    const step = fc.oneof(
      fc.record({ do: fc.constant('issue' as const), who: fc.nat(2) }),
      fc.record({ do: fc.constant('cancel' as const), which: fc.nat(20) }),
      fc.record({ do: fc.constant('serve' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 3 }), (steps, quota) => {
        const hall = hallOf('required', quota);
        hall.open('li', 'w1');
        for (const one of steps) {
          if (one.do === 'issue') hall.when(KIOSK, ask(people[one.who]));
          else if (one.do === 'cancel') {
            const ticket = [...hall.state.tickets.keys()][one.which];
            if (ticket) hall.when(API, { type: 'CancelTicket', ticket });
          } else if (hall.state.queues.get('a')?.waiting.length) hall.serve('li', 'w1', MINUTE);
        }
        const all = [...hall.state.tickets.values()];
        for (const index of new Set(all.map(({ holder }) => holder?.index))) {
          const tickets = all.filter(({ holder }) => holder?.index === index);
          expect(tickets.filter(({ state }) => state === 'waiting').length).toBeLessThanOrEqual(1);
          expect(tickets.filter(({ state }) => state !== 'cancelled').length).toBeLessThanOrEqual(quota);
        }
        const again = replay(atStart(hall.recorded, hall.state.day));
        expect(again.holders).toEqual(hall.state.holders);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the catalogue', () => {
  test('K6 T9 a queue without the setting takes no names; a quota per person without names is an error at its field', () => {
    expect(hallOf('off').issue('a', { holder: ZHANG }, KIOSK).holder).toBeNull();
    const problems = (given: object) => {
      const checked = checkCatalogue(given);
      return checked.ok ? [] : checked.refusal.map(({ path }) => path);
    };
    expect(problems(data('required', 2))).toEqual([]);
    expect(problems(data('off', 2))).toEqual(['queues.0.personQuota']);
    expect(problems(data('sometimes' as never))).toEqual(['queues.0.realName']);
    expect(problems(data('required', 0))).toEqual(['queues.0.personQuota']);
    expect(new Hall().refusal(ADMIN, { type: 'ImportCatalogue', catalogue: data('off', 2) })).toBe(
      'bad-catalogue',
    );
  });
});

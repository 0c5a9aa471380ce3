import fc from 'fast-check';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { CatalogueSchema } from '../../hub/contract/catalogue.ts';
import type { CommandInput } from '../../hub/contract/commands.ts';
import { followUpActions, followUpFigures, followUpLimit, stageOf } from '../../hub/domain/index.ts';
import { AGENT, atStart, Hall, HOUR, HUB, one, person, replay, screen } from './given.ts';
import { hallData } from './hall.ts';

/** Wednesday 4 March 2026; the 5th is closed, Saturday the 7th is worked. The first working day after is Friday the 6th. */
const FRIDAY_CLOSE = Date.parse('2026-03-06T09:00:00Z');
/** The fifteenth working day: Wednesday the 25th. */
const REMEDY_CLOSE = Date.parse('2026-03-25T09:00:00Z');

const data = hallData();
const [someone] = data.staff;
const CATALOGUE = v.parse(CatalogueSchema, {
  ...data,
  queues: data.queues.map((queue) => ({ ...queue, realName: 'optional' })),
  staff: [...data.staff, { ...someone, id: 'su', roles: ['complaint-officer'], counters: [] }],
});
const su = person('su');
const HOLDER = { idKind: 'resident-card', idNumber: '11010519491231002X', name: '李明' } as const;

/** Somebody is served at w1 by li; the prompt that can be rated. */
function served(hall: Hall, named = false): { prompt: string; ticket: string } {
  const ticket = hall.issue('a', named ? { holder: HOLDER } : {});
  hall.next('li', 'w1');
  hall.must(person('li'), { type: 'StartService', counter: 'w1' });
  const { prompt } = one(hall.must(person('li'), { type: 'Finish', counter: 'w1' }), 'TicketFinished');
  return { prompt, ticket: ticket.id };
}

let hall: Hall;
beforeEach(() => {
  hall = new Hall(CATALOGUE);
  const sun = person('sun');
  hall.must(sun, { type: 'BindDevice', device: 'rater', to: 'w1' });
  const assignment = { role: 'applicant', counter: 'w1' } as const;
  hall.must(sun, { type: 'PairScreen', code: '123456', name: 'screen', assignment });
  hall.open('li', 'w1');
});

/** Rated low on the applicant's screen; the follow-up's id. */
function opened(level = 1, named = false): string {
  const { prompt } = served(hall, named);
  const rate: CommandInput = { type: 'Rate', prompt, level, reasons: ['attitude'], text: '态度不好' };
  return one(hall.must(screen('screen-1'), rate), 'FollowUpOpened').followUp;
}
function on(id: string) {
  const found = hall.state.followUps.get(id);
  if (!found) throw new Error(`no follow-up ${id}`);
  return found;
}
function catalogue() {
  const { catalogue } = hall.state;
  if (!catalogue) throw new Error('no catalogue');
  return catalogue;
}
const acted = (command: CommandInput) => hall.must(su, command);

describe('E3 a low rating opens a follow-up', () => {
  test('E3 with the rating, from screen, evaluator and phone, at levels 1 and 2 alone', () => {
    for (const level of [1, 2, 3, 4, 5]) {
      const { prompt, ticket } = served(hall);
      const [actor, source] = [
        [AGENT, 'evaluator'],
        [screen('screen-1'), 'screen'],
        [{ kind: 'holder', ticket } as const, 'phone'],
      ][level % 3] as [typeof AGENT, string];
      const facts = hall.must(actor, { type: 'Rate', prompt, level });
      expect(facts.map(({ type }) => type)).toEqual(level <= 2 ? ['Rated', 'FollowUpOpened'] : ['Rated']);
      if (level <= 2)
        expect(one(facts, 'FollowUpOpened')).toMatchObject({ prompt, level, source, clerk: 'li' });
    }
  });

  test('E3 anonymous: nobody to call back, so it is investigated, remedied, closed', () => {
    const id = opened();
    expect(on(id)).toMatchObject({
      reachable: null,
      limits: { contact: null, remedy: 15 },
      reasons: ['attitude'],
    });
    expect(stageOf(on(id))).toBe('to-investigate');
    expect(followUpActions(hall.state, on(id), 'su')).toEqual(['investigate']);
    expect(hall.refusal(su, { type: 'ContactFollowUp', followUp: id, said: '…' })).toBe('follow-up-not-now');
    acted({ type: 'InvestigateFollowUp', followUp: id, founded: true, finding: '窗口当时无人引导' });
    expect(hall.refusal(su, { type: 'CloseFollowUp', followUp: id, conclusion: '…' })).toBe(
      'follow-up-not-now',
    );
    acted({ type: 'RemedyFollowUp', followUp: id, measure: '增派引导员' });
    acted({ type: 'CloseFollowUp', followUp: id, conclusion: '已整改' });
    expect(on(id)).toMatchObject({
      finding: { by: 'su', founded: true },
      remedied: { by: 'su', measure: '增派引导员' },
      closed: { by: 'su' },
    });
    expect(followUpActions(hall.state, on(id), 'su')).toEqual([]);
  });

  test('E3 identified: called back first; unfounded: nothing to remedy', () => {
    const id = opened(2, true);
    expect(on(id).reachable).toMatchObject({ what: 'holder', key: `day-${hall.state.day}` });
    expect(stageOf(on(id))).toBe('to-contact');
    expect(followUpActions(hall.state, on(id), 'su')).toEqual(['contact', 'miss', 'investigate']);
    acted({ type: 'InvestigateFollowUp', followUp: id, founded: false, finding: '按错键' });
    expect(hall.refusal(su, { type: 'CloseFollowUp', followUp: id, conclusion: '…' })).toBe(
      'follow-up-not-now',
    );
    acted({ type: 'ContactFollowUp', followUp: id, said: '本人说按错了' });
    expect(stageOf(on(id))).toBe('to-close');
    acted({ type: 'CloseFollowUp', followUp: id, conclusion: '误评，已向本人说明' });
    expect(stageOf(on(id))).toBe('closed');
  });

  test('E3 the third try without an answer counts as contact, and an answer still may come', () => {
    const id = opened(1, true);
    for (const stage of ['to-contact', 'to-contact', 'to-investigate']) {
      acted({ type: 'MissFollowUp', followUp: id, note: '无人接听' });
      expect(stageOf(on(id))).toBe(stage);
    }
    acted({ type: 'ContactFollowUp', followUp: id, said: '回拨过来了' });
    expect(hall.refusal(su, { type: 'MissFollowUp', followUp: id })).toBe('follow-up-not-now');
    expect(on(id).missed).toHaveLength(3);
  });

  test('E3 the applicant of the case brought with the ticket is who is called back', () => {
    const { prompt, ticket } = served(hall);
    const brings = (id: string, to: string, mandate: string | null) => {
      hall.state.cases.set(id, { id, ticket: to, person: `of-${id}`, sealed: 'sealed', mandate } as never);
      hall.ticket(to).cases.push(id);
    };
    brings('case-0001', ticket, 'power of attorney');
    brings('case-0002', ticket, null);
    const facts = hall.must(AGENT, { type: 'Rate', prompt, level: 1 });
    expect(one(facts, 'FollowUpOpened').reachable).toEqual({
      key: 'of-case-0002',
      sealed: 'sealed',
      what: 'applicant',
    });
    const agents = served(hall);
    brings('case-0003', agents.ticket, 'power of attorney');
    const rated = hall.must(AGENT, { type: 'Rate', prompt: agents.prompt, level: 1 });
    // Whoever comes by mandate is not the applicant.
    expect(one(rated, 'FollowUpOpened').reachable).toBeNull();
  });

  test('E2 S5 only complaint officer and supervisor deal with it, and never with the own service', () => {
    const id = opened();
    const investigate = { type: 'InvestigateFollowUp', followUp: id, founded: true, finding: '…' } as const;
    for (const who of ['li', 'gu', 'chen', 'ji', 'guan'])
      expect(hall.refusal(person(who), investigate)).toBe('forbidden');
    const roles = ['clerk', 'supervisor'];
    hall.must(person('guan'), { type: 'SaveUser', person: 'li', roles });
    expect(hall.refusal(person('li'), investigate)).toBe('own-service');
    expect(followUpActions(hall.state, on(id), 'li')).toEqual([]);
    expect(hall.refusal(person('sun'), { ...investigate, followUp: 'no-such-one' })).toBe(
      'no-such-follow-up',
    );
    hall.must(person('sun'), investigate);
  });

  test('E3 whatever is pressed, every low rating has one follow-up, and no other has', () => {
    const presses = fc.array(
      fc.record({
        of: fc.nat(3),
        level: fc.integer({ min: 1, max: 5 }),
        by: fc.constantFrom('pad', 'screen', 'phone'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(presses, (all) => {
        hall = new Hall(CATALOGUE);
        hall.must(person('sun'), { type: 'BindDevice', device: 'rater', to: 'w1' });
        const assignment = { role: 'applicant', counter: 'w1' } as const;
        hall.must(person('sun'), { type: 'PairScreen', code: '123456', name: 'screen', assignment });
        hall.open('li', 'w1');
        const visits = [0, 1, 2, 3].map(() => served(hall));
        for (const { of, level, by } of all) {
          const { prompt, ticket } = visits[of] ?? { prompt: '', ticket: '' };
          const phone = { kind: 'holder', ticket } as const;
          const actor = by === 'pad' ? AGENT : by === 'screen' ? screen('screen-1') : phone;
          hall.when(actor, { type: 'Rate', prompt, level });
        }
        const low = hall.recorded.flatMap(({ fact }) =>
          fact.type === 'Rated' && fact.level <= 2 ? [fact.prompt] : [],
        );
        expect([...hall.state.followUps.values()].map(({ prompt }) => prompt)).toEqual(low);
      }),
      { numRuns: 60 },
    );
  });
});

describe('E3 L1 L3 limits of follow-ups', () => {
  test('E3 L1 one working day to call back, fifteen to remedy, by the hall’s calendar', () => {
    const id = opened(1, true);
    const lines = (now: number) =>
      (['contact', 'remedy'] as const).map((kind) => followUpLimit(catalogue(), on(id), kind, now));
    expect(lines(hall.now)).toMatchObject([
      { date: '2026-03-06', left: 1, level: 'ok' },
      { date: '2026-03-25', left: 15, level: 'ok' },
    ]);
    expect(lines(FRIDAY_CLOSE)).toMatchObject([{ left: 0, level: 'red' }, { level: 'ok' }]);
    expect(lines(FRIDAY_CLOSE + 1000)[0]).toMatchObject({ level: 'overrun', left: -1 });
    expect(lines(REMEDY_CLOSE)[1]).toMatchObject({ left: 0, level: 'red' });
  });

  test('E3 L5 an overrun is recorded once for each limit, also when the hub was off meanwhile and it was met too late', () => {
    const id = opened(1, true);
    const check = () => hall.must(HUB, { type: 'CheckLimits' });
    hall.now = FRIDAY_CLOSE;
    expect(check()).toEqual([]);
    hall.now += 1000;
    expect(check()).toEqual([{ type: 'FollowUpOverran', followUp: id, of: 'contact' }]);
    expect(check()).toEqual([]);
    acted({ type: 'ContactFollowUp', followUp: id, said: '…' });
    acted({ type: 'InvestigateFollowUp', followUp: id, founded: true, finding: '…' });
    hall.now = REMEDY_CLOSE + HOUR;
    acted({ type: 'RemedyFollowUp', followUp: id, measure: '…' });
    hall.now += 30 * 24 * HOUR;
    expect(check()).toEqual([{ type: 'FollowUpOverran', followUp: id, of: 'remedy' }]);
    expect(check()).toEqual([]);
  });

  test('E3 met in time is never marked, however long it stays open', () => {
    const id = opened();
    acted({ type: 'InvestigateFollowUp', followUp: id, founded: false, finding: '…' });
    hall.now = REMEDY_CLOSE + 90 * 24 * HOUR;
    expect(hall.must(HUB, { type: 'CheckLimits' })).toEqual([]);
  });

  test('E3 the limits and tries are policy, as they were when it was opened', () => {
    const policy = { ...CATALOGUE.policy, followUp: { contactDays: 2, remedyDays: 5, tries: 1 } };
    const id = opened(1, true);
    hall.must({ kind: 'admin' }, { type: 'ImportCatalogue', catalogue: { ...CATALOGUE, policy } });
    expect(on(id).limits).toEqual({ contact: 1, remedy: 15 });
    const next = opened(1, false);
    expect(on(next)).toMatchObject({ limits: { contact: null, remedy: 5 }, tries: 1 });
  });

  test('E3 100 % traced: what was due, and what of it was in time', () => {
    const [late, done] = [opened(1, true), opened(2, true)];
    opened(1);
    acted({ type: 'ContactFollowUp', followUp: done, said: '…' });
    acted({ type: 'InvestigateFollowUp', followUp: done, founded: false, finding: '…' });
    acted({ type: 'CloseFollowUp', followUp: done, conclusion: '…' });
    const figures = () => followUpFigures(catalogue(), hall.state.followUps.values(), '2026-03-01', hall.now);
    expect(figures()).toMatchObject({
      opened: 3,
      contact: { due: 1, inTime: 1 },
      remedy: { due: 1, inTime: 1 },
      closed: 1,
    });
    hall.now = FRIDAY_CLOSE + HOUR;
    expect(figures()).toMatchObject({ contact: { due: 2, inTime: 1 } });
    acted({ type: 'ContactFollowUp', followUp: late, said: '…' });
    expect(figures()).toMatchObject({ contact: { due: 2, inTime: 1 } });
    expect(followUpFigures(catalogue(), hall.state.followUps.values(), '2026-03-05', hall.now).opened).toBe(
      0,
    );
  });
});

describe('E3 follow-ups outlive the day', () => {
  test('E3 a hub that starts days later knows them all; closed ones of past years are forgotten, open ones never', () => {
    const [first, second] = [opened(1), opened(2)];
    acted({ type: 'InvestigateFollowUp', followUp: first, founded: false, finding: '…' });
    acted({ type: 'CloseFollowUp', followUp: first, conclusion: '…' });
    const turn = () => hall.must(HUB, { type: 'TurnDay' });
    hall.pass(24 * HOUR);
    turn();
    expect(replay(atStart(hall.recorded, hall.state.day)).followUps).toEqual(hall.state.followUps);
    expect([...hall.state.followUps.keys()]).toEqual([first, second]);
    hall.pass(365 * 24 * HOUR);
    turn();
    expect([...hall.state.followUps.keys()]).toEqual([second]);
    expect(replay(atStart(hall.recorded, hall.state.day)).followUps).toEqual(hall.state.followUps);
  });
});

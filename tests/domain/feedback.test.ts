import fc from 'fast-check';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { CatalogueSchema } from '../../hub/contract/catalogue.ts';
import type { CommandInput } from '../../hub/contract/commands.ts';
import {
  countFeedback,
  feedbackActions,
  feedbackLimit,
  feedbackStage,
  mayRead,
  metAt,
} from '../../hub/domain/index.ts';
import { ADMIN, API, atStart, Hall, HOUR, HUB, KIOSK, one, person, replay } from './given.ts';
import { hallData } from './hall.ts';

/**
 * Wednesday 4 March 2026; the 5th is closed, Saturday the 7th is worked: the fifth working day after is Wednesday the 11th. Business
 * closes at 17:00 in Shanghai.
 */
const CLOSE = Date.parse('2026-03-11T09:00:00Z');
const DAY = 24 * HOUR;

const data = hallData();
const [someone] = data.staff;
const catalogueWith = (feedback: object = {}) =>
  v.parse(CatalogueSchema, {
    ...data,
    staff: [...data.staff, { ...someone, id: 'su', roles: ['complaint-officer'], counters: [] }],
    policy: { ...data.policy, feedback },
  });
const [su, sun] = [person('su'), person('sun')];

let hall: Hall;
beforeEach(() => {
  hall = new Hall(catalogueWith());
});

const PLAIN = {
  kind: 'complaint',
  channel: 'phone',
  subject: '等候太久',
  words: '等了两个小时没人理',
} as const;
type Told = Partial<Extract<CommandInput, { type: 'ReceiveFeedback' }>>;
const told = (more: Told = {}): CommandInput => ({ type: 'ReceiveFeedback', ...PLAIN, ...more });
/** Taken in by the complaint officer, about clerk li of the tax department; its id. */
function received(more: Told = {}, by = su): string {
  const about = { clerk: 'li', department: 'tax' };
  return one(hall.must(by, told({ about, ...more })), 'FeedbackReceived').feedback;
}
function on(id: string) {
  const found = hall.state.feedback.get(id);
  if (!found) throw new Error(`no feedback ${id}`);
  return found;
}
function catalogue() {
  const { catalogue } = hall.state;
  if (!catalogue) throw new Error('no catalogue');
  return catalogue;
}
const stage = (id: string) => feedbackStage(on(id));
const actions = (id: string, who: string) => feedbackActions(hall.state, catalogue(), on(id), who, hall.now);
const check = () => hall.must(HUB, { type: 'CheckLimits' });
const assigned = (more: Told = {}, to = 'wang'): string => {
  const feedback = received(more);
  hall.must(su, { type: 'AssignFeedback', feedback, to });
  return feedback;
};
const wang = person('wang');
const found = (feedback: string, founded = false): CommandInput => ({
  type: 'InvestigateFeedback',
  feedback,
  founded,
  finding: '查看了录像',
});

describe('S4 complaints', () => {
  test('S4 C12 numbered by year, words and teller sealed under a key of their own', () => {
    const facts = hall.must(su, told({ from: { name: '赵六', phone: '13900000000' } }));
    const fact = one(facts, 'FeedbackReceived');
    expect(fact.number).toBe('诉〔2026〕1号');
    expect(JSON.stringify(facts)).not.toMatch(/赵六|13900000000|两个小时/);
    expect(hall.vault.open(fact.key, fact.words ?? '')).toBe(PLAIN.words);
    expect(JSON.parse(hall.vault.open(fact.key, fact.contact ?? '') ?? '')).toEqual({
      name: '赵六',
      phone: '13900000000',
    });
    const next = one(hall.must(su, told()), 'FeedbackReceived');
    expect(next).toMatchObject({ number: '诉〔2026〕2号', contact: null, days: 5, from: '2026-03-04' });
    expect(next.key).not.toBe(fact.key);
    hall.pass(DAY);
    hall.must(HUB, { type: 'TurnDay' });
    hall.state = replay(atStart(hall.recorded, hall.state.day));
    expect(one(hall.must(su, told()), 'FeedbackReceived').number).toBe('诉〔2026〕3号');
  });

  test('S4 what it is about is filled from ticket, item and who works the counter; what is unknown is refused by its field', () => {
    hall.open('li', 'w1');
    const { number } = one(hall.must(API, { type: 'IssueTicket', item: 'register' }), 'TicketIssued');
    hall.next('li', 'w1');
    const about = (said: Told['about']) =>
      one(hall.must(su, told({ about: said })), 'FeedbackReceived').about;
    const whole = { counter: 'w1', clerk: 'li', ticket: number };
    expect(about({ ticket: number.toLowerCase() })).toMatchObject({
      ...whole,
      item: 'register',
      department: 'tax',
    });
    expect(about({ counter: 'w1' })).toMatchObject({ counter: 'w1', clerk: 'li' });
    expect(about({})).toEqual({
      ...{ counter: null, clerk: null, department: null, item: null, ticket: null, ofCase: null },
    });
    const refused = { ticket: 'Z9', case: 'x', counter: 'w9', clerk: 'nobody', department: 'x', item: 'x' };
    for (const [field, value] of Object.entries(refused)) {
      const { decided } = hall.when(su, told({ about: { [field]: value } }));
      expect(decided).toMatchObject({ ok: false, refusal: { field: `about.${field}` } });
    }
  });

  test('S4 answered at once: closed with its answer in one command, by whoever may', () => {
    const settled = { founded: true, answer: '当场致歉，已加开窗口' };
    const facts = hall.must(person('gu'), told({ settled }));
    expect(facts.map(({ type }) => type)).toEqual(['FeedbackReceived', 'FeedbackSettled']);
    const { feedback } = one(facts, 'FeedbackReceived');
    expect(stage(feedback)).toBe('closed');
    expect(hall.refusal(person('wang'), told({ settled }))).toBe('forbidden');
    expect(hall.refusal(su, told({ kind: 'praise', settled }))).toBe('feedback-not-now');
    const later = received();
    hall.must(person('chen'), { type: 'SettleFeedback', feedback: later, ...settled });
    expect(on(later)).toMatchObject({ closed: { by: 'chen' }, finding: { founded: true } });
    expect(hall.refusal(su, { type: 'SettleFeedback', feedback: later, ...settled })).toBe(
      'feedback-not-now',
    );
  });

  test('S4 taken in hand: assigned, investigated, remedied, answered, closed, each by whom it is', () => {
    const id = received();
    expect(stage(id)).toBe('to-assign');
    expect(actions(id, 'su')).toEqual(['settle', 'assign', 'link']);
    expect(hall.refusal(wang, found(id))).toBe('feedback-not-now');
    hall.must(su, { type: 'AssignFeedback', feedback: id, to: 'wang' });
    expect(actions(id, 'wang')).toEqual(['investigate']);
    expect(hall.refusal(su, found(id))).toBe('not-in-your-hand');
    hall.must(wang, found(id, true));
    const answer = { type: 'AnswerFeedback', feedback: id, answer: '已致歉' } as const;
    expect(hall.refusal(wang, answer)).toBe('feedback-not-now');
    hall.must(wang, { type: 'RemedyFeedback', feedback: id, measure: '加开窗口' });
    expect(hall.refusal(su, { type: 'CloseFeedback', feedback: id, conclusion: '…' })).toBe(
      'feedback-not-now',
    );
    hall.must(wang, answer);
    expect(hall.refusal(wang, { type: 'CloseFeedback', feedback: id, conclusion: '…' })).toBe('forbidden');
    expect(hall.refusal(su, { type: 'AssignFeedback', feedback: id, to: 'su' })).toBe('feedback-not-now');
    hall.must(su, { type: 'CloseFeedback', feedback: id, conclusion: '投诉人满意' });
    expect(stage(id)).toBe('closed');
    expect(actions(id, 'su')).toEqual([]);
  });

  test('S4 unfounded: nothing to remedy', () => {
    const id = assigned();
    hall.must(wang, found(id, false));
    expect(stage(id)).toBe('to-answer');
    expect(hall.refusal(wang, { type: 'RemedyFeedback', feedback: id, measure: '…' })).toBe(
      'feedback-not-now',
    );
  });

  test('S4 E2 never assigned to, handled, read or taken in by the clerk it is about, whatever roles', () => {
    const id = received();
    expect(hall.refusal(su, { type: 'AssignFeedback', feedback: id, to: 'li' })).toBe('own-service');
    hall.must(person('guan'), { type: 'SaveUser', person: 'li', roles: ['clerk', 'supervisor'] });
    expect(mayRead(hall.state, on(id), 'li')).toBe(false);
    expect(actions(id, 'li')).toEqual([]);
    const li = person('li');
    expect(hall.refusal(li, { type: 'SettleFeedback', feedback: id, founded: false, answer: '…' })).toBe(
      'own-service',
    );
    expect(hall.refusal(li, { type: 'SeeFeedbackContact', feedback: id })).toBe('no-such-feedback');
    expect(hall.refusal(li, told({ about: { clerk: 'li' } }))).toBe('own-service');
    hall.must(wang, told({ about: { clerk: 'li' } }));
  });

  test('S4 assigned only within its department or to an officer; given to another until it is answered', () => {
    const id = received({ about: { department: 'tax' } });
    // zhao works counters of the tax queue; qian none of its own department's, ji only looks on.
    expect(hall.refusal(su, { type: 'AssignFeedback', feedback: id, to: 'ji' })).toBe(
      'not-of-the-department',
    );
    expect(hall.refusal(su, { type: 'AssignFeedback', feedback: id, to: 'nobody' })).toBe(
      'not-of-the-department',
    );
    hall.must(su, { type: 'AssignFeedback', feedback: id, to: 'zhou' });
    expect(hall.refusal(su, { type: 'AssignFeedback', feedback: id, to: 'zhou' })).toBe('already-exists');
    hall.must(su, { type: 'AssignFeedback', feedback: id, to: 'su' });
    expect(hall.refusal(person('zhou'), found(id))).toBe('not-in-your-hand');
    expect(mayRead(hall.state, on(id), 'zhou')).toBe(false);
    hall.must(su, found(id));
  });

  test('S5 who may do what; discipline reads everything and changes nothing', () => {
    const id = received({ from: { name: '赵六' } });
    const every: CommandInput[] = [
      told(),
      { type: 'SettleFeedback', feedback: id, founded: true, answer: '…' },
      { type: 'AssignFeedback', feedback: id, to: 'wang' },
      { type: 'ExtendFeedback', feedback: id, days: 1, reason: '…' },
      found(id),
      { type: 'CloseFeedback', feedback: id, conclusion: '…' },
      { type: 'LinkFeedback', feedback: id, number: '诉〔2026〕1号' },
      { type: 'AccountFeedback', feedback: id, finding: '…', outcome: '…' },
      { type: 'SeeFeedbackContact', feedback: id },
    ];
    for (const who of [person('ji'), KIOSK, API])
      expect(every.map((command) => hall.refusal(who, command))).toEqual(every.map(() => 'forbidden'));
    expect(mayRead(hall.state, on(id), 'ji')).toBe(true);
    expect(actions(id, 'ji')).toEqual([]);
    expect(['wang', 'gu', 'guan'].map((who) => mayRead(hall.state, on(id), who))).toEqual([
      false,
      false,
      false,
    ]);
    expect(hall.refusal(su, { type: 'ExtendFeedback', feedback: id, days: 1, reason: '…' })).toBe(
      'forbidden',
    );
  });

  test('S4 X3 who it was is looked up by its handler and officers, and that is recorded', () => {
    const id = assigned({ from: { name: '赵六' } });
    hall.must(wang, { type: 'SeeFeedbackContact', feedback: id });
    expect(on(id).seen).toEqual([{ at: hall.now, by: 'wang' }]);
    expect(hall.refusal(person('chen'), { type: 'SeeFeedbackContact', feedback: id })).toBe(
      'not-in-your-hand',
    );
    expect(hall.refusal(su, { type: 'SeeFeedbackContact', feedback: received() })).toBe('anonymous');
  });

  test('S4 complaints of the same matter are linked both ways, once', () => {
    const [first, second] = [received(), received()];
    const praise = received({ kind: 'praise' });
    const link = (to: string): CommandInput => ({
      type: 'LinkFeedback',
      feedback: second,
      number: on(to).number,
    });
    hall.must(su, link(first));
    expect([on(first).links, on(second).links]).toEqual([[second], [first]]);
    expect(hall.refusal(su, link(first))).toBe('already-exists');
    expect(hall.refusal(su, link(second))).toBe('no-such-feedback');
    expect(hall.refusal(su, link(praise))).toBe('no-such-feedback');
  });
});

describe('S4 L1 L3 L4 the limit of a complaint', () => {
  test('S4 L1 L3 five working days by the hall’s calendar: warned once, late once, with who answers for it', () => {
    const id = assigned();
    const limit = (now: number) => feedbackLimit(catalogue(), on(id), now);
    expect(limit(hall.now)).toMatchObject({ date: '2026-03-11', left: 5, level: 'ok' });
    expect(check()).toEqual([]);
    hall.now = CLOSE;
    expect(check()).toEqual([{ type: 'FeedbackWarned', feedback: id }]);
    expect(check()).toEqual([]);
    hall.now = CLOSE + 1000;
    const overran = { type: 'FeedbackOverran', feedback: id, department: 'tax', person: 'wang' };
    expect(check()).toEqual([overran]);
    expect(check()).toEqual([]);
    expect(limit(hall.now)).toMatchObject({ level: 'overrun', left: -1 });
    hall.must(wang, found(id));
    expect(hall.must(wang, { type: 'AnswerFeedback', feedback: id, answer: '…' })).toHaveLength(1);
    expect(check()).toEqual([]);
  });

  test('S4 L4 answered too late before anybody looked: recorded with the answer', () => {
    const id = assigned();
    hall.must(wang, found(id));
    hall.now = CLOSE + DAY;
    const facts = hall.must(wang, { type: 'AnswerFeedback', feedback: id, answer: '…' });
    expect(facts.map(({ type }) => type)).toEqual(['FeedbackOverran', 'FeedbackAnswered']);
    hall.pass(30 * DAY);
    expect(check()).toEqual([]);
  });

  test('S4 answered in time is never marked, however long it stays open', () => {
    const id = assigned();
    hall.must(wang, found(id));
    hall.must(wang, { type: 'AnswerFeedback', feedback: id, answer: '…' });
    hall.now = CLOSE + 90 * DAY;
    expect(check()).toEqual([]);
    expect(stage(id)).toBe('to-close');
  });

  test('S4 the supervisor extends once, with a reason, before the limit ends; then it is warned anew', () => {
    const id = assigned();
    const extend: CommandInput = { type: 'ExtendFeedback', feedback: id, days: 2, reason: '要调取录像' };
    hall.now = CLOSE;
    check();
    hall.must(sun, extend);
    expect(feedbackLimit(catalogue(), on(id), hall.now)).toMatchObject({ date: '2026-03-13' });
    expect(hall.refusal(sun, extend)).toBe('feedback-not-now');
    hall.pass(2 * DAY);
    expect(check()).toEqual([{ type: 'FeedbackWarned', feedback: id }]);
    const late = received();
    hall.pass(30 * DAY);
    expect(hall.refusal(sun, { ...extend, feedback: late })).toBe('feedback-not-now');
  });

  test('S4 L4 the supervisor records what came of the accountability, once, and not the own', () => {
    const id = assigned({}, 'sun');
    const account: CommandInput = {
      type: 'AccountFeedback',
      feedback: id,
      finding: '拖延',
      outcome: '批评教育',
    };
    expect(hall.refusal(sun, account)).toBe('feedback-not-now');
    hall.now = CLOSE + HOUR;
    check();
    expect(hall.refusal(sun, account)).toBe('own-service');
    hall.must(person('guan'), { type: 'SaveUser', person: 'chen', roles: ['supervisor'] });
    hall.must(person('chen'), account);
    expect(on(id).accounted).toMatchObject({ by: 'chen', outcome: '批评教育' });
    expect(hall.refusal(person('chen'), account)).toBe('feedback-not-now');
  });

  test('S4 the limit is policy, as it was when it came', () => {
    const id = received();
    hall.must(ADMIN, { type: 'ImportCatalogue', catalogue: catalogueWith({ answerDays: 2 }) });
    expect([on(id).days, on(received()).days]).toEqual([5, 2]);
  });

  test('S4 L4 L5 none is ever past its limit without its record, and none has two, over clock jumps and restarts', () => {
    const move = fc.oneof(
      fc.record({ do: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 300 }) }),
      fc.record({ do: fc.constantFrom('receive', 'restart', 'check'), hours: fc.constant(0) }),
      fc.record({
        do: fc.constantFrom('settle', 'assign', 'find', 'answer', 'extend', 'close'),
        hours: fc.nat(1),
      }),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        hall = new Hall(catalogueWith());
        received();
        for (const { do: what, hours } of moves) {
          if (what === 'pass') hall.pass(hours * HOUR);
          const feedback = [...hall.state.feedback.keys()][hours] ?? 'no-such-feedback';
          if (what === 'receive') received();
          if (what === 'settle')
            hall.when(su, { type: 'SettleFeedback', feedback, founded: true, answer: '…' });
          if (what === 'assign') hall.when(su, { type: 'AssignFeedback', feedback, to: 'wang' });
          if (what === 'find') hall.when(wang, found(feedback));
          if (what === 'answer') hall.when(wang, { type: 'AnswerFeedback', feedback, answer: '…' });
          if (what === 'extend') hall.when(sun, { type: 'ExtendFeedback', feedback, days: 3, reason: '…' });
          if (what === 'close') hall.when(su, { type: 'CloseFeedback', feedback, conclusion: '…' });
          if (what === 'restart') {
            hall.when(HUB, { type: 'TurnDay' });
            hall.state = replay(atStart(hall.recorded, hall.state.day));
          }
          if (what === 'check') check();
        }
        check();
        for (const [id, record] of hall.state.feedback) {
          const late = feedbackLimit(catalogue(), record, hall.now)?.level === 'overrun';
          const marks = hall.recorded.filter(
            ({ fact }) => fact.type === 'FeedbackOverran' && fact.feedback === id,
          );
          expect([id, marks.length, record.overran !== null]).toEqual([id, late ? 1 : 0, late]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('S4 praise, visits', () => {
  test('S4 praise and banners are recorded and done; visits are recorded by whoever makes them', () => {
    const banner = received({ kind: 'praise', form: 'banner' });
    expect(on(banner)).toMatchObject({ form: 'banner', days: null, closed: { by: 'su' } });
    const visit = { kind: 'visit', channel: 'on-site' } as const;
    expect(hall.refusal(wang, told(visit))).toBe('forbidden');
    expect(stage(received(visit, sun))).toBe('closed');
    hall.now = CLOSE + 90 * DAY;
    expect(check()).toEqual([]);
  });
});

describe('S4 call-backs', () => {
  /** A case of the land department that ended now. */
  const completed = (id: string, state = 'completed') => {
    const number = `land〔2026〕${id.slice(-2)}号`;
    const applicant = { person: `of-${id}`, sealed: 'sealed', acceptedBy: 'qian', counter: 'w4' };
    const nothing = {
      suspensions: [],
      accountability: [],
      warned: new Set(),
      steps: [],
      joint: [],
      due: null,
    };
    const ends = { state, endedAt: hall.now, item: 'survey', department: 'land' };
    hall.state.cases.set(id, { id, number, ...applicant, ...ends, ...nothing } as never);
    hall.state.caseNumbers.set(number, id);
    return number;
  };
  /** Cases as the hall's rules of limits need not look at. */
  const ids = Array.from({ length: 60 }, (_, at) => `case-${String(at).padStart(4, '0')}`);

  test('S4 T chosen by number: once, of a finished case, its applicant under the case’s key', () => {
    const number = completed('case-0001');
    const facts = hall.must(su, { type: 'CallBackCase', case: number });
    expect(one(facts, 'FeedbackReceived')).toMatchObject({
      ...{ kind: 'call-back', key: 'of-case-0001', contact: 'sealed', words: null, days: 10 },
      about: { clerk: 'qian', department: 'land', ofCase: { number } },
    });
    expect(hall.refusal(su, { type: 'CallBackCase', case: number })).toBe('already-exists');
    expect(hall.refusal(su, { type: 'CallBackCase', case: 'x' })).toBe('no-such-case');
    expect(hall.refusal(su, { type: 'CallBackCase', case: completed('case-0002', 'handling') })).toBe(
      'case-not-completed',
    );
  });

  test('S4 reached: done; the third call without an answer is done, too', () => {
    const called = () =>
      one(hall.must(su, { type: 'CallBackCase', case: completed(ids.pop() ?? '') }), 'FeedbackReceived')
        .feedback;
    const [reached, missed] = [called(), called()];
    expect(actions(reached, 'su')).toEqual(['reach', 'miss']);
    hall.must(su, { type: 'ReachFeedback', feedback: reached, satisfied: true, said: '很满意' });
    expect(stage(reached)).toBe('closed');
    for (const then of ['to-call', 'to-call', 'closed']) {
      hall.must(su, { type: 'MissFeedback', feedback: missed });
      expect(stage(missed)).toBe(then);
    }
  });

  test('S4 drawn by the policy’s share, each case once, none of long ago', () => {
    hall = new Hall(catalogueWith({ callBackShare: 0.5 }));
    for (const id of ids) completed(id);
    const first = check();
    const numbers = first.map((fact) => (fact.type === 'FeedbackReceived' ? fact.number : ''));
    expect(numbers).toEqual(first.map((_, at) => `诉〔2026〕${at + 1}号`));
    expect(first.length).toBeGreaterThan(ids.length * 0.25);
    expect(first.length).toBeLessThan(ids.length * 0.75);
    expect(check()).toEqual([]);
    const old = new Hall(catalogueWith({ callBackShare: 1 }));
    hall = old;
    completed('case-0001');
    hall.pass(31 * DAY);
    expect(check()).toEqual([]);
  });
});

describe('S4 what outlives the day', () => {
  test('S4 X3 a hub that starts days later knows them all; what was erased and is of past years is forgotten', () => {
    const [kept, gone] = [assigned(), received({ kind: 'praise' })];
    hall.pass(DAY);
    hall.must(HUB, { type: 'TurnDay' });
    expect(replay(atStart(hall.recorded, hall.state.day)).feedback).toEqual(hall.state.feedback);
    hall.must(HUB, { type: 'EraseApplicant', person: on(gone).key, why: 'retention', cases: 0 });
    expect([on(gone).erased, on(kept).erased]).toEqual([true, false]);
    hall.pass(365 * DAY);
    hall.must(HUB, { type: 'TurnDay' });
    expect([...hall.state.feedback.keys()]).toEqual([kept]);
  });

  test('S3 S4 counted by kind, month and department', () => {
    const once = received({ settled: { founded: true, answer: '…' } });
    const late = assigned();
    received({ kind: 'praise' });
    hall.now = CLOSE + HOUR;
    received({ about: { department: 'land' } });
    hall.must(su, { type: 'SettleFeedback', feedback: received(), founded: false, answer: '…' });
    expect([metAt(on(once)), metAt(on(late))]).toEqual([expect.any(Number), null]);
    const zero = { answeredAtOnce: 0, inTime: 0, late: 0, founded: 0, closed: 0 };
    expect(countFeedback(catalogue(), hall.state.feedback.values(), hall.now)).toEqual([
      { kind: 'complaint', month: '2026-03', department: 'land', ...zero, received: 1 },
      {
        ...{ kind: 'complaint', month: '2026-03', department: 'tax' },
        ...{ received: 3, answeredAtOnce: 2, inTime: 2, late: 1, founded: 1, closed: 2 },
      },
      { kind: 'praise', month: '2026-03', department: 'tax', ...zero, received: 1, closed: 1 },
    ]);
  });
});

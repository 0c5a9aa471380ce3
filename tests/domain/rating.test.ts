import { describe, expect, test } from 'vitest';
import { shownPrompt } from '../../hub/domain/index.ts';
import { counterSign } from '../../hub/views/screen.ts';
import { ACTING, AGENT, API, Hall, HOUR, HUB, MINUTE, one, person, SECOND, screen } from './given.ts';

/** A finished ticket with its prompt, an evaluator at w1 and the applicant's screen there. */
function finished() {
  const hall = new Hall();
  const sun = person('sun');
  hall.must(sun, { type: 'BindDevice', device: 'rater', to: 'w1' });
  hall.must(sun, {
    type: 'PairScreen',
    code: '123456',
    name: 'screen',
    assignment: { role: 'applicant', counter: 'w1' },
  });
  hall.open('li', 'w1');
  const ticket = hall.issue('a');
  hall.next('li', 'w1');
  hall.must(person('li'), { type: 'StartService', counter: 'w1' });
  const prompt = one(hall.must(person('li'), { type: 'Finish', counter: 'w1' }), 'TicketFinished').prompt;
  const rate = (level = 5) => ({ type: 'Rate', prompt, level }) as const;
  return { hall, ticket, prompt, rate };
}

describe('E4 a paper card', () => {
  const card = (number: string, more: object = {}) =>
    ({ type: 'EnterRatingCard', day: '2026-03-04', number, level: 4, ...more }) as const;
  const gu = person('gu');

  test('E4 is entered by staff under the ticket’s number, and counts once with every other way', () => {
    const { hall, ticket, prompt, rate } = finished();
    const facts = hall.must(gu, card('a 1', { level: 2, reasons: ['waiting'], text: '等太久' }));
    expect(one(facts, 'Rated')).toMatchObject({
      prompt,
      ticket: ticket.id,
      clerk: 'li',
      level: 2,
      source: 'card',
    });
    // E3
    expect(one(facts, 'FollowUpOpened')).toMatchObject({
      number: 'A001',
      reasons: ['waiting'],
      source: 'card',
    });
    expect(hall.refusal(AGENT, rate())).toBe('already-rated');
    expect(hall.refusal(gu, card('A001'))).toBe('already-rated');
    const other = finished();
    other.hall.must(AGENT, other.rate());
    expect(other.hall.refusal(gu, card('A001'))).toBe('already-rated');
  });

  test('E2 E4 whoever served cannot enter it, in whatever role; nor can a clerk, a discipline officer, a device', () => {
    const { hall } = finished();
    for (const who of ['li', 'wang', 'ji', 'guan'])
      expect(hall.refusal(person(who), card('A001'))).toBe('forbidden');
    expect(hall.refusal(AGENT, card('A001'))).toBe('forbidden');
    hall.must(person('guan'), { type: 'SaveUser', person: 'li', roles: ['clerk', 'guide'] });
    expect(hall.refusal(person('li'), card('A001'))).toBe('own-service');
    hall.must(person('sun'), card('A001'));
  });

  test('E4 a card for no ticket, one not served to its end, or a day that is not yet, is refused', () => {
    const { hall } = finished();
    hall.issue('a');
    expect(hall.refusal(gu, card('A009'))).toBe('no-ticket-that-day');
    expect(hall.refusal(gu, card('A002'))).toBe('not-served');
    expect(hall.refusal(gu, card('A001', { day: '2026-03-05' }))).toBe('no-ticket-that-day');
  });

  test('E4 a card of an earlier day counts within the hall’s window, once, whatever day it is entered', () => {
    const { hall, ticket, prompt } = finished();
    const visit = { ticket: hall.ticket(ticket.id), prompt: hall.state.prompts.get(prompt) ?? null };
    const turn = () => hall.pass(24 * HOUR).must(HUB, { type: 'TurnDay' });
    const atHand = (rated = false) =>
      hall.pastVisits.set('2026-03-04 A001', { ...visit, rated, readOn: hall.state.day });
    turn();
    expect(hall.refusal(gu, card('A001'))).toBe('no-ticket-that-day');
    atHand(true);
    expect(hall.refusal(gu, card('A001'))).toBe('already-rated');
    atHand();
    turn();
    // Read before the day turned: what was entered meanwhile is not known.
    expect(hall.refusal(gu, card('A001'))).toBe('not-recorded');
    turn();
    atHand();
    expect(one(hall.must(gu, card('a1')), 'Rated')).toMatchObject({ prompt, source: 'card' });
    expect(hall.refusal(gu, card('A001'))).toBe('already-rated');
    turn();
    atHand();
    expect(hall.refusal(gu, card('A001'))).toBe('card-window-over');
  });
});

describe('E1 E2 rating', () => {
  test('the evaluator at the counter rates once', () => {
    const { hall, ticket, prompt, rate } = finished();
    expect(one(hall.must(AGENT, rate(4)), 'Rated')).toEqual({
      type: 'Rated',
      prompt,
      ticket: ticket.id,
      counter: 'w1',
      clerk: 'li',
      level: 4,
      reasons: [],
      text: null,
      source: 'evaluator',
    });
    expect(hall.refusal(AGENT, rate())).toBe('already-rated');
    expect(hall.refusal({ kind: 'holder', ticket: ticket.id }, rate())).toBe('already-rated');
    expect(hall.state.prompts.get(prompt)?.rating?.level).toBe(4);
  });

  test('E2 no clerk, supervisor or integration rates', () => {
    const { hall, rate } = finished();
    expect(hall.refusal(person('li'), rate())).toBe('clerk-cannot-rate');
    expect(hall.refusal(person('sun'), rate())).toBe('clerk-cannot-rate');
    expect(hall.refusal(API, rate())).toBe('forbidden');
    expect(hall.refusal(ACTING, rate())).toBe('forbidden');
  });

  test('E4 the applicant’s screen of the counter and the holder may; others may not', () => {
    for (const [actor, source] of [
      [screen('screen-1'), 'screen'],
      ['holder', 'phone'],
    ] as const) {
      const { hall, ticket, rate } = finished();
      const who = actor === 'holder' ? ({ kind: 'holder', ticket: ticket.id } as const) : actor;
      expect(one(hall.must(who, rate(1)), 'Rated').source).toBe(source);
    }
    const { hall, rate } = finished();
    expect(hall.refusal(screen('screen-2'), rate())).toBe('forbidden');
    expect(hall.refusal({ kind: 'holder', ticket: hall.issue('a').id }, rate())).toBe('forbidden');
    expect(hall.refusal({ kind: 'agent', agent: 'other' }, rate())).toBe('forbidden');
    expect(hall.refusal(AGENT, { ...rate(), prompt: 'no-such-prompt' })).toBe('no-such-prompt');
    hall.must(person('sun'), {
      type: 'AssignScreen',
      device: 'screen-1',
      assignment: { role: 'counter-strip', counter: 'w1' },
    });
    expect(hall.refusal(screen('screen-1'), rate())).toBe('forbidden');
  });

  test('a pad at the counter is no evaluator', () => {
    const { hall, rate } = finished();
    hall.must(person('sun'), { type: 'BindDevice', device: 'rater', to: 'w2' });
    hall.must(person('sun'), { type: 'BindDevice', device: 'pad', to: 'w1' });
    expect(hall.refusal(AGENT, rate())).toBe('forbidden');
  });

  test('E1 a press delivered late belongs to its prompt', () => {
    const { hall, prompt, rate } = finished();
    hall.issue('a');
    hall.pass(2 * MINUTE).next('li', 'w1');
    hall.must(person('li'), { type: 'StartService', counter: 'w1' });
    expect(shownPrompt(hall.state, 'w1', hall.now)).toBeNull();
    expect(one(hall.must(AGENT, rate(2)), 'Rated')).toMatchObject({ prompt, clerk: 'li' });
  });

  test('E1 the prompt stays until the next start, at least the policy’s time', () => {
    const { hall, prompt } = finished();
    const at = hall.now;
    hall.issue('a');
    hall.issue('a');
    hall.pass(10 * SECOND).next('li', 'w1');
    expect(shownPrompt(hall.state, 'w1', at + 60 * MINUTE)?.id).toBe(prompt);
    hall.must(person('li'), { type: 'StartService', counter: 'w1' });
    expect(shownPrompt(hall.state, 'w1', at + 59 * SECOND)?.id).toBe(prompt);
    expect(shownPrompt(hall.state, 'w1', at + 60 * SECOND)).toBeNull();
    hall.pass(20 * MINUTE);
    const second = one(hall.must(person('li'), { type: 'Finish', counter: 'w1' }), 'TicketFinished').prompt;
    hall.pass(5 * MINUTE).next('li', 'w1');
    hall.must(person('li'), { type: 'StartService', counter: 'w1' });
    expect(hall.state.prompts.get(second)?.closedAt).toBe(hall.now);
  });

  test('W4 E1 an open prompt goes with the counter to the successor, and stays about whoever served', () => {
    const { hall, prompt, rate } = finished();
    hall.issue('a');
    hall.must(person('li'), { type: 'HandOverCounter', counter: 'w1', to: 'zhao' });
    const { state, now } = hall;
    expect(shownPrompt(state, 'w1', now + MINUTE)?.id).toBe(prompt);
    const source = { state, now } as Parameters<typeof counterSign>[0];
    expect(counterSign(source, 'w1')).toMatchObject({
      clerk: { id: 'zhao' },
      prompt: { id: prompt, clerk: { zh: 'li' }, rated: false },
    });
    hall.pass(2 * MINUTE).next('zhao', 'w1');
    expect(shownPrompt(state, 'w1', hall.now)?.id).toBe(prompt);
    expect(one(hall.must(AGENT, rate(5)), 'Rated')).toMatchObject({ prompt, clerk: 'li', counter: 'w1' });
    hall.must(person('zhao'), { type: 'StartService', counter: 'w1' });
    expect(shownPrompt(state, 'w1', hall.now)).toBeNull();
  });

  test('W4 E1 what is finished after a hand-over is about the successor; prompts that wait keep their order', () => {
    const { hall, prompt } = finished();
    hall.issue('a');
    hall.next('li', 'w1');
    hall.must(person('li'), { type: 'StartService', counter: 'w1' });
    hall.must(person('li'), { type: 'HandOverCounter', counter: 'w1', to: 'zhao' });
    const later = one(hall.must(person('zhao'), { type: 'Finish', counter: 'w1' }), 'TicketFinished').prompt;
    expect(hall.state.prompts.get(later)?.clerk).toBe('zhao');
    expect(hall.state.prompts.get(prompt)?.clerk).toBe('li');
    expect(shownPrompt(hall.state, 'w1', hall.now)?.id).toBe(later);
  });
});

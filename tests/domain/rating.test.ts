import { describe, expect, test } from 'vitest';
import { shownPrompt } from '../../hub/domain/index.ts';
import { counterSign } from '../../hub/views/screen.ts';
import { ACTING, AGENT, API, Hall, MINUTE, one, person, SECOND, screen } from './given.ts';

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

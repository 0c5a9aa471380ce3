import { describe, expect, it } from 'vitest';
import {
  advance,
  type Level,
  type Prompt,
  type RateEvent,
  type RateState,
  REASONS_TIME,
  THANKS_TIME,
} from '../../display/applicant/rate.ts';

const prompt = (id = 'prompt-1', rated = false): Prompt => ({
  id,
  number: 'A023',
  about: 'visit',
  clerk: null,
  rated,
  until: 0,
});
const view = (shown: Prompt | null): RateEvent => ({ type: 'view', prompt: shown });
const face = (level: Level): RateEvent => ({ type: 'face', level });
const run = (now: number, ...events: RateEvent[]) =>
  events.reduce<RateState>((state, event) => advance(state, event, now), { is: 'none' });

describe('E1 rating on the applicant’s screen', () => {
  it('E1 the faces appear with the prompt and go with it', () => {
    const shown = run(0, view(prompt()));
    expect(shown).toMatchObject({ is: 'faces', prompt: { id: 'prompt-1' } });
    expect(advance(shown, view(null), 0)).toEqual({ is: 'none' });
    expect(advance(shown, view(prompt('prompt-1', true)), 0)).toEqual({ is: 'none' });
  });

  it('E1 levels 3 to 5 are sent at once, with the prompt they belong to', () => {
    expect(run(0, view(prompt()), face(4))).toEqual({
      is: 'sending',
      answer: { prompt: 'prompt-1', level: 4, reasons: [] },
    });
  });

  it('E3 levels 1 and 2 ask why; reasons can be chosen and taken back', () => {
    const asked = run(0, view(prompt()), face(2));
    expect(asked.is).toBe('reasons');
    const chosen = (['waiting', 'clarity', 'waiting'] as const).reduce<RateState>(
      (state, reason) => advance(state, { type: 'reason', reason }, 0),
      asked,
    );
    expect(advance(chosen, { type: 'send' }, 0)).toEqual({
      is: 'sending',
      answer: { prompt: 'prompt-1', level: 2, reasons: ['clarity'] },
    });
  });

  it('E1 a low answer is not lost when nobody goes on: it sends itself', () => {
    const asked = run(1000, view(prompt()), face(1));
    expect(advance(asked, { type: 'tick' }, 1000 + REASONS_TIME - 1)).toBe(asked);
    expect(advance(asked, { type: 'tick' }, 1000 + REASONS_TIME)).toMatchObject({
      is: 'sending',
      answer: { level: 1 },
    });
  });

  it('E1 a press belongs to its prompt, also when the next applicant’s prompt is already there', () => {
    const asked = run(0, view(prompt()), face(1), view(prompt('prompt-2')));
    expect(asked).toMatchObject({ is: 'sending', answer: { prompt: 'prompt-1', level: 1 } });
    expect(run(0, view(prompt()), face(1), view(null))).toMatchObject({ is: 'sending' });
  });

  it('E1 an answer lost on its way stays to be sent; a second press changes nothing', () => {
    const sending = run(0, view(prompt()), face(5));
    for (const code of ['offline', 'timeout', 'not-recorded'] as const)
      expect(advance(sending, { type: 'refused', code }, 0)).toBe(sending);
    expect(advance(sending, face(1), 0)).toBe(sending);
    expect(advance(sending, view(null), 0)).toBe(sending);
  });

  it('E1 accepted, or already rated elsewhere: thanks, for a while', () => {
    const sending = run(0, view(prompt()), face(5));
    const thanks = advance(sending, { type: 'accepted' }, 500);
    expect(thanks).toMatchObject({ is: 'thanks', low: false });
    expect(advance(sending, { type: 'refused', code: 'already-rated' }, 500).is).toBe('thanks');
    expect(advance(thanks, { type: 'tick' }, 500 + THANKS_TIME)).toEqual({ is: 'none' });
  });

  it('E1 a prompt that was over says so', () => {
    const sending = run(0, view(prompt()), face(5));
    expect(advance(sending, { type: 'refused', code: 'prompt-over' }, 0).is).toBe('over');
  });
});

import type { CommandOf } from '../../hub/contract/commands.ts';
import type { RefusalCode } from '../../hub/contract/refusals.ts';
import type { CounterSign } from '../../hub/contract/views/counter-sign.ts';

export type Reason = CommandOf<'Rate'>['reasons'][number];
export type Prompt = NonNullable<CounterSign['prompt']>;
export const REASONS: readonly Reason[] = ['waiting', 'attitude', 'clarity', 'speed', 'result', 'other'];
export const LEVELS = [5, 4, 3, 2, 1] as const;
export type Level = (typeof LEVELS)[number];

/** A low answer goes by itself after this long without a touch; thanks stand this long, ms. */
export const REASONS_TIME = 20_000;
export const THANKS_TIME = 5000;

type Answer = { readonly prompt: string; readonly level: Level; readonly reasons: readonly Reason[] };
/**
 * The rating on the applicant's screen. A press belongs to its prompt (E1): once given it is sent, also when the prompt has gone or
 * the hub is away. Pure: `advance` says what is shown, `sending` what is to be asked.
 */
export type RateState =
  | { readonly is: 'none' }
  | { readonly is: 'faces'; readonly prompt: Prompt }
  | { readonly is: 'reasons'; readonly answer: Answer; readonly until: number }
  | { readonly is: 'sending'; readonly answer: Answer }
  | { readonly is: 'thanks'; readonly prompt: string; readonly low: boolean; readonly until: number }
  | { readonly is: 'over'; readonly prompt: string; readonly until: number };

export type RateEvent =
  | { readonly type: 'view'; readonly prompt: Prompt | null }
  | { readonly type: 'face'; readonly level: Level }
  | { readonly type: 'reason'; readonly reason: Reason }
  | { readonly type: 'send' }
  | { readonly type: 'accepted' }
  | { readonly type: 'refused'; readonly code: RefusalCode }
  | { readonly type: 'tick' };

/** `now`: epoch ms. */
export function advance(state: RateState, event: RateEvent, now: number): RateState {
  switch (event.type) {
    case 'view':
      return follow(state, event.prompt);
    case 'face':
      if (state.is !== 'faces') return state;
      return answered({ prompt: state.prompt.id, level: event.level, reasons: [] }, now);
    case 'reason':
      return state.is === 'reasons' ? toggle(state.answer, event.reason, now) : state;
    case 'send':
      return state.is === 'reasons' ? { is: 'sending', answer: state.answer } : state;
    case 'accepted':
      return state.is === 'sending' ? thanks(state.answer, now) : state;
    case 'refused':
      return state.is === 'sending' ? refused(state, event.code, now) : state;
    case 'tick':
      return pass(state, now);
  }
}

function follow(state: RateState, prompt: Prompt | null): RateState {
  switch (state.is) {
    case 'sending':
    case 'thanks':
    case 'over':
      return state;
    case 'reasons':
      // Somebody else's turn: what was pressed goes out as it is.
      return prompt?.id === state.answer.prompt && !prompt.rated
        ? state
        : { is: 'sending', answer: state.answer };
    case 'none':
    case 'faces':
      return prompt && !prompt.rated ? { is: 'faces', prompt } : { is: 'none' };
  }
}

/** Levels 1 and 2 are asked why (E3), the others go at once. */
function answered(answer: Answer, now: number): RateState {
  return answer.level <= 2 ? { is: 'reasons', answer, until: now + REASONS_TIME } : { is: 'sending', answer };
}

function toggle(answer: Answer, reason: Reason, now: number): RateState {
  const reasons = answer.reasons.includes(reason)
    ? answer.reasons.filter((known) => known !== reason)
    : [...answer.reasons, reason];
  return { is: 'reasons', answer: { ...answer, reasons }, until: now + REASONS_TIME };
}

function thanks(answer: Answer, now: number): RateState {
  return { is: 'thanks', prompt: answer.prompt, low: answer.level <= 2, until: now + THANKS_TIME };
}

/** Lost on the way: stays to be sent again. Already rated: it counts once, and thanks are due. */
function refused(state: Extract<RateState, { is: 'sending' }>, code: RefusalCode, now: number): RateState {
  if (code === 'offline' || code === 'timeout' || code === 'not-recorded' || code === 'hub-stopping')
    return state;
  if (code === 'already-rated') return thanks(state.answer, now);
  return { is: 'over', prompt: state.answer.prompt, until: now + THANKS_TIME };
}

function pass(state: RateState, now: number): RateState {
  if (state.is === 'reasons' && now >= state.until) return { is: 'sending', answer: state.answer };
  if ((state.is === 'thanks' || state.is === 'over') && now >= state.until) return { is: 'none' };
  return state;
}

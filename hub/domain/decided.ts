import { type Refusal, type RefusalCode, refusal } from '../contract/refusals.ts';
import { ok, refuse } from '../contract/result.ts';
import type { Fact } from './facts.ts';
import type { Decided, State } from './state.ts';

/** These facts happened; `answer` is made from the state after them. */
export function happened(facts: readonly Fact[], answer: (state: State) => unknown = () => null): Decided {
  return ok({ facts, answer });
}

/** Refused with the code's standard sentence. */
export function no(code: RefusalCode, more: Pick<Refusal, 'field' | 'detail'> = {}) {
  return refuse(refusal(code, more));
}

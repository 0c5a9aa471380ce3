import type { Prompt, State } from '../state.ts';

/** The prompt a counter's evaluator and applicant's screen show now, rated or not; null when none (E1). */
export function shownPrompt(state: State, counterId: string, now: number): Prompt | null {
  const id = state.counters.get(counterId)?.prompt ?? null;
  const prompt = id === null ? undefined : state.prompts.get(id);
  if (!prompt || (prompt.closedAt !== null && now >= prompt.closedAt)) return null;
  return prompt;
}

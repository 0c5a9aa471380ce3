import type { Prompt, State } from '../state.ts';

/** The prompt a counter's evaluator and applicant's screen show now, rated or not; null when none (E1). */
export function shownPrompt(state: State, counterId: string, now: number): Prompt | null {
  const id = state.counters.get(counterId)?.prompt ?? null;
  const prompt = id === null ? undefined : state.prompts.get(id);
  if (!prompt || (prompt.closedAt !== null && now >= prompt.closedAt)) return null;
  return prompt;
}

/**
 * A new prompt at a counter (null: none, only its holder can rate). It waits behind the unrated ones of cases collected there just
 * now, so that the end of the visit does not hide them (E1).
 */
export function ask(
  state: State,
  counterId: string | null,
  asked: Pick<Prompt, 'id' | 'ticket' | 'case' | 'clerk' | 'at'>,
): void {
  state.prompts.set(asked.id, {
    ...asked,
    counter: counterId ?? '',
    closedAt: null,
    rating: null,
    next: null,
  });
  const counter = counterId === null ? undefined : state.counters.get(counterId);
  if (!counter) return;
  const last = standing(state, counter.prompt).at(-1);
  if (last && last.case !== null && last.closedAt === null && last.rating === null) last.next = asked.id;
  else counter.prompt = asked.id;
}

/** The prompt of that id and those that wait behind it. */
export function standing(state: State, id: string | null): Prompt[] {
  const prompts: Prompt[] = [];
  for (let next = id; next !== null; ) {
    const prompt = state.prompts.get(next);
    if (!prompt) break;
    prompts.push(prompt);
    next = prompt.next;
  }
  return prompts;
}

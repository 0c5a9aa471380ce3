import type { LimitLine } from '../../contract/case-views.ts';
import type { Case } from '../../domain/casework/case.ts';
import { worksOn } from '../../domain/casework/posts.ts';
import { today } from '../../domain/limits/calendar.ts';
import { limitLine } from '../../domain/limits/levels.ts';
import type { State } from '../../domain/state.ts';
import { catalogueOf } from '../lines.ts';

/** The limit of a department's answer (C7): as it is now, or as it was when the answer came. */
export function answerLimit(state: State, on: Case, task: Case['joint'][number], now: number): LimitLine {
  const catalogue = catalogueOf(state);
  const from = on.from ?? today(catalogue, on.receivedAt);
  return limitLine(catalogue, task.due, from, Math.min(task.at ?? now, now));
}

/** Answers an open joint case still waits for, each with its limit; `mine`: this reader may give it. */
export function owedAnswers(
  state: State,
  on: Case,
  person: string,
  now: number,
): { readonly limit: LimitLine; readonly mine: boolean }[] {
  if (on.state !== 'handling') return [];
  return on.joint
    .filter(({ result }) => result === null)
    .map((task) => ({
      limit: answerLimit(state, on, task, now),
      mine: worksOn(state, person, task.department),
    }));
}

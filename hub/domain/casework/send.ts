import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { no } from '../decided.ts';
import type { Fact } from '../facts.ts';
import { today } from '../limits/calendar.ts';
import type { Context, State } from '../state.ts';
import type { Case } from './case.ts';
import { dueAfter } from './dates.ts';
import type { StepPlan } from './facts.ts';
import { notice } from './notices.ts';

/** The file on its way to a post: `from` is the post that hands it over, `handler` the one named there, or anyone of it. */
type Sending = { readonly from: string; readonly step: StepPlan; readonly handler: string | null };

/** The file goes to the next post with its own limit and a 文书传递单 (C6). */
export function sendTo(
  state: State,
  on: Case,
  { from, step, handler }: Sending,
  context: Context,
): Result<Fact[], Refusal> {
  const { catalogue } = state;
  if (!catalogue) return no('no-such-item');
  const due = dueAfter(catalogue, today(catalogue, context.now), step.days);
  if (!due.ok) return due;
  const toPost = step.authority === null ? step.post : `${step.authority} ${step.post}`;
  const slip = notice(state, on, 'hand-over-slip', context, {
    fields: { fromPost: from, toPost, due: due.value.date },
  });
  if (!slip.ok) return slip;
  const to = handler ?? (step.kind === 'superior' ? step.responsible : null);
  return ok([{ type: 'StepSent', case: on.id, step: step.id, to, due: due.value }, slip.value]);
}

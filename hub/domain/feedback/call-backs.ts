import type { Case } from '../casework/case.ts';
import { happened, no } from '../decided.ts';
import type { FactOf } from '../facts.ts';
import { policyOf } from '../find.ts';
import type { Handlers } from '../handler.ts';
import type { CatalogueState, Context, State } from '../state.ts';
import { receivedBy } from './receive.ts';

/** Periodic call-backs to applicants 定期回访 (T) of finished cases: drawn by the policy's share, or chosen by number. */

/** A case that ended longer ago than this is not drawn any more, ms. */
const RECENT = 30 * 24 * 3_600_000;

export const callBackHandlers: Handlers<'CallBackCase'> = {
  CallBackCase(state, command, context) {
    const { catalogue } = state;
    const on = state.cases.get(state.caseNumbers.get(command.case) ?? '');
    if (!catalogue || !on) return no('no-such-case', { field: 'case' });
    if (on.state !== 'completed') return no('case-not-completed', { field: 'case' });
    if (calledBack(state).has(on.id)) return no('already-exists', { field: 'case' });
    const received = callBack(state, catalogue, on, context, 0);
    const { feedback, number } = received;
    return happened([received], () => ({ feedback, number }));
  },
};

/** Cases to be called back that were drawn and are not recorded yet. A case is drawn by its id, which nobody can choose: once and for all. */
export function drawn(catalogue: CatalogueState, state: State, now: number): Case[] {
  const { callBackShare } = policyOf(catalogue).feedback;
  if (callBackShare === 0) return [];
  const called = calledBack(state);
  return [...state.cases.values()].filter(
    (on) =>
      on.state === 'completed' &&
      now - (on.endedAt ?? 0) <= RECENT &&
      lotOf(on.id) < callBackShare &&
      !called.has(on.id),
  );
}

/** `given`: call-backs of the same command before it. */
export function callBack(
  state: State,
  catalogue: CatalogueState,
  on: Case,
  context: Pick<Context, 'now' | 'newId'>,
  given: number,
): FactOf<'FeedbackReceived'> {
  const { acceptedBy: clerk, counter, department, item, id, number } = on;
  return receivedBy(
    state,
    catalogue,
    context,
    {
      ...{ kind: 'call-back', channel: 'phone', form: 'words', subject: number },
      about: { counter, clerk, department, item, ticket: null, ofCase: { id, number } },
      ...{ key: on.person, words: null, contact: on.sealed },
      days: policyOf(catalogue).feedback.callBackDays,
    },
    given,
  );
}

const calledBack = ({ feedback }: State): ReadonlySet<string | undefined> =>
  new Set([...feedback.values()].filter(({ kind }) => kind === 'call-back').map((on) => on.about.ofCase?.id));

/** 0 to 1, spread evenly over ids. */
function lotOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return ((hash ^ (hash >>> 12)) >>> 0) / 2 ** 32;
}

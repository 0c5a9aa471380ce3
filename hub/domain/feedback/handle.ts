import type { FeedbackAction } from '../../contract/feedback.ts';
import { happened, no } from '../decided.ts';
import type { Fact } from '../facts.ts';
import { personOf } from '../find.ts';
import type { Handlers } from '../handler.ts';
import type { Context, Decided, State } from '../state.ts';
import { feedbackStage, handlerOf, isOfficer, mayHandle, obstacleTo } from './actions.ts';
import type { Feedback } from './facts.ts';
import { lateFor } from './limits.ts';

/** Answering at once, taking in hand, investigating, remedying, answering, closing (S4); nobody deals with the own service. */
export const feedbackHandlers: Handlers<
  | 'SettleFeedback'
  | 'AssignFeedback'
  | 'ExtendFeedback'
  | 'InvestigateFeedback'
  | 'RemedyFeedback'
  | 'AnswerFeedback'
  | 'CloseFeedback'
  | 'LinkFeedback'
  | 'AccountFeedback'
  | 'ReachFeedback'
  | 'MissFeedback'
  | 'SeeFeedbackContact'
> = {
  SettleFeedback: (state, { feedback, founded, answer }, context) =>
    act(state, feedback, 'settle', context, { type: 'FeedbackSettled', feedback, founded, answer }),

  AssignFeedback(state, { feedback, to }, context) {
    const on = state.feedback.get(feedback);
    if (on && on.about.clerk === to) return no('own-service', { field: 'to' });
    if (on && handlerOf(on) === to) return no('already-exists', { field: 'to' });
    if (on && !mayHandle(state, on, to)) return no('not-of-the-department', { field: 'to' });
    return act(state, feedback, 'assign', context, { type: 'FeedbackAssigned', feedback, to });
  },

  ExtendFeedback: (state, { feedback, days, reason }, context) =>
    act(state, feedback, 'extend', context, { type: 'FeedbackExtended', feedback, days, reason }),

  InvestigateFeedback: (state, { feedback, founded, finding }, context) =>
    act(state, feedback, 'investigate', context, {
      type: 'FeedbackInvestigated',
      feedback,
      founded,
      finding,
    }),

  RemedyFeedback: (state, { feedback, measure }, context) =>
    act(state, feedback, 'remedy', context, { type: 'FeedbackRemedied', feedback, measure }),

  AnswerFeedback: (state, { feedback, answer }, context) =>
    act(state, feedback, 'answer', context, { type: 'FeedbackAnswered', feedback, answer }),

  CloseFeedback: (state, { feedback, conclusion }, context) =>
    act(state, feedback, 'close', context, { type: 'FeedbackClosed', feedback, conclusion }),

  LinkFeedback(state, { feedback, number }, context) {
    const other = [...state.feedback.values()].find((on) => on.number === number);
    const person = personOf(context.actor);
    if (other?.kind !== 'complaint' || other.feedback === feedback || other.about.clerk === person)
      return no('no-such-feedback', { field: 'number' });
    if (other.links.includes(feedback)) return no('already-exists', { field: 'number' });
    return act(state, feedback, 'link', context, { type: 'FeedbackLinked', feedback, to: other.feedback });
  },

  AccountFeedback: (state, { feedback, finding, outcome }, context) =>
    act(state, feedback, 'account', context, { type: 'FeedbackAccounted', feedback, finding, outcome }),

  ReachFeedback: (state, { feedback, satisfied, said }, context) =>
    act(state, feedback, 'reach', context, { type: 'FeedbackReached', feedback, satisfied, said }),

  MissFeedback: (state, { feedback, note = null }, context) =>
    act(state, feedback, 'miss', context, { type: 'FeedbackMissed', feedback, note }),

  SeeFeedbackContact(state, { feedback }, { actor }) {
    const on = state.feedback.get(feedback);
    const person = personOf(actor);
    if (!on || person === null || on.about.clerk === person)
      return no('no-such-feedback', { field: 'feedback' });
    if (!isOfficer(state, person) && handlerOf(on) !== person) return no('not-in-your-hand');
    if (on.contact === null) return no('anonymous', { field: 'feedback' });
    return happened([{ type: 'FeedbackContactSeen', feedback }]);
  },
};

/** What meets the limit too late records that first, exactly once (L4). */
function act(state: State, id: string, action: FeedbackAction, context: Context, fact: Fact): Decided {
  const { catalogue } = state;
  const on = state.feedback.get(id);
  if (!catalogue || !on) return no('no-such-feedback', { field: 'feedback' });
  const refused = obstacleTo(catalogue, on, action, personOf(context.actor), context.now);
  if (refused) return no(refused);
  const late = meets(on, action) ? lateFor(catalogue, on, context.now) : [];
  return happened([...late, fact], (after) => {
    const then = after.feedback.get(id);
    return { feedback: id, stage: then ? feedbackStage(then) : null };
  });
}

const meets = (on: Feedback, action: FeedbackAction): boolean =>
  action === 'settle' ||
  action === 'answer' ||
  action === 'reach' ||
  (action === 'miss' && on.missed.length + 1 >= on.tries);

import { raise } from '../casework/numbers.ts';
import type { Evolvers } from '../evolver.ts';
import type { Recorded } from '../facts.ts';
import { personOf } from '../find.ts';
import type { State } from '../state.ts';
import type { Feedback, FeedbackFact } from './facts.ts';

const done = ({ at, by }: Recorded) => ({ at, by: personOf(by) });

/** Changes a record that is still remembered. */
function change(state: State, id: string, how: (on: Feedback) => void): void {
  const on = state.feedback.get(id);
  if (on) how(on);
}

export const feedbackEvolvers: Evolvers<FeedbackFact['type']> = {
  FeedbackReceived(state, { type: _type, ...received }, recorded) {
    const { kind } = received;
    // Praise and visits are recorded and done.
    const closed = kind === 'praise' || kind === 'visit' ? { ...done(recorded), conclusion: '' } : null;
    raise(state, received.series, received.serial);
    state.feedback.set(received.feedback, {
      ...received,
      ...done(recorded),
      ...{ settled: null, assigned: [], extended: null, finding: null, remedied: null, answered: null },
      ...{ reached: null, missed: [], closed, links: [], warned: null, overran: null, accounted: null },
      ...{ seen: [], erased: false },
    });
  },

  FeedbackSettled(state, { feedback, founded, answer }, recorded) {
    change(state, feedback, (on) => {
      on.settled = { ...done(recorded), answer };
      on.finding = { ...done(recorded), founded, words: answer };
      on.answered = on.settled;
      on.closed = { ...done(recorded), conclusion: answer };
    });
  },

  FeedbackAssigned(state, { feedback, to }, recorded) {
    change(state, feedback, (on) => {
      on.assigned = [...on.assigned, { ...done(recorded), to }];
    });
  },

  FeedbackExtended(state, { feedback, days, reason }, recorded) {
    change(state, feedback, (on) => {
      on.extended = { ...done(recorded), days, reason };
      on.warned = null;
    });
  },

  FeedbackInvestigated(state, { feedback, founded, finding }, recorded) {
    change(state, feedback, (on) => {
      on.finding = { ...done(recorded), founded, words: finding };
    });
  },

  FeedbackRemedied(state, { feedback, measure }, recorded) {
    change(state, feedback, (on) => {
      on.remedied = { ...done(recorded), measure };
    });
  },

  FeedbackAnswered(state, { feedback, answer }, recorded) {
    change(state, feedback, (on) => {
      on.answered = { ...done(recorded), answer };
    });
  },

  FeedbackClosed(state, { feedback, conclusion }, recorded) {
    change(state, feedback, (on) => {
      on.closed = { ...done(recorded), conclusion };
    });
  },

  FeedbackLinked(state, { feedback, to }) {
    change(state, feedback, (on) => {
      on.links = [...on.links, to];
    });
    change(state, to, (on) => {
      on.links = [...on.links, feedback];
    });
  },

  FeedbackReached(state, { feedback, satisfied, said }, recorded) {
    change(state, feedback, (on) => {
      on.reached = { ...done(recorded), satisfied, said };
      on.closed = { ...done(recorded), conclusion: '' };
    });
  },

  FeedbackMissed(state, { feedback, note }, recorded) {
    change(state, feedback, (on) => {
      on.missed = [...on.missed, { ...done(recorded), note }];
      if (on.missed.length >= on.tries) on.closed = { ...done(recorded), conclusion: '' };
    });
  },

  FeedbackWarned(state, { feedback }, { at }) {
    change(state, feedback, (on) => {
      on.warned = at;
    });
  },

  FeedbackOverran(state, { feedback, department, person }, recorded) {
    change(state, feedback, (on) => {
      on.overran = { ...done(recorded), department, person };
    });
  },

  FeedbackAccounted(state, { feedback, finding, outcome }, recorded) {
    change(state, feedback, (on) => {
      on.accounted = { ...done(recorded), finding, outcome };
    });
  },

  FeedbackContactSeen(state, { feedback }, recorded) {
    change(state, feedback, (on) => {
      on.seen = [...on.seen, done(recorded)];
    });
  },
};

/** Somebody's key is deleted: what they told can be opened no more (X3). */
export function eraseFeedback({ feedback }: State, key: string): void {
  for (const on of feedback.values()) if (on.key === key) on.erased = true;
}

/** At the turn to `day`: what can be opened no more and counts in no figure of the year stays in the journal alone. */
export function forgetFeedback({ feedback }: State, day: string): void {
  for (const on of [...feedback.values()])
    if (on.erased && on.closed && on.from.slice(0, 4) < day.slice(0, 4)) feedback.delete(on.feedback);
}

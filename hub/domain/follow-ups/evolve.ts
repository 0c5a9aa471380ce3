import type { Evolvers } from '../evolver.ts';
import type { Recorded } from '../facts.ts';
import { personOf } from '../find.ts';
import type { State } from '../state.ts';
import type { FollowUpFact } from './facts.ts';

export const followUpEvolvers: Evolvers<FollowUpFact['type']> = {
  FollowUpOpened(state, { type: _type, ...opened }, { at }) {
    const nothing = { contacted: null, missed: [], finding: null, remedied: null, closed: null };
    const overran = { contact: null, remedy: null };
    state.followUps.set(opened.followUp, { ...opened, at, ...nothing, overran });
  },

  FollowUpContacted(state, { followUp, said }, recorded) {
    const on = state.followUps.get(followUp);
    if (on) on.contacted = { ...done(recorded), said };
  },

  FollowUpMissed(state, { followUp, note }, recorded) {
    const on = state.followUps.get(followUp);
    if (on) on.missed = [...on.missed, { ...done(recorded), note }];
  },

  FollowUpInvestigated(state, { followUp, founded, finding }, recorded) {
    const on = state.followUps.get(followUp);
    if (on) on.finding = { ...done(recorded), founded, words: finding };
  },

  FollowUpRemedied(state, { followUp, measure }, recorded) {
    const on = state.followUps.get(followUp);
    if (on) on.remedied = { ...done(recorded), measure };
  },

  FollowUpClosed(state, { followUp, conclusion }, recorded) {
    const on = state.followUps.get(followUp);
    if (on) on.closed = { ...done(recorded), conclusion };
  },

  FollowUpOverran(state, { followUp, of }, { at }) {
    const on = state.followUps.get(followUp);
    if (on) on.overran[of] = at;
  },
};

const done = ({ at, by }: Recorded) => ({ at, by: personOf(by) });

/** Closed ones of past years are remembered so much longer, ms; the journal keeps them all. */
const REMEMBERED = 60 * 24 * 3_600_000;

/** At the turn to `day`: what neither has anything left to do nor counts in the year's figures is looked up in the journal. */
export function forgetFollowUps({ followUps }: State, day: string, now: number): void {
  const year = day.slice(0, 4);
  for (const { followUp, from, closed } of [...followUps.values()])
    if (closed && from.slice(0, 4) < year && now - closed.at > REMEMBERED) followUps.delete(followUp);
}

import { happened, no } from '../decided.ts';
import type { Evolvers } from '../evolver.ts';
import { eraseFeedback } from '../feedback/evolve.ts';
import type { Handlers } from '../handler.ts';
import { today } from '../limits/calendar.ts';
import type { CatalogueState } from '../state.ts';

/** How long files and applicants are kept (policy `retentionYears`), and the end of an applicant (X3). */

/** The last day on which a case that ended then is kept, `YYYY-MM-DD` of the hall. 29 February of a common year is no day, and needs none. */
export function keptUntil(catalogue: CatalogueState, endedAt: number): string {
  const ended = today(catalogue, endedAt);
  const year = Number(ended.slice(0, 4)) + catalogue.source.policy.retentionYears;
  return `${year}${ended.slice(4)}`;
}

/** Are the years over of a case that ended then (epoch ms)? Never while it has no end. */
export function retentionOver(catalogue: CatalogueState, endedAt: number | null, now: number): boolean {
  return endedAt !== null && today(catalogue, now) > keptUntil(catalogue, endedAt);
}

export const retentionHandlers: Handlers<'EraseApplicant'> = {
  /** Archived cases are looked at by whoever asks: the hub and its operator alone. The open ones are known here. */
  EraseApplicant(state, { person, why, cases }) {
    if (state.erased.has(person)) return no('no-such-applicant', { field: 'person' });
    for (const on of state.cases.values()) {
      if (on.person === person)
        return no('case-not-archived', { field: 'person', detail: { number: on.number } });
    }
    return happened([{ type: 'ApplicantErased', person, why, cases }]);
  },
};

export const retentionEvolvers: Evolvers<'ApplicantErased'> = {
  ApplicantErased(state, fact) {
    state.erased.add(fact.person);
    eraseFeedback(state, fact.person);
  },
};

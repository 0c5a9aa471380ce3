import type { Need } from '../../contract/catalogue.ts';
import type { State, Ticket } from '../state.ts';

/** Needs of people who may not hear a call: theirs has to be seen. */
const UNHEARD: readonly Need[] = ['sign-language', 'writing-pad'];

export type NoShowFrom = {
  /** The instant from which it may be said, epoch ms; null while the latest announcement has not been spoken. */
  readonly from: number | null;
  readonly recallsLeft: number;
  /** The call can only be seen, and nobody knows yet that it was: fetch the applicant first. */
  readonly unseen: boolean;
};

/** When a no-show may be said of a called ticket (T7). */
export function noShowFrom(state: State, ticket: Ticket): NoShowFrom {
  const policy = state.catalogue?.source.policy.noShow ?? { recalls: 0, seconds: 0 };
  return {
    from: ticket.announcedAt === null ? null : ticket.announcedAt + policy.seconds * 1000,
    recallsLeft: Math.max(0, policy.recalls - ticket.recalls),
    unseen: ticket.acknowledged === null && ticket.needs.some((need) => UNHEARD.includes(need)),
  };
}

import type { State, Ticket } from '../state.ts';

/**
 * When a no-show may be said of a called ticket (T7): recalls still owed, and the instant from which it may be said, epoch ms;
 * null while the latest announcement has not been spoken.
 */
export function noShowFrom(state: State, ticket: Ticket): { from: number | null; recallsLeft: number } {
  const policy = state.catalogue?.source.policy.noShow ?? { recalls: 0, seconds: 0 };
  return {
    from: ticket.announcedAt === null ? null : ticket.announcedAt + policy.seconds * 1000,
    recallsLeft: Math.max(0, policy.recalls - ticket.recalls),
  };
}

import { happened, no } from '../decided.ts';
import { assignmentOf } from '../devices/assignment.ts';
import type { Handlers } from '../handler.ts';
import type { Call, State } from '../state.ts';

/** Calls as announcements, known by their journal position (D2). */

/** The call or recall announced at this journal position. O(log n). */
export function callAt(state: State, position: number): Call | null {
  let low = 0;
  let high = state.calls.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const call = state.calls[middle];
    if (!call) return null;
    if (call.position === position) return call;
    if (call.position < position) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

/** May this announcement go unspoken: its ticket was started, passed, cancelled, transferred… since (D2)? */
export function staleCall(state: State, position: number): boolean {
  const call = callAt(state, position);
  const ticket = call ? state.tickets.get(call.ticket) : undefined;
  return ticket?.state !== 'called' || ticket.callPosition === null || ticket.callPosition > position;
}

export const announceHandlers: Handlers<'AnnouncementSpoken'> = {
  AnnouncementSpoken(state, command, context) {
    const { actor } = context;
    if (actor.kind === 'screen' && !assignmentOf(state, actor.device)?.sound) return no('forbidden');
    const call = callAt(state, command.position);
    if (!call) return no('no-such-announcement', { field: 'position' });
    // Another loudspeaker of the hall was first: nothing new happened.
    if (call.announced) return happened([]);
    return happened([{ type: 'CallAnnounced', ticket: call.ticket, position: command.position }]);
  },
};

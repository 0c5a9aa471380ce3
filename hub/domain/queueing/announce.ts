import { happened, no } from '../decided.ts';
import { assignmentOf } from '../devices/assignment.ts';
import type { Handlers } from '../handler.ts';
import type { Call, Decided, State } from '../state.ts';

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
  // News of a queue and urgent messages are for everybody.
  if (!call) {
    const news = state.queueNews.some((known) => known.position === position);
    return !news && !state.broadcasts.some((known) => known.position === position);
  }
  const ticket = state.tickets.get(call.ticket);
  // A pre-call is over as soon as its ticket no longer waits in that line (T16).
  if (call.kind === 'pre-call') {
    return ticket?.state !== 'waiting' || ticket.preCalled?.position !== position;
  }
  // That it was passed is over once the ticket came back.
  if (call.kind === 'passed') return ticket?.state !== 'passed';
  return ticket?.state !== 'called' || ticket.callPosition === null || ticket.callPosition > position;
}

export const announceHandlers: Handlers<'AnnouncementSpoken'> = {
  AnnouncementSpoken(state, command, context) {
    const { actor } = context;
    if (actor.kind === 'screen' && !assignmentOf(state, actor.device)?.sound) return no('forbidden');
    const call = callAt(state, command.position);
    if (!call) return newsSpoken(state, command.position) ?? broadcastSpoken(state, command.position);
    // Another loudspeaker of the hall was first: nothing new happened.
    if (call.announced && !call.silent) return happened([]);
    return happened([{ type: 'CallAnnounced', ticket: call.ticket, position: command.position }]);
  },
};

/** News of a queue is spoken once (T12). */
function newsSpoken(state: State, position: number): Decided | null {
  const news = state.queueNews.find((known) => known.position === position);
  if (!news) return null;
  return happened(news.spoken ? [] : [{ type: 'QueueNewsSpoken', position }]);
}

/** So is an urgent message. */
function broadcastSpoken(state: State, position: number): Decided {
  const broadcast = state.broadcasts.find((known) => known.position === position);
  if (!broadcast) return no('no-such-announcement', { field: 'position' });
  return happened(broadcast.spoken ? [] : [{ type: 'BroadcastSpoken', position }]);
}

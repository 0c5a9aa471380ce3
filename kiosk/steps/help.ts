import { type Event, type Said, type Session, type Step, stay } from '../session.ts';
import { pace } from './timing.ts';

/** How long the header says something, ms. */
const SAID = 10_000;

/** One touch on any screen calls somebody to this kiosk (K1, W7). The call stays with the hub: it outlives the visitor's session. */
export function stepHelp(
  session: Session,
  event: Extract<Event, { type: 'call-help' | 'help-called' }>,
): Step {
  if (event.type === 'call-help') {
    if (session.calling) return stay(session);
    return {
      session: { ...session, calling: true, notice: null },
      effects: [{ do: 'ask', command: { type: 'CallHelp' }, request: event.request, becomes: 'help-called' }],
    };
  }
  const { result, at } = event;
  const called = { ...session, calling: false };
  return stay(result.ok ? called : notify(called, result.refusal, at));
}

/** What the header says for a while. Of a document that was scanned where none is asked nothing is kept (K6). */
export const notify = (session: Session, says: Said, at: number): Session => ({
  ...session,
  notice: { says, until: at + SAID * pace(session) },
});

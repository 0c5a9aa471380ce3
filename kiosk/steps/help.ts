import { ASKED, type Event, type Session, type Step, stay } from '../session.ts';

/** One touch calls somebody to this kiosk (K1, W7). The call stays with the hub: it outlives the visitor's session. */
export function stepHelp(
  session: Session,
  event: Extract<Event, { type: 'call-help' | 'help-called' }>,
): Step {
  const { phase } = session;
  if (phase.at !== 'help') return stay(session);
  if (event.type === 'call-help') {
    if (phase.call?.is === 'asked') return stay(session);
    return {
      session: { ...session, phase: { ...phase, call: ASKED } },
      effects: [{ do: 'ask', command: { type: 'CallHelp' }, request: event.request, becomes: 'help-called' }],
    };
  }
  const { result } = event;
  const call = result.ok
    ? ({ is: 'here', value: null } as const)
    : ({ is: 'refused', refusal: result.refusal } as const);
  return stay({ ...session, phase: { ...phase, call } });
}

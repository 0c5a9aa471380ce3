import { type Event, type Lookup, type Session, type Step, stay } from '../session.ts';
import { pace } from './timing.ts';

/** Prefix of one or two letters and the running number, as on the paper (T1). */
const NUMBER = /^[A-HJ-NP-Z]{1,2}\d{3,5}$/;
export const LONGEST_NUMBER = 7;
/** How long the restored place is shown, ms. */
const RESTORED = 20_000;

export const isNumber = (text: string): boolean => NUMBER.test(text);

/** A missed call: the visitor types the number on the paper, sees that it is theirs, and takes the place back (T7, K8). */
export function stepReinstate(
  session: Session,
  event: Extract<Event, { type: 'text' | 'look-up' | 'looked-up' | 'reinstate' | 'reinstated' }>,
): Step {
  const { phase } = session;
  if (phase.at !== 'reinstate') return stay(session);
  const become = (lookup: Lookup): Session => ({ ...session, phase: { ...phase, lookup } });
  switch (event.type) {
    case 'text': {
      const text = event.text.toUpperCase().slice(0, LONGEST_NUMBER);
      return stay({ ...session, phase: { ...phase, text, lookup: { is: 'typing' }, request: null } });
    }
    case 'look-up':
      if (!isNumber(phase.text)) return stay(session);
      return {
        session: become({ is: 'asked' }),
        effects: [{ do: 'query', query: { query: 'ticket', number: phase.text } }],
      };
    case 'looked-up': {
      if (phase.lookup.is !== 'asked' || event.text !== phase.text) return stay(session);
      const { result } = event;
      return stay(
        become(
          result.ok ? { is: 'found', ticket: result.value } : { is: 'refused', refusal: result.refusal },
        ),
      );
    }
    case 'reinstate': {
      if (phase.lookup.is !== 'found') return stay(session);
      // A repeat after a lost answer keeps its request id (T2).
      const request = phase.request ?? event.request;
      return {
        session: { ...session, phase: { ...phase, request } },
        effects: [
          {
            do: 'ask',
            command: { type: 'ReinstateTicket', number: phase.text },
            request,
            becomes: 'reinstated',
          },
        ],
      };
    }
    case 'reinstated': {
      if (phase.lookup.is !== 'found' || phase.request !== event.request) return stay(session);
      const { result } = event;
      if (!result.ok) return stay(become({ is: 'refused', refusal: result.refusal }));
      const ticket = result.value ?? phase.lookup.ticket;
      return stay(become({ is: 'restored', ticket, until: event.at + RESTORED * pace(session) }));
    }
  }
}

import { type Event, type Session, type Step, stay } from '../session.ts';

export const LONGEST_CODE = 12;

/** Settings only behind the staff code (K11). The settings are no place to come back to. */
export function stepStaff(
  session: Session,
  event: Extract<Event, { type: 'digits' | 'unlock' | 'code' }>,
): Step {
  const { phase } = session;
  if (phase.at !== 'code') return stay(session);
  switch (event.type) {
    case 'digits': {
      const digits = event.digits.slice(0, LONGEST_CODE);
      return stay({ ...session, phase: { ...phase, digits, answer: 'typing' } });
    }
    case 'unlock':
      if (phase.digits === '' || phase.answer === 'asked') return stay(session);
      return {
        session: { ...session, phase: { ...phase, answer: 'asked' } },
        effects: [{ do: 'query', query: { query: 'staff-code', code: phase.digits } }],
      };
    case 'code': {
      if (phase.answer !== 'asked' || event.digits !== phase.digits) return stay(session);
      if (event.result.ok && opens(event.result.value))
        return stay({ ...session, phase: { at: 'settings' } });
      return stay({ ...session, phase: { ...phase, digits: '', answer: 'wrong' } });
    }
  }
}

function opens(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'right' in answer && answer.right === true;
}

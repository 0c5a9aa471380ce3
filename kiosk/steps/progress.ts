import {
  ASKED,
  type Event,
  type PhaseOf,
  type ProgressPart,
  type Session,
  type Step,
  stay,
} from '../session.ts';

/** Digits of each part: a year, a running number, six of check code. */
export const LONGEST: Readonly<Record<ProgressPart, number>> = { year: 4, serial: 6, code: 6 };

type Typed = PhaseOf<'progress'>;

/** As printed on the notices: 食药〔2026〕318号. */
export const numberOf = ({ word, year, serial }: Typed): string => `${word}〔${year}〕${serial}号`;

export const isComplete = ({ year, serial, code }: Typed): boolean =>
  year.length === LONGEST.year && serial !== '' && code.length === LONGEST.code;

/** How far is my case: number in parts, check code, answer (K8). Nothing is asked before both are whole. */
export function stepProgress(
  session: Session,
  event: Extract<Event, { type: 'text' | 'part' | 'look-up' | 'progress' }>,
): Step {
  const { phase } = session;
  if (phase.at !== 'progress') return stay(session);
  const become = (more: Partial<Typed>): Session => ({ ...session, phase: { ...phase, ...more } });
  switch (event.type) {
    case 'part':
      if (event.part === 'number' || event.part === 'name') return stay(session);
      return stay(become({ part: event.part, answer: { is: 'typing' } }));
    case 'text':
      return stay(become({ ...typed(phase, event.text), answer: { is: 'typing' } }));
    case 'look-up':
      if (!isComplete(phase) || phase.answer.is === 'asked') return stay(session);
      return {
        session: become({ answer: ASKED }),
        effects: [{ do: 'query', query: { query: 'progress', number: numberOf(phase), code: phase.code } }],
      };
    case 'progress': {
      const { result } = event;
      if (phase.answer.is !== 'asked' || event.number !== numberOf(phase) || event.code !== phase.code)
        return stay(session);
      if (result.ok) return stay(become({ answer: { is: 'here', value: result.value } }));
      // The code was wrong, or the number: both stay in sight but for the code, which is typed anew.
      return stay(become({ code: '', part: 'code', answer: { is: 'refused', refusal: result.refusal } }));
    }
  }
}

/** Digits only; a whole year leads on to the number. */
function typed(phase: Typed, text: string): Partial<Typed> {
  const digits = text.replace(/\D/g, '').slice(0, LONGEST[phase.part]);
  const onwards = phase.part === 'year' && digits.length === LONGEST.year;
  return { [phase.part]: digits, ...(onwards && { part: 'serial' as const }) };
}

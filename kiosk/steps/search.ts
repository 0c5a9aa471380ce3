import { type Event, type Session, type Step, stay } from '../session.ts';

export const LONGEST_SEARCH = 40;

/** Every change of the text asks anew; answers to an older text are dropped. */
export function stepSearch(session: Session, event: Extract<Event, { type: 'text' | 'found' }>): Step {
  const { phase } = session;
  if (phase.at !== 'search') return stay(session);
  if (event.type === 'text') {
    const text = event.text.slice(0, LONGEST_SEARCH);
    const wanted = text.trim();
    if (wanted === '') {
      return stay({ ...session, phase: { ...phase, text, hits: null, answered: '', page: 0 } });
    }
    return {
      session: { ...session, phase: { ...phase, text } },
      effects: [{ do: 'query', query: { query: 'search', text: wanted } }],
    };
  }
  if (event.text !== phase.text.trim() || !event.result.ok) return stay(session);
  return stay({
    ...session,
    phase: { ...phase, hits: event.result.value, answered: event.text, page: 0 },
  });
}

import { type Event, type Session, type Step, stay } from '../session.ts';

/** The item page: its data arrive; priority and needs are chosen on their own screen and come back to it. */
export function stepItem(session: Session, event: Extract<Event, { type: 'loaded' | 'assist' }>): Step {
  const { phase } = session;
  if (event.type === 'loaded') {
    if (phase.at !== 'item' || phase.item !== event.item) return stay(session);
    const { result } = event;
    const view = result.ok
      ? ({ is: 'here', value: result.value } as const)
      : ({ is: 'refused', refusal: result.refusal } as const);
    return stay({ ...session, phase: { ...phase, view } });
  }
  if (phase.at !== 'assist') return stay(session);
  if (!event.done) return stay({ ...session, phase: { ...phase, step: 'needs', assist: event.assist } });
  const trail = [...session.trail];
  let before = trail.pop();
  while (before?.at === 'assist') before = trail.pop();
  if (before?.at !== 'item') return stay(session);
  return stay({ ...session, trail, phase: { ...before, assist: event.assist } });
}

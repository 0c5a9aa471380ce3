import type { PublicEventName } from '../../contract/public-events.ts';
import type { Fact, FactType } from '../../domain/facts.ts';
import type { State } from '../../domain/state.ts';

/** Facts of complaints, praise, visits and call-backs that are told (S4). */
const EVENTS: { readonly [T in FactType]?: PublicEventName } = {
  FeedbackReceived: 'feedback.received',
  FeedbackSettled: 'feedback.answered',
  FeedbackAnswered: 'feedback.answered',
  FeedbackOverran: 'feedback.overrun',
};

/** The event of such a fact: its number, kind and department, and nobody's name or words (X3). */
export function feedbackEvent(
  state: State,
  fact: Fact,
): readonly { event: PublicEventName; about: string; more: object }[] {
  const event = EVENTS[fact.type];
  if (!event || !('feedback' in fact)) return [];
  const { feedback } = fact;
  const on = fact.type === 'FeedbackReceived' ? fact : state.feedback.get(feedback);
  const known = { number: on?.number ?? null, kind: on?.kind ?? null };
  return [
    {
      event,
      about: `feedback:${feedback}`,
      more: { feedback, ...known, department: on?.about.department ?? null },
    },
  ];
}

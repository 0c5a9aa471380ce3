import type { FeedbackHappened, FeedbackLine } from '../contract/feedback.ts';
import type { Feedback } from '../domain/feedback/facts.ts';
import type { State } from '../domain/state.ts';
import { nameOf } from './cases/line.ts';

/** Everything that was done, in its order; nothing is ever taken away. */
export function feedbackHistory(state: State, on: Feedback): FeedbackLine['history'] {
  type Entry = { readonly at: number; readonly by: string | null };
  const entry = (what: FeedbackHappened, { at, by }: Entry, words = '') => ({
    ...{ at, what, words },
    by: nameOf(state, by),
  });
  const { settled, extended, finding, remedied, answered, reached, missed, closed, warned, overran } = on;
  const own = settled === null;
  return [
    entry(on.by === null ? 'drawn' : 'received', on),
    ...on.seen.map((one) => entry('contact-seen', one)),
    ...on.assigned.map((one) => entry('assigned', one, nameOf(state, one.to)?.zh)),
    ...(warned === null ? [] : [entry('warned', { at: warned, by: null })]),
    ...(overran ? [entry('overran', { at: overran.at, by: null }, nameOf(state, overran.person)?.zh)] : []),
    ...(extended ? [entry('extended', extended, `${extended.days}: ${extended.reason}`)] : []),
    ...(settled ? [entry('settled', settled, settled.answer)] : []),
    ...(own && finding ? [entry(finding.founded ? 'founded' : 'unfounded', finding, finding.words)] : []),
    ...(remedied ? [entry('remedied', remedied, remedied.measure)] : []),
    ...(own && answered ? [entry('answered', answered, answered.answer)] : []),
    ...missed.map((one) => entry('missed', one, one.note ?? '')),
    ...(reached ? [entry('reached', reached, reached.said)] : []),
    ...(own && closed && closed.conclusion !== '' ? [entry('closed', closed, closed.conclusion)] : []),
    ...(on.accounted
      ? [entry('accounted', on.accounted, `${on.accounted.finding} ${on.accounted.outcome}`)]
      : []),
  ].sort((a, b) => a.at - b.at);
}

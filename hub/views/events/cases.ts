import type { PublicEventName } from '../../contract/public-events.ts';
import type { Fact, FactOf, FactType } from '../../domain/facts.ts';
import type { State } from '../../domain/state.ts';

/** Facts of cases that are told, with what they add to `{case, number, department, item}`. Nobody is named (X3). */
const EVENTS = {
  CaseReceived: { event: 'case.received', more: () => ({}) },
  ToldOnce: { event: 'case.told', more: ({ due, missing }) => ({ due: due.date, missing: missing.length }) },
  MaterialsBrought: { event: 'case.supplemented', more: () => ({}) },
  CaseRefused: { event: 'case.refused', more: ({ reason }) => ({ reason }) },
  CaseLapsed: { event: 'case.lapsed', more: () => ({}) },
  CaseAccepted: { event: 'case.accepted', more: ({ due, deemed }) => ({ due: due?.date ?? null, deemed }) },
  CaseDecided: { event: 'case.decided', more: ({ outcome }) => ({ outcome }) },
  ExtensionAnswered: {
    event: 'case.extension',
    more: ({ approved, due }) => ({ approved, due: due?.date ?? null }),
  },
  CaseSuspended: { event: 'case.suspended', more: ({ reason }) => ({ reason }) },
  SuspensionEnded: { event: 'case.resumed', more: ({ due }) => ({ due: due?.date ?? null }) },
  LimitsMoved: { event: 'case.limits-moved', more: ({ due }) => ({ due: due?.date ?? null }) },
  CaseDelivered: { event: 'case.completed', more: () => ({}) },
  CaseWithdrawn: { event: 'case.withdrawn', more: () => ({}) },
  CaseArchived: { event: 'case.archived', more: () => ({}) },
} as const satisfies { [T in FactType]?: { event: PublicEventName; more: (fact: FactOf<T>) => object } };

type Told = keyof typeof EVENTS;

const isTold = (fact: Fact): fact is FactOf<Told> => fact.type in EVENTS;

/** The event of a case's fact, if it has one. What memory no longer holds (archived) is told by its id alone. */
export function caseEvent(
  state: State,
  fact: Fact,
): readonly { event: PublicEventName; about: string; more: object }[] {
  if (!isTold(fact)) return [];
  const { event, more } = EVENTS[fact.type] as { event: PublicEventName; more: (fact: Fact) => object };
  const on = fact.type === 'CaseReceived' ? fact : state.cases.get(fact.case);
  const known = { number: on?.number ?? null, department: on?.department ?? null, item: on?.item ?? null };
  return [{ event, about: `case:${fact.case}`, more: { case: fact.case, ...known, ...more(fact) } }];
}

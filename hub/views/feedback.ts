import {
  FEEDBACK_KINDS,
  type FeedbackKind,
  type FeedbackLine,
  type FeedbackView,
  type FeedbackWords,
} from '../contract/feedback.ts';
import type { FollowUpContact } from '../contract/ratings.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import type { Feedback } from '../domain/feedback/facts.ts';
import {
  feedbackActions,
  feedbackFigures,
  feedbackLimit,
  feedbackStage,
  handlerOf,
  mayHandle,
  mayRead,
  mayVisit,
  metAt,
  permitted,
  rolesOf,
} from '../domain/index.ts';
import type { CatalogueState, State } from '../domain/state.ts';
import type { Services } from '../services.ts';
import { nameOf } from './cases/line.ts';
import { NOBODY, openContact } from './contact.ts';
import { feedbackHistory } from './feedback-history.ts';
import { catalogueOf, itemName, type Source } from './lines.ts';

type Body<V> = Omit<V, 'revision' | 'now'>;

/** Closed ones shown at most; all of the year count in the figures. */
const CLOSED = 100;

/** Who may open the page: whoever takes feedback in, has some in hand, or reads everything (S5). */
export function mayFollowFeedback(state: State, person: string): boolean {
  const receives = permitted(state, { kind: 'person', person }, 'ReceiveFeedback');
  return receives || handles(state, person) || rolesOf(state, person).includes('discipline');
}

const handles = (state: State, person: string): boolean =>
  [...state.feedback.values()].some((on) => handlerOf(on) === person);

/** What this person may see of it (S4): officers and discipline all, a handler the own; never one about the own service. */
export function feedbackView({ state, now }: Source, person: string): Body<FeedbackView> {
  const catalogue = catalogueOf(state);
  const { source } = catalogue;
  const theirs = [...state.feedback.values()].filter((on) => mayRead(state, on, person));
  const lines = (some: readonly Feedback[]) => some.map((on) => lineOf(state, catalogue, on, person, now));
  const open = lines(theirs.filter(({ closed }) => closed === null)).sort(byUrgency);
  const closed = theirs.filter((on) => on.closed !== null).sort((a, b) => b.at - a.at);
  const asked = (channel: 'counter' | 'phone') =>
    state.consultations.filter((one) => one.channel === channel).length;
  const may = (command: 'ReceiveFeedback' | 'CallBackCase') =>
    permitted(state, { kind: 'person', person }, command);
  const kinds = mayVisit(state, person)
    ? (['complaint', 'praise', 'visit'] as const)
    : (['complaint', 'praise'] as const);
  return {
    timeZone: source.hall.timeZone,
    year: yearOf(catalogue, theirs, `${state.day.slice(0, 4)}-01-01`, now),
    consultations: { counter: asked('counter'), phone: asked('phone') },
    lines: [...open, ...lines(closed.slice(0, CLOSED))],
    counters: source.counters.map(({ id, name }) => ({ id, name })),
    departments: source.departments.map(({ id, short }) => ({ id, name: short })),
    mayReceive: may('ReceiveFeedback') ? kinds : [],
    mayCallBack: may('CallBackCase'),
  };
}

function yearOf(
  catalogue: CatalogueState,
  records: readonly Feedback[],
  since: string,
  now: number,
): FeedbackView['year'] {
  const of = (kind: FeedbackKind) =>
    feedbackFigures(
      catalogue,
      records.filter((on) => on.kind === kind && on.from >= since),
      now,
    );
  const figures = FEEDBACK_KINDS.map((kind) => [kind, of(kind)]);
  return Object.fromEntries(figures) as FeedbackView['year'];
}

/** The nearest end first; of equal ones the older. */
const byUrgency = (a: FeedbackLine, b: FeedbackLine): number =>
  (a.limit?.date ?? '').localeCompare(b.limit?.date ?? '') || a.at - b.at;

function lineOf(
  state: State,
  catalogue: CatalogueState,
  on: Feedback,
  person: string,
  now: number,
): FeedbackLine {
  const { about, overran } = on;
  const actions = feedbackActions(state, catalogue, on, person, now);
  const handler = handlerOf(on);
  return {
    id: on.feedback,
    ...{
      number: on.number,
      kind: on.kind,
      channel: on.channel,
      form: on.form,
      subject: on.subject,
      at: on.at,
    },
    counter: (about.counter === null ? null : catalogue.counters.get(about.counter)?.name) ?? null,
    clerk: nameOf(state, about.clerk),
    department:
      (about.department === null ? null : catalogue.departments.get(about.department)?.short) ?? null,
    item: itemName(state, about.item),
    ticket: about.ticket,
    case: about.ofCase?.number ?? null,
    identified: on.contact !== null,
    stage: feedbackStage(on),
    assigned: nameOf(state, handler),
    founded: on.finding?.founded ?? null,
    limit: feedbackLimit(catalogue, on, now),
    met: metAt(on) !== null,
    overran: overran && { at: overran.at, who: nameOf(state, overran.person) },
    links: on.links.flatMap((id) => state.feedback.get(id)?.number ?? []),
    history: feedbackHistory(state, on),
    actions,
    candidates: actions.includes('assign') ? candidatesOf(state, catalogue, on) : [],
  };
}

function candidatesOf(state: State, { staff }: CatalogueState, on: Feedback): FeedbackLine['candidates'] {
  const handler = handlerOf(on);
  return [...staff.values()]
    .filter(({ id }) => id !== handler && mayHandle(state, on, id))
    .map(({ id, name }) => ({ id, name }));
}

type Opening = Pick<Services, 'state' | 'vault' | 'submit' | 'newId'>;

/** What was said, for whoever may read it; '' once it was erased (X3). */
export async function feedbackWords(
  { state, vault }: Opening,
  person: string,
  id: string,
): Promise<Result<FeedbackWords, Refusal>> {
  const on = state().feedback.get(id);
  if (!on || !mayRead(state(), on, person)) return refuse(refusal('no-such-feedback', { field: 'feedback' }));
  if (on.words === null) return ok({ words: '' });
  await vault.load([on.key]);
  return ok({ words: vault.open(on.key, on.words) ?? '' });
}

/** Whom to call, for those who handle it. That they looked is recorded before anything is shown. */
export async function feedbackContact(
  { state, vault, submit, newId }: Opening,
  person: string,
  id: string,
): Promise<Result<FollowUpContact, Refusal>> {
  const looked = await submit({ kind: 'person', person }, newId(), {
    type: 'SeeFeedbackContact',
    feedback: id,
  });
  if (!looked.ok) return looked;
  const on = state().feedback.get(id);
  if (!on || on.contact === null) return ok(NOBODY);
  const what = on.kind === 'call-back' ? 'applicant' : 'teller';
  return ok(await openContact(vault, { key: on.key, sealed: on.contact, what }));
}

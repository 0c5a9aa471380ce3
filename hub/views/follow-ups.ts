import type { FollowUpContact, FollowUpLine, FollowUpsView } from '../contract/ratings.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import type { FollowUp } from '../domain/follow-ups/facts.ts';
import {
  cardDates,
  followUpActions,
  followUpFigures,
  followUpLimit,
  permitted,
  rolesOf,
  stageOf,
} from '../domain/index.ts';
import type { State } from '../domain/state.ts';
import type { KeyVault } from '../vault/vault.ts';
import { nameOf } from './cases/line.ts';
import { NOBODY, openContact } from './contact.ts';
import { catalogueOf, itemName, type Source } from './lines.ts';

type Body<V> = Omit<V, 'revision' | 'now'>;

/** Closed ones shown at most; all of the year count in the figures. */
const CLOSED = 100;

/** Who learns of follow-ups: those who handle them, and discipline, which reads everything (E2, S5). */
export function mayReadFollowUps(state: State, person: string): boolean {
  return handles(state, person) || rolesOf(state, person).includes('discipline');
}

const handles = (state: State, person: string): boolean =>
  permitted(state, { kind: 'person', person }, 'ContactFollowUp');

/** All follow-ups as this person may see them: never one about the own service (E2). */
export function followUpsView({ state, now }: Source, person: string): Body<FollowUpsView> {
  const catalogue = catalogueOf(state);
  const all = [...state.followUps.values()];
  const figures = (from: string) => followUpFigures(catalogue, all, from, now);
  const theirs = all.filter(({ clerk }) => clerk !== person);
  const lines = (some: readonly FollowUp[]) => some.map((on) => lineOf(state, on, person, now));
  const open = lines(theirs.filter(({ closed }) => closed === null)).sort(byUrgency);
  const closed = theirs.filter((on) => on.closed !== null).sort((a, b) => b.at - a.at);
  return {
    timeZone: catalogue.source.hall.timeZone,
    cardDates: cardDates(state),
    month: figures(`${state.day.slice(0, 7)}-01`),
    year: figures(`${state.day.slice(0, 4)}-01-01`),
    lines: [...open, ...lines(closed.slice(0, CLOSED))],
  };
}

/** The nearest end first; of equal ones the older. */
function byUrgency(a: FollowUpLine, b: FollowUpLine): number {
  return runs(a).localeCompare(runs(b)) || a.at - b.at;
}

/** The date of the limit that runs now. */
const runs = ({ stage, contact, remedy }: FollowUpLine): string =>
  (stage === 'to-contact' && contact ? contact : remedy).date;

function lineOf(state: State, on: FollowUp, person: string, now: number): FollowUpLine {
  const catalogue = catalogueOf(state);
  const { item, ofCase, overran, missed } = on;
  const remedy = followUpLimit(catalogue, on, 'remedy', now);
  if (!remedy) throw new Error('a follow-up without a limit');
  return {
    id: on.followUp,
    number: on.number,
    day: on.day,
    case: ofCase?.number ?? null,
    item: itemName(state, item),
    counter: catalogue.counters.get(on.counter)?.name ?? null,
    clerk: nameOf(state, on.clerk),
    level: on.level,
    reasons: on.reasons,
    text: on.text,
    source: on.source,
    at: on.at,
    identified: on.reachable !== null,
    stage: stageOf(on),
    contact: followUpLimit(catalogue, on, 'contact', now),
    remedy,
    overran: { contact: overran.contact !== null, remedy: overran.remedy !== null },
    tries: missed.length,
    triesWanted: on.tries,
    history: historyOf(state, on),
    actions: followUpActions(state, on, person),
  };
}

/** Everything that was done, in its order; nothing is ever taken away. */
function historyOf(state: State, on: FollowUp): FollowUpLine['history'] {
  const { contacted, missed, finding, remedied, closed } = on;
  const entry = (what: FollowUpLine['history'][number]['what'], { at, by }: Entry, words: string) => ({
    at,
    what,
    by: nameOf(state, by),
    words,
  });
  return [
    entry('opened', { at: on.at, by: null }, ''),
    ...missed.map((one) => entry('missed', one, one.note ?? '')),
    ...(contacted ? [entry('contacted', contacted, contacted.said)] : []),
    ...(finding ? [entry(finding.founded ? 'founded' : 'unfounded', finding, finding.words)] : []),
    ...(remedied ? [entry('remedied', remedied, remedied.measure)] : []),
    ...(closed ? [entry('closed', closed, closed.conclusion)] : []),
  ].sort((a, b) => a.at - b.at);
}
type Entry = { readonly at: number; readonly by: string | null };

/** Whom to call, for those who handle it; everything empty once they were erased (X3). */
export async function followUpContact(
  services: { state(): State; readonly vault: Pick<KeyVault, 'load' | 'open'> },
  person: string,
  id: string,
): Promise<Result<FollowUpContact, Refusal>> {
  const state = services.state();
  const on = state.followUps.get(id);
  if (!handles(state, person)) return refuse(refusal('forbidden'));
  if (!on || on.clerk === person) return refuse(refusal('no-such-follow-up', { field: 'followUp' }));
  return ok(on.reachable ? await openContact(services.vault, on.reachable) : NOBODY);
}

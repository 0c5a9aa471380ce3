import type { ProgressView } from '../../contract/case-views.ts';
import type { Case } from '../../domain/casework/case.ts';
import { placesFor } from '../../domain/index.ts';
import type { State } from '../../domain/state.ts';
import { catalogueOf, placeById } from '../lines.ts';
import { itemText, plain, stepNames } from './line.ts';

/** States in which the applicant has something to do at the counter: bring materials, collect the result. */
const APPLICANTS_TURN: ReadonlySet<Case['state']> = new Set([
  'awaiting-materials',
  'to-notify',
  'to-deliver',
]);

/** A result lies ready at the counter. */
const COLLECTED: ReadonlySet<Case['state']> = new Set(['to-notify', 'to-deliver']);

/** What anybody with number and check code may know: states, posts and dates, never a person (K8, C12). */
export function progressView(state: State, on: Case): ProgressView {
  const department = catalogueOf(state).departments.get(on.department);
  return {
    number: on.number,
    item: itemText(state, on.item),
    department: department?.name ?? plain(on.department),
    state: on.state,
    receivedAt: on.receivedAt,
    acceptedAt: on.acceptedAt,
    due: on.due?.date ?? null,
    provisional: on.due?.provisional ?? false,
    steps: [
      ...on.joint.map((task) => ({
        name: catalogueOf(state).departments.get(task.department)?.short ?? plain(task.department),
        state: task.result === null ? ('in-hand' as const) : ('done' as const),
      })),
      ...on.steps.map((step) => ({ name: stepNames(state, on, step).post, state: step.state })),
    ],
    collect: COLLECTED.has(on.state) && catalogueOf(state).items.has(on.item) ? on.item : null,
    place: APPLICANTS_TURN.has(on.state) ? placeFor(state, on) : null,
  };
}

/** The counter that received it, else the first one of its queue. */
function placeFor(state: State, on: Case): ProgressView['place'] {
  const queue = catalogueOf(state).items.get(on.item)?.queue;
  const place =
    placeById(state, on.counter) ?? (queue === undefined ? null : (placesFor(state, queue)[0] ?? null));
  return place && { name: place.name, floor: place.floor };
}

/** Blanks gone, any brackets for 〔〕: how a case number, or its beginning, is looked for. */
export function brackets(text: string): string {
  return text
    .replace(/\s/g, '')
    .replace(/[[(（【［{｛]/g, '〔')
    .replace(/[\])）】］}｝]/g, '〕');
}

/** A case number as people type it, with its 号. */
export function caseNumber(text: string): string {
  const plain = brackets(text);
  return plain.endsWith('号') ? plain : `${plain}号`;
}

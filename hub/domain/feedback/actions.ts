import type { CommandType } from '../../contract/commands.ts';
import { FEEDBACK_ACTIONS, type FeedbackAction, type FeedbackStage } from '../../contract/feedback.ts';
import type { RefusalCode } from '../../contract/refusals.ts';
import { belongs, onStaff } from '../casework/posts.ts';
import { permitted, rolesOf } from '../identity/permissions.ts';
import type { CatalogueState, State } from '../state.ts';
import type { Feedback } from './facts.ts';
import { isOverdue } from './limits.ts';

/** Who may do what with a record, and when (S4). */

const COMMAND_OF: { readonly [A in FeedbackAction]: CommandType } = {
  settle: 'SettleFeedback',
  assign: 'AssignFeedback',
  investigate: 'InvestigateFeedback',
  remedy: 'RemedyFeedback',
  answer: 'AnswerFeedback',
  close: 'CloseFeedback',
  reach: 'ReachFeedback',
  miss: 'MissFeedback',
  account: 'AccountFeedback',
  extend: 'ExtendFeedback',
  link: 'LinkFeedback',
};
/** The work itself is done by whoever has it in hand. */
const BY_HANDLER: ReadonlySet<FeedbackAction> = new Set<FeedbackAction>(['investigate', 'remedy', 'answer']);

export const handlerOf = ({ assigned }: Feedback): string | null => assigned.at(-1)?.to ?? null;

/** Deals with the complaints of the whole hall. */
export const isOfficer = (state: State, person: string): boolean =>
  rolesOf(state, person).some((role) => role === 'complaint-officer' || role === 'supervisor');

/** May this person read it: officers and discipline all, the handler theirs; never what is about the own service. */
export function mayRead(state: State, on: Feedback, person: string): boolean {
  if (on.about.clerk === person) return false;
  const all = isOfficer(state, person) || rolesOf(state, person).includes('discipline');
  return all || handlerOf(on) === person;
}

/** What is to be done next. */
export function feedbackStage(on: Feedback): FeedbackStage {
  if (on.closed) return 'closed';
  if (on.kind === 'call-back') return 'to-call';
  if (on.assigned.length === 0) return 'to-assign';
  if (on.finding === null) return 'to-investigate';
  if (on.finding.founded && on.remedied === null) return 'to-remedy';
  return on.answered === null ? 'to-answer' : 'to-close';
}

const STAGE_OF: { readonly [A in FeedbackAction]?: FeedbackStage } = {
  settle: 'to-assign',
  investigate: 'to-investigate',
  remedy: 'to-remedy',
  answer: 'to-answer',
  close: 'to-close',
  reach: 'to-call',
  miss: 'to-call',
};

function lawful(catalogue: CatalogueState, on: Feedback, action: FeedbackAction, now: number): boolean {
  const running = on.kind === 'complaint' && on.closed === null && on.answered === null;
  switch (action) {
    case 'assign':
      return running;
    case 'extend':
      return running && on.extended === null && on.overran === null && !isOverdue(catalogue, on, now);
    case 'link':
      return on.kind === 'complaint' && on.closed === null;
    case 'account':
      return on.overran !== null && on.accounted === null;
    default:
      return feedbackStage(on) === STAGE_OF[action];
  }
}

/** Why this person may not do this with it now; null: they may. */
export function obstacleTo(
  catalogue: CatalogueState,
  on: Feedback,
  action: FeedbackAction,
  person: string | null,
  now: number,
): RefusalCode | null {
  if (on.about.clerk !== null && on.about.clerk === person) return 'own-service';
  if (action === 'account' && person !== null && on.overran?.person === person) return 'own-service';
  if (!lawful(catalogue, on, action, now)) return 'feedback-not-now';
  return BY_HANDLER.has(action) && handlerOf(on) !== person ? 'not-in-your-hand' : null;
}

/** What this person may do with it now: from the same rules that decide. */
export function feedbackActions(
  state: State,
  catalogue: CatalogueState,
  on: Feedback,
  person: string,
  now: number,
): FeedbackAction[] {
  return FEEDBACK_ACTIONS.filter(
    (action) =>
      permitted(state, { kind: 'person', person }, COMMAND_OF[action]) &&
      obstacleTo(catalogue, on, action, person, now) === null,
  );
}

/** May it be given to this person: of its department, or an officer; never the clerk it is about. */
export function mayHandle(state: State, on: Feedback, person: string): boolean {
  const { clerk, department } = on.about;
  if (clerk === person || !onStaff(state, person)) return false;
  if (!permitted(state, { kind: 'person', person }, 'InvestigateFeedback')) return false;
  return isOfficer(state, person) || department === null || belongs(state, person, department);
}

import type { CommandType } from '../../contract/commands.ts';
import { FOLLOW_UP_ACTIONS, type FollowUpAction, type FollowUpStage } from '../../contract/ratings.ts';
import type { RefusalCode } from '../../contract/refusals.ts';
import { happened, no } from '../decided.ts';
import type { Fact } from '../facts.ts';
import type { Handlers } from '../handler.ts';
import { permitted } from '../identity/permissions.ts';
import type { Context, Decided, State } from '../state.ts';
import type { FollowUp } from './facts.ts';
import { metAt } from './limits.ts';

const COMMAND_OF: { readonly [A in FollowUpAction]: CommandType } = {
  contact: 'ContactFollowUp',
  miss: 'MissFollowUp',
  investigate: 'InvestigateFollowUp',
  remedy: 'RemedyFollowUp',
  close: 'CloseFollowUp',
};

/** Calling back, investigating, remedying, closing (E3); nobody deals with a rating of the own service (E2). */
export const followUpHandlers: Handlers<
  'ContactFollowUp' | 'MissFollowUp' | 'InvestigateFollowUp' | 'RemedyFollowUp' | 'CloseFollowUp'
> = {
  ContactFollowUp: (state, { followUp, said }, context) =>
    act(state, followUp, 'contact', context, { type: 'FollowUpContacted', followUp, said }),

  MissFollowUp: (state, { followUp, note = null }, context) =>
    act(state, followUp, 'miss', context, { type: 'FollowUpMissed', followUp, note }),

  InvestigateFollowUp: (state, { followUp, founded, finding }, context) =>
    act(state, followUp, 'investigate', context, {
      type: 'FollowUpInvestigated',
      followUp,
      founded,
      finding,
    }),

  RemedyFollowUp: (state, { followUp, measure }, context) =>
    act(state, followUp, 'remedy', context, { type: 'FollowUpRemedied', followUp, measure }),

  CloseFollowUp: (state, { followUp, conclusion }, context) =>
    act(state, followUp, 'close', context, { type: 'FollowUpClosed', followUp, conclusion }),
};

function act(state: State, id: string, action: FollowUpAction, { actor }: Context, fact: Fact): Decided {
  const on = state.followUps.get(id);
  if (!on) return no('no-such-follow-up', { field: 'followUp' });
  const person = actor.kind === 'person' ? actor.person : null;
  const refused = obstacle(on, action, person);
  if (refused) return no(refused);
  return happened([fact], (after) => {
    const then = after.followUps.get(id);
    return { followUp: id, stage: then ? stageOf(then) : null };
  });
}

function obstacle(on: FollowUp, action: FollowUpAction, person: string | null): RefusalCode | null {
  if (on.clerk !== null && on.clerk === person) return 'own-service';
  return lawful(on, action) ? null : 'follow-up-not-now';
}

function lawful(on: FollowUp, action: FollowUpAction): boolean {
  if (on.closed) return false;
  switch (action) {
    case 'contact':
    case 'miss':
      return on.reachable !== null && on.contacted === null;
    case 'investigate':
      return on.finding === null;
    case 'remedy':
      return on.finding?.founded === true && on.remedied === null;
    case 'close':
      return stageOf(on) === 'to-close';
  }
}

/** What is to be done next. Investigating may begin before somebody answered the call; nothing closes before both are done. */
export function stageOf(on: FollowUp): FollowUpStage {
  if (on.closed) return 'closed';
  if (on.reachable !== null && metAt(on, 'contact') === null) return 'to-contact';
  if (on.finding === null) return 'to-investigate';
  return metAt(on, 'remedy') === null ? 'to-remedy' : 'to-close';
}

/** What this person may do with it now: from the same rules that decide. */
export function followUpActions(state: State, on: FollowUp, person: string): FollowUpAction[] {
  return FOLLOW_UP_ACTIONS.filter(
    (action) =>
      permitted(state, { kind: 'person', person }, COMMAND_OF[action]) &&
      obstacle(on, action, person) === null,
  );
}

import { appointmentEvolvers } from './appointments/evolve.ts';
import { caseEvolvers } from './casework/index.ts';
import { catalogueEvolvers } from './catalogue/evolve.ts';
import { voiceEvolvers } from './catalogue/voice.ts';
import { dayEvolvers } from './day/evolve.ts';
import { deviceEvolvers } from './devices/evolve.ts';
import type { Evolvers } from './evolver.ts';
import type { FactOf, FactType, Recorded } from './facts.ts';
import { feedbackEvolvers } from './feedback/evolve.ts';
import { followUpEvolvers } from './follow-ups/evolve.ts';
import { identityEvolvers } from './identity/evolve.ts';
import { limitEvolvers } from './limits/index.ts';
import { printEvolvers } from './printing/evolve.ts';
import { acknowledgeEvolvers } from './queueing/acknowledge.ts';
import { broadcastEvolvers } from './queueing/broadcast.ts';
import { callEvolvers } from './queueing/evolve-call.ts';
import { counterEvolvers } from './queueing/evolve-counters.ts';
import { issueEvolvers } from './queueing/evolve-issue.ts';
import { queueEvolvers } from './queueing/evolve-queues.ts';
import { helpEvolvers } from './queueing/help.ts';
import { nearEvolvers } from './queueing/near.ts';
import { ordinaryEvolvers } from './queueing/ordinary.ts';
import { paperEvolvers } from './queueing/paper.ts';
import { preCallEvolvers } from './queueing/pre-call.ts';
import { settleVisits } from './queueing/visit.ts';
import { ratingEvolvers } from './rating/evolve.ts';
import type { State } from './state.ts';
import { webhookEvolvers } from './webhooks/configure.ts';

const EVOLVERS: Evolvers<FactType> = {
  ...issueEvolvers,
  ...callEvolvers,
  ...preCallEvolvers,
  ...nearEvolvers,
  ...acknowledgeEvolvers,
  ...broadcastEvolvers,
  ...voiceEvolvers,
  ...ordinaryEvolvers,
  ...paperEvolvers,
  ...helpEvolvers,
  ...counterEvolvers,
  ...queueEvolvers,
  ...ratingEvolvers,
  ...followUpEvolvers,
  ...feedbackEvolvers,
  ...printEvolvers,
  ...deviceEvolvers,
  ...identityEvolvers,
  ...webhookEvolvers,
  ...catalogueEvolvers,
  ...dayEvolvers,
  ...appointmentEvolvers,
  ...caseEvolvers,
  ...limitEvolvers,
};

function apply<T extends FactType>(type: T, state: State, fact: FactOf<T>, recorded: Recorded): void {
  EVOLVERS[type](state, fact, recorded);
}

/** Remembers one recorded fact, in place. The same facts in the same order always make the same state. */
export function evolve(state: State, recorded: Recorded): void {
  apply(recorded.fact.type, state, recorded.fact, recorded);
  settleVisits(state, recorded.fact);
  state.position = recorded.position;
  state.at = recorded.at;
}

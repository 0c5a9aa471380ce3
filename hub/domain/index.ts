/** The hall's rules: pure decisions, facts and readings. Everything other rooms may call is named here. */
export { type CatalogueProblem, checkCatalogue } from './catalogue/check.ts';
export { createState } from './create.ts';
export { dayOf, nextBoundary, startOf } from './day/boundary.ts';
export { nextOpening, queueOpen } from './day/sessions.ts';
export { decide } from './decide.ts';
export { evolve } from './evolve.ts';
export { permitted, rolesOf } from './identity/permissions.ts';
export { mayWork } from './identity/work.ts';
export { allowedActions } from './queueing/actions.ts';
export { ahead, servingCounters } from './queueing/ahead.ts';
export { callAt, staleCall } from './queueing/announce.ts';
export { nextFor, orderFor, orderTotal } from './queueing/choose.ts';
export { estimate } from './queueing/estimate.ts';
export { noShowFrom } from './queueing/no-show.ts';
export { counterView, placesFor, ticketView } from './queueing/show.ts';
export { shownPrompt } from './rating/prompt.ts';

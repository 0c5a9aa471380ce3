/** The hall's rules: pure decisions, facts and readings. Everything other rooms may call is named here. */

export { meant } from './appointments/find.ts';
export { bookableDates, bookableDays, slotCounts, slotViews } from './appointments/slots.ts';
export { appointmentView, overdue } from './appointments/standing.ts';
export { allowedActions as allowedCaseActions } from './casework/actions.ts';
export { type Findable, findableIn, nameKey, numberKey } from './casework/applicant.ts';
export { mayList } from './casework/archive-list.ts';
export { missingForArchive } from './casework/complete.ts';
export { isSuspended, tellOwed } from './casework/find-case.ts';
export { classOf, inList } from './casework/lists.ts';
export { isHead, worksOn } from './casework/posts.ts';
export { retentionOver } from './casework/retention.ts';
export { casesOn, openOn } from './casework/ticket-cases.ts';
export { type CatalogueProblem, checkCatalogue } from './catalogue/check.ts';
export { catalogueWarnings, lackingDisclosures } from './catalogue/disclosures.ts';
export { paidAt } from './catalogue/fees.ts';
export { importEffects, inUse } from './catalogue/in-use.ts';
export { createState } from './create.ts';
export { dayOf, nextBoundary, startOf } from './day/boundary.ts';
export { nextOpening, queueOpen } from './day/sessions.ts';
export { decide } from './decide.ts';
export { shownRole } from './devices/playlist.ts';
export { evolve } from './evolve.ts';
export {
  feedbackActions,
  feedbackStage,
  handlerOf,
  mayHandle,
  mayRead,
} from './feedback/actions.ts';
export { countFeedback, feedbackFigures } from './feedback/figures.ts';
export { feedbackLimit, metAt } from './feedback/limits.ts';
export { mayVisit } from './feedback/receive.ts';
export { resolveQueue } from './find.ts';
export { followUpActions, stageOf } from './follow-ups/handle.ts';
export { followUpFigures, followUpLimit } from './follow-ups/limits.ts';
export { permitted, rolesOf } from './identity/permissions.ts';
export { mayWork } from './identity/work.ts';
export { today, workingDaysBetween } from './limits/calendar.ts';
export { limitsDue } from './limits/check.ts';
export { isOver, limitLine } from './limits/levels.ts';
export { caseLimits } from './limits/posts.ts';
export { toWarn } from './limits/to-warn.ts';
export { allowedActions } from './queueing/actions.ts';
export { ahead, isNear, servingCounters } from './queueing/ahead.ts';
export { callAt, staleCall } from './queueing/announce.ts';
export { nextFor, orderFor, orderTotal } from './queueing/choose.ts';
export { estimate } from './queueing/estimate.ts';
export { helpAt } from './queueing/help.ts';
export { holderKey, openHolder, takesNames } from './queueing/holder.ts';
export { newlyNear } from './queueing/near.ts';
export { noShowFrom } from './queueing/no-show.ts';
export { readNumber } from './queueing/number.ts';
export { counterView, placesFor, ticketView } from './queueing/show.ts';
export { visitBeside } from './queueing/visit.ts';
export { cardDates, visitOf } from './rating/card.ts';
export { shownPrompt } from './rating/prompt.ts';

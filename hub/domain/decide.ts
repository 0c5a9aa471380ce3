import type { Command, CommandOf, CommandType } from '../contract/commands.ts';
import { bookHandlers } from './appointments/book.ts';
import { checkInHandlers } from './appointments/check-in.ts';
import { caseHandlers } from './casework/index.ts';
import { importHandlers } from './catalogue/import.ts';
import { voiceHandlers } from './catalogue/voice.ts';
import { dayHandlers } from './day/turn.ts';
import { no } from './decided.ts';
import { agentHandlers } from './devices/agents.ts';
import { bindingHandlers } from './devices/binding.ts';
import { padHandlers } from './devices/pads.ts';
import { screenHandlers } from './devices/screens.ts';
import { callBackHandlers } from './feedback/call-backs.ts';
import { feedbackHandlers } from './feedback/handle.ts';
import { receiveFeedbackHandlers } from './feedback/receive.ts';
import { followUpHandlers } from './follow-ups/handle.ts';
import type { Handlers } from './handler.ts';
import { permitted } from './identity/permissions.ts';
import { tokenHandlers } from './identity/tokens.ts';
import { userHandlers } from './identity/users.ts';
import { limitHandlers } from './limits/index.ts';
import { jobHandlers } from './printing/jobs.ts';
import { slipHandlers } from './printing/slips.ts';
import { acknowledgeHandlers } from './queueing/acknowledge.ts';
import { announceHandlers } from './queueing/announce.ts';
import { broadcastHandlers } from './queueing/broadcast.ts';
import { callHandlers } from './queueing/call.ts';
import { counterHandlers } from './queueing/counters.ts';
import { extendHandlers } from './queueing/extend.ts';
import { helpHandlers } from './queueing/help.ts';
import { issueHandlers } from './queueing/issue.ts';
import { leaveHandlers } from './queueing/leave.ts';
import { nearHandlers } from './queueing/near.ts';
import { ordinaryHandlers } from './queueing/ordinary.ts';
import { paperHandlers } from './queueing/paper.ts';
import { queueHandlers } from './queueing/queues.ts';
import { reinstateHandlers } from './queueing/reinstate.ts';
import { serveHandlers } from './queueing/serve.ts';
import { transferHandlers } from './queueing/transfer.ts';
import { cardHandlers } from './rating/card.ts';
import { rateHandlers } from './rating/rate.ts';
import type { Context, Decided, State } from './state.ts';
import { webhookHandlers } from './webhooks/configure.ts';

const HANDLERS: Handlers<CommandType> = {
  ...issueHandlers,
  ...leaveHandlers,
  ...paperHandlers,
  ...ordinaryHandlers,
  ...acknowledgeHandlers,
  ...helpHandlers,
  ...reinstateHandlers,
  ...callHandlers,
  ...serveHandlers,
  ...transferHandlers,
  ...counterHandlers,
  ...queueHandlers,
  ...extendHandlers,
  ...announceHandlers,
  ...nearHandlers,
  ...broadcastHandlers,
  ...voiceHandlers,
  ...rateHandlers,
  ...cardHandlers,
  ...followUpHandlers,
  ...receiveFeedbackHandlers,
  ...feedbackHandlers,
  ...callBackHandlers,
  ...padHandlers,
  ...slipHandlers,
  ...jobHandlers,
  ...screenHandlers,
  ...bindingHandlers,
  ...agentHandlers,
  ...importHandlers,
  ...userHandlers,
  ...tokenHandlers,
  ...webhookHandlers,
  ...dayHandlers,
  ...bookHandlers,
  ...checkInHandlers,
  ...caseHandlers,
  ...limitHandlers,
};

function handle<T extends CommandType>(
  type: T,
  state: State,
  command: CommandOf<T>,
  context: Context,
): Decided {
  return HANDLERS[type](state, command, context);
}

/**
 * Decides one checked command: the facts it causes, or why it is refused. Pure: neither state nor context is changed; facts are
 * to be recorded at `context.now`.
 */
export function decide(state: State, command: Command, context: Context): Decided {
  const { actor } = context;
  if (actor.kind === 'person' && state.identity.users.get(actor.person)?.disabled) return no('user-disabled');
  if (!permitted(state, actor, command.type)) return no('forbidden');
  return handle(command.type, state, command, context);
}

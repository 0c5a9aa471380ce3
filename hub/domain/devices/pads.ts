import type { Actor } from '../../contract/actors.ts';
import type { PadAction } from '../../contract/commands.ts';
import { no } from '../decided.ts';
import type { Handlers } from '../handler.ts';
import { callHandlers } from '../queueing/call.ts';
import { counterHandlers } from '../queueing/counters.ts';
import { serveHandlers } from '../queueing/serve.ts';
import type { Context, Decided, State } from '../state.ts';

/** A call pad obeys the same rules as the panel, as the clerk signed in at its counter (W1); no clerk, no call. */
export const padHandlers: Handlers<'PressPad'> = {
  PressPad(state, command, context) {
    if (context.actor.kind !== 'agent') return no('forbidden');
    const actor = padActor(state, context.actor.agent, command.device);
    if (actor.counter === undefined) return no('device-unbound', { field: 'device' });
    if (actor.person === undefined) return no('no-clerk');
    return press(state, command.action, actor.counter, { ...context, actor });
  },
};

/** Who acts when this agent's pad is pressed: the clerk of the counter it is bound to, as far as there is one. */
export function padActor(state: State, agent: string, device: string): Extract<Actor, { kind: 'agent' }> {
  const full = device.includes('/') ? device : `${agent}/${device}`;
  const bound = full.startsWith(`${agent}/`) ? state.devices.bindings.get(full) : undefined;
  const counter = bound === undefined ? undefined : state.counters.get(bound);
  const who = { kind: 'agent' as const, agent, device: full };
  if (!counter) return who;
  return counter.clerk === null
    ? { ...who, counter: counter.id }
    : { ...who, counter: counter.id, person: counter.clerk };
}

function press(state: State, action: PadAction, counter: string, context: Context): Decided {
  switch (action) {
    case 'next':
      return callHandlers.CallNext(state, { type: 'CallNext', counter }, context);
    case 'recall':
      return callHandlers.Recall(state, { type: 'Recall', counter }, context);
    case 'start':
      return serveHandlers.StartService(state, { type: 'StartService', counter }, context);
    case 'finish':
      return serveHandlers.Finish(state, { type: 'Finish', counter, outcome: 'other' }, context);
    case 'no-show':
      return callHandlers.NoShow(state, { type: 'NoShow', counter }, context);
    case 'pause':
      // One key for both ways: the lamp tells which.
      return state.counters.get(counter)?.state === 'paused'
        ? counterHandlers.ResumeCounter(state, { type: 'ResumeCounter', counter }, context)
        : counterHandlers.PauseCounter(
            state,
            { type: 'PauseCounter', counter, reason: 'briefly-away' },
            context,
          );
  }
}

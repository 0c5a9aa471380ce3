import { happened, no } from '../decided.ts';
import type { Evolvers } from '../evolver.ts';
import type { Handlers } from '../handler.ts';
import { zonesOf } from './zones.ts';

const MINUTE = 60_000;

/** Urgent messages to the hall: typed by staff, shown and spoken before the calls that wait (D2). */
export const broadcastHandlers: Handlers<'Broadcast' | 'EndBroadcast'> = {
  Broadcast(state, command, { now, newId }) {
    const { zh, en = null, zone = null, minutes } = command;
    if (zone !== null && !zonesOf(state).has(zone)) return no('malformed', { field: 'zone' });
    const broadcast = newId();
    const until = now + minutes * MINUTE;
    return happened([{ type: 'BroadcastMade', broadcast, zh, en, zone, until }], () => ({ broadcast }));
  },

  EndBroadcast(state, { broadcast }) {
    if (!state.broadcasts.some(({ id }) => id === broadcast))
      return no('no-such-announcement', { field: 'broadcast' });
    return happened([{ type: 'BroadcastEnded', broadcast }]);
  },
};

export const broadcastEvolvers: Evolvers<'BroadcastMade' | 'BroadcastEnded' | 'BroadcastSpoken'> = {
  BroadcastMade(state, { broadcast, zh, en, zone, until }, { position, at }) {
    state.broadcasts.push({ id: broadcast, position, at, until, zh, en, zone, spoken: false });
  },

  BroadcastEnded(state, fact) {
    state.broadcasts = state.broadcasts.filter(({ id }) => id !== fact.broadcast);
  },

  BroadcastSpoken(state, fact) {
    const broadcast = state.broadcasts.find(({ position }) => position === fact.position);
    if (broadcast) broadcast.spoken = true;
  },
};

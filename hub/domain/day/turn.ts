import { carried } from '../appointments/evolve.ts';
import { happened, no } from '../decided.ts';
import type { FactOf } from '../facts.ts';
import type { Handlers } from '../handler.ts';
import { isOver } from '../queueing/leave.ts';
import type { State } from '../state.ts';
import { dayOf, startOf } from './boundary.ts';

/** The hall's day, the hub's starts, its clock (T10, T15). */
export const dayHandlers: Handlers<'TurnDay' | 'HubStarted' | 'ConfirmClock' | 'AcknowledgeAlert'> = {
  TurnDay(state, _command, { now }) {
    const { catalogue } = state;
    if (!catalogue) return no('day-not-over');
    const { hall, policy } = catalogue.source;
    const day = dayOf(now, hall.timeZone, policy.dayBoundary);
    if (day <= state.day) return no('day-not-over', { detail: { day: state.day } });
    return happened([turned(state, day, startOf(day, hall.timeZone, policy.dayBoundary))], () => ({ day }));
  },

  HubStarted(_state, command) {
    return happened([{ type: 'HubStarted', downSince: command.downSince }]);
  },

  ConfirmClock() {
    return happened([{ type: 'ClockConfirmed' }]);
  },

  AcknowledgeAlert(_state, command, { actor }) {
    if (actor.kind !== 'person') return no('forbidden');
    return happened([{ type: 'AlertAcknowledged', alert: command.alert, person: actor.person }]);
  },
};

/** The turn to `day`, which begins at `start` (epoch ms): what was left open ends, what lasts is carried over. */
export function turned(state: State, day: string, start: number): FactOf<'DayTurned'> {
  return {
    type: 'DayTurned',
    day,
    ended: [...state.tickets.values()]
      .filter((ticket) => !isOver(ticket.state))
      .map((ticket) => ({ ticket: ticket.id, state: ticket.state })),
    serviceTimes: [...state.queues.values()]
      .filter((queue) => queue.serviceTimes.length > 0)
      .map((queue) => ({ queue: queue.id, times: [...queue.serviceTimes] })),
    runs: [...state.devices.runs].map(([agent, { run, version }]) => ({ agent, run, version })),
    outages: state.outages.filter((outage) => outage.to > start).map((outage) => ({ ...outage })),
    appointments: carried(state),
    documentNumbers: [...state.documentNumbers].map(([series, last]) => ({ series, last })),
  };
}

import { carryOver } from '../appointments/evolve.ts';
import { newCounter, newQueue } from '../create.ts';
import type { Evolvers } from '../evolver.ts';
import { forgetFeedback } from '../feedback/evolve.ts';
import { forgetFollowUps } from '../follow-ups/evolve.ts';
import { paceOf } from '../queueing/pace.ts';

export const dayEvolvers: Evolvers<
  'DayTurned' | 'HubStarted' | 'ClockConfirmed' | 'AlertAcknowledged' | 'CommandRefused'
> = {
  /** Everything of the old day goes; what the new one keeps comes from the fact alone, so that a restart agrees. */
  DayTurned(state, fact, recorded) {
    state.day = fact.day;
    for (const map of [
      state.tickets,
      state.numbers,
      state.holders,
      state.prompts,
      state.jobs,
      state.kioskJobs,
      state.acknowledged,
      state.helps,
      state.series,
      state.visits,
    ])
      map.clear();
    for (const set of [
      state.passed,
      state.listed.transfer,
      state.listed.destruction,
      state.erased,
      state.lateRated,
    ])
      set.clear();
    state.troubledJobs.clear();
    state.calls = [];
    state.queueNews = [];
    state.broadcasts = [];
    state.consultations = [];
    for (const { series, last } of fact.documentNumbers ?? []) state.documentNumbers.set(series, last);
    forgetFollowUps(state, fact.day, recorded.at);
    forgetFeedback(state, fact.day);
    carryOver(state, fact.appointments ?? []);
    state.outages = fact.outages.map((outage) => ({ ...outage }));
    state.devices.runs = new Map(fact.runs.map(({ agent, run, version }) => [agent, { run, version }]));
    for (const id of state.counters.keys()) state.counters.set(id, newCounter(id));
    const times = new Map(fact.serviceTimes.map((entry) => [entry.queue, entry.times]));
    for (const id of state.queues.keys()) {
      const serviceTimes = [...(times.get(id) ?? [])];
      state.queues.set(id, { ...newQueue(id), serviceTimes, pace: paceOf(serviceTimes) });
    }
  },

  HubStarted(state, fact, recorded) {
    if (fact.downSince !== null) state.outages.push({ from: fact.downSince, to: recorded.at });
    // A no-show timer that ran out while the hub was off has not expired: it starts again (T15).
    for (const counter of state.counters.values()) {
      const ticket = counter.current === null ? undefined : state.tickets.get(counter.current);
      if (ticket?.state === 'called' && ticket.announcedAt !== null) ticket.announcedAt = recorded.at;
    }
  },

  ClockConfirmed() {},

  AlertAcknowledged(state, fact, recorded) {
    state.acknowledged.set(fact.alert, { person: fact.person, at: recorded.at });
  },

  /** Kept in the record only. */
  CommandRefused() {},
};

import type { Estimate } from '../../../hub/contract/views/hall.ts';
import { queueOpen } from '../../../hub/domain/index.ts';
import { aheadOf } from '../../../hub/domain/queueing/ahead.ts';
import { estimateAt, type Wait, waitAt } from '../../../hub/domain/queueing/estimate.ts';
import { paceFor } from '../../../hub/domain/queueing/pace.ts';
import type { Ticket } from '../../../hub/domain/state.ts';
import { type Hall, HUB, MINUTE, one, person } from '../../domain/given.ts';
import type { Chance } from './chance.ts';
import {
  arrivals,
  type Desk,
  minutesAtCounter,
  OPENS,
  occupation,
  type Scenario,
  type Truth,
  truthsOf,
} from './scenario.ts';

/** A day in the real domain: commands decided and recorded, the clock moved from event to event. */

/** A stretch in which a desk truly called, epoch ms. */
export type Window = { readonly from: number; readonly to: number };
export type Standing = { readonly queue: string; readonly order: number };

/** What was told when a ticket was taken, and what an oracle may look at. Times epoch ms. */
export type Offer = Standing & {
  readonly ticket: string;
  readonly at: number;
  readonly priority: boolean;
  readonly wait: Wait;
  readonly shown: NonNullable<Estimate>;
  /** Time to work it out, ms. */
  readonly took: number;
  /** People ahead × mean ÷ counters, ms. */
  readonly naive: number;
  readonly inHand: ReadonlyMap<string, { readonly queue: string; readonly since: number }>;
  readonly line: readonly Standing[];
};

export type Day = {
  readonly midnight: number;
  readonly truths: readonly Truth[];
  readonly offers: readonly Offer[];
  readonly windows: ReadonlyMap<string, readonly Window[]>;
  readonly calledAt: ReadonlyMap<string, number>;
};

/** A clerk is back from a break this many minutes late at most. */
const LATE = 4;
const DAY = 24 * 60 * MINUTE;
/** The halls stand in Shanghai. */
const ZONE = 8 * 60 * MINUTE;

const clock = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** Plays the day on which the hall's clock stands, from opening until nobody waits; the hall is left at its end. */
export function playDay(hall: Hall, scenario: Scenario, chance: Chance): Day {
  const midnight = Math.floor((hall.now + ZONE) / DAY) * DAY - ZONE;
  return new Floor(hall, scenario, chance, midnight).play();
}

/** The next morning, three hours before opening. */
export function nextMorning(hall: Hall): void {
  hall.now = Math.floor((hall.now + ZONE) / DAY) * DAY - ZONE + DAY + 6 * 60 * MINUTE;
  hall.must(HUB, { type: 'TurnDay' });
}

class Floor {
  readonly #hall: Hall;
  readonly #scenario: Scenario;
  readonly #chance: Chance;
  readonly #midnight: number;
  readonly #truths: Truth[];
  readonly #offers: Offer[] = [];
  readonly #windows = new Map<string, Window[]>();
  readonly #calledAt = new Map<string, number>();
  #events: { readonly at: number; readonly run: () => void }[] = [];

  constructor(hall: Hall, scenario: Scenario, chance: Chance, midnight: number) {
    this.#hall = hall;
    this.#scenario = scenario;
    this.#chance = chance;
    this.#midnight = midnight;
    this.#truths = truthsOf(scenario, chance);
  }

  play(): Day {
    for (const desk of this.#scenario.desks) {
      this.#windows.set(desk.id, this.#attendance(desk));
      this.#after(OPENS - 1, () => this.#hall.open(`clerk-${desk.id}`, desk.id));
    }
    for (const line of this.#scenario.lines) {
      for (const at of arrivals(line, this.#chance)) this.#after(at, () => this.#arrive(line.id));
    }
    for (;;) {
      const next = this.#take();
      if (!next) break;
      this.#hall.now = next.at;
      next.run();
    }
    return {
      midnight: this.#midnight,
      truths: this.#truths,
      offers: this.#offers,
      windows: this.#windows,
      calledAt: this.#calledAt,
    };
  }

  #after(minutes: number, run: () => void): void {
    this.#at(this.#midnight + Math.round(minutes * MINUTE), run);
  }

  #at(at: number, run: () => void): void {
    this.#events.push({ at, run });
  }

  #take() {
    const first = this.#events.reduce((least, event) => Math.min(least, event.at), Number.POSITIVE_INFINITY);
    const index = this.#events.findIndex(({ at }) => at === first);
    return index < 0 ? undefined : this.#events.splice(index, 1)[0];
  }

  /** When the clerk really calls: the plan, and back a little late. */
  #attendance(desk: Desk): Window[] {
    const windows: Window[] = [];
    let from = OPENS;
    for (const gap of gapsOf(this.#scenario, desk)) {
      windows.push({ from, to: gap.from });
      from = gap.to + this.#chance() * LATE;
    }
    const at = (minutes: number) => this.#midnight + Math.round(minutes * MINUTE);
    const all = [...windows, { from, to: Number.POSITIVE_INFINITY }];
    for (const window of all) {
      this.#after(window.from, () => this.#begin(desk));
      if (window.to !== Number.POSITIVE_INFINITY) this.#after(window.to, () => this.#free(desk));
    }
    return all.map((window) => ({ from: at(window.from), to: at(window.to) }));
  }

  #begin(desk: Desk): void {
    if (this.#hall.state.counters.get(desk.id)?.state === 'paused') {
      this.#hall.must(person(`clerk-${desk.id}`), { type: 'ResumeCounter', counter: desk.id });
    }
    this.#free(desk);
  }

  #arrive(queue: string): void {
    const hall = this.#hall;
    if (!queueOpen(hall.state, queue, hall.now).open) return;
    const priority = this.#chance() < this.#scenario.priority;
    const ticket = hall.issue(queue, priority ? { class: 'priority', reason: 'elderly' } : {});
    this.#offer(ticket);
    for (const desk of this.#scenario.desks) if (desk.queues.includes(queue)) this.#free(desk);
  }

  #offer(ticket: Ticket): void {
    const { state, now } = this.#hall;
    const { catalogue } = state;
    const began = performance.now();
    const wait = waitAt(state, ticket, now);
    const took = performance.now() - began;
    const shown = estimateAt(state, ticket, now);
    if (!catalogue || !wait || !shown) return;
    const open = this.#scenario.desks.filter(
      ({ id, queues }) => queues.includes(ticket.queue) && state.counters.get(id)?.state === 'open',
    );
    const naive = (aheadOf(state, ticket) * paceFor(state, catalogue, ticket.queue).mean) / open.length;
    const { id, queue, order } = ticket;
    const priority = ticket.class === 'priority';
    this.#offers.push({
      ticket: id,
      at: now,
      queue,
      order,
      priority,
      wait,
      shown,
      took,
      naive,
      ...this.#scene(ticket),
    });
  }

  #scene(mine: Ticket): Pick<Offer, 'inHand' | 'line'> {
    const { state } = this.#hall;
    const inHand = new Map<string, { queue: string; since: number }>();
    for (const counter of state.counters.values()) {
      const ticket = counter.current === null ? undefined : state.tickets.get(counter.current);
      if (ticket) inHand.set(counter.id, { queue: ticket.queue, since: ticket.calledAt ?? this.#hall.now });
    }
    const line = [...state.tickets.values()]
      .filter(({ state: at, id, order }) => at === 'waiting' && id !== mine.id && order <= mine.order)
      .map(({ queue, order }) => ({ queue, order }))
      .sort((a, b) => a.order - b.order);
    return { inHand, line };
  }

  /** Nobody is in hand at this desk, if so: the next is called, or the clerk goes as planned. */
  #free(desk: Desk): void {
    const { state, now } = this.#hall;
    const clerk = person(`clerk-${desk.id}`);
    const counter = state.counters.get(desk.id);
    if (counter?.state !== 'open' || counter.current !== null) return;
    const windows = this.#windows.get(desk.id) ?? [];
    if (!windows.some(({ from, to }) => now >= from && now < to)) {
      if (windows.some(({ to }) => now >= to)) {
        this.#hall.must(clerk, { type: 'PauseCounter', counter: desk.id, reason: 'lunch' });
      }
      return;
    }
    const { decided, facts } = this.#hall.when(clerk, { type: 'CallNext', counter: desk.id });
    if (decided.ok) this.#serve(desk, this.#hall.ticket(one(facts, 'TicketCalled').ticket));
  }

  #serve(desk: Desk, ticket: Ticket): void {
    const hall = this.#hall;
    const clerk = person(`clerk-${desk.id}`);
    const counter = desk.id;
    this.#calledAt.set(ticket.id, hall.now);
    const truth = this.#truths.find(({ line }) => line.id === ticket.queue);
    if (!truth) throw new Error(`no line ${ticket.queue}`);
    const taken = occupation(truth, this.#chance);
    const end = hall.now + Math.round(minutesAtCounter(taken) * MINUTE);
    if (taken.comes) {
      const start = hall.now + Math.round(taken.walk * MINUTE);
      this.#at(start, () => hall.must(clerk, { type: 'StartService', counter }));
      this.#at(end, () => {
        hall.must(clerk, { type: 'Finish', counter });
        this.#free(desk);
      });
      return;
    }
    this.#at(end, () => {
      hall.spoken();
      hall.must(clerk, { type: 'Recall', counter });
      hall.spoken();
      hall.pass(20_000).must(clerk, { type: 'NoShow', counter });
      this.#free(desk);
    });
  }
}

/** The desk's planned breaks, and the noon of a desk whose queues all have one. Minutes of the day. */
function gapsOf({ lines }: Scenario, { queues, breaks }: Desk): { from: number; to: number }[] {
  const own = breaks.map(({ from, to }) => ({ from: clock(from), to: clock(to) }));
  const sessions = lines.find(({ id }) => id === queues[0])?.sessions ?? [];
  const [morning, afternoon] = sessions;
  const noon = morning && afternoon ? [{ from: clock(morning.to), to: clock(afternoon.from) }] : [];
  return [...own, ...noon];
}

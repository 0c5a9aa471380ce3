import type { Webhook } from '../domain/state.ts';
import {
  arrived,
  due,
  failed,
  giveUp,
  newOutbox,
  type Outbox,
  type OutboxRecord,
  type Parcel,
  recordOf,
  returned,
  room,
  settle,
  take,
} from '../domain/webhooks/outbox.ts';
import type { Journal } from '../journal/port.ts';
import type { Services } from '../services.ts';
import { messageOf, secretOf } from './message.ts';
import { type Answer, type Post, TIMEOUT } from './post.ts';
import { contentOf, isStale, toldOf } from './told.ts';

export type ReceiverParts = {
  readonly services: Pick<Services, 'state' | 'vault' | 'log'>;
  readonly journal: Pick<Journal, 'after'>;
  readonly post: Post;
  readonly clocks: {
    readonly now: () => number;
    readonly monotonic: () => number;
    readonly later: (task: () => void, ms: number) => void;
  };
  /** From 0 to 1. */
  readonly chance: () => number;
  /** May the age of an event be told by the clock now? */
  readonly trusted: () => boolean;
};

/** Since the start. `failed`: attempts; `stale`: not sent, for they had come to nothing. */
type Figures = { delivered: number; failed: number; stale: number; givenUp: number };

/** Facts read from the journal in one go. */
const BATCH = 200;
/** So far read without anything to send, it is worth writing down. */
const WORTH_KEEPING = 1000;

/** Sends one webhook's events as fast as it takes them, from the journal, and no faster. */
export class Receiver {
  readonly hook: Webhook;
  readonly figures: Figures = { delivered: 0, failed: 0, stale: 0, givenUp: 0 };
  /** Epoch ms of the last giving up. */
  gaveUpAt = 0;
  readonly #parts: ReceiverParts;
  readonly #outbox: Outbox;
  readonly #flights = new Map<Parcel, AbortController>();
  readonly #settled = new Set<() => void>();
  #busy = false;
  #reading: Promise<void> = Promise.resolve();
  #kept: OutboxRecord;
  #changed = false;
  #stopped = false;

  /** `from`: what happened up to this position is done. */
  constructor(hook: Webhook, from: number, parts: ReceiverParts) {
    this.hook = hook;
    this.#parts = parts;
    this.#outbox = newOutbox(from);
    this.#kept = recordOf(this.#outbox);
  }

  /** Events that were on their way when the hub stopped, by ascending position. */
  async restore(open: readonly number[]): Promise<void> {
    const { services, journal } = this.#parts;
    const wanted = new Set(open);
    for (let next = open[0]; next !== undefined; ) {
      const facts = await journal.after(next - 1, BATCH);
      const found = facts.filter(({ position }) => wanted.has(position));
      take(this.#outbox, this.#outbox.read, toldOf(services.state(), this.hook, found));
      const last = facts.at(-1)?.position ?? Number.POSITIVE_INFINITY;
      next = open.find((position) => position > last);
    }
    this.#kept = recordOf(this.#outbox);
  }

  get waiting(): number {
    return this.#outbox.parcels.size;
  }

  get failingSince(): number | null {
    return this.waiting > 0 ? this.#outbox.failingSince : null;
  }

  /** Up to where the journal was read. */
  get read(): number {
    return this.#outbox.read;
  }

  /** Would what was kept last send much again? */
  get worthKeeping(): boolean {
    return this.#changed || this.#outbox.read - this.#kept.read >= WORTH_KEEPING;
  }

  /** What to keep now. */
  record(): OutboxRecord {
    this.#kept = recordOf(this.#outbox);
    this.#changed = false;
    return this.#kept;
  }

  /** Something happened, or time went by. */
  pump(): void {
    if (this.#stopped) return;
    this.#abandon();
    if (!this.#busy) this.#reading = this.#readOn();
    this.#launch();
  }

  /** Nothing more is begun; what is under way is cut off after `grace` and counts as not sent. */
  async stop(grace: number): Promise<void> {
    this.#stopped = true;
    this.#parts.clocks.later(() => this.cutOff(), grace);
    await this.#reading;
    if (this.#flights.size > 0) await new Promise<void>((done) => this.#settled.add(done));
  }

  cutOff(): void {
    this.#stopped = true;
    for (const flight of this.#flights.values()) flight.abort();
  }

  async #readOn(): Promise<void> {
    const { services, journal } = this.#parts;
    this.#busy = true;
    try {
      while (!this.#stopped && room(this.#outbox) > 0 && this.#outbox.read < services.state().position) {
        const facts = await journal.after(this.#outbox.read, Math.min(BATCH, room(this.#outbox)));
        // What is on disk and not yet remembered could not be told of by name.
        const known = facts.filter(({ position }) => position <= services.state().position);
        const last = known.at(-1);
        if (last === undefined) return;
        const told = toldOf(services.state(), this.hook, known);
        take(this.#outbox, last.position, told);
        if (told.length === 0) continue;
        this.#changed = true;
        this.#launch();
      }
    } catch (error) {
      services.log.error({ error, webhook: this.hook.webhook }, 'a webhook could not read the journal');
    } finally {
      this.#busy = false;
    }
  }

  #abandon(): void {
    const { clocks, trusted, services } = this.#parts;
    if (!trusted()) return;
    const over = giveUp(this.#outbox, clocks.now());
    if (over.length === 0) return;
    this.#changed = true;
    this.figures.givenUp += over.length;
    this.gaveUpAt = clocks.now();
    const { webhook } = this.hook;
    services.log.warn({ webhook, events: over.length, first: over[0]?.position }, 'events were given up');
  }

  #launch(): void {
    const { services, clocks } = this.#parts;
    for (let stale = true; stale; ) {
      stale = false;
      for (const parcel of due(this.#outbox, clocks.monotonic())) {
        if (isStale(services.state(), parcel)) {
          // Whoever waited behind it is next.
          stale = true;
          this.figures.stale += 1;
          this.#changed = true;
          settle(this.#outbox, parcel);
        } else this.#send(parcel);
      }
    }
  }

  #send(parcel: Parcel): void {
    const { services, clocks, post } = this.#parts;
    parcel.flying = true;
    const flight = new AbortController();
    this.#flights.set(parcel, flight);
    clocks.later(() => flight.abort(), TIMEOUT);
    const content = contentOf(services.state(), parcel);
    const secret = secretOf(services.vault, this.hook.webhook);
    void post(this.hook.url, messageOf(content, secret, clocks.now()), flight.signal).then((answer) =>
      this.#answered(parcel, answer),
    );
  }

  #answered(parcel: Parcel, answer: Answer): void {
    const { clocks, chance } = this.#parts;
    this.#flights.delete(parcel);
    if (answer.kind === 'taken') {
      this.figures.delivered += 1;
      this.#changed = true;
      arrived(this.#outbox, parcel);
    } else if (this.#stopped) returned(parcel);
    else {
      this.figures.failed += 1;
      const time = { steady: clocks.monotonic(), now: clocks.now(), chance: chance() };
      failed(this.#outbox, parcel, answer.kind === 'refused', time);
      this.#tell(parcel, answer.why);
    }
    if (this.#flights.size === 0) for (const done of this.#settled) done();
    this.pump();
  }

  /** The first failure of a row is told; the rest is in the figures and on the floor. */
  #tell({ position, event }: Parcel, why: string): void {
    if (this.#outbox.failures !== 1) return;
    const { webhook } = this.hook;
    this.#parts.services.log.warn({ webhook, event, position, why }, 'a webhook did not take an event');
  }
}

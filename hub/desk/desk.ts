import { hash } from 'node:crypto';
import { type Actor, identityOf } from '../contract/actors.ts';
import { refusal } from '../contract/refusals.ts';
import type { Batch } from '../journal/port.ts';
import {
  answersOf,
  decideOne,
  type Entry,
  type Gathering,
  NOT_RECORDED,
  newEntry,
  Spoilt,
} from './deciding.ts';
import { Figures } from './figures.ts';
import { answerKey, type Kept, KeptAnswers, type Outcome, outcomeOf } from './kept.ts';
import { Listening } from './listening.ts';
import { HallMemory } from './memory.ts';
import type { Asked, Desk, DeskParts, DeskStats, Listener, Remembered } from './parts.ts';

/** Answers are kept this long (T2), ms. */
const KEEP = 48 * 3600_000;
/** Old answers are dropped from disk this often, ms. */
const FORGET_EVERY = 3600_000;
/** Commands in one commit: enough to share a disk's round trip, few enough to answer soon. */
const MOST_AT_ONCE = 256;
/** Commits on their way to the disk at once: while it works on one, the next lies ready behind it. */
const MOST_FLYING = 2;
/** Commands that are worth a second commit on its way; fewer wait for the first to land. Measured: docs/benchmarks.md. */
const WORTH_A_COMMIT = 12;
/** Commands waiting; more than this and the disk is not keeping up (X2). */
const MOST_WAITING = 10_000;
/** Facts read back at once after a failure. */
const PAGE = 1000;

/** A batch on its way to the disk, and whose commands it holds. */
type Flight<C extends Asked> = { readonly entries: readonly Entry<C>[]; readonly batch: Batch };

const refused = (code: 'hub-stopping' | 'too-many-requests' | 'timeout'): Outcome => ({
  ok: false,
  refusal: refusal(code),
});

export class GroupDesk<S extends Remembered, C extends Asked> implements Desk<S, C> {
  readonly #parts: DeskParts<S, C>;
  readonly #memory: HallMemory<S>;
  /** Commands in one commit at most. */
  readonly #most: number;
  readonly #kept = new KeptAnswers();
  readonly #figures = new Figures();
  /** Not answered yet, by answer key: a duplicate waits for the same answer. */
  readonly #pending = new Map<string, Entry<C>>();
  readonly #listening: Listening<S>;
  /** Commands not decided yet, then those decided and not written. */
  #waiting: Entry<C>[] = [];
  #next: Gathering<C> = { entries: [], facts: [] };
  /** Commits under way, oldest first. */
  #flying: Flight<C>[] = [];
  /** Those that failed, or came behind one that did: the disk will tell what became of them. */
  #lost: Flight<C>[] = [];
  /** Memory is being read from disk: nothing flies. */
  #reading = false;
  /** The turn in which what waits is decided is coming. */
  #turning = false;
  #closing = false;
  #closers: (() => void)[] = [];
  /** Memory may differ from disk: read it anew before anything is decided. */
  #stale = false;
  /** Time of the last batch known to be durable. */
  #at = 0;
  #forgotten = 0;

  constructor(parts: DeskParts<S, C>) {
    this.#parts = parts;
    this.#memory = new HallMemory<S>(parts);
    this.#most = parts.largestBatch ?? MOST_AT_ONCE;
    this.#listening = new Listening<S>(parts.log);
  }

  /** Reads the hall and the kept answers from the journal. Rejects with JournalFailure. */
  async load(): Promise<void> {
    await this.#memory.load(this.#parts.journal);
    this.#listening.told = this.#memory.durable;
    this.#at = this.#memory.at;
    await this.#warm(Math.max(this.#at, this.#parts.now()) - KEEP);
  }

  async #warm(since: number): Promise<void> {
    for await (const { identity, request, hash: payload, at, outcome } of this.#parts.journal.answersSince(
      since,
    )) {
      this.#kept.add(answerKey(identity, request), payload, at, JSON.stringify(outcome));
      this.#at = Math.max(this.#at, at);
    }
  }

  state(): S {
    return this.#memory.committed;
  }

  onCommitted(listener: Listener<S>): () => void {
    return this.#listening.add(listener);
  }

  stats(): DeskStats {
    return this.#figures.report(this.#waiting.length);
  }

  submit(actor: Actor, request: string, command: C): Promise<Outcome> {
    if (this.#closing) return Promise.resolve(refused('hub-stopping'));
    const key = answerKey(identityOf(actor), request);
    const payload = this.#hash(command);
    const first = this.#pending.get(key);
    if (first?.hash === payload) return first.answer;
    const kept = this.#kept.find(key);
    if (kept?.hash === payload) return this.#again(identityOf(actor), request, kept);
    if (this.#waiting.length >= MOST_WAITING) return Promise.resolve(refused('too-many-requests'));
    const reused = first !== undefined || kept !== undefined;
    const entry = newEntry(actor, request, command, key, payload, reused);
    this.#waiting.push(entry);
    if (!reused) this.#pending.set(key, entry);
    this.#start();
    return entry.answer;
  }

  #hash(command: C): string {
    const text = JSON.stringify(command);
    return this.#parts.personal?.(command) ? this.#parts.vault.index(text) : hash('sha256', text, 'base64');
  }

  /** The first answer again; an old one is read from disk. */
  async #again(identity: string, request: string, kept: Kept): Promise<Outcome> {
    const outcome = outcomeOf(kept);
    if (outcome !== null) return outcome;
    try {
      const stored = await this.#parts.journal.answer(identity, request, kept.at);
      if (stored !== null) return stored.outcome as Outcome;
    } catch (error) {
      this.#parts.log.error({ error }, 'a kept answer could not be read');
    }
    return refused('timeout');
  }

  /** Commands that come in the same turn of the event loop are decided together. */
  #start(): void {
    if (this.#turning) return;
    this.#turning = true;
    setImmediate(() => {
      this.#turning = false;
      if (this.#stale) this.#renew();
      else this.#gather();
    });
  }

  /** Decides what waits, behind the commits under way: processor and disk work at the same time. */
  #gather(): void {
    const entries = this.#waiting.splice(0, this.#most - this.#next.entries.length);
    this.#next.entries.push(...entries);
    try {
      for (const entry of entries) decideOne(this.#parts, this.#memory, entry, this.#next.facts);
    } catch (error) {
      if (!(error instanceof Spoilt)) throw error;
      this.#distrust();
    }
    this.#write();
  }

  /** Memory may differ from disk: what was decided on it and not written is decided anew. */
  #distrust(): void {
    this.#stale = true;
    this.#waiting.unshift(...this.#next.entries);
    this.#next = { entries: [], facts: [] };
  }

  /** Sends what was decided to the disk, behind what is on its way; with nothing decided the desk rests. */
  #write(): void {
    if (this.#reading || this.#lost.length > 0) return;
    const decided = this.#next.entries.length;
    const flying = this.#flying.length;
    const worth = flying === 0 ? 1 : (this.#parts.worthACommit ?? WORTH_A_COMMIT);
    if (decided >= worth && flying < MOST_FLYING) this.#fly();
    else if (decided === 0 && flying === 0) this.#rest();
    if (this.#waiting.length > 0 && this.#next.entries.length < this.#most) this.#start();
  }

  #fly(): void {
    const { entries, facts } = this.#next;
    this.#next = { entries: [], facts: [] };
    const answers = answersOf(entries, Math.max(this.#memory.at, this.#parts.now()));
    const batch = { facts, answers, findable: this.#parts.findable?.(facts) };
    const flight: Flight<C> = { entries, batch };
    this.#flying.push(flight);
    const empty = facts.length === 0 && batch.answers.length === 0;
    (empty ? Promise.resolve() : this.#parts.journal.commit(batch))
      .then(
        () => this.#landed(flight),
        (error) => this.#failed(flight, error),
      )
      .catch((error) => this.#parts.log.error({ error }, 'the desk met a bug'));
  }

  #landed(flight: Flight<C>): void {
    this.#flying = this.#flying.filter((one) => one !== flight);
    if (this.#lost.length > 0) {
      this.#lose(flight);
      return;
    }
    const { entries, batch } = flight;
    const at = batch.answers[0]?.at ?? batch.facts.at(-1)?.at ?? this.#at;
    this.#at = Math.max(this.#at, at);
    this.#forget();
    // The disk goes on with the next batch before anybody is answered.
    this.#write();
    this.#committed(entries, batch, at);
  }

  #failed(flight: Flight<C>, error: unknown): void {
    this.#flying = this.#flying.filter((one) => one !== flight);
    this.#figures.failed();
    this.#distrust();
    this.#parts.log.error({ error, commands: flight.entries.length }, 'a commit failed');
    this.#lose(flight);
  }

  /** Once nothing is on its way any more, the disk tells what became of the lost. */
  #lose(flight: Flight<C>): void {
    this.#lost.push(flight);
    if (this.#flying.length > 0) return;
    this.#read(this.#recover(this.#lost.flatMap(({ entries }) => entries)));
  }

  /** Nothing flies while memory is read from disk; afterwards whoever waits goes on. */
  #read(reading: Promise<void>): void {
    this.#reading = true;
    reading
      .catch((error) => this.#parts.log.error({ error }, 'the desk met a bug'))
      .then(() => {
        this.#reading = false;
        this.#lost = [];
        this.#write();
      });
  }

  /** Nothing is under way: whoever waits goes on. */
  #rest(): void {
    if (this.#waiting.length > 0) this.#start();
    else if (!this.#turning) for (const done of this.#closers.splice(0)) done();
  }

  /** Reads memory from disk before anything more is decided; when it cannot be read, nothing happened, and that is what is said. */
  #renew(): void {
    if (this.#reading || this.#flying.length > 0) return;
    this.#read(
      this.#rebuild()
        .then(() => {
          this.#waiting = this.#waiting.filter((entry) => !this.#known(entry));
        })
        .catch((error) => {
          this.#stale = true;
          this.#parts.log.error({ error }, 'the hall could not be read from its journal');
          for (const entry of this.#waiting.splice(0)) this.#settle(entry, NOT_RECORDED);
        }),
    );
  }

  /** After an outcome nobody knew, its sender asks again with the same id: memory from disk may have the answer. */
  #known(entry: Entry<C>): boolean {
    const kept = this.#kept.find(entry.key);
    if (kept === undefined || entry.reused) return false;
    const outcome = kept.hash === entry.hash ? outcomeOf(kept) : null;
    if (outcome !== null) this.#settle(entry, outcome);
    else entry.reused = true;
    return !entry.reused;
  }

  #committed(entries: readonly Entry<C>[], batch: Batch, at: number): void {
    if (batch.answers.length > 0) this.#figures.committed(entries.length, batch.facts.length);
    try {
      this.#memory.confirm(batch.facts);
    } catch (error) {
      this.#distrust();
      this.#parts.log.error({ error }, 'recorded facts could not be remembered');
    }
    for (const entry of entries) {
      if (!entry.failed && !entry.reused) this.#kept.add(entry.key, entry.hash, at, entry.json);
      this.#settle(entry, entry.outcome);
    }
    this.#kept.prune(at - KEEP);
    this.#listening.tell(batch.facts, this.#memory.committed);
  }

  #settle(entry: Entry<C>, outcome: Outcome): void {
    if (this.#pending.get(entry.key)?.answer === entry.answer) this.#pending.delete(entry.key);
    this.#figures.answered(outcome, entry.failed);
    entry.resolve(outcome);
  }

  /** The commit failed, perhaps after it was durable: the disk knows. Each request gets the answer that is recorded there. */
  async #recover(entries: readonly Entry<C>[]): Promise<void> {
    let unknown: Outcome = NOT_RECORDED;
    try {
      await this.#rebuild();
    } catch (cause) {
      // Nobody can say whether it was recorded. Asked again with the same id, the desk will know.
      this.#parts.log.error({ error: cause }, 'the journal cannot be read after a failed commit');
      unknown = refused('timeout');
    }
    for (const entry of entries) {
      const kept = entry.reused ? undefined : this.#kept.find(entry.key);
      const told = kept?.hash === entry.hash ? outcomeOf(kept) : null;
      this.#settle(entry, told ?? this.#unrecorded(entry, unknown));
    }
  }

  #unrecorded(entry: Entry<C>, unknown: Outcome): Outcome {
    // A reused id is refused whether or not that refusal could be recorded.
    return entry.reused && unknown === NOT_RECORDED ? { ok: false, refusal: refusal('id-reused') } : unknown;
  }

  /** Memory from disk, the answers since the last sure commit with it; facts nobody was told of are told now. */
  async #rebuild(): Promise<void> {
    this.#stale = true;
    await this.#memory.load(this.#parts.journal);
    await this.#warm(this.#at);
    this.#stale = false;
    const listening = this.#listening;
    while (listening.told < this.#memory.durable) {
      const facts = await this.#parts.journal.after(listening.told, PAGE);
      if (facts.length === 0) return;
      listening.tell(facts, this.#memory.committed);
    }
  }

  /** When it is time, old answers are dropped. */
  #forget(): void {
    if (this.#at - this.#forgotten < FORGET_EVERY) return;
    this.#forgotten = this.#at;
    this.#parts.journal
      .forgetAnswers(this.#at - KEEP)
      .catch((error) => this.#parts.log.warn({ error }, 'old answers could not be dropped'));
  }

  close(): Promise<void> {
    this.#closing = true;
    if (this.#flying.length === 0 && !this.#reading && !this.#turning) return Promise.resolve();
    return new Promise((done) => this.#closers.push(done));
  }
}

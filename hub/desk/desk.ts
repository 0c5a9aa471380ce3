import { hash } from 'node:crypto';
import { type Actor, identityOf } from '../contract/actors.ts';
import { refusal } from '../contract/refusals.ts';
import type { Batch, Recorded } from '../journal/port.ts';
import { decideBatch, type Entry, NOT_RECORDED, newEntry, Spoilt } from './deciding.ts';
import { Figures } from './figures.ts';
import { answerKey, KeptAnswers, type Outcome } from './kept.ts';
import { HallMemory } from './memory.ts';
import type { Asked, Desk, DeskParts, DeskStats, Listener, Remembered } from './parts.ts';

/** Answers are kept this long (T2), ms. */
const KEEP = 48 * 3600_000;
/** Old answers are dropped from disk this often, ms. */
const FORGET_EVERY = 3600_000;
/** Commands in one commit: enough to share a disk's round trip, few enough to answer soon. */
const MOST_AT_ONCE = 256;
/** Commands waiting; more than this and the disk is not keeping up (X2). */
const MOST_WAITING = 10_000;
/** Facts read back at once after a failure. */
const PAGE = 1000;

const refused = (code: 'hub-stopping' | 'too-many-requests' | 'timeout'): Outcome => ({
  ok: false,
  refusal: refusal(code),
});

export class GroupDesk<S extends Remembered, C extends Asked> implements Desk<S, C> {
  readonly #parts: DeskParts<S, C>;
  readonly #memory: HallMemory<S>;
  readonly #kept = new KeptAnswers();
  readonly #figures = new Figures();
  /** Not answered yet, by answer key: a duplicate waits for the same answer. */
  readonly #pending = new Map<string, Entry<C>>();
  readonly #listeners = new Set<Listener<S>>();
  #waiting: Entry<C>[] = [];
  #running: Promise<void> | null = null;
  #closing = false;
  /** Memory may differ from disk: read it anew before anything is decided. */
  #stale = false;
  /** Time of the last batch known to be durable, and position of the last fact listeners were told. */
  #at = 0;
  #told = 0;
  #forgotten = 0;

  constructor(parts: DeskParts<S, C>) {
    this.#parts = parts;
    this.#memory = new HallMemory<S>(parts);
  }

  /** Reads the hall and the kept answers from the journal. Rejects with JournalFailure. */
  async load(): Promise<void> {
    await this.#memory.load(this.#parts.journal);
    this.#told = this.#memory.durable;
    this.#at = this.#memory.at;
    await this.#warm(Math.max(this.#at, this.#parts.now()) - KEEP);
  }

  async #warm(since: number): Promise<void> {
    for await (const { identity, request, hash: payload, at, outcome } of this.#parts.journal.answersSince(
      since,
    )) {
      this.#kept.add(answerKey(identity, request), payload, at, outcome as Outcome);
      this.#at = Math.max(this.#at, at);
    }
  }

  state(): S {
    return this.#memory.committed;
  }

  onCommitted(listener: Listener<S>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stats(): DeskStats {
    return this.#figures.report(this.#waiting.length);
  }

  submit(actor: Actor, request: string, command: C): Promise<Outcome> {
    if (this.#closing) return Promise.resolve(refused('hub-stopping'));
    const key = answerKey(identityOf(actor), request);
    const payload = hash('sha256', JSON.stringify(command), 'base64');
    const first = this.#pending.get(key);
    if (first?.hash === payload) return first.answer;
    const kept = this.#kept.find(key);
    if (kept?.hash === payload) return this.#again(identityOf(actor), request, kept.at, kept.outcome);
    if (this.#waiting.length >= MOST_WAITING) return Promise.resolve(refused('too-many-requests'));
    const reused = first !== undefined || kept !== undefined;
    const entry = newEntry(actor, request, command, key, payload, reused);
    this.#waiting.push(entry);
    if (!reused) this.#pending.set(key, entry);
    this.#start();
    return entry.answer;
  }

  /** The first answer again; an old one is read from disk. */
  async #again(identity: string, request: string, at: number, outcome: Outcome | null): Promise<Outcome> {
    if (outcome !== null) return outcome;
    try {
      const kept = await this.#parts.journal.answer(identity, request, at);
      if (kept !== null) return kept.outcome as Outcome;
    } catch (error) {
      this.#parts.log.error({ error }, 'a kept answer could not be read');
    }
    return refused('timeout');
  }

  /** Commands that come in the same turn of the event loop share the first flush; later ones gather while it commits. */
  #start(): void {
    if (this.#running !== null) return;
    this.#running = nextTurn()
      .then(() => this.#work())
      .catch((error) => this.#parts.log.error({ error }, 'the desk met a bug'))
      .finally(() => {
        this.#running = null;
        if (this.#waiting.length > 0) this.#start();
      });
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#flush(this.#waiting.splice(0, this.#parts.largestBatch ?? MOST_AT_ONCE));
      await this.#forget();
      await nextTurn();
    }
  }

  async #flush(gathered: readonly Entry<C>[]): Promise<void> {
    let entries = gathered;
    let batch: Batch;
    try {
      if (this.#stale) {
        await this.#rebuild();
        entries = gathered.filter((entry) => !this.#known(entry));
      }
      batch = await this.#decide(entries);
    } catch (error) {
      // Nothing was sent to the disk: nothing happened, and that is what is said.
      this.#stale = true;
      this.#parts.log.error({ error }, 'the hall could not be read from its journal');
      for (const entry of entries) this.#settle(entry, NOT_RECORDED);
      return;
    }
    try {
      if (batch.facts.length > 0 || batch.answers.length > 0) await this.#parts.journal.commit(batch);
    } catch (error) {
      await this.#recover(entries, error);
      return;
    }
    this.#committed(entries, batch);
  }

  /** After an outcome nobody knew, its sender asks again with the same id: memory from disk may have the answer. */
  #known(entry: Entry<C>): boolean {
    const kept = this.#kept.find(entry.key);
    if (kept === undefined || entry.reused) return false;
    if (kept.hash === entry.hash && kept.outcome !== null) this.#settle(entry, kept.outcome);
    else entry.reused = true;
    return !entry.reused;
  }

  /** Decides all; a command that spoils memory is left out and the others are decided again on memory from disk. */
  async #decide(entries: readonly Entry<C>[]): Promise<Batch> {
    for (;;) {
      try {
        return decideBatch(this.#parts, this.#memory, entries);
      } catch (error) {
        if (!(error instanceof Spoilt)) throw error;
        await this.#rebuild();
      }
    }
  }

  #committed(entries: readonly Entry<C>[], batch: Batch): void {
    const at = batch.answers[0]?.at ?? this.#memory.at;
    this.#at = Math.max(this.#at, at);
    if (batch.answers.length > 0) this.#figures.committed(entries.length, batch.facts.length);
    try {
      this.#memory.confirm(batch.facts);
    } catch (error) {
      this.#stale = true;
      this.#parts.log.error({ error }, 'recorded facts could not be remembered');
    }
    for (const entry of entries) {
      if (!entry.failed && !entry.reused) this.#kept.add(entry.key, entry.hash, at, entry.outcome);
      this.#settle(entry, entry.outcome);
    }
    this.#kept.prune(at - KEEP);
    this.#tell(batch.facts);
  }

  #settle(entry: Entry<C>, outcome: Outcome): void {
    if (this.#pending.get(entry.key)?.answer === entry.answer) this.#pending.delete(entry.key);
    this.#figures.answered(outcome, entry.failed);
    entry.resolve(outcome);
  }

  /** A listener that throws harms nobody: what is durable stays. */
  #tell(facts: readonly Recorded[]): void {
    const last = facts.at(-1);
    if (last === undefined) return;
    this.#told = last.position;
    for (const listener of this.#listeners) {
      try {
        listener(facts, this.#memory.committed);
      } catch (error) {
        this.#parts.log.error({ error, position: last.position }, 'a listener failed');
      }
    }
  }

  /** The commit failed, perhaps after it was durable: the disk knows. Each request gets the answer that is recorded there. */
  async #recover(entries: readonly Entry<C>[], error: unknown): Promise<void> {
    this.#figures.failed();
    this.#stale = true;
    this.#parts.log.error({ error, commands: entries.length }, 'a commit failed');
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
      this.#settle(entry, (kept?.hash === entry.hash ? kept.outcome : null) ?? this.#lost(entry, unknown));
    }
  }

  #lost(entry: Entry<C>, unknown: Outcome): Outcome {
    // A reused id is refused whether or not that refusal could be recorded.
    return entry.reused && unknown === NOT_RECORDED ? { ok: false, refusal: refusal('id-reused') } : unknown;
  }

  /** Memory from disk, the answers since the last sure commit with it; facts nobody was told of are told now. */
  async #rebuild(): Promise<void> {
    this.#stale = true;
    await this.#memory.load(this.#parts.journal);
    await this.#warm(this.#at);
    this.#stale = false;
    while (this.#told < this.#memory.durable) {
      const facts = await this.#parts.journal.after(this.#told, PAGE);
      if (facts.length === 0) return;
      this.#tell(facts);
    }
  }

  async #forget(): Promise<void> {
    if (this.#at - this.#forgotten < FORGET_EVERY) return;
    this.#forgotten = this.#at;
    try {
      await this.#parts.journal.forgetAnswers(this.#at - KEEP);
    } catch (error) {
      this.#parts.log.warn({ error }, 'old answers could not be dropped');
    }
  }

  async close(): Promise<void> {
    this.#closing = true;
    while (this.#running !== null) await this.#running;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

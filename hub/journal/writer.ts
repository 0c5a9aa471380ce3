import type { Chain } from './chain.ts';
import type { Driver, Parameter, Prepared } from './driver.ts';
import { failureOf } from './failure.ts';
import type { Batch } from './port.ts';
import { encodeBatch, type Head } from './records.ts';

/** The one statement of a commit; its parameters are those of encodeBatch. */
export const COMMIT = `INSERT INTO batch (hall, epoch, texts, facts, answers, issued, changed, received, progressed, listed, erased, reported, position, at, mac, answers_to, seal)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

type Parts = {
  readonly driver: Driver;
  readonly chain: Chain;
  /** COMMIT twice: one can be on its way while the other is at the disk. */
  readonly commits: readonly [Prepared, Prepared];
  /** Where the journal ends now. */
  readonly head: Head;
  /** The same, asked of the disk. */
  readonly durableHead: () => Promise<Head>;
};

/** The writing half of the journal on SQLite: whoever calls, writes reach the disk in the order of the calls. */
export class Writer {
  readonly #parts: Parts;
  /** Where the journal will end when all that was called is durable; null after a failure, then the disk is asked. */
  #head: Head | null;
  /** Settles, and never rejects, when everything called so far is done. */
  #turn: Promise<void> = Promise.resolve();
  /** Writes under way or waiting that nothing may overtake. */
  #alone = 0;
  /** Writes that are under way. */
  #under = 0;
  #lane: 0 | 1 = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#head = parts.head;
  }

  /** Everything called so far. */
  done(): Promise<void> {
    return this.#turn;
  }

  /** A write by itself: after all that was called before, before all that comes. Rejects with JournalFailure. */
  write<T>(work: (head: Head) => Promise<{ head: Head; value: T }>): Promise<T> {
    this.#alone += 1;
    return this.#queue(async (before) => {
      try {
        await before;
        const from = this.#head ?? (await this.#parts.durableHead());
        this.#head = null;
        const { head, value } = await work(from);
        this.#head = head;
        return value;
      } finally {
        this.#alone -= 1;
      }
    });
  }

  /** As Journal.commit: may be called before the last is done, and is durable only with all that was called before. */
  commit(batch: Batch): Promise<void> {
    const from = this.#head;
    if (from === null || this.#alone > 0) {
      return this.write(async (head) => {
        const encoded = encodeBatch(this.#parts.chain, head, batch);
        await this.#parts.commits[0].run(encoded.parameters);
        return { head: encoded.head, value: undefined };
      });
    }
    return this.#queue(async (before) => {
      const { parameters, head } = encodeBatch(this.#parts.chain, from, batch);
      this.#head = head;
      await this.#follow(before, parameters);
    });
  }

  /** Sends a batch behind those on their way. No order is taken on trust: the database refuses what does not follow on. */
  async #follow(before: Promise<void>, parameters: readonly Parameter[]): Promise<void> {
    this.#lane = this.#lane === 0 ? 1 : 0;
    const statement = this.#parts.commits[this.#lane];
    const ahead = this.#under > 1;
    try {
      await statement.run(parameters);
    } catch (error) {
      if (!ahead) throw error;
      // It may have come to the database before the one ahead of it: with that durable, it follows on.
      await before;
      if (this.#head === null) throw error;
      await statement.run(parameters);
    }
    await before;
  }

  #queue<T>(work: (before: Promise<void>) => Promise<T>): Promise<T> {
    const before = this.#turn;
    this.#under += 1;
    const mine = work(before).catch(async (error) => {
      this.#head = null;
      // Usually there is nothing left to roll back: a failed statement undoes itself. Never leave a transaction open.
      await this.#parts.driver.exec('ROLLBACK').catch(() => undefined);
      throw failureOf(error);
    });
    const settled = () => {
      this.#under -= 1;
      return before;
    };
    this.#turn = mine.then(settled, settled);
    return mine;
  }
}

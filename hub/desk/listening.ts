import type { Recorded } from '../journal/port.ts';
import type { DeskLog, Listener } from './parts.ts';

/** Who is told of durable facts: each fact once, in journal order. A listener that throws harms nobody: what is durable stays. */
export class Listening<S> {
  readonly #listeners = new Set<Listener<S>>();
  readonly #log: DeskLog;
  /** Position of the last fact they were told. */
  told = 0;

  constructor(log: DeskLog) {
    this.#log = log;
  }

  /** Answers how to stop listening. */
  add(listener: Listener<S>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(facts: readonly Recorded[], state: S): void {
    const last = facts.at(-1);
    if (last === undefined) return;
    this.told = last.position;
    for (const listener of this.#listeners) {
      try {
        listener(facts, state);
      } catch (error) {
        this.#log.error({ error, position: last.position }, 'a listener failed');
      }
    }
  }
}

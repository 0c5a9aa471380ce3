import type { Journal, Recorded } from '../journal/port.ts';
import type { DeskParts, Remembered } from './parts.ts';

/**
 * The hall twice: `working` is ahead by the batches that are being committed and decided, `committed` is what is durable and
 * what everyone reads. Both evolve the same frozen facts, so they agree whenever no commit is under way.
 */
export class HallMemory<S extends Remembered> {
  readonly #parts: Pick<DeskParts<S, never>, 'createState' | 'evolve'>;
  working: S;
  committed: S;
  /** Position and time of the last fact in `working`. */
  position = 0;
  at = 0;
  /** Position of the last fact in `committed`. */
  durable = 0;

  constructor(parts: Pick<DeskParts<S, never>, 'createState' | 'evolve'>) {
    this.#parts = parts;
    this.working = parts.createState();
    this.committed = parts.createState();
  }

  /** Everything anew from disk: the standing stream, the last day's, and the cases that are open or were touched since. Changes nothing when it rejects. */
  async load(journal: Journal): Promise<void> {
    const head = await journal.head();
    const day = await journal.lastDay();
    const cases = await journal.openCases();
    const streams = ['standing', ...(day === null ? [] : [day]), ...cases.map((id) => `case:${id}`)];
    const working = this.#parts.createState();
    const committed = this.#parts.createState();
    for await (const recorded of journal.read(streams)) {
      freeze(recorded);
      this.#parts.evolve(working, recorded);
      this.#parts.evolve(committed, recorded);
    }
    Object.assign(this, { working, committed, position: head.position, durable: head.position, at: head.at });
  }

  /** Remembers a fact that is not durable yet. */
  expect(recorded: Recorded): void {
    freeze(recorded);
    this.position = recorded.position;
    this.at = recorded.at;
    this.#parts.evolve(this.working, recorded);
  }

  /** What was expected has become durable, as far as these facts go. */
  confirm(facts: readonly Recorded[]): void {
    for (const recorded of facts) this.#parts.evolve(this.committed, recorded);
    this.durable = facts.at(-1)?.position ?? this.durable;
  }
}

/** Deep: a state that changed a fact in its hands would change it for the other state, and for the disk. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const key in value) freeze((value as Record<string, unknown>)[key]);
}

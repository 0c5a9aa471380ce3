import type { Outcome } from './kept.ts';
import type { DeskStats } from './parts.ts';

/** The desk's own counters, for metrics and benches. */
export class Figures {
  #commits = 0;
  #failures = 0;
  #commands = 0;
  #refusals = 0;
  #bugs = 0;
  #facts = 0;
  #largest = 0;
  readonly #sizes: number[] = [];

  committed(commands: number, facts: number): void {
    this.#commits += 1;
    this.#facts += facts;
    this.#largest = Math.max(this.#largest, commands);
    const index = Math.ceil(Math.log2(Math.max(1, commands)));
    while (this.#sizes.length <= index) this.#sizes.push(0);
    this.#sizes[index] = (this.#sizes[index] ?? 0) + 1;
  }

  failed(): void {
    this.#failures += 1;
  }

  answered(outcome: Outcome, bug: boolean): void {
    this.#commands += 1;
    if (!outcome.ok) this.#refusals += 1;
    if (bug) this.#bugs += 1;
  }

  report(waiting: number): DeskStats {
    return {
      commits: this.#commits,
      failures: this.#failures,
      commands: this.#commands,
      refusals: this.#refusals,
      bugs: this.#bugs,
      facts: this.#facts,
      largestBatch: this.#largest,
      batchSizes: [...this.#sizes],
      waiting,
    };
  }
}

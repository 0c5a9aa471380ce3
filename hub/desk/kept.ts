import type { Refusal } from '../contract/refusals.ts';
import type { Result } from '../contract/result.ts';

export type Outcome = Result<unknown, Refusal>;
/** `json`: the outcome as it is kept; null once it is only on disk. Text is cheaper to hold than what it says. */
export type Kept = { readonly hash: string; readonly at: number; json: string | null };

/** Outcomes remembered in full; older ones are read from the journal when somebody asks again. */
const RECENT = 4096;

/** Every answer of the last 48 hours by identity and request: what was asked, when, and lately also what came of it (T2). */
export class KeptAnswers {
  readonly #answers = new Map<string, Kept>();
  /** The keys whose outcomes are still here, oldest first, from `#first` on. */
  #recent: string[] = [];
  #first = 0;

  find(key: string): Kept | undefined {
    return this.#answers.get(key);
  }

  get size(): number {
    return this.#answers.size;
  }

  add(key: string, hash: string, at: number, json: string): void {
    this.#answers.delete(key);
    this.#answers.set(key, { hash, at, json });
    this.#recent.push(key);
    if (this.#recent.length - this.#first > RECENT) this.#dropOldest();
  }

  #dropOldest(): void {
    const oldest = this.#answers.get(this.#recent[this.#first] ?? '');
    if (oldest !== undefined) oldest.json = null;
    this.#first += 1;
    if (this.#first >= RECENT) {
      this.#recent = this.#recent.slice(this.#first);
      this.#first = 0;
    }
  }

  /** Drops answers older than `before`, epoch ms. They stand in order of time, so this looks no further than it drops. */
  prune(before: number): void {
    for (const [key, { at }] of this.#answers) {
      if (at >= before) return;
      this.#answers.delete(key);
    }
  }
}

/** What was answered; null when only the disk knows. */
export function outcomeOf(kept: Kept | undefined): Outcome | null {
  return kept?.json ? (JSON.parse(kept.json) as Outcome) : null;
}

/** The key of an answer. Identities come first: no request id can reach another identity's answers. */
export function answerKey(identity: string, request: string): string {
  return `${identity}\n${request}`;
}

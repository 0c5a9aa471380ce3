import { isDeepStrictEqual } from 'node:util';
import type { Recorded } from '../../../hub/journal/port.ts';
import { openSqliteJournal } from '../../../hub/journal/sqlite.ts';

/** What somebody was told before the hub died. */
export type Told = { readonly identity: string; readonly request: string; readonly outcome: unknown };
export type Audit = {
  readonly facts: number;
  readonly tickets: number;
  /** One sentence per broken promise; empty when all were kept. */
  readonly problems: readonly string[];
};

const PAGE = 2000;

/**
 * Looks into the folder of a hub that is gone: is everything it told on disk as it was told, is every number there once and
 * none missing, and is the journal whole?
 */
export async function auditFolder(folder: string, told: readonly Told[]): Promise<Audit> {
  const journal = await openSqliteJournal({ folder });
  try {
    const { problems: differences } = await journal.verify();
    const problems = [...differences];
    const kept = new Map<string, unknown>();
    for await (const { identity, request, outcome } of journal.answersSince(0)) {
      kept.set(`${identity} ${request}`, outcome);
    }
    for (const { identity, request, outcome } of told) {
      const found = kept.get(`${identity} ${request}`);
      if (found === undefined) problems.push(`request ${request} was answered, but no answer is on disk`);
      else if (!isDeepStrictEqual(found, outcome)) problems.push(`request ${request} was answered otherwise`);
    }
    const numbers = new NumberAudit(problems);
    let position = 0;
    for (;;) {
      const facts = await journal.after(position, PAGE);
      for (const fact of facts) {
        position += 1;
        if (fact.position !== position) problems.push(`position ${position}: missing`);
        numbers.fact(fact);
      }
      if (facts.length < PAGE) break;
    }
    return { facts: position, tickets: numbers.count, problems };
  } finally {
    await journal.close();
  }
}

/** T1: of each letter and day the numbers run from 1 without a gap, each once and in order. */
class NumberAudit {
  readonly #last = new Map<string, number>();
  readonly #problems: string[];
  count = 0;

  constructor(problems: string[]) {
    this.#problems = problems;
  }

  fact({ fact, stream, position }: Recorded): void {
    if (fact.type !== 'TicketIssued') return;
    this.count += 1;
    const [, letter = '', running = ''] = /^([A-Z]+)(\d+)$/.exec(fact.number) ?? [];
    const series = `${stream} ${letter}`;
    const expected = (this.#last.get(series) ?? 0) + 1;
    if (Number(running) !== expected) {
      this.#problems.push(`fact ${position}: ${fact.number} follows number ${expected - 1} of its day`);
    }
    this.#last.set(series, Number(running));
  }
}

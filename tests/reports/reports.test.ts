import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../hub/contract/actors.ts';
import type { Catalogue } from '../../hub/contract/catalogue.ts';
import {
  COUNTS,
  FEWEST_RATINGS,
  type Figures,
  GROUPINGS,
  type Report,
  type ReportRequest,
} from '../../hub/contract/reports.ts';
import type { Recorded } from '../../hub/domain/facts.ts';
import { createState, evolve } from '../../hub/domain/index.ts';
import { memoryJournal } from '../../hub/journal/memory.ts';
import { openSqliteJournal } from '../../hub/journal/sqlite.ts';
import { makeReport } from '../../hub/reports/report.ts';
import { lived as livedCase, lives } from '../casework/lives.ts';
import { busyHall, days, type Step, take } from '../domain/day-steps.ts';
import { API, type Hall, MINUTE, person } from '../domain/given.ts';
import { tempFolder } from '../hub/journal/samples.ts';
import { type Recount, recount } from './recount.ts';

/** S3: what a report says is what the journal says. */

type Doing = Step | { readonly rate: number; readonly level: number };

/** Ratings by holders and consultations, between whatever else happens. */
const opinions: fc.Arbitrary<Doing> = fc
  .record({ pick: fc.nat(50), level: fc.integer({ min: 1, max: 5 }), what: fc.nat(3) })
  .map(({ pick, level, what }): Doing => {
    if (what > 0) return { rate: pick, level };
    const item = ['register', 'deed', undefined][pick % 3];
    const consulted = { type: 'RecordConsultation', asked: 'how', told: 'so' } as const;
    const channel = level > 3 ? 'phone' : 'counter';
    return { actor: person('li'), command: () => ({ ...consulted, channel, ...(item && { item }) }) };
  });

const busy = fc
  .record({ steps: days, more: fc.array(opinions, { minLength: 20, maxLength: 60 }), seed: fc.nat(1000) })
  .map(({ steps, more, seed }) =>
    steps.flatMap((step, index): Doing[] => [
      step,
      ...more.filter((_, n) => (n * 7 + seed) % steps.length === index),
    ]),
  );

/** One of each end first, so that none depends on luck. */
function lived(steps: readonly Doing[]): Hall {
  const hall = busyHall();
  hall.issue('a');
  hall.next('li', 'w1');
  hall.spoken().must(person('li'), { type: 'NoShow', counter: 'w1' });
  hall.must(API, { type: 'CancelTicket', ticket: hall.issue('a').id });
  hall.must(person('sun'), { type: 'EndTicket', ticket: hall.issue('b').id, reason: 'closing' });
  hall.issue('c');
  hall.serve('qian', 'w4');
  // Served, parked, served on, transferred, and served to the end as a consultation.
  const li = person('li');
  hall.issue('a');
  hall.next('li', 'w1');
  hall.pass(MINUTE).must(li, { type: 'StartService', counter: 'w1' });
  hall.pass(3 * MINUTE).must(li, { type: 'Park', counter: 'w1' });
  hall.pass(5 * MINUTE).must(li, { type: 'Unpark', counter: 'w1' });
  hall.pass(2 * MINUTE).must(li, { type: 'Transfer', counter: 'w1', toQueue: 'c' });
  hall.pass(MINUTE).next('qian', 'w4');
  hall.must(person('qian'), { type: 'StartService', counter: 'w4' });
  hall.pass(MINUTE).must(person('qian'), { type: 'Finish', counter: 'w4', outcome: 'consultation' });
  for (const step of steps) {
    if (!('rate' in step)) {
      take(hall, step);
      continue;
    }
    const prompt = [...hall.state.prompts.values()][step.rate % Math.max(1, hall.state.prompts.size)];
    if (!prompt) continue;
    const holder: Actor = { kind: 'holder', ticket: prompt.ticket };
    hall.when(holder, { type: 'Rate', prompt: prompt.id, level: step.level });
  }
  return hall;
}

/** The facts on SQLite, in batches as they may fall. */
async function recordedIn(facts: readonly Recorded[], size: number) {
  const journal = await openSqliteJournal({ folder: await tempFolder() });
  for (let start = 0; start < facts.length; start += size) {
    await journal.commit({ facts: facts.slice(start, start + size), answers: [] });
  }
  return journal;
}

function catalogueIn(facts: readonly Recorded[]) {
  const state = createState();
  for (const fact of facts) evolve(state, fact);
  if (!state.catalogue) throw new Error('no catalogue');
  return state.catalogue;
}

/** A recount as a report would tell it. */
function told({ counts, waits, services, levels, unrated, promised, statutory }: Recount): Figures {
  const share = (part: number, whole: number) => (whole === 0 ? null : Number((part / whole).toFixed(4)));
  const rated = levels.reduce((a, b) => a + b);
  const of = (name: string) => counts[name] ?? 0;
  return {
    ...(Object.fromEntries(COUNTS.map((name) => [name, of(name)])) as Record<
      (typeof COUNTS)[number],
      number
    >),
    waiting: spread(waits),
    service: spread(services),
    noShowRate: share(of('noShows'), of('called')),
    onTimeRate: share(of('onTime'), of('withLimit')),
    earlyRate: share(of('early'), of('withLimit')),
    promisedDays: promised,
    statutoryDays: statutory,
    compression: share(statutory - promised, statutory),
    rated,
    unrated,
    levels: rated < FEWEST_RATINGS ? null : levels,
    satisfaction:
      rated < FEWEST_RATINGS ? null : share((levels[2] ?? 0) + (levels[3] ?? 0) + (levels[4] ?? 0), rated),
  };
}

function spread(values: readonly number[]): Figures['waiting'] {
  const sorted = [...values].sort((a, b) => a - b);
  const count = sorted.length;
  if (count === 0) return { count, mean: null, median: null, p90: null };
  const half = Math.floor(count / 2);
  const median = count % 2 ? sorted[half] : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
  const p90 = sorted.find((value) => sorted.filter((one) => one <= value).length >= 0.9 * count);
  const mean = sorted.reduce((a, b) => a + b) / count;
  return { count, mean: Math.round(mean), median: Math.round(median ?? 0), p90: p90 ?? null };
}

const keyed = (report: Report) =>
  Object.fromEntries([
    ...report.rows.map(({ bucket, group, figures }) => [`${bucket} ${group}`, figures]),
    ['total', report.total],
  ]);

async function compare(
  source: Parameters<typeof makeReport>[0],
  facts: readonly Recorded[],
  request: ReportRequest,
): Promise<Report> {
  const catalogue = catalogueIn(facts);
  const report = await makeReport(source, catalogue, request, null, 0);
  if (!report.ok) throw new Error(JSON.stringify(report.refusal));
  const expected = recount(facts, catalogue.source as Catalogue, request);
  expect(keyed(report.value)).toEqual(
    Object.fromEntries([...expected].map(([key, figures]) => [key, told(figures)])),
  );
  return report.value;
}

const SPAN = { from: '2026-03-01', to: '2026-12-31' } as const;

describe('S3 reports are what the journal says', () => {
  test('S3 every figure of days in which anything happens is that of a recount from the facts, by each grouping', async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(busy, fc.integer({ min: 1, max: 40 }), async (steps, size) => {
        const hall = lived(steps);
        const journal = await recordedIn(hall.recorded, size);
        try {
          for (const by of GROUPINGS) {
            const { total } = await compare(journal, hall.recorded, { ...SPAN, period: 'day', by });
            for (const count of COUNTS) seen.set(count, (seen.get(count) ?? 0) + total[count]);
            seen.set('rated', (seen.get('rated') ?? 0) + total.rated);
            seen.set('services', (seen.get('services') ?? 0) + total.service.count);
          }
          const lastDay = hall.state.day;
          await compare(journal, hall.recorded, {
            from: '2026-03-04',
            to: '2026-03-20',
            period: 'hour',
            by: 'counter',
          });
          await compare(journal, hall.recorded, { from: lastDay, to: lastDay, period: 'month', by: 'none' });
          expect((await journal.verify()).problems).toEqual([]);
        } finally {
          await journal.close();
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
    const never = [
      'issued',
      'called',
      'noShows',
      'served',
      'cancelled',
      'unserved',
      'rated',
      'services',
    ].filter((name) => !seen.get(name));
    expect(never).toEqual([]);
  }, 120_000);

  test('S3 C1 cases whatever happens to them: received and accepted are two figures, limits kept are those of a recount', async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(lives, { minLength: 3, maxLength: 3 }),
        fc.constantFrom(...GROUPINGS),
        async (all, by) => {
          for (const life of all) {
            const hall = livedCase(life);
            const journal = memoryJournal();
            await journal.commit({ facts: hall.recorded, answers: [] });
            const { total } = await compare(journal, hall.recorded, { ...SPAN, period: 'quarter', by });
            await compare(journal, hall.recorded, { ...SPAN, to: hall.state.day, period: 'year', by });
            for (const count of COUNTS) seen.set(count, (seen.get(count) ?? 0) + total[count]);
          }
        },
      ),
      { numRuns: 25 },
    );
    const never = ['received', 'accepted', 'completed', 'withLimit', 'onTime'].filter(
      (name) => !seen.get(name),
    );
    expect(never).toEqual([]);
    expect(seen.get('received')).toBeGreaterThan(seen.get('accepted') ?? 0);
  }, 120_000);
});

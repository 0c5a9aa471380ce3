import { type Refusal, refusal } from '../contract/refusals.ts';
import {
  MOST_DAYS,
  MOST_ROWS,
  type Report,
  type ReportRequest,
  type ReportRow,
} from '../contract/reports.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import { addDays } from '../domain/day/zone.ts';
import { startOf } from '../domain/index.ts';
import type { CatalogueState } from '../domain/state.ts';
import type { Journal } from '../journal/port.ts';
import { bucketsOf } from './buckets.ts';
import {
  type Counts,
  OF_CASES,
  OF_CONSULTATIONS,
  OF_STAYS,
  promiseOf,
  ratingOfCase,
  ratingOfStay,
  serviceOf,
  waitOf,
} from './definitions.ts';
import { departmentOf, groupName, groupOfCase, groupOfConsultation, groupOfStay } from './groups.ts';
import { figuresOf, Tally } from './tally.ts';

export type ReportSource = Pick<Journal, 'stays' | 'consultations' | 'courses'>;

/**
 * The report asked for, from the journal's rows (S3). `department`: the only one the reader may see, null: all. `now`: epoch ms.
 * Refused when it names too many days or would have too many rows.
 */
export async function makeReport(
  source: ReportSource,
  catalogue: CatalogueState,
  request: ReportRequest,
  department: string | null,
  now: number,
): Promise<Result<Report, Refusal>> {
  const { from, to, period, by } = request;
  if (to < from) return refuse(refusal('malformed', { field: 'to' }));
  const most = MOST_DAYS[period];
  if (addDays(from, most) <= to)
    return refuse(refusal('report-too-long', { field: 'to', detail: { days: most } }));
  const sheet = new Sheet(catalogue, request);
  for await (const add of rowsOf(source, catalogue, request, department)) {
    add(sheet);
    if (sheet.lines > MOST_ROWS)
      return refuse(refusal('report-too-wide', { field: 'by', detail: { rows: MOST_ROWS } }));
  }
  const { policy, hall } = catalogue.source;
  const unratedCountsAs = policy.unratedCountsAs ?? 'unrated';
  return ok({
    hall: hall.name,
    period,
    from,
    to,
    by,
    department: groupName(catalogue, 'department', department),
    rows: sheet.rows(unratedCountsAs),
    total: figuresOf(sheet.total, unratedCountsAs),
    unratedCountsAs,
    at: now,
  });
}

/** Every page of rows as what it adds to a sheet. */
async function* rowsOf(
  source: ReportSource,
  catalogue: CatalogueState,
  { from, to, by }: ReportRequest,
  department: string | null,
): AsyncIterable<(sheet: Sheet) => void> {
  const seen = (one: string | null) => department === null || one === department;
  for await (const stays of source.stays(from, to)) {
    const own = stays.filter((stay) => seen(departmentOf(catalogue, stay)));
    yield (sheet) => {
      for (const stay of own) {
        const line = sheet.line(groupOfStay(catalogue, by, stay), stay.day);
        line.count(OF_STAYS, stay);
        line.time('waits', waitOf(stay));
        line.time('services', serviceOf(stay));
        line.rate(ratingOfStay(stay));
      }
    };
  }
  for await (const consultations of source.consultations(from, to)) {
    const own = consultations.filter((one) => seen(departmentOf(catalogue, one)));
    yield (sheet) => {
      for (const one of own)
        sheet.line(groupOfConsultation(catalogue, by, one), one.day).count(OF_CONSULTATIONS, one);
    };
  }
  const { hall, policy } = catalogue.source;
  const start = (day: string) => startOf(day, hall.timeZone, policy.dayBoundary);
  for await (const cases of source.courses(start(from), start(addDays(to, 1)))) {
    const own = cases.filter((on) => seen(on.department));
    yield (sheet) => {
      for (const on of own) {
        const line = sheet.line(groupOfCase(catalogue, by, on), null);
        line.count(OF_CASES, on);
        line.rate(ratingOfCase(on));
        line.promise(promiseOf(catalogue, on));
      }
    };
  }
}

/** The lines of a report while they are added up: one for each bucket and group that has something to tell. */
class Sheet {
  readonly total = new Tally();
  /** By group, then by bucket. */
  readonly #tallies = new Map<string | null, Map<string, Tally>>();
  #lines = 0;
  readonly #catalogue: CatalogueState;
  readonly #request: ReportRequest;
  readonly #buckets: ReturnType<typeof bucketsOf>;

  constructor(catalogue: CatalogueState, request: ReportRequest) {
    this.#catalogue = catalogue;
    this.#request = request;
    this.#buckets = bucketsOf(catalogue, request.period);
  }

  get lines(): number {
    return this.#lines;
  }

  /** Adds for this group. `day`: the hall's day of everything that follows; null: that of each instant, and only within the report. */
  line(group: string | null, day: string | null) {
    const { from, to } = this.#request;
    const both = (at: number, add: (tally: Tally) => void) => {
      const on = day ?? this.#buckets.dayOf(at);
      if (on < from || on > to) return;
      add(this.total);
      add(this.#tally(this.#buckets.of(at, on), group));
    };
    return {
      count: <Row>(counted: Counts<Row>, row: Row) => {
        for (const [count, when] of counted) {
          const at = when(row, this.#catalogue);
          if (at !== null) both(at, ({ counts }) => (counts[count] += 1));
        }
      },
      time: (what: 'waits' | 'services', measured: { at: number; ms: number } | null) => {
        if (measured) both(measured.at, (tally) => tally[what].push(measured.ms));
      },
      rate: (rating: { at: number; level: number | null } | null) => {
        if (rating) both(rating.at, (tally) => tally.rate(rating.level));
      },
      promise: (limits: { at: number; promised: number; statutory: number } | null) => {
        if (!limits) return;
        both(limits.at, (tally) => {
          tally.promised += limits.promised;
          tally.statutory += limits.statutory;
        });
      },
    };
  }

  #tally(bucket: string, group: string | null): Tally {
    const ofGroup = this.#tallies.get(group) ?? new Map<string, Tally>();
    this.#tallies.set(group, ofGroup);
    const known = ofGroup.get(bucket);
    if (known !== undefined) return known;
    const tally = new Tally();
    ofGroup.set(bucket, tally);
    this.#lines += 1;
    return tally;
  }

  /** By time, then by group; what is not known comes last. */
  rows(unratedCountsAs: Report['unratedCountsAs']): ReportRow[] {
    const order = (group: string | null) => group ?? LAST;
    return [...this.#tallies]
      .flatMap(([group, tallies]) => [...tallies].map(([bucket, tally]) => ({ bucket, group, tally })))
      .sort((a, b) => compare(a.bucket, b.bucket) || compare(order(a.group), order(b.group)))
      .map(({ bucket, group, tally }) => ({
        bucket,
        group,
        name: groupName(this.#catalogue, this.#request.by, group),
        figures: figuresOf(tally, unratedCountsAs),
      }));
  }
}

/** Sorts after every id. */
const LAST = '\u{10ffff}';
const collator = new Intl.Collator('en', { numeric: true });
const compare = (a: string, b: string) => collator.compare(a, b);

import {
  COUNTS,
  type Count,
  FEWEST_RATINGS,
  type Figures,
  type Spread,
  type UnratedCountsAs,
} from '../contract/reports.ts';

/** What is added up for one line of a report; durations are kept one by one, for the median. */
export class Tally {
  readonly counts = Object.fromEntries(COUNTS.map((count) => [count, 0])) as Record<Count, number>;
  readonly waits: number[] = [];
  readonly services: number[] = [];
  /** How often each level was given, 1 to 5. */
  readonly levels = [0, 0, 0, 0, 0];
  unrated = 0;
  promised = 0;
  statutory = 0;

  rate(level: number | null): void {
    if (level === null) this.unrated += 1;
    else this.levels[level - 1] = (this.levels[level - 1] ?? 0) + 1;
  }
}

/** A tally as it is told. Of fewer than five ratings only their number is (E2). */
export function figuresOf(tally: Tally, unratedCountsAs: UnratedCountsAs): Figures {
  const { counts, levels, unrated, promised, statutory } = tally;
  const rated = levels.reduce((sum, times) => sum + times, 0);
  const told = rated >= FEWEST_RATINGS;
  const satisfied = levels.slice(SATISFIED - 1).reduce((sum, times) => sum + times, 0);
  const supposed = unratedCountsAs === 'satisfied' ? unrated : 0;
  return {
    ...counts,
    waiting: spread(tally.waits),
    service: spread(tally.services),
    noShowRate: share(counts.noShows, counts.called),
    onTimeRate: share(counts.onTime, counts.withLimit),
    earlyRate: share(counts.early, counts.withLimit),
    promisedDays: promised,
    statutoryDays: statutory,
    compression: share(statutory - promised, statutory),
    rated,
    unrated,
    levels: told ? [...levels] : null,
    satisfaction: told ? share(satisfied + supposed, rated + supposed) : null,
  };
}

/** From this level on somebody was satisfied: 3 基本满意. */
const SATISFIED = 3;
const PLACES = 10_000;

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * PLACES) / PLACES;
}

/** Mean; middle value, or the mean of the two middle ones; the smallest value that nine of ten do not exceed. Whole milliseconds. */
function spread(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  const count = sorted.length;
  if (count === 0) return { count, mean: null, median: null, p90: null };
  const at = (index: number) => sorted[index] ?? 0;
  const middle = (at((count - 1) >> 1) + at(count >> 1)) / 2;
  const mean = sorted.reduce((sum, ms) => sum + ms, 0) / count;
  const p90 = at(Math.ceil(count * 0.9) - 1);
  return { count, mean: Math.round(mean), median: Math.round(middle), p90: Math.round(p90) };
}

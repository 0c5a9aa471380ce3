import { Hall } from '../../domain/given.ts';
import { chanceFrom } from './chance.ts';
import { nextMorning, playDay } from './hall-day.ts';
import { type Foresight, foresee, poolsOf } from './oracle.ts';
import { catalogueOf, type Scenario } from './scenario.ts';

/** How good what was told turned out to be. Minutes. */
export type Judgement = {
  readonly tickets: number;
  readonly meanWait: number;
  /** Times to work one estimate out, ms. */
  readonly took: readonly number[];
  /** Share of waits in the range, as worked out and as shown in whole minutes. */
  readonly covered: number;
  readonly coveredShown: number;
  readonly coveredByOracle: number;
  /** Mean absolute error of the middle. */
  readonly error: { readonly naive: number; readonly estimate: number; readonly oracle: number };
  /** Winkler's interval score at 80 %: width, and ten times by how much a wait lay outside. */
  readonly score: { readonly estimate: number; readonly shown: number; readonly oracle: number };
};

const MINUTE = 60_000;
const PENALTY = 2 / 0.2;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const inside = ({ low, high }: { low: number; high: number }, wait: number) =>
  wait >= low && wait <= high ? 1 : 0;
const winkler = ({ low, high }: { low: number; high: number }, wait: number) =>
  high - low + PENALTY * (Math.max(0, low - wait) + Math.max(0, wait - high));

/** A former day to learn from, then the day that counts. */
export function judge(scenario: Scenario, seed = scenario.seed): Judgement {
  const hall = new Hall(catalogueOf(scenario));
  nextMorning(hall);
  const chance = chanceFrom(seed);
  playDay(hall, scenario, chance);
  nextMorning(hall);
  const day = playDay(hall, scenario, chance);
  const oracle = chanceFrom(seed + 1);
  const pools = poolsOf(day, oracle);
  const all = day.offers.flatMap((offer) => {
    const called = day.calledAt.get(offer.ticket);
    if (called === undefined) return [];
    const real = (called - offer.at) / MINUTE;
    const told = minutes(offer.wait);
    const shown = { low: offer.shown.from, middle: told.middle, high: offer.shown.to };
    const known = minutes(foresee(scenario, day, offer, pools, oracle));
    return [{ real, told, shown, known, naive: offer.naive / MINUTE }];
  });
  return {
    tickets: all.length,
    took: day.offers.map(({ took }) => took),
    meanWait: mean(all.map(({ real }) => real)),
    covered: mean(all.map(({ told, real }) => inside(told, real))),
    coveredShown: mean(all.map(({ shown, real }) => inside(shown, real))),
    coveredByOracle: mean(all.map(({ known, real }) => inside(known, real))),
    error: {
      naive: mean(all.map(({ naive, real }) => Math.abs(naive - real))),
      estimate: mean(all.map(({ told, real }) => Math.abs(told.middle - real))),
      oracle: mean(all.map(({ known, real }) => Math.abs(known.middle - real))),
    },
    score: {
      estimate: mean(all.map(({ told, real }) => winkler(told, real))),
      shown: mean(all.map(({ shown, real }) => winkler(shown, real))),
      oracle: mean(all.map(({ known, real }) => winkler(known, real))),
    },
  };
}

function minutes({ low, middle, high }: Foresight): Foresight {
  return { low: low / MINUTE, middle: middle / MINUTE, high: high / MINUTE };
}

import { expect, test } from 'vitest';
import { quantile, type Row, report } from './measure.ts';
import { judge } from './waits/judge.ts';
import { SCENARIOS, type Scenario } from './waits/scenario.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function rows(scenario: Scenario): Row[] {
  const found = judge(scenario);
  const { naive, estimate, oracle } = found.error;
  const closed = (naive - estimate) / (naive - oracle);
  const score = found.score.shown / found.score.oracle;
  const what = `${scenario.name} (${found.tickets} tickets, mean wait ${found.meanWait.toFixed(1)} min)`;
  return [
    {
      figure: `${what}: waits in the range as shown`,
      measured: percent(found.coveredShown),
      baseline: percent(found.coveredByOracle),
      ratio: '–',
      asked: '75–85 %',
      reached: found.coveredShown >= 0.75 && found.coveredShown <= 0.85,
    },
    {
      figure: `${scenario.name}: mean error of the middle; share of the gap from naive (${naive.toFixed(2)} min) closed`,
      measured: `${estimate.toFixed(2)} min`,
      baseline: `${oracle.toFixed(2)} min`,
      ratio: closed.toFixed(2),
      asked: '≥ 0.60',
      reached: closed >= 0.6,
    },
    {
      figure: `${scenario.name}: interval score of the range as shown`,
      measured: `${found.score.shown.toFixed(1)} min`,
      baseline: `${found.score.oracle.toFixed(1)} min`,
      ratio: score.toFixed(2),
      asked: '≤ 1.25',
      reached: score <= 1.25,
    },
    {
      figure: `${scenario.name}: time to work one out, p50`,
      measured: `${quantile(found.took, 0.5).toFixed(3)} ms`,
      baseline: '–',
      ratio: '–',
      asked: '≤ 0.1 ms',
      reached: quantile(found.took, 0.5) <= 0.1,
    },
  ];
}

test('T11 the estimated wait, on three simulated hall days', () => {
  const all = SCENARIOS.flatMap(rows);
  report('Estimated wait (T11), baseline: the oracle', all);
  expect(all).toHaveLength(SCENARIOS.length * 4);
});

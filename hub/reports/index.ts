import { type Refusal, refusal } from '../contract/refusals.ts';
import type { Report, ReportRequest } from '../contract/reports.ts';
import { type Result, refuse } from '../contract/result.ts';
import type { Language } from '../contract/text.ts';
import type { State } from '../domain/state.ts';
import { csvOf } from './csv.ts';
import { makeReport, type ReportSource } from './report.ts';

export type Reports = {
  /** `department`: the only one the reader may see; null: all. */
  make(request: ReportRequest, department: string | null): Promise<Result<Report, Refusal>>;
  csv(report: Report, language: Language): string;
};

/** Reports asked for and not answered yet, at most: they are made one after the other, for each takes some of the processor that serves the hall. */
const IN_LINE = 8;

/** Makes reports from what the journal has. `now`: epoch ms. */
export function createReports(journal: ReportSource, state: () => State, now: () => number): Reports {
  let waiting = 0;
  let turn: Promise<unknown> = Promise.resolve();
  return {
    async make(request, department) {
      if (waiting >= IN_LINE) return refuse(refusal('reports-busy'));
      waiting += 1;
      const mine = turn.then(() => {
        const { catalogue } = state();
        if (catalogue === null) return refuse(refusal('no-catalogue'));
        return makeReport(journal, catalogue, request, department, now());
      });
      turn = mine.catch(() => undefined);
      return mine.finally(() => {
        waiting -= 1;
      });
    },
    csv: csvOf,
  };
}

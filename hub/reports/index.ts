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

/** Reports under way at once: each takes some of the processor that serves the hall. */
const AT_ONCE = 2;

/** Makes reports from what the journal has. `now`: epoch ms. */
export function createReports(journal: ReportSource, state: () => State, now: () => number): Reports {
  let underWay = 0;
  return {
    async make(request, department) {
      const { catalogue } = state();
      if (catalogue === null) return refuse(refusal('no-catalogue'));
      if (underWay >= AT_ONCE) return refuse(refusal('reports-busy'));
      underWay += 1;
      try {
        return await makeReport(journal, catalogue, request, department, now());
      } finally {
        underWay -= 1;
      }
    },
    csv: csvOf,
  };
}

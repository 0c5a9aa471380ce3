import { happened, no } from '../decided.ts';
import { boundTo } from '../devices/binding.ts';
import type { Fact } from '../facts.ts';
import type { Handlers } from '../handler.ts';
import type { PrintJob, State } from '../state.ts';

/** Agents take jobs and tell what became of them (P1). */
export const jobHandlers: Handlers<'ClaimPrint' | 'ReportPrint'> = {
  ClaimPrint(state, command, context) {
    const job = state.jobs.get(command.job);
    if (!job) return no('no-such-job', { field: 'job' });
    const { actor } = context;
    if (actor.kind !== 'agent') return no('forbidden');
    if (boundTo(state, job.kiosk, actor.agent).length === 0) return no('device-unbound');
    const run = state.devices.runs.get(actor.agent)?.run ?? null;
    if (job.state !== 'waiting' || job.held) return no('job-taken', { field: 'job' });
    return happened([{ type: 'PrintClaimed', job: job.id, agent: actor.agent, run }]);
  },

  ReportPrint(state, command, context) {
    const job = state.jobs.get(command.job);
    if (!job) return no('no-such-job', { field: 'job' });
    const { actor } = context;
    if (actor.kind === 'agent' && job.agent !== actor.agent) return no('job-taken', { field: 'job' });
    const { outcome, detail = null } = command;
    // A late report corrects `unknown`: whoever held the job knows best. Told twice, it happened once.
    if (job.state === outcome) return happened([]);
    if (job.state !== 'sent' && job.state !== 'unknown') return no('job-taken', { field: 'job' });
    if (outcome === 'not-sent') {
      if (job.state !== 'sent') return no('job-taken', { field: 'job' });
      return happened([{ type: 'PrintReturned', job: job.id }]);
    }
    return happened([
      { type: 'PrintReported', job: job.id, outcome, detail },
      ...ofNotice(state, job, outcome),
    ]);
  },
};

/** A notice's case keeps what became of its paper (C12). */
function ofNotice(
  state: State,
  { id, document }: PrintJob,
  outcome: 'printed' | 'failed' | 'unknown',
): readonly Fact[] {
  if (document.kind !== 'notice' || !state.cases.has(document.case)) return [];
  return [{ type: 'NoticeReported', case: document.case, notice: document.notice, job: id, outcome }];
}

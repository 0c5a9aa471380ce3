import type { Evolvers } from '../evolver.ts';
import type { State } from '../state.ts';

/** The life of a print job (P1): waiting → sent → printed, failed or unknown; back to waiting when no byte had left. */
export const printEvolvers: Evolvers<'PrintRequested' | 'PrintClaimed' | 'PrintReturned' | 'PrintReported'> =
  {
    PrintRequested(state, fact, recorded) {
      const { job, kiosk, document, copy } = fact;
      state.jobs.set(job, {
        id: job,
        kiosk,
        document,
        copy,
        state: 'waiting',
        held: fact.held ?? false,
        agent: null,
        run: null,
        detail: null,
        at: recorded.at,
      });
      const jobs = state.kioskJobs.get(kiosk);
      if (jobs) jobs.push(job);
      else state.kioskJobs.set(kiosk, [job]);
      if (fact.again !== null) replaced(state, fact.again);
      const ticket = document.kind === 'ticket' ? state.tickets.get(document.ticket) : undefined;
      if (!ticket) return;
      ticket.job = job;
      ticket.copies += 1;
    },

    PrintClaimed(state, fact) {
      const job = state.jobs.get(fact.job);
      if (!job) return;
      job.state = 'sent';
      job.agent = fact.agent;
      job.run = fact.run;
    },

    PrintReturned(state, fact) {
      const job = state.jobs.get(fact.job);
      if (!job) return;
      job.state = 'waiting';
      job.agent = null;
      job.run = null;
    },

    PrintReported(state, fact) {
      const job = state.jobs.get(fact.job);
      if (!job) return;
      job.state = fact.outcome;
      job.detail = fact.detail;
      if (fact.outcome === 'printed') state.troubledJobs.delete(job.id);
      else state.troubledJobs.add(job.id);
    },
  };

/** Printed again elsewhere: the old job troubles nobody, and if it still waited for a printer it must not come out as well. */
function replaced(state: State, id: string): void {
  state.troubledJobs.delete(id);
  const job = state.jobs.get(id);
  if (job?.state !== 'waiting') return;
  job.state = 'failed';
  job.detail = 'replaced';
}

import type { Clock } from '../clock.ts';
import { type Run, runProgram } from '../program.ts';
import type { A4Driver } from './port.ts';

/** Looks at the queue every two seconds, at most this often: then nobody knows. */
const LOOKS = 60;
const LOOK_MS = 2000;

/**
 * A queue of this machine's CUPS. `lp` only takes the job; what became of it stands in the list of completed jobs, and only
 * `job-completed-successfully` there is printed (P1).
 */
export function createCupsDriver(queue: string, clock: Clock, run: Run = runProgram): A4Driver {
  const fate = async (id: string) => {
    const { output } = await run('lpstat', ['-l', '-W', 'completed', '-o', queue]);
    const entry = output.split(/\n(?=\S)/).find((one) => one.startsWith(`${id} `));
    if (entry === undefined) return null;
    if (entry.includes('job-completed-successfully')) return { outcome: 'printed', detail: null } as const;
    const failed = /job-(canceled|aborted)|aborted-by/.exec(entry);
    return failed
      ? ({ outcome: 'failed', detail: failed[0] } as const)
      : ({ outcome: 'unknown', detail: 'no-answer' } as const);
  };
  return {
    async print({ pdf, title, copies }) {
      const taken = await run('lp', ['-d', queue, '-n', String(copies), '-t', title, '-'], pdf);
      if (taken.code === null) return { outcome: 'not-sent', detail: 'no lp on this machine' };
      if (taken.code !== 0) return { outcome: 'not-sent', detail: 'the queue does not take jobs' };
      const id = taken.output.split(/\s+/).find((word) => /-\d+$/.test(word) && word.startsWith(`${queue}-`));
      if (id === undefined) return { outcome: 'unknown', detail: 'no-answer' };
      for (let look = 0; look < LOOKS; look++) {
        const known = await fate(id);
        if (known) return known;
        await new Promise<void>((resolve) => void clock.after(LOOK_MS, resolve));
      }
      return { outcome: 'unknown', detail: 'no-answer' };
    },
  };
}

import { type Run, runProgram } from '../program.ts';
import type { Transport } from './transport.ts';

/**
 * A raw queue of this machine's CUPS, for printers only its drivers reach. It tells when the bytes have left, never what became of
 * them: a ticket that was taken is `unknown` (P1), and so is the printer's status.
 */
export function cupsTransport(queue: string, run: Run = runProgram): Transport {
  return {
    async send({ bytes, claimed }) {
      if (!(await claimed)) {
        return { outcome: { outcome: 'not-sent', detail: 'unclaimed' }, status: { kind: 'unknown' } };
      }
      const taken = await run('lp', ['-d', queue, '-o', 'raw', '-t', 'ticket', '-'], bytes);
      const status = { kind: taken.code === 0 ? 'unknown' : 'offline' } as const;
      if (taken.code !== 0) return { outcome: { outcome: 'not-sent', detail: 'unreachable' }, status };
      return { outcome: { outcome: 'unknown', detail: 'no-answer' }, status };
    },
    async look() {
      const { code, output } = await run('lpstat', ['-p', queue]);
      return { kind: code === 0 && !/disabled/.test(output) ? 'unknown' : 'offline' };
    },
  };
}

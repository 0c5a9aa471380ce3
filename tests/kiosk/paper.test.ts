import { describe, expect, test } from 'vitest';
import type { PrinterStatus } from '../../hub/contract/views/kiosk.ts';
import { paperOf } from '../../kiosk/paper.ts';

const JOB = 'job-00001';
const state = (kind: PrinterStatus['kind'], job?: 'waiting' | 'sent' | 'printed' | 'failed' | 'unknown') => ({
  printer: { kind } as PrinterStatus,
  jobs: job ? [{ id: JOB, state: job }] : [],
});

describe('K7 P1 paper or no paper', () => {
  test.each(['ready', 'paper-low', 'unknown'] as const)(
    'a printer that is %s is trusted until its job says otherwise',
    (kind) => {
      expect(paperOf(JOB, state(kind), null)).toEqual({ is: 'printing' });
      expect(paperOf(JOB, state(kind, 'sent'), null)).toEqual({ is: 'printing' });
      expect(paperOf(JOB, state(kind, 'printed'), null)).toEqual({ is: 'printed' });
      expect(paperOf(JOB, state(kind, 'failed'), null)).toEqual({ is: 'none', why: 'failed' });
      expect(paperOf(JOB, state(kind, 'unknown'), null)).toEqual({ is: 'none', why: 'unsure' });
    },
  );

  test.each(['no-paper', 'cover-open', 'jam', 'offline'] as const)('%s is said as the reason', (kind) => {
    expect(paperOf(JOB, state(kind), null)).toEqual({ is: 'none', why: kind });
    expect(paperOf(JOB, state(kind, 'waiting'), null)).toEqual({ is: 'none', why: kind });
    expect(paperOf(JOB, state(kind, 'failed'), null)).toEqual({ is: 'none', why: kind });
  });

  test('the last paper of a roll came out although the roll is now empty', () => {
    expect(paperOf(JOB, state('no-paper', 'printed'), null)).toEqual({ is: 'printed' });
  });

  test('no job, no paper; a job no longer told of keeps what was known', () => {
    expect(paperOf(null, state('ready'), null)).toEqual({ is: 'none', why: 'offline' });
    expect(paperOf(JOB, state('no-paper'), { is: 'printed' })).toEqual({ is: 'printed' });
  });
});

import { describe, expect, test } from 'vitest';
import { missingForArchive } from '../../hub/domain/index.ts';
import { Casework } from './hall.ts';
import { caseIn } from './states.ts';

/** Completeness of the file (C13). */

function collected(): Casework {
  const hall = new Casework().accepted('shop-licence').reviewed().decided();
  hall.does('li', { type: 'CheckResult' });
  hall.does('li', { type: 'NotifyApplicant', way: 'phone' });
  hall.does('li', { type: 'DeliverCase', to: '张三', secondCopy: true });
  return hall;
}

describe('C13 archiving', () => {
  test('C13 every paper must have been printed, and what a browser printed confirmed', () => {
    const hall = collected();
    const papers = hall.on.notices.map((each) => `print:${each.number}`);
    expect(papers.length).toBeGreaterThan(5);
    expect(missingForArchive(hall.on)).toEqual(papers);
    expect(hall.refuses('li', { type: 'ArchiveCase' })).toBe('file-incomplete');
    hall.printed();
    expect(missingForArchive(hall.on)).toEqual([]);
    const { number } = hall.on;
    hall.does('li', { type: 'ArchiveCase' });
    expect(hall.state.cases.size).toBe(0);
    expect(hall.state.caseNumbers.has(number)).toBe(false);
    expect(hall.refuses('li', { type: 'ArchiveCase' })).toBe('no-such-case');
  });

  test('C13 an unconfirmed print is missing', () => {
    const hall = collected().printed();
    const [first] = hall.on.notices;
    hall.does('li', { type: 'PrintNotice', notice: first?.notice ?? '', browser: true });
    expect(missingForArchive(hall.on)).toEqual([`print:${first?.number}`]);
  });

  test('C13 what the way of the case owes is listed by name', () => {
    const { on } = collected().printed();
    const bare = { ...on, notices: [], decision: null, delivered: null };
    expect(missingForArchive(bare)).toEqual([
      'notice:acceptance',
      'notice:work-order',
      'notice:hand-over-slip',
      'decision',
      'delivery',
    ]);
    const unmarked = on.delivered && { ...on, delivered: { ...on.delivered, secondCopy: false } };
    expect(unmarked && missingForArchive(unmarked)).toEqual(['second-copy']);
    const unchecked = on.materials.map((each) => ({ ...each, state: 'missing' as const }));
    expect(missingForArchive({ ...on, materials: unchecked })).toEqual([
      'material:0',
      'material:1',
      'material:2',
    ]);
  });

  test('C13 L4 an accountability record must be closed first', () => {
    const hall = caseIn('breach');
    hall.does('li', { type: 'WithdrawCase', reason: 'x' });
    hall.printed();
    const record = hall.on.accountability[0]?.record ?? '';
    expect(missingForArchive(hall.on)).toEqual([`accountability:${record}`]);
    hall.does('li', { type: 'ExplainOverrun', record, explanation: 'x', apology: 'y' });
    hall.does('zheng', { type: 'FindOverrun', record, finding: 'x', outcome: 'y' });
    hall.does('li', { type: 'ArchiveCase' });
    expect(hall.state.cases.size).toBe(0);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { retentionOver } from '../../hub/domain/index.ts';
import type { CatalogueState } from '../../hub/domain/state.ts';
import { ADMIN, HUB, person } from '../domain/given.ts';
import { Casework, caseworkCatalogue, DAY, ZHANG } from './hall.ts';

/** How long applicants are kept, and their end, as rules (X3). */

const at = (date: string) => Date.parse(`${date}T12:00:00+08:00`);
const erase = (hall: Casework, who = HUB) =>
  hall.refusal(who, { type: 'EraseApplicant', person: hall.on.person, why: 'asked', cases: 1 });

function yearsOf(retentionYears: number): CatalogueState {
  const { catalogue } = new Casework(caseworkCatalogue({ retentionYears })).state;
  if (!catalogue) throw new Error('no catalogue');
  return catalogue;
}

describe('X3 the years of keeping', () => {
  test('X3 ten where the policy says nothing else; the last day is kept, the day after is over', () => {
    const { catalogue } = new Casework().state;
    expect(catalogue?.source.policy.retentionYears).toBe(10);
    const years = yearsOf(10);
    expect(retentionOver(years, at('2016-03-04'), at('2026-03-04'))).toBe(false);
    expect(retentionOver(years, at('2016-03-04'), at('2026-03-05'))).toBe(true);
    expect(retentionOver(years, at('2016-02-29'), at('2026-02-28'))).toBe(false);
    expect(retentionOver(years, at('2016-02-29'), at('2026-03-01'))).toBe(true);
  });

  test('X3 never over of what has no end, nor before that many years of days; once over it stays so', () => {
    const ends = fc.integer({ min: at('2000-01-01'), max: at('2060-12-31') });
    fc.assert(
      fc.property(
        ends,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 40 * 366 }),
        (end, years, days) => {
          const catalogue = yearsOfEach(years);
          const now = end + days * DAY;
          expect(retentionOver(catalogue, null, now)).toBe(false);
          const over = retentionOver(catalogue, end, now);
          if (days < years * 365) expect(over).toBe(false);
          if (days > years * 366 + 1) expect(over).toBe(true);
          if (over) expect(retentionOver(catalogue, end, now + DAY)).toBe(true);
        },
      ),
    );
  });
  const made = new Map<number, CatalogueState>();
  function yearsOfEach(years: number): CatalogueState {
    const catalogue = made.get(years) ?? yearsOf(years);
    made.set(years, catalogue);
    return catalogue;
  }
});

describe('X3 the end of an applicant', () => {
  test('X3 not while a case of theirs is remembered, ended or not; its number is said', () => {
    const hall = new Casework().received('quota');
    expect(erase(hall)).toBe('case-not-archived');
    hall.does('li', { type: 'WithdrawCase', reason: 'x' });
    expect(erase(hall, ADMIN)).toBe('case-not-archived');
  });

  test('X3 nobody but the hub and its operator; a fact that names nobody; then nobody is taken in under that key', () => {
    const hall = new Casework().received('quota');
    const { person: key } = hall.on;
    hall.does('li', { type: 'WithdrawCase', reason: 'x' });
    hall.printed().does('li', { type: 'ArchiveCase' });
    const command = { type: 'EraseApplicant', person: key, why: 'retention', cases: 1 } as const;
    for (const who of ['li', 'zheng', 'shen']) expect(hall.refusal(person(who), command)).toBe('forbidden');
    expect(hall.must(HUB, command)).toEqual([
      { type: 'ApplicantErased', person: key, why: 'retention', cases: 1 },
    ]);
    expect(hall.refusal(ADMIN, command)).toBe('no-such-applicant');
    hall.serving();
    const again = { type: 'ReceiveCase', item: 'quota', person: key, applicant: ZHANG } as const;
    expect(hall.refusal(person('li'), again)).toBe('no-such-applicant');
  });
});

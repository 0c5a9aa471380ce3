import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseHits, CaseView } from '../../../hub/contract/case-views.ts';
import { createRetention } from '../../../hub/jobs/retention.ts';
import { openSqliteJournal } from '../../../hub/journal/sqlite.ts';
import { factsLike } from '../support/facts.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import { newFolder } from '../support/process.ts';
import type { Raw } from '../support/raw.ts';
import { archived, codeOf, does, follow, page, query, received, SECRETS, serving, ZHANG } from './counter.ts';

/** The years of keeping, and what happens by itself when they are over (X3). Two of them in this hall; 23 November 2026. */

const DAY = 24 * 3_600_000;
const YEAR = 365 * DAY;
/** 2028 has a day more. */
const TWO_YEARS = 2 * YEAR + DAY;
let hall: TestHub;
let clerk: Raw;
let id: string;
let person: string;
const state = () => hall.hub.services.state();

beforeEach(async () => {
  const folder = newFolder();
  hall = await startHub({
    folder,
    change: (catalogue) => {
      catalogue.policy.retentionYears = 2;
    },
  });
  clerk = await page(hall, 'wangmin');
  await serving(hall, clerk, 'counter-5', 'pharmacy-change');
  id = await received(clerk, 'counter-5', 'pharmacy-change');
  person = state().cases.get(id)?.person ?? '';
});
afterEach(async () => {
  await hall.close();
  await rm(hall.folder, { recursive: true, force: true });
});

/** One look by a job of its own, waited for. */
const look = (trusted = true) => createRetention(hall.hub.services, () => trusted).tick();
const erasures = () => factsLike(hall.journal, 'ApplicantErased');
/** Another case of the same applicant. */
async function another(item: string): Promise<string> {
  const command = { type: 'ReceiveCase', counter: 'counter-5', item, person } as const;
  return (await does<{ case: string }>(clerk, command)).case;
}
/** The days pass with the hub running; sessions end meanwhile. */
async function later(ms: number): Promise<void> {
  hall.clock.advance(ms);
  await hall.command({ type: 'TurnDay' });
  clerk = await page(hall, 'wangmin');
}
const found = async (text: string) =>
  (await query<CaseHits>(clerk, { query: 'cases', search: { text } })).lines.map((line) => line.id);

describe('X3 applicants are erased when the years of keeping are over', () => {
  test('X3 on the day after, not before: no name anywhere, a fact that names nobody, the journal whole', async () => {
    await archived(hall, clerk, id);
    await later(TWO_YEARS);
    await look();
    expect([await erasures(), await found(ZHANG.name)]).toEqual([[], [id]]);
    await later(DAY);
    await look();
    expect(await erasures()).toEqual([{ type: 'ApplicantErased', person, why: 'retention', cases: 1 }]);
    for (const secret of [ZHANG.name, ZHANG.idNumber]) expect(await found(secret)).toEqual([]);
    const view = await follow<CaseView>(clerk, `case:${id}`);
    expect(view).toMatchObject({ applicant: null, line: { number: '食药〔2026〕1号', state: 'withdrawn' } });
    expect(SECRETS.filter((secret) => JSON.stringify(view).includes(secret))).toEqual([]);
    expect(await hall.journal.casesOf(person)).toMatchObject([
      { nameIndex: '', idIndex: null, archived: true },
    ]);
    expect((await hall.journal.verify()).problems).toEqual([]);
    const again = { type: 'ReceiveCase', counter: 'counter-5', item: 'pharmacy-setup', person } as const;
    expect(codeOf(await clerk.command(again))).toBe('no-such-applicant');
  });

  test('X3 the running hub does it by itself, once, and every figure of the case stays', async () => {
    await archived(hall, clerk, id);
    const [before] = await hall.journal.casesOf(person);
    await later(TWO_YEARS + DAY);
    hall.tick();
    await expect.poll(erasures).toHaveLength(1);
    await expect.poll(() => hall.hub.services.vault.open(person, before?.sealed ?? '')).toBeNull();
    hall.tick();
    await look();
    expect(await erasures()).toHaveLength(1);
    expect(await hall.journal.casesOf(person)).toEqual([{ ...before, nameIndex: '', idIndex: null }]);
  });

  test('X3 nobody of whom a case is open, or too young', async () => {
    await archived(hall, clerk, id);
    await later(YEAR);
    await serving(hall, clerk, 'counter-5', 'pharmacy-setup');
    const second = await another('pharmacy-setup');
    await later(YEAR + DAY);
    await look();
    await later(10 * YEAR);
    await look();
    expect(await erasures()).toEqual([]);
    await archived(hall, clerk, second);
    await later(YEAR);
    await look();
    expect([await erasures(), await found(ZHANG.name)]).toEqual([[], [second, id]]);
    await later(YEAR + 9 * DAY);
    await look();
    expect(await erasures()).toMatchObject([{ person, cases: 2 }]);
  });

  test('X3 an ended case that is not archived is kept, however old', async () => {
    await does(clerk, { type: 'WithdrawCase', case: id, reason: 'changed plans' });
    await later(20 * YEAR);
    await look();
    expect(await erasures()).toEqual([]);
  });

  test('X3 X4 nothing is erased while the clock is in doubt, nor on the day a long outage ended', async () => {
    await archived(hall, clerk, id);
    await later(3 * YEAR);
    await look(false);
    expect(await erasures()).toEqual([]);
    hall = await hall.restart(40 * DAY);
    hall.tick();
    await hall.desk();
    await look();
    expect(await erasures()).toEqual([]);
    await later(DAY);
    await look();
    expect(await erasures()).toHaveLength(1);
  });

  test('X4 killed between fact and key: the next start deletes the key', async () => {
    await archived(hall, clerk, id);
    await hall.command({ type: 'EraseApplicant', person, why: 'retention', cases: 1 });
    hall = await hall.restart();
    const kept = async () => {
      const journal = await openSqliteJournal({ folder: hall.folder });
      const keys = await journal.personKeys.find([person]);
      await journal.close();
      return keys.length;
    };
    await hall.hub.close();
    expect(await kept()).toBe(1);
    const next = () => startHub({ folder: hall.folder, at: hall.clock.now() });
    hall = await next();
    await look();
    await hall.hub.close();
    expect(await kept()).toBe(0);
    hall = await next();
  });

  test('X3 erasing and taking in at the same moment: one of them is refused, and nobody new loses their name', async () => {
    await archived(hall, clerk, id);
    await serving(hall, clerk, 'counter-5', 'pharmacy-setup');
    await later(TWO_YEARS + DAY);
    await serving(hall, clerk, 'counter-5', 'pharmacy-setup');
    const taking = clerk.command({
      type: 'ReceiveCase',
      counter: 'counter-5',
      item: 'pharmacy-setup',
      person,
    });
    await look();
    const taken = await taking;
    const opens = [...state().cases.values()].map((on) => hall.hub.services.vault.open(on.person, on.sealed));
    expect(opens).not.toContain(null);
    expect((await erasures()).length).toBe(taken.ok ? 0 : 1);
  });
});

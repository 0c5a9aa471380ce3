import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandInput } from '../../hub/contract/commands.ts';
import type { FeedbackView } from '../../hub/contract/feedback.ts';
import type { FollowUpContact } from '../../hub/contract/ratings.ts';
import type { FloorView } from '../../hub/contract/views/floor.ts';
import { createRetention } from '../../hub/jobs/retention.ts';
import type { PersonKeys } from '../../hub/journal/port.ts';
import { codeOf, does, follow, page, query } from './casework/counter.ts';
import { factsLike } from './support/facts.ts';
import { startHub, type TestHub } from './support/hub.ts';
import type { Raw } from './support/raw.ts';

/** The real hub on a real journal, the demo hall, signed-in pages, a clock the test moves. Monday 23 November 2026, 09:00. */
const DAY = 24 * 3_600_000;
let hall: TestHub;
beforeEach(async () => {
  hall = await startHub();
});
afterEach(() => hall.close());

const [WORDS, NAME, PHONE] = ['等了两个小时没人理', '赵六一', '13912345678'];
const COMPLAINT: CommandInput = {
  type: 'ReceiveFeedback',
  kind: 'complaint',
  channel: 'platform',
  about: { clerk: 'wangmin' },
  from: { name: NAME, phone: PHONE },
  subject: '等候太久',
  words: WORDS,
};
const received = async (at: Raw): Promise<string> =>
  (await does<{ feedback: string }>(at, COMPLAINT)).feedback;
const wordsOf = async (at: Raw, feedback: string) =>
  (await query<{ words: string }>(at, { query: 'feedback-words', feedback })).words;
const contactOf = (feedback: string) => ({ query: 'feedback-contact', feedback });
const alerts = async (at: Raw) =>
  (await follow<FloorView>(at, 'floor')).alerts.filter(({ kind }) => kind.startsWith('feedback'));

describe('S4 feedback by the running hub', () => {
  test('S4 S5 E2 X3 each reads what is theirs; the clerk it is about learns nothing; whom to call is recorded', async () => {
    const officer = await page(hall, 'mengfan');
    const feedback = await received(officer);
    const { lines } = await follow<FeedbackView>(officer, 'feedback');
    expect(lines).toMatchObject([
      {
        ...{ number: '诉〔2026〕1号', stage: 'to-assign', clerk: { zh: '王敏' }, identified: true },
        limit: { date: '2026-11-30', left: 5 },
        actions: ['settle', 'assign', 'link'],
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(new RegExp(`${WORDS}|${NAME}|${PHONE}`));
    expect(await wordsOf(officer, feedback)).toBe(WORDS);
    expect(await query<FollowUpContact>(officer, contactOf(feedback))).toEqual({
      ...{ name: NAME, phone: PHONE, idNumber: '' },
    });
    expect(await factsLike(hall.journal, 'FeedbackContactSeen')).toEqual([
      { type: 'FeedbackContactSeen', feedback },
    ]);
    const discipline = await page(hall, 'hanzhengming');
    const reads = await follow<FeedbackView>(discipline, 'feedback');
    expect(reads.lines.map(({ actions }) => actions)).toEqual([[]]);
    expect(reads.mayReceive).toEqual([]);
    expect(await wordsOf(discipline, feedback)).toBe(WORDS);
    expect(codeOf(await discipline.send('query', contactOf(feedback)))).toBe('forbidden');
    expect(codeOf(await discipline.command(COMPLAINT))).toBe('forbidden');

    await hall.command({ type: 'SaveUser', person: 'wangmin', roles: ['clerk', 'supervisor'] });
    const about = await page(hall, 'wangmin');
    expect((await follow<FeedbackView>(about, 'feedback')).lines).toEqual([]);
    for (const asked of [{ query: 'feedback-words', feedback }, contactOf(feedback)])
      expect(codeOf(await about.send('query', asked))).toBe('no-such-feedback');

    const [to] = lines[0]?.candidates ?? [];
    const handler = await page(hall, to?.id ?? '');
    expect((await follow<FeedbackView>(handler, 'feedback')).lines).toEqual([]);
    await does(officer, { type: 'AssignFeedback', feedback, to: to?.id ?? '' });
    expect((await follow<FeedbackView>(await page(hall, to?.id ?? ''), 'feedback')).lines).toMatchObject([
      { id: feedback, actions: ['investigate'] },
    ]);
    expect(await wordsOf(handler, feedback)).toBe(WORDS);
  });

  test('S4 L4 L5 S1 the hub was off when the limit ended: marked when it starts, once, with an alert that names nobody until it is answered', async () => {
    await received(await page(hall, 'mengfan'));
    const feedback = await received(await page(hall, 'mengfan'));
    hall = await hall.restart(5 * DAY);
    expect(await alerts(await page(hall, 'songhaiyan'))).toMatchObject([
      { kind: 'feedback-due', level: 'warn', detail: { count: 2 } },
    ]);
    hall = await hall.restart(3 * DAY);
    const supervisor = await page(hall, 'songhaiyan');
    const marks = async () => (await factsLike(hall.journal, 'FeedbackOverran')).length;
    expect(await marks()).toBe(2);
    expect(await alerts(supervisor)).toMatchObject([
      { kind: 'feedback-overrun', level: 'late', detail: { count: 2 } },
    ]);
    expect(JSON.stringify(await alerts(supervisor))).not.toMatch(/王敏|等候/);
    await does(supervisor, { type: 'SettleFeedback', feedback, founded: true, answer: '已致歉' });
    expect(await alerts(supervisor)).toMatchObject([{ detail: { count: 1 } }]);
    hall = await hall.restart(DAY);
    expect(await marks()).toBe(2);
    const { lines, year } = await follow<FeedbackView>(await page(hall, 'songhaiyan'), 'feedback');
    expect(lines.map(({ stage, overran }) => [stage, overran !== null])).toEqual([
      ['to-assign', true],
      ['closed', true],
    ]);
    expect(year.complaint).toMatchObject({ received: 2, late: 2, founded: 1, answeredAtOnce: 0 });
    expect((await hall.journal.verify()).problems).toEqual([]);
  });

  test('S4 X3 words and teller lie nowhere in the clear; their keys survive restarts, are nobody else’s, and go when the years are over', async () => {
    const taking = await page(hall, 'mengfan');
    const first = await received(taking);
    await does(taking, { type: 'SettleFeedback', feedback: first, founded: false, answer: '已说明' });
    hall = await hall.restart(DAY);
    const second = await received(await page(hall, 'mengfan'));
    const keys = () => [...hall.hub.services.state().feedback.values()].map(({ key }) => key);
    expect(new Set(keys()).size).toBe(2);
    const { personKeys } = hall.journal as typeof hall.journal & { readonly personKeys: PersonKeys };
    const spare = (await personKeys.spare(5000)).map(({ id }) => id);
    expect([spare.length > 0, keys().filter((key) => spare.includes(key))]).toEqual([true, []]);
    const officer = await page(hall, 'mengfan');
    expect([await wordsOf(officer, first), await wordsOf(officer, second)]).toEqual([WORDS, WORDS]);
    for (const file of ['journal.db', 'journal.db-wal']) {
      const bytes = await readFile(join(hall.folder, file)).catch(() => Buffer.alloc(0));
      for (const secret of [WORDS, NAME, PHONE]) expect(bytes.includes(secret)).toBe(false);
    }
    const years = (n: number) => hall.clock.advance(n * 366 * DAY);
    const look = async () => {
      await hall.command({ type: 'TurnDay' });
      await createRetention(hall.hub.services, () => true).tick();
    };
    const erased = () => [...hall.hub.services.state().feedback.values()].map((on) => on.erased);
    years(9);
    await look();
    expect(erased()).toEqual([false, false]);
    years(2);
    await look();
    // The other one is still open.
    expect(erased()).toEqual([true, false]);
    const again = await page(hall, 'mengfan');
    expect([await wordsOf(again, first), await wordsOf(again, second)]).toEqual(['', WORDS]);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FollowUpContact, FollowUpsView } from '../../hub/contract/ratings.ts';
import type { FloorView } from '../../hub/contract/views/floor.ts';
import { codeOf, does, follow, page, query, received, SECRETS, serving, ZHANG } from './casework/counter.ts';
import { factsLike } from './support/facts.ts';
import { newId, startHub, type TestHub } from './support/hub.ts';
import type { Raw } from './support/raw.ts';

/** The real hub on a real journal, the demo hall, signed-in pages, a clock the test moves. Monday 23 November 2026, 09:00. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let hall: TestHub;
beforeEach(async () => {
  hall = await startHub();
});
afterEach(() => hall.close());

/** Somebody was served at counter 5 by wangmin, with a case of ZHANG's or without; the ticket's number. */
async function served(clerk: Raw, withCase: boolean): Promise<{ ticket: string; number: string }> {
  const ticket = await serving(hall, clerk, 'counter-5', 'pharmacy-change');
  if (withCase) await received(clerk, 'counter-5', 'pharmacy-change');
  await does(clerk, { type: 'Finish', counter: 'counter-5', outcome: 'case' });
  return { ticket, number: hall.hub.services.state().tickets.get(ticket)?.number ?? '' };
}

/** Rated on the phone. */
async function rated({ ticket }: { ticket: string }, level: number): Promise<void> {
  const { services } = hall.hub;
  const prompt = [...services.state().prompts.values()].find((one) => one.ticket === ticket)?.id ?? '';
  const rate = { type: 'Rate', prompt, level, reasons: ['attitude'], text: '没人理我' } as const;
  const done = await services.submit({ kind: 'holder', ticket }, newId(), { ...rate, reasons: ['attitude'] });
  if (!done.ok) throw new Error(done.refusal.code);
}

const second = async () => {
  hall.tick();
  await hall.desk();
};
const late = async (at: Raw) =>
  (await follow<FloorView>(at, 'floor')).alerts.filter(({ kind }) => kind === 'follow-up-overrun');

describe('E3 follow-ups by the running hub', () => {
  test('E2 E3 S5 X3 only those who handle it learn of it, and whom to call; discipline looks', async () => {
    const [clerk, officer] = [await page(hall, 'wangmin'), await page(hall, 'mengfan')];
    const at = await served(clerk, true);
    await rated(at, 1);
    const { lines, year } = await follow<FollowUpsView>(officer, 'follow-ups');
    expect(lines).toMatchObject([
      {
        number: at.number,
        level: 1,
        text: '没人理我',
        counter: { en: '5' },
        clerk: { zh: '王敏' },
        identified: true,
        stage: 'to-contact',
        contact: { date: '2026-11-24', left: 1, level: 'ok' },
        remedy: { date: '2026-12-14', left: 15 },
        actions: ['contact', 'miss', 'investigate'],
      },
    ]);
    expect(year).toMatchObject({ from: '2026-01-01', opened: 1, contact: { due: 0 } });
    for (const secret of SECRETS) expect(JSON.stringify(lines)).not.toContain(secret);
    const asked = { query: 'follow-up-contact', followUp: lines[0]?.id };
    expect(await query<FollowUpContact>(officer, asked)).toEqual({
      name: ZHANG.name,
      phone: ZHANG.phone,
      idNumber: '1101**********002X',
    });
    const discipline = await page(hall, 'hanzhengming');
    const read = await follow<FollowUpsView>(discipline, 'follow-ups');
    expect(read.lines.map(({ actions }) => actions)).toEqual([[]]);
    for (const person of ['wangmin', 'chenjing', 'luojianping'])
      expect([
        person,
        codeOf(await (await page(hall, person)).send('follow', { topic: 'follow-ups' })),
      ]).toEqual([person, 'forbidden']);
    for (const other of [clerk, discipline])
      expect(codeOf(await other.send('query', asked))).toBe('forbidden');
  });

  test('E2 E3 a supervisor who served sees nothing of the own rating', async () => {
    const clerk = await page(hall, 'wangmin');
    await rated(await served(clerk, false), 2);
    await hall.command({ type: 'SaveUser', person: 'wangmin', roles: ['clerk', 'supervisor'] });
    const { lines } = await follow<FollowUpsView>(await page(hall, 'wangmin'), 'follow-ups');
    expect(lines).toEqual([]);
    const followUp = [...hall.hub.services.state().followUps.keys()][0] ?? '';
    const asked = await (await page(hall, 'wangmin')).send('query', { query: 'follow-up-contact', followUp });
    expect(codeOf(asked)).toBe('no-such-follow-up');
  });

  test('E3 L5 S1 the hub was off when the limit ended: marked when it starts, once, with an alert that names nobody', async () => {
    const at = await served(await page(hall, 'wangmin'), true);
    await rated(at, 1);
    hall = await hall.restart(2 * DAY);
    const marks = async () => (await factsLike(hall.journal, 'FollowUpOverran')).map(({ of }) => of);
    expect(await marks()).toEqual(['contact']);
    const supervisor = await page(hall, 'songhaiyan');
    expect(await late(supervisor)).toMatchObject([{ level: 'late', detail: { followUps: 1 } }]);
    expect(JSON.stringify(await late(supervisor))).not.toMatch(new RegExp(`${at.number}|counter-5|王敏`));
    const { lines } = await follow<FollowUpsView>(supervisor, 'follow-ups');
    expect(lines).toMatchObject([
      { stage: 'to-contact', contact: { level: 'overrun' }, overran: { contact: true } },
    ]);
    const followUp = lines[0]?.id ?? '';
    await does(supervisor, { type: 'ContactFollowUp', followUp, said: '已致歉' });
    await does(supervisor, { type: 'InvestigateFollowUp', followUp, founded: false, finding: '误评' });
    await does(supervisor, { type: 'CloseFollowUp', followUp, conclusion: '已说明' });
    expect(await late(supervisor)).toEqual([]);
    hall = await hall.restart(DAY);
    expect(await marks()).toEqual(['contact']);
    expect((await hall.journal.verify()).problems).toEqual([]);
  });

  test('E3 L5 a clock that jumps ahead and is set right again marks nothing', async () => {
    await rated(await served(await page(hall, 'wangmin'), true), 1);
    hall.clock.jump(30 * DAY);
    await second();
    hall.clock.advance(HOUR);
    await second();
    hall.clock.jump(-30 * DAY);
    await hall.command({ type: 'ConfirmClock' });
    hall.clock.advance(HOUR);
    await second();
    expect(await factsLike(hall.journal, 'FollowUpOverran')).toEqual([]);
  });
});

describe('E4 paper cards of earlier days', () => {
  test('E4 found in the journal, counted once over days and restarts, within the window', async () => {
    const clerk = await page(hall, 'wangmin');
    const [first, second, third] = [
      await served(clerk, false),
      await served(clerk, false),
      await served(clerk, false),
    ];
    await rated(third, 5);
    const card = ({ number }: { number: string }, level = 1) =>
      ({ type: 'EnterRatingCard', day: '2026-11-23', number, level }) as const;
    const entered = async (what: ReturnType<typeof card>) => {
      const guide = await page(hall, 'chenjing');
      const code = codeOf(await guide.command(what));
      guide.close();
      return code;
    };
    hall = await hall.restart(DAY);
    expect(hall.hub.services.state().day).toBe('2026-11-24');
    expect(await entered(card(third))).toBe('already-rated');
    expect(await entered(card({ number: 'Z999' }))).toBe('no-ticket-that-day');
    expect(await Promise.all([entered(card(first)), entered(card(first))])).toEqual(
      expect.arrayContaining(['ok', 'already-rated']),
    );
    hall = await hall.restart(DAY);
    expect(await entered(card(first))).toBe('already-rated');
    expect(hall.hub.services.state().followUps.size).toBe(1);
    hall = await hall.restart(DAY);
    expect(await entered(card(second, 5))).toBe('ok');
    hall = await hall.restart(DAY);
    expect(await entered(card(second))).toBe('card-window-over');
    const cards = await factsLike(hall.journal, 'Rated');
    expect(cards.map(({ source, level }) => [source, level])).toEqual([
      ['phone', 5],
      ['card', 1],
      ['card', 5],
    ]);
    expect(cards[1]).toMatchObject({ clerk: 'wangmin', counter: 'counter-5' });
  });
});

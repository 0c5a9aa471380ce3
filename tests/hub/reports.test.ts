import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../hub/contract/reports.ts';
import { accepted, does, page, received, SECRETS, serving } from './casework/counter.ts';
import { apiOf } from './support/api.ts';
import { described } from './support/described.ts';
import { MONDAY_NINE, newId, startHub, type TestHub } from './support/hub.ts';
import type { Raw } from './support/raw.ts';

/** Reports over HTTP, on the real hub and its SQLite file: who reads what, and what is refused (S3). */

const MINUTE = 60_000;
let hall: TestHub;
beforeAll(async () => {
  hall = await startHub({
    change: (catalogue) => {
      catalogue.policy.unratedCountsAs = 'satisfied';
      const [counter] = catalogue.counters.filter(({ id }) => id === 'counter-5');
      if (counter) counter.name = { zh: '=5+5', en: '@five' };
    },
  });
  const [clerk, other] = [await page(hall, 'wangmin'), await page(hall, 'zhaoli')];
  const invoices = hall.catalogue.items.find(
    ({ queue }) => queue === hall.catalogue.counters.find(({ id }) => id === 'counter-9')?.queues[0],
  );
  await served(clerk, 'counter-5', 'pharmacy-change', async () => {
    await accepted(clerk, await received(clerk, 'counter-5', 'pharmacy-change'));
  });
  await served(clerk, 'counter-5', 'pharmacy-change', () => received(clerk, 'counter-5', 'pharmacy-setup'));
  for (const level of [5, 5, 4, 2, 3])
    await rated(await served(other, 'counter-9', invoices?.id ?? ''), level);
});
afterAll(() => hall.close());

/** Called at once, two minutes to the counter, ten minutes served; the ticket. */
async function served(
  clerk: Raw,
  counter: string,
  item: string,
  meanwhile = async (): Promise<unknown> => null,
) {
  const ticket = await serving(hall, clerk, counter, item);
  await meanwhile();
  hall.clock.advance(10 * MINUTE);
  await does(clerk, { type: 'Finish', counter, outcome: 'case' });
  return ticket;
}

async function rated(ticket: string, level: number): Promise<void> {
  const { services } = hall.hub;
  const prompt = [...services.state().prompts.values()].find((one) => one.ticket === ticket)?.id ?? '';
  const done = await services.submit({ kind: 'holder', ticket }, newId(), {
    type: 'Rate',
    prompt,
    level,
    reasons: [],
  });
  if (!done.ok) throw new Error(done.refusal.code);
}

const TODAY = 'period=day&from=2026-11-23&to=2026-11-23';
async function asked(
  person: string,
  query: string,
): Promise<{
  status: number;
  text: string;
  body: Report & { code: string; field: string };
  headers: Headers;
}> {
  const cookie = await hall.signIn(person);
  const response = await fetch(`${hall.origin}/api/v1/reports?${query}`, { headers: { cookie } });
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  const json = text.startsWith('{') ? JSON.parse(text) : {};
  return { status: response.status, text, body: json, headers: response.headers };
}

describe('S3 reports over HTTP', () => {
  test('S3 C1 a supervisor sees the day by counter: waits, service, received and accepted as two figures', async () => {
    const { body, text } = await asked('songhaiyan', `${TODAY}&by=counter`);
    expect(
      body.rows.map(({ group, figures }) => [group, figures.served, figures.received, figures.accepted]),
    ).toEqual([
      ['counter-5', 2, 2, 1],
      ['counter-9', 5, 0, 0],
    ]);
    expect(body.total).toMatchObject({ issued: 7, called: 7, served: 7, noShows: 0, noShowRate: 0 });
    expect(body.total.service).toEqual({ count: 7, mean: 600_000, median: 600_000, p90: 600_000 });
    expect(body).toMatchObject({ department: null, at: MONDAY_NINE + 70 * MINUTE });
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  });

  test('E2 unrated stays unrated; what it counts as is policy and told; of fewer than five only the number', async () => {
    const { body } = await asked('songhaiyan', `${TODAY}&by=counter`);
    const [five, nine] = body.rows.map(({ figures }) => figures);
    expect(five).toMatchObject({ rated: 0, unrated: 2, levels: null, satisfaction: null });
    expect(nine).toMatchObject({ rated: 5, unrated: 0, levels: [0, 1, 1, 1, 2], satisfaction: 0.8 });
    expect(body.unratedCountsAs).toBe('satisfied');
    // (4 satisfied + 2 unrated) of 7.
    expect(body.total).toMatchObject({ rated: 5, unrated: 2, satisfaction: 0.8571 });
    const hourly = await asked('songhaiyan', 'period=hour&from=2026-11-23&to=2026-11-23&by=clerk');
    const few = hourly.body.rows.filter(({ figures }) => figures.rated > 0 && figures.rated < 5);
    expect(few.length).toBeGreaterThan(0);
    expect(few.every(({ figures }) => figures.levels === null && figures.satisfaction === null)).toBe(true);
  });

  test('S3 S5 a chief representative reads the own department alone; discipline and administrator read all; others nothing', async () => {
    const chief = await asked('jianghaitao', `${TODAY}&by=department`);
    expect(chief.body.rows.map(({ group }) => group)).toEqual(['food-drug']);
    expect(chief.body).toMatchObject({
      department: { zh: expect.any(String) },
      total: { served: 2, received: 2 },
    });
    for (const person of ['luojianping', 'hanzhengming'])
      expect((await asked(person, TODAY)).body.total.served).toBe(7);
    for (const person of ['wangmin', 'chenjing']) expect((await asked(person, TODAY)).status).toBe(403);
    const nobody = await fetch(`${hall.origin}/api/v1/reports?${TODAY}`);
    expect(nobody.status).toBe(401);
    const kiosk = apiOf(
      hall.origin,
      await hall.token('kiosk', { kiosk: hall.catalogue.kiosks[0]?.id ?? '' }),
    );
    expect((await kiosk.get(`/reports?${TODAY}`)).status).toBe(403);
  });

  test('S3 an integration reads it as the document describes', async () => {
    const api = (await described(hall.origin)).checked(await hall.api({ actAs: false }));
    for (const by of ['none', 'counter', 'clerk', 'department', 'item', 'queue'])
      expect((await api.get(`/reports?${TODAY}&by=${by}`)).status).toBe(200);
  });

  test('X2 what is asked wrongly is refused with the field', async () => {
    const wrong: [string, string, number, string][] = [
      ['from=2026-11-23&to=2026-11-23', 'period', 400, 'malformed'],
      ['period=minute&from=2026-11-23&to=2026-11-23', 'period', 400, 'malformed'],
      ['period=day&from=2026-02-31&to=2026-11-23', 'from', 400, 'malformed'],
      ['period=day&from=2026-11-23&to=2026-11-22', 'to', 400, 'malformed'],
      [`${TODAY}&by=person`, 'by', 400, 'malformed'],
      [`${TODAY}&limit=9`, 'limit', 400, 'malformed'],
      ['period=hour&from=2026-01-01&to=2026-11-23', 'to', 422, 'report-too-long'],
      ['period=day&from=2024-01-01&to=2026-11-23', 'to', 422, 'report-too-long'],
    ];
    const got = await Promise.all(wrong.map(([query]) => asked('songhaiyan', query)));
    expect(got.map(({ status, body }, n) => [wrong[n]?.[0], body.field, status, body.code])).toEqual(wrong);
  });

  test('S3 a spreadsheet: UTF-8 with its mark, a total, and nothing that becomes a formula', async () => {
    const { text, headers } = await asked('songhaiyan', `${TODAY}&by=counter&format=csv`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toContain('report-day-counter-2026-11-23-2026-11-23.csv');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const lines = text.slice(1).trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^日,窗口,取号,叫号,接待,/);
    expect(lines[0]).toContain(',平均办理 (分),');
    expect(lines[1]).toMatch(/^2026-11-23,"'=5\+5",2,2,2,/);
    expect(lines[3]).toMatch(/^合计,,7,7,7,0,0\.00%,/);
    expect(new Set(lines.map((line) => line.split(',').length)).size).toBe(1);
    const english = await asked('songhaiyan', `${TODAY}&by=counter&format=csv&lang=en`);
    expect(english.text).toContain(`"'@five"`);
    expect(english.text).toContain('"Service, mean (min)"');
  });

  test('S3 a restart changes no figure, and verify agrees', async () => {
    expect((await hall.journal.verify()).problems).toEqual([]);
    hall = await hall.restart();
    const { body } = await asked('songhaiyan', `${TODAY}&by=none`);
    expect(body.total).toMatchObject({ issued: 7, served: 7, received: 2, accepted: 1, rated: 5 });
  });
});

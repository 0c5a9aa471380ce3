import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../support/api.ts';
import { startHub, type TestHub } from '../support/hub.ts';

let hall: TestHub;
let api: Api;
beforeAll(async () => {
  hall = await startHub({
    change: (catalogue) => {
      catalogue.policy.publicUrl = 'https://hall.example';
      const tax = catalogue.items.find((item) => item.queue === 'tax');
      if (tax) tax.name = { zh: '<script>alert(1)</script>', en: '<b>x</b>' };
    },
  });
  api = await hall.api();
});
afterAll(() => hall.close());

type Body = { id: string; number: string; statusUrl: string };
const issue = async (body: object) => (await api.post('/tickets', body)).body as unknown as Body;
/** The page behind the QR code, as the hub serves it to whoever relays the public address. */
const pathOf = ({ statusUrl }: Body) => statusUrl.slice('https://hall.example'.length);
const page = async (path: string, init?: RequestInit) => {
  const response = await fetch(hall.origin + path, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe('K10 the status page for phones', () => {
  test('K10 shows number and people ahead, is kept by nobody, and runs no script', async () => {
    await issue({ queue: 'fees' });
    const { status, headers, text } = await page(pathOf(await issue({ queue: 'fees' })));
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(text).toContain('F002');
    expect(text).toContain('您前面还有 1 人');
    expect(text).not.toContain('<script');
  });

  test('X2 what the catalogue says is text, not markup', async () => {
    const item = hall.catalogue.items.find((one) => one.queue === 'tax')?.id;
    const { text } = await page(pathOf(await issue({ item })));
    expect(text).toContain('&#60;script&#62;');
    expect(text).not.toContain('<script');
  });

  test('K10 a called ticket says where to go', async () => {
    const ticket = await issue({ queue: 'review', language: 'en' });
    await api.post('/counters/review/open');
    await api.post('/counters/review/call-next');
    const { text } = await page(pathOf(ticket));
    expect(text).toContain('It is your turn');
    expect(text).toContain('class="called"');
  });

  test('T7 K10 the holder cancels there, once; the page says so', async () => {
    const ticket = await issue({ queue: 'fees' });
    const form = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      redirect: 'manual',
    } as const;
    const cancelled = await page(`${pathOf(ticket)}/cancel`, form);
    expect([cancelled.status, cancelled.headers.get('location')]).toEqual([303, pathOf(ticket)]);
    expect((await api.get(`/tickets/${ticket.id}`)).body.state).toBe('cancelled');
    expect((await page(pathOf(ticket))).text).not.toContain('/cancel');
  });

  test('K10 X1 an address that is guessed, or the ticket’s id, shows nothing', async () => {
    const ticket = await issue({ queue: 'fees' });
    for (const guess of ['unknown', ticket.id, ticket.number]) {
      const { status, text } = await page(`/t/${guess}`);
      expect(status).toBe(404);
      expect(text).not.toContain(ticket.number);
    }
    await page(`/t/${ticket.id}/cancel`, { method: 'POST' });
    expect((await api.get(`/tickets/${ticket.id}`)).body.state).toBe('waiting');
  });
});

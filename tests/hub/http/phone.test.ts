import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../support/api.ts';
import { factsLike } from '../support/facts.ts';
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

type Told = { body?: string; mood?: string; call?: string | null; over?: boolean; follow?: boolean };
/** A phone's connection, as a browser would read it. */
async function follow(path: string) {
  const abort = new AbortController();
  const response = await fetch(`${hall.origin}${path}/live`, { signal: abort.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<Told> => {
    for (;;) {
      const [block, ...rest] = text.split('\n\n');
      if (rest.length > 0) {
        text = rest.join('\n\n');
        if (block?.startsWith('data: ')) return JSON.parse(block.slice(6));
        continue;
      }
      const part = await reader?.read();
      if (!part || part.done) throw new Error('the connection ended');
      text += part.value;
    }
  };
  const until = async (is: (view: Told) => boolean): Promise<Told> => {
    for (;;) {
      const view = await next();
      if (is(view)) return view;
    }
  };
  return { status: response.status, next, until, close: () => abort.abort() };
}

describe('K10 the status page for phones', () => {
  test('K4 K10 a Russian ticket’s page speaks Russian; Chinese and back is one link; a wrong language is the ticket’s own', async () => {
    const ticket = await issue({ queue: 'tax', language: 'ru' });
    const own = await page(pathOf(ticket));
    expect(own.text).toContain('<html lang="ru">');
    for (const said of ['Ваш номер', 'Отменить номер', 'href="?lang=zh"']) expect(own.text).toContain(said);
    const chinese = await page(`${pathOf(ticket)}?lang=zh`);
    expect(chinese.text).toContain('您的号码');
    expect(chinese.text).toContain('href="?lang=ru" lang="ru">Русский');
    expect((await page(`${pathOf(ticket)}?lang=xx`)).text).toContain('Ваш номер');
    expect((await api.post('/tickets', { queue: 'tax', language: 'xx' })).body).toMatchObject({
      field: 'language',
    });
    await api.post(`/tickets/${ticket.id}/cancel`, {});
  });

  test('K10 shows number and people ahead, and is kept by nobody', async () => {
    await issue({ queue: 'fees' });
    const { status, headers, text } = await page(pathOf(await issue({ queue: 'fees' })));
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(text).toContain('F002');
    expect(text).toContain('您前面还有 1 人');
    expect(text).toContain('现在没有窗口在办');
  });

  test('X2 what the catalogue says is text, not markup', async () => {
    const item = hall.catalogue.items.find((one) => one.queue === 'tax')?.id;
    const { text } = await page(pathOf(await issue({ item })));
    expect(text).toContain('&#60;script&#62;');
    expect(text.match(/<script/g)).toHaveLength(1);
  });

  test('K10 page and script are 15 kB at most, compressed, with nothing else to fetch', async () => {
    const { text } = await page(pathOf(await issue({ queue: 'fees' })));
    const script = await page('/t/page.js');
    expect(gzipSync(text).length + gzipSync(script.text).length).toBeLessThan(15_000);
    expect(text.match(/(src|href)="[^"]*"/g)).toEqual(['href="?lang=en"', 'src="/t/page.js"']);
    expect(text).not.toMatch(/url\(|@import/);
  });

  test('K10 a called ticket says where to go', async () => {
    const ticket = await issue({ queue: 'review', language: 'en' });
    await api.post('/counters/review/open');
    await api.post('/counters/review/call-next');
    const { text } = await page(pathOf(ticket));
    expect(text).toContain('It is your turn');
    expect(text).toContain('class="called"');
  });

  test('K10 T11 near has its own sign, once a counter serves; before it the range of the estimate', async () => {
    await api.post('/counters/bank/open');
    const tickets: Body[] = [];
    for (let n = 0; n < 6; n++) tickets.push(await issue({ queue: 'fees' }));
    const last = (await page(pathOf(tickets[5] as Body))).text;
    expect(last).toMatch(/大约再等 \d+–\d+ 分钟/);
    expect(last).not.toContain('快到您了');
    await api.post('/counters/bank/call-next');
    expect((await page(pathOf(tickets[0] as Body))).text).toContain('快到您了');
  });

  test('K10 T10 T12 a holder whose queue is merged or ended is told at once, on the connection that stands', async () => {
    const ticket = await issue({ queue: 'community' });
    const feed = await follow(pathOf(ticket));
    expect((await feed.next()).body).toContain(ticket.number);
    await hall.command({
      type: 'MergeQueue',
      from: 'community',
      to: 'land-housing',
      reason: 'one counter is empty',
    });
    expect((await feed.until((view) => view.body?.includes('已转到') ?? false)).over).toBe(false);
    await hall.command({ type: 'EndQueue', queue: 'land-housing', reason: 'closing' });
    expect((await feed.until((view) => view.over === true)).body).toContain('今天的业务已结束');
    feed.close();
  });

  test('K10 every connection begins with the whole page; a call comes with a mark of its own', async () => {
    const ticket = await issue({ queue: 'review' });
    await api.post('/counters/review/start');
    await api.post('/counters/review/finish');
    const feed = await follow(pathOf(ticket));
    expect(await feed.next()).toMatchObject({ mood: 'near', call: null, follow: true });
    await api.post('/counters/review/call-next');
    const called = await feed.until((view) => view.mood === 'called');
    await api.post('/counters/review/recall');
    const again = await feed.until((view) => view.call !== called.call);
    expect(again.mood).toBe('called');
    feed.close();
    const later = await follow(pathOf(ticket));
    expect(await later.next()).toMatchObject({ mood: 'called', call: again.call });
    later.close();
  });

  test('K10 X2 one ticket is followed four times at most; the page can still ask', async () => {
    const ticket = await issue({ queue: 'fees' });
    const feeds = [];
    for (let n = 0; n < 4; n++) feeds.push(await follow(pathOf(ticket)));
    expect((await page(`${pathOf(ticket)}/live`)).status).toBe(429);
    expect((await page(`${pathOf(ticket)}/now`)).status).toBe(200);
    for (const feed of feeds) feed.close();
    await expect
      .poll(async () => {
        const again = await follow(pathOf(ticket));
        again.close();
        return again.status;
      })
      .toBe(200);
  });

  test('E3 E4 K10 the holder rates after service, a low answer says why first, and it counts once', async () => {
    const ticket = await issue({ queue: 'review' });
    for (const verb of ['start', 'finish', 'call-next', 'start', 'finish'])
      await api.post(`/counters/review/${verb}`);
    const asks = (await page(`${pathOf(ticket)}?lang=en`)).text;
    expect(asks).toContain('How was the service?');
    const prompt = /name="prompt" value="([^"]+)"/.exec(asks)?.[1] ?? '';
    const send = (fields: Record<string, string>) =>
      page(`${pathOf(ticket)}/rate?lang=en`, {
        method: 'POST',
        body: new URLSearchParams({ prompt, ...fields }),
        redirect: 'manual',
      });
    expect((await send({ level: '9' })).status).toBe(400);
    const why = await send({ level: '2' });
    expect(why.headers.get('location')).toBe(`${pathOf(ticket)}?lang=en&rate=2`);
    expect((await page(why.headers.get('location') ?? '')).text).toContain('What went wrong?');
    await send({ level: '2', why: '1', reasons: 'speed', text: 'slow' });
    await send({ level: '5' });
    const ratings = (await factsLike(hall.journal, 'Rated')).filter((fact) => fact.ticket === ticket.id);
    expect(ratings).toMatchObject([{ level: 2, reasons: ['speed'], text: 'slow', source: 'phone' }]);
    const after = (await page(`${pathOf(ticket)}?lang=en`)).text;
    expect(after).toContain('has been received');
    expect(after).not.toContain('Dissatisfied');
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

  test('T7 K10 a call that can only be seen is answered there; until then nobody says a no-show', async () => {
    const at = (verb: string) => api.post(`/counters/counter-16/${verb}`);
    const ticket = await issue({ queue: 'safety-environment', needs: ['sign-language'] });
    await at('open');
    expect((await at('call-next')).body).toMatchObject({ ticket: { id: ticket.id } });
    expect((await page(pathOf(ticket))).text).toContain(`${pathOf(ticket)}/seen`);
    expect((await at('no-show')).status).toBe(409);
    const form = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      redirect: 'manual',
    } as const;
    expect((await page(`${pathOf(ticket)}/seen`, form)).status).toBe(303);
    expect(await factsLike(hall.journal, 'CallAcknowledged')).toMatchObject([{ how: 'seen' }]);
    expect((await page(pathOf(ticket))).text).not.toContain('/seen');
    expect((await at('no-show')).status).toBe(200);
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

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, apiOf } from '../support/api.ts';
import { type Described, described } from '../support/described.ts';
import { startHub, type TestHub } from '../support/hub.ts';

let hall: TestHub;
let document: Described;
let api: Api;
beforeAll(async () => {
  hall = await startHub({
    change: (catalogue) => {
      catalogue.policy.publicUrl = 'https://hall.example';
    },
  });
  document = await described(hall.origin);
  api = document.checked(await hall.api());
});
afterAll(() => hall.close());

type TicketBody = { id: string; number: string; state: string; credential: string };
const issue = async (body: object) => (await api.post('/tickets', body)).body as unknown as TicketBody;
const holder = (ticket: TicketBody) => document.checked(apiOf(hall.origin, ticket.credential));

describe('the public interface answers as it describes itself', () => {
  test('the document is OpenAPI 3.1 and names every call', () => {
    expect(document.document.openapi).toMatch(/^3\.1\./);
    const verbs = 'open close recall start finish no-show park unpark pause resume transfer call-next'.split(
      ' ',
    );
    expect(Object.keys(document.document.paths)).toEqual(
      expect.arrayContaining([
        ...['/queues', '/items', '/tickets', '/tickets/{id}', '/tickets/{id}/cancel', '/counters'],
        ...['/board', '/events', '/ratings'],
        ...verbs.map((verb) => `/counters/{id}/${verb}`),
      ]),
    );
  });

  test('GET /queues: every queue with its letter, whether it is open, who waits and who serves', async () => {
    const before = await api.get('/queues');
    expect(before.status).toBe(200);
    expect(before.body.map((queue) => (queue as { id: string }).id)).toEqual(
      hall.catalogue.queues.map((queue) => queue.id),
    );
    await api.post('/counters/bank/open');
    await issue({ queue: 'fees' });
    const fees = (await api.get('/queues')).body.find((queue) => (queue as { id: string }).id === 'fees');
    expect(fees).toMatchObject({
      letter: 'F',
      open: true,
      waiting: 1,
      counters: ['bank'],
      name: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/i) },
    });
  });

  test('GET /items: every item of the hall with its ten disclosures', async () => {
    const { body } = await api.get('/items');
    expect(body).toHaveLength(hall.catalogue.items.length);
    const first = body[0] as { disclosures: object };
    expect(Object.keys(first.disclosures)).toHaveLength(10);
  });

  test('T1 POST /tickets: 201 with number, state, people ahead, an estimate and the holder’s credential', async () => {
    const item = hall.catalogue.items.find((one) => one.queue === 'land-housing');
    const { status, body } = await api.post('/tickets', { item: item?.id });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      number: 'D001',
      queue: 'land-housing',
      state: 'waiting',
      ahead: 0,
      estimate: null,
    });
    expect(body.statusUrl).toMatch(/^https:\/\/hall\.example\/t\/[\w-]{20,}$/);
    const second = await api.post('/tickets', { queue: 'land-housing' });
    expect(second.body).toMatchObject({ number: 'D002', ahead: 1 });
    expect(second.body.credential).not.toBe(body.credential);
  });

  test('T4 a class with its reason and a need are taken', async () => {
    const ticket = await api.post('/tickets', {
      queue: 'review',
      class: 'priority',
      reason: 'elderly',
      needs: ['low-desk'],
      language: 'en',
    });
    expect(ticket.body).toMatchObject({ class: 'priority', state: 'waiting' });
  });

  test('T11 GET /tickets/{id}: the same ticket, to integrations and to its holder, without its credential', async () => {
    const ticket = await issue({ queue: 'land-housing' });
    const { credential: _, ...shown } = ticket;
    expect((await api.get(`/tickets/${ticket.id}`)).body).toEqual(shown);
    expect((await holder(ticket).get(`/tickets/${ticket.id}`)).body).toEqual({ ...shown, prompt: null });
  });

  test('T7 POST /tickets/{id}/cancel by the holder; the second time it is over', async () => {
    const ticket = await issue({ queue: 'land-housing' });
    expect((await holder(ticket).post(`/tickets/${ticket.id}/cancel`)).body).toMatchObject({
      state: 'cancelled',
    });
    expect((await holder(ticket).post(`/tickets/${ticket.id}/cancel`)).body.code).toBe('already-ended');
  });

  test('W1 a counter through its whole day by verbs, each answering with the counter', async () => {
    const at = (verb: string, body?: object) => api.post(`/counters/counter-12/${verb}`, body);
    await api.post('/tickets', { queue: 'land-housing' });
    expect((await at('open')).body).toMatchObject({ id: 'counter-12', state: 'open', ticket: null });
    const called = await at('call-next');
    expect(called.body).toMatchObject({ ticket: { number: 'D001', state: 'called', counter: 'counter-12' } });
    expect((await at('recall')).body).toMatchObject({ ticket: { number: 'D001' } });
    expect((await at('start')).body).toMatchObject({ ticket: { state: 'serving' } });
    expect((await at('park', { reason: 'copying' })).body).toMatchObject({ ticket: null });
    expect((await at('unpark')).body).toMatchObject({ ticket: { number: 'D001', state: 'serving' } });
    expect((await at('finish', { outcome: 'consultation', note: '已告知' })).body).toMatchObject({
      ticket: null,
    });
    expect((await at('pause', { reason: 'lunch' })).body).toMatchObject({ state: 'paused' });
    expect((await at('resume')).body).toMatchObject({ state: 'open' });
    await at('call-next');
    await at('start');
    expect((await at('transfer', { toQueue: 'fees' })).body).toMatchObject({ ticket: null });
    await at('call-next');
    expect((await at('no-show')).body).toMatchObject({ ticket: null });
    expect((await at('close')).body).toMatchObject({ state: 'closed' });
  });

  test('T6 call-next while serving finishes that ticket in the same call', async () => {
    const first = await issue({ queue: 'safety-environment' });
    const second = await issue({ queue: 'safety-environment' });
    await api.post('/counters/counter-16/open');
    await api.post('/counters/counter-16/call-next');
    await api.post('/counters/counter-16/start');
    const next = await api.post('/counters/counter-16/call-next', { outcome: 'case' });
    expect(next.body).toMatchObject({ ticket: { id: second.id } });
    expect((await api.get(`/tickets/${first.id}`)).body).toMatchObject({ state: 'finished' });
  });

  test('GET /counters and /board: what stands at the counters, newest call first', async () => {
    const counters = (await api.get('/counters')).body as unknown as { id: string; ticket: unknown }[];
    expect(counters).toHaveLength(hall.catalogue.counters.length);
    expect(counters.find((counter) => counter.id === 'counter-16')?.ticket).toMatchObject({
      state: 'called',
    });
    const { calls, queues } = (await api.get('/board')).body;
    expect((calls as { number: string }[]).slice(0, 2).map((call) => call.number)).toEqual(['E002', 'E001']);
    expect((calls as object[])[0]).toMatchObject({
      counter: '16',
      open: true,
      position: expect.any(Number),
    });
    expect(queues).toHaveLength(hall.catalogue.queues.length);
  });

  test('E1 POST /ratings: the holder finds the prompt with the ticket, rates once, and never again', async () => {
    const ticket = await issue({ queue: 'commerce-drug' });
    for (const verb of ['open', 'call-next', 'start', 'finish'])
      await api.post(`/counters/counter-5/${verb}`);
    const { prompt } = (await holder(ticket).get(`/tickets/${ticket.id}`)).body;
    const answer = await holder(ticket).post('/ratings', {
      prompt,
      level: 2,
      reasons: ['waiting'],
      text: '久等',
    });
    expect(answer.body).toEqual({ rated: true });
    const again = await holder(ticket).post('/ratings', { prompt, level: 5 });
    expect(again).toMatchObject({ status: 409, body: { code: 'already-rated', field: 'prompt' } });
    expect((await holder(ticket).get(`/tickets/${ticket.id}`)).body.prompt).toBeNull();
  });
});

import { createHmac } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCommandLine } from '../../hub/admin/command-line.ts';
import { runVerb } from '../../hub/admin/verbs.ts';
import type { EventPattern } from '../../hub/contract/public-events.ts';
import { MOST_FLYING } from '../../hub/domain/webhooks/outbox.ts';
import { secretOf } from '../../hub/webhooks/message.ts';
import { TIMEOUT } from '../../hub/webhooks/post.ts';
import { archived, page, received, SECRETS, serving } from './casework/counter.ts';
import type { Api } from './support/api.ts';
import { described } from './support/described.ts';
import { newId, startHub, type TestHub } from './support/hub.ts';
import { newFolder } from './support/process.ts';
import { type Received, type Receiver, startReceiver } from './support/receiver.ts';

/** A loaded machine takes its time. */
const SLOW = { timeout: 20_000 };

let folder: string;
let hall: TestHub;
let api: Api;
let receiver: Receiver;
/** Requests that would be cut off for their length, by hand: the hub's own patience is too long for a test. */
let patience: (() => void)[];
const options = () => ({
  folder,
  later: (task: () => void, ms: number) => {
    if (ms === TIMEOUT) patience.push(task);
    else setTimeout(task, ms).unref();
  },
  log: { info() {}, warn() {}, error: console.error },
});
beforeEach(async () => {
  folder = newFolder();
  patience = [];
  receiver = await startReceiver();
  hall = await startHub(options());
  api = await hall.api();
});
afterEach(async () => {
  await hall.close();
  await receiver.down().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

async function hook(...events: EventPattern[]): Promise<string> {
  const webhook = newId();
  await hall.command({ type: 'AddWebhook', webhook, url: receiver.url, events });
  return webhook;
}
const issue = async (queue = 'tax') =>
  (await api.post('/tickets', { queue })).body as unknown as { id: string; number: string };
const at = async (verb: string) => expect((await api.post(`/counters/counter-8/${verb}`)).status).toBe(200);
/** What came, as `event number`. */
const came = () => receiver.received.map(({ body }) => `${body.event} ${body.data.number}`);
const figure = async (name: string) => {
  const text = await (await fetch(`${hall.origin}/metrics`)).text();
  return Number(new RegExp(`^onewindow_webhook_${name}\\{.*\\} (\\d+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
};
const reached = (name: string, value: number) => expect.poll(() => figure(name), SLOW).toBe(value);
const wait = (ms: number) => {
  hall.clock.advance(ms);
  hall.tick();
};

describe('K10 message webhooks', () => {
  test('K10 X3 near and called are sent, signed, with the ticket’s id and number and nothing about anybody', async () => {
    const webhook = await hook('ticket.near', 'ticket.called');
    const issued = await api.post('/tickets', { queue: 'tax' });
    const { id, credential } = issued.body as unknown as { id: string; credential: string };
    await at('open');
    hall.tick();
    await receiver.count(1);
    await at('call-next');
    await receiver.count(2);
    const { tickets, position, catalogue } = hall.hub.services.state();
    expect(receiver.received.map(({ body }) => body)).toEqual([
      {
        id: expect.stringMatching(/^\d+-0-\w+$/),
        event: 'ticket.near',
        hall: catalogue?.source.hall.id,
        data: {
          position: position - 1,
          at: hall.clock.now(),
          ticket: id,
          number: 'B001',
          queue: 'tax',
          ahead: 0,
        },
      },
      {
        id: expect.stringMatching(/^\d+-0-\w+$/),
        event: 'ticket.called',
        hall: catalogue?.source.hall.id,
        data: { position, at: hall.clock.now(), ticket: id, number: 'B001', counter: 'counter-8' },
      },
    ]);
    for (const { headers, text, body } of receiver.received) {
      expect([headers['onewindow-delivery'], headers['onewindow-event']]).toEqual([body.id, body.event]);
      const seconds = Math.floor(hall.clock.now() / 1000);
      const mac = createHmac('sha256', secretOf(hall.hub.services.vault, webhook)).update(
        `${seconds}.${text}`,
      );
      expect(headers['onewindow-signature']).toBe(`t=${seconds},v1=${mac.digest('hex')}`);
      for (const secret of [tickets.get(id)?.secret, credential.split('.')[1]])
        expect(text).not.toContain(secret);
    }
  });

  test('K10 near is sent once, and not at all once the ticket was called', async () => {
    await hook('ticket.near', 'ticket.called');
    receiver.mood = 'error';
    await issue();
    await issue();
    await at('open');
    hall.tick();
    await receiver.count(2);
    await reached('failed', 2);
    await at('call-next');
    receiver.mood = 'take';
    wait(2000);
    // B001 is called: that it was near is of no more use.
    await reached('delivered', 2);
    await reached('stale', 1);
    expect(came().slice(2).sort()).toEqual(['ticket.called B001', 'ticket.near B002']);
    hall = await hall.restart();
    wait(60_000);
    await hall.desk();
    await reached('behind', 0);
    expect(await figure('waiting')).toBe(0);
    expect(receiver.received.length).toBe(4);
  });

  test('K10 an event that fails waits and comes again with the same id; later ones of its ticket wait, others go on', async () => {
    await hook('ticket.*');
    receiver.mood = ({ body }) => (body.data.number === 'B001' ? 'error' : 'take');
    const first = await issue();
    await receiver.count(1);
    await api.post(`/tickets/${first.id}/cancel`);
    await issue();
    await receiver.count(2);
    expect(came()).toEqual(['ticket.issued B001', 'ticket.issued B002']);
    await reached('failed', 1);
    wait(1999);
    await issue();
    await receiver.count(3);
    expect(came()[2]).toBe('ticket.issued B003');
    receiver.mood = 'take';
    wait(1);
    await receiver.count(5);
    expect(came().slice(3)).toEqual(['ticket.issued B001', 'ticket.cancelled B001']);
    expect(receiver.received[3]?.body.id).toBe(receiver.received[0]?.body.id);
  });

  test.each(['drop', 'hang', 'refuse', 'redirect'] as const)(
    'K10 X5 a receiver that does not take it (%s) gets it again',
    async (mood) => {
      await hook('ticket.issued');
      receiver.mood = mood;
      await issue();
      await receiver.count(1);
      for (const over of patience.splice(0)) over();
      await reached('failed', 1);
      receiver.mood = 'take';
      wait(2000);
      await receiver.count(2);
      await reached('delivered', 1);
      expect(came()).toEqual(['ticket.issued B001', 'ticket.issued B001']);
    },
  );

  test.each(['half', 'endless'] as const)(
    'X2 its yes counts, whatever body follows (%s), and no more than a little of it is read',
    async (mood) => {
      await hook('ticket.issued');
      receiver.mood = mood;
      await issue();
      await reached('delivered', 1);
      await expect.poll(receiver.cutOff, SLOW).toBe(1);
    },
  );

  test('X2 K10 S1 a receiver that hangs holds up nobody; staff are told, and told no more once it is well', async () => {
    const webhook = await hook('ticket.issued');
    receiver.mood = 'hang';
    const answers = await Promise.all([...Array(40)].map(() => issue()));
    expect(new Set(answers.map(({ number }) => number)).size).toBe(40);
    await receiver.count(MOST_FLYING);
    await reached('waiting', 40);
    expect(receiver.mostAtOnce()).toBe(MOST_FLYING);
    const troubles = () => hall.hub.services.troubles().map(({ id }) => id);
    for (const over of patience.splice(0)) over();
    await reached('failed', MOST_FLYING);
    expect(troubles()).toEqual([]);
    wait(60_000);
    expect(troubles()).toEqual([`webhook-failing:${webhook}`]);
    await receiver.count(MOST_FLYING * 2);
    receiver.mood = 'take';
    for (const over of patience.splice(0)) over();
    await reached('failed', MOST_FLYING * 2);
    wait(120_000);
    await reached('delivered', 40);
    expect(troubles()).toEqual([]);
  });

  test('K10 what is older than three days is given up, and staff are told for a day', async () => {
    const webhook = await hook('case.*', 'ticket.issued');
    await receiver.down();
    await issue();
    await reached('failed', 1);
    for (let hours = 0; hours < 72; hours += 12) wait(12 * 3_600_000);
    expect(await figure('given_up')).toBe(0);
    wait(1000);
    await reached('given_up', 1);
    const told = () => hall.hub.services.troubles().map(({ id, detail }) => ({ id, detail }));
    expect(told()).toEqual([{ id: `webhook-given-up:${webhook}`, detail: { events: 1 } }]);
    wait(24 * 3_600_000);
    expect(told()).toEqual([]);
  });

  test('X4 K10 after a restart it goes on where it was, with what was open and what happened meanwhile', async () => {
    await hook('ticket.*');
    receiver.mood = ({ body }) => (body.data.number === 'B002' ? 'error' : 'take');
    for (let n = 0; n < 3; n++) await issue();
    await receiver.count(3);
    await reached('failed', 1);
    await receiver.down();
    hall = await hall.restart(60_000);
    api = await hall.api();
    await issue();
    await reached('failed', 2);
    receiver.mood = 'take';
    await receiver.up();
    wait(2000);
    await receiver.count(5);
    expect(came().slice(3).sort()).toEqual(['ticket.issued B002', 'ticket.issued B004']);
    hall = await hall.restart();
    await reached('behind', 0);
    expect(receiver.received.length).toBe(5);
  });

  test('X4 K10 where it was is lost: twice is better than never', async () => {
    await hook('ticket.issued');
    await issue();
    await issue();
    await reached('delivered', 2);
    await hall.hub.close();
    await writeFile(join(folder, 'webhooks.json'), '{ half a fi');
    hall = await startHub({ ...options(), at: hall.clock.now(), log: { info() {}, warn() {}, error() {} } });
    await receiver.count(4);
    expect(came().sort()).toEqual([1, 1, 2, 2].map((n) => `ticket.issued B00${n}`));
  });

  test('X4 K10 a journal restored from a backup is shorter than what was kept: what happens from then on is sent', async () => {
    const webhook = await hook('ticket.issued');
    await issue();
    await reached('delivered', 1);
    await hall.hub.close();
    await writeFile(
      join(folder, 'webhooks.json'),
      JSON.stringify({ [webhook]: { read: 99_999, open: [99_998] } }),
    );
    hall = await startHub({ ...options(), at: hall.clock.now() });
    api = await hall.api();
    await issue();
    await receiver.count(2);
    expect(came()).toEqual(['ticket.issued B001', 'ticket.issued B002']);
    expect(JSON.parse(await readFile(join(folder, 'webhooks.json'), 'utf8'))[webhook].read).toBeLessThan(
      1000,
    );
  });
});

describe('K10 what a receiver builds on', () => {
  test('K10 X3 every message is as the document describes it, of cases too, and no applicant is in it', async () => {
    await hook('ticket.*', 'case.*', 'queue.*', 'rating.*');
    const clerk = await page(hall, 'wangmin');
    await serving(hall, clerk, 'counter-5', 'pharmacy-change');
    const id = await received(clerk, 'counter-5', 'pharmacy-change');
    await archived(hall, clerk, id);
    const { id: ticket } = await issue();
    await api.post(`/tickets/${ticket}/cancel`);
    await issue();
    await hall.command({ type: 'MergeQueue', from: 'tax', to: 'community', reason: 'few counters' });
    await hall.command({ type: 'EndQueue', queue: 'community', reason: 'closing' });
    await reached('behind', 0);
    await reached('waiting', 0);
    const events = receiver.received.map(({ body }) => body.event);
    expect(events).toEqual(
      expect.arrayContaining([
        'ticket.called',
        'ticket.moved',
        'queue.ended',
        'case.received',
        'case.archived',
      ]),
    );
    const { message } = await described(hall.origin);
    for (const { body, text } of receiver.received) {
      message(body);
      for (const personal of SECRETS) expect(text).not.toContain(personal);
    }
    clerk.close();
  });

  test('K10 the check that docs/api.md shows says yes to what comes, and no to what was changed, is old, or is of another', async () => {
    const doc = await readFile('docs/api.md', 'utf8');
    const [shown = ''] = /^ {4}import \{ createHmac, timingSafeEqual \}[\s\S]*?^ {4}\}$/m.exec(doc) ?? [];
    const { isGenuine } = await import(`data:text/javascript,${encodeURIComponent(shown)}`);
    const webhook = await hook('ticket.issued');
    await issue();
    await receiver.count(1);
    const { headers, text } = receiver.received[0] as Received;
    const signature = headers['onewindow-signature'];
    const secret = secretOf(hall.hub.services.vault, webhook);
    const now = hall.clock.now();
    expect(isGenuine(secret, signature, text, now + 299_000)).toBe(true);
    expect(isGenuine(secret, signature, text, now + 301_000)).toBe(false);
    expect(isGenuine(secret, signature, text.replace('B001', 'B002'), now)).toBe(false);
    expect(isGenuine(secretOf(hall.hub.services.vault, 'another'), signature, text, now)).toBe(false);
    expect(isGenuine(secret, 't=1', text, 1000)).toBe(false);
  });
});

describe('X5 the hall chooses where its events go', () => {
  const verb = async (...args: string[]) => {
    const task = await readCommandLine(['webhook', ...args], {}, (async function* () {})());
    if (!task.ok) return `refused: ${task.refusal}`;
    if (task.value.kind !== 'ask') return task.value.kind;
    const result = await runVerb(hall.hub.services, hall.journal, task.value.verb);
    return result.ok ? result.output : `refused: ${result.error}`;
  };

  test('X5 X3 added with a secret that is shown once; listed without it; tried; removed, and nothing more is sent', async () => {
    const [webhook = '', secret = ''] = (await verb('add', receiver.url, '--events', 'ticket.issued')).split(
      '\n',
    );
    expect(secret).toMatch(/^whsec_[\w-]{43}$/);
    expect(await verb('list')).toBe(`${webhook}  ${receiver.url}  ticket.issued`);
    expect(await verb('test', webhook)).toBe(`${receiver.url} took the test.`);
    const [{ headers, text } = receiver.received[0] as never] = receiver.received;
    const seconds = Math.floor(hall.clock.now() / 1000);
    const mac = createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex');
    expect(headers['onewindow-signature']).toBe(`t=${seconds},v1=${mac}`);
    receiver.mood = 'error';
    expect(await verb('test', webhook)).toBe(`refused: ${receiver.url} did not take the test: 500.`);
    receiver.mood = 'take';
    await issue();
    await receiver.count(3);
    expect(await verb('remove', webhook)).toBe(`${webhook} is removed.`);
    await issue();
    expect(await verb('list')).toBe('There are no webhooks.');
    const other = await startReceiver();
    await hall.command({ type: 'AddWebhook', webhook: newId(), url: other.url, events: ['ticket.issued'] });
    await issue();
    await other.count(1);
    await other.down();
    // The one removed heard of neither, the new one of nothing before it.
    expect(came().at(-1)).toBe('ticket.issued B001');
    expect(other.received[0]?.body.data.number).toBe('B003');
    const facts = JSON.stringify(await hall.journal.after(0, 10_000));
    expect(facts).not.toContain(secret.slice('whsec_'.length));
  });

  test.each([
    ['ftp://a.example/', 'url'],
    ['a.example', 'url'],
    ['https://user:word@a.example/', 'url'],
    ['https://a.example/#part', 'url'],
    [`https://a.example/${'x'.repeat(500)}`, 'url'],
  ])('X2 X5 an address like %s is refused by its field', async (url, field) => {
    expect(await verb('add', url, '--events', 'case.*')).toMatch(new RegExp(`^refused: .*\\(${field}; `));
  });

  test('X2 events that do not exist are refused by name, and so is asking for none', async () => {
    const url = 'https://a.example/';
    expect(await verb('add', url, '--events', 'ticket.lost')).toMatch(/events\.0; .*ticket\.lost/);
    expect(await verb('add', url, '--events', '')).toMatch(/\(events\.0; /);
    expect(await verb('remove', 'no-such-one')).toMatch(/^refused: There is no such webhook/);
    expect(await verb('test', 'no-such-one')).toMatch(/^refused: There is no webhook no-such-one/);
  });
});

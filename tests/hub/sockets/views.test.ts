import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KioskView } from '../../../hub/contract/views/kiosk.ts';
import type { PanelView } from '../../../hub/contract/views/panel.ts';
import type { ScreenView } from '../../../hub/contract/views/screen.ts';
import type { Api } from '../support/api.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import { type Raw, raw } from '../support/raw.ts';

/** What the hub wants done after the gap between two views, and nothing else. */
const GAP = 50;
let later: (() => void)[];
let hall: TestHub;
let api: Api;
beforeEach(async () => {
  later = [];
  hall = await startHub({ later: (task, ms) => void (ms <= GAP && later.push(task)) });
  api = await hall.api();
});
afterEach(() => hall.close());

/** The gap has passed; what came together goes out. */
const pass = () => {
  for (const task of later.splice(0)) task();
};
/** The gap has passed, until nothing is held back. */
const settle = () => {
  while (later.length > 0) pass();
};
const kiosk = async (): Promise<Raw> =>
  raw(hall.origin, '/kiosk', { token: await hall.token('kiosk', { kiosk: 'kiosk-1' }) });
const issue = () => api.post('/tickets', { queue: 'tax' });
/** Everything the hub sent before now has arrived: an answer comes behind it. */
const arrived = (connection: Raw) => connection.send('unfollow', { topic: 'nothing' });
type Told = { topic: string; view: KioskView };
const waiting = ({ view }: Told) => view.queues.find((queue) => queue.id === 'tax')?.waiting;

/** How many topics are being made right now. */
function countFollowers(of: TestHub): () => number {
  const { publisher } = of.hub.services;
  const { follow } = publisher;
  let live = 0;
  Object.assign(publisher, {
    follow(topic: Parameters<typeof follow>[0]) {
      const leave = follow(topic);
      live += 1;
      return () => {
        live -= 1;
        leave();
      };
    },
  });
  return () => live;
}

describe('views by topic', () => {
  test('follow answers with the whole view as it is; every change brings the whole view', async () => {
    await issue();
    const page = await kiosk();
    settle();
    const answer = await page.send('follow', { topic: 'kiosk' });
    expect(answer).toMatchObject({
      ok: true,
      answer: {
        kiosk: { id: 'kiosk-1' },
        revision: (await hall.journal.head()).position,
        now: hall.clock.now(),
      },
    });
    await issue();
    const told = await page.view<Told>((one) => waiting(one) === 2);
    expect(told.topic).toBe('kiosk');
    expect(Object.keys(told.view).sort()).toEqual(Object.keys((answer as { answer: object }).answer).sort());
    expect(told.view.revision).toBeGreaterThan((answer as { answer: KioskView }).answer.revision);
    page.close();
  });

  test('whoever asked has the answer before the view that shows what came of it', async () => {
    const page = await kiosk();
    await page.send('follow', { topic: 'kiosk' });
    settle();
    const came: string[] = [];
    const shown = page.view<Told>((one) => waiting(one) === 1).then(() => came.push('view'));
    const command = { type: 'IssueTicket', queue: 'tax', language: 'zh' };
    await page.send('command', { id: 'request-0001', command }).then(() => came.push('answer'));
    await shown;
    expect(came).toEqual(['answer', 'view']);
    page.close();
  });

  test('the first change goes at once, the following together after the gap: a burst of 40 is two views', async () => {
    const page = await kiosk();
    await page.send('follow', { topic: 'kiosk' });
    settle();
    await issue();
    await page.view<Told>((one) => waiting(one) === 1);
    await Promise.all([...Array(39)].map(issue));
    await arrived(page);
    expect(page.views.map((view) => waiting(view as Told))).toEqual([1]);
    pass();
    await page.view<Told>((one) => waiting(one) === 40);
    settle();
    await arrived(page);
    expect(page.views.map((view) => waiting(view as Told))).toEqual([1, 40]);
    await issue();
    await page.view<Told>((one) => waiting(one) === 41);
    page.close();
  });

  test('what does not change a view is not sent: a tick, another’s topic', async () => {
    const page = await kiosk();
    await page.send('follow', { topic: 'kiosk' });
    settle();
    hall.tick();
    settle();
    await api.post('/counters/guide-desk/open');
    settle();
    await arrived(page);
    expect(page.views).toEqual([]);
    page.close();
  });

  test('after unfollow, and for whoever is gone, nothing is made any more; following twice at once is once', async () => {
    const live = countFollowers(hall);
    const page = await kiosk();
    const follow = () => page.send('follow', { topic: 'kiosk' });
    await Promise.all([follow(), follow(), follow()]);
    expect(live()).toBe(1);
    settle();
    await issue();
    await page.view<Told>((one) => waiting(one) === 1);
    expect(page.views).toHaveLength(1);
    await page.send('unfollow', { topic: 'kiosk' });
    expect(live()).toBe(0);
    settle();
    await issue();
    settle();
    await arrived(page);
    expect(page.views).toHaveLength(1);
    await follow();
    page.socket.emit('follow', { topic: 'kiosk' });
    page.close();
    await expect.poll(live).toBe(0);
  });

  test('X2 one connection follows at most twenty topics', async () => {
    const page = await raw(hall.origin, '/counter', { cookie: await hall.signIn('songhaiyan') });
    const codes: unknown[] = [];
    for (const { id } of hall.catalogue.counters) {
      const reply = await page.send('follow', { topic: `counter:${id}` });
      codes.push(reply.ok ? 'ok' : reply.refusal.code);
    }
    expect(codes.filter((code) => code === 'ok')).toHaveLength(20);
    expect(codes.at(20)).toBe('too-many-requests');
    page.close();
  });

  test('W2 the panel of a counter shows who waits, and says what may be done', async () => {
    await issue();
    const page = await raw(hall.origin, '/counter', { cookie: await hall.signIn('chensiyuan') });
    const panel = async () => {
      const reply = await page.send('follow', { topic: 'counter:counter-8' });
      return (reply as { answer: PanelView }).answer;
    };
    expect((await panel()).allowedActions).toEqual(['open']);
    await page.command({ type: 'OpenCounter', counter: 'counter-8' });
    const open = await panel();
    expect(open.order.map((line) => line.number)).toEqual(['B001']);
    expect(open.allowedActions).toContain('next');
    await page.command({ type: 'CallNext', counter: 'counter-8' });
    const called = await panel();
    expect(called.current).toMatchObject({ number: 'B001', state: 'called' });
    expect(called.allowedActions).not.toContain('next');
    page.close();
  });
});

describe('D1 D2 /display', () => {
  const screen = async () => raw(hall.origin, '/display', { token: await hall.token('display') });

  test('D2 the whole view at once and on every change, in the shape integrators rely on', async () => {
    const board = await screen();
    const first = await board.view<ScreenView>(() => true);
    expect(first).toMatchObject({ revision: expect.any(Number), calls: [], notices: expect.any(Array) });
    expect(first.queues).toHaveLength(hall.catalogue.queues.length);
    await issue();
    await api.post('/counters/counter-8/open');
    await api.post('/counters/counter-8/call-next');
    settle();
    const view = await board.view<ScreenView>((one) => one.calls.length === 1);
    const called = (await hall.journal.after(0, 1000)).find(({ fact }) => fact.type === 'TicketCalled');
    expect(view.calls[0]).toMatchObject({
      number: 'B001',
      counter: '8',
      at: hall.clock.now(),
      position: called?.position,
    });
    board.close();
  });

  test('screens that show the same get one and the same message', async () => {
    const boards = await Promise.all([...Array(5)].map(screen));
    await Promise.all(boards.map((board) => board.view(() => true)));
    await issue();
    settle();
    const views = await Promise.all(
      boards.map((board) => board.view<ScreenView>((one) => one.queues.some((queue) => queue.waiting === 1))),
    );
    for (const view of views) expect(view).toEqual(views[0]);
    for (const board of boards) board.close();
  });
});

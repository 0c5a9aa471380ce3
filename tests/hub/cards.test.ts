import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AgentView } from '../../hub/contract/views/agent.ts';
import type { KioskView } from '../../hub/contract/views/kiosk.ts';
import { follow, must } from './casework/counter.ts';
import { startHub, type TestHub } from './support/hub.ts';
import { type Raw, raw } from './support/raw.ts';

const ZHANG = { idKind: 'resident-card', idNumber: '11010519491231002X', name: '张三丰' };

let hall: TestHub;
let kiosk: Raw;
let other: Raw;
let agent: Raw;
beforeAll(async () => {
  hall = await startHub();
  kiosk = await raw(hall.origin, '/kiosk', { token: await hall.token('kiosk', { kiosk: 'kiosk-1' }) });
  other = await raw(hall.origin, '/kiosk', { token: await hall.token('kiosk', { kiosk: 'kiosk-2' }) });
  agent = await raw(hall.origin, '/agent', { token: await hall.token('agent', { name: 'box' }) });
  must(await agent.command({ type: 'AgentJoined', run: 'run-00001', version: '1' }));
  must(
    await agent.send('report', {
      report: 'devices',
      devices: [{ name: 'reader', kind: 'reader', connected: true }],
    }),
  );
  await hall.command({ type: 'BindDevice', device: 'box/reader', to: 'kiosk-1' });
});
afterAll(() => hall.close());

const asks = async (ask: string | null, at = kiosk) => must(await at.send('query', { query: 'card', ask }));
const reads = async (ask: string, holder: object | null = ZHANG, device = 'reader') =>
  must(await agent.send('report', { report: 'card', device, ask, holder }));
const card = async (at = kiosk) => (await follow<KioskView>(at, 'kiosk')).card;
const wanted = async () => (await follow<AgentView>(agent, 'agent')).readers;

describe('K6 a reader at a kiosk', () => {
  test('K6 reads while its kiosk asks, and its kiosk alone is told', async () => {
    expect(await wanted()).toEqual([{ device: 'box/reader', ask: null }]);
    await asks('asking-0001');
    expect(await wanted()).toEqual([{ device: 'box/reader', ask: 'asking-0001' }]);
    await reads('asking-0001');
    expect(await card()).toEqual({ ask: 'asking-0001', holder: ZHANG });
    expect(await card(other)).toBeNull();
    await asks(null);
    expect([await card(), await wanted()]).toEqual([null, [{ device: 'box/reader', ask: null }]]);
  });

  test('K6 what comes late, for another asking, or from a reader that stands elsewhere is dropped', async () => {
    await reads('asking-0001');
    expect(await card()).toBeNull();
    await asks('asking-0002');
    await reads('asking-0001');
    await reads('asking-0002', ZHANG, 'another');
    expect(await card()).toBeNull();
    await asks('asking-0003', other);
    await reads('asking-0003');
    expect(await card(other)).toBeNull();
    await asks(null);
  });

  test('K6 an asking that is not said again ends by itself', async () => {
    await asks('asking-0004');
    hall.clock.advance(15_000);
    await asks('asking-0004');
    hall.clock.advance(15_000);
    await reads('asking-0004');
    expect(await card()).toMatchObject({ holder: ZHANG });
    hall.clock.advance(21_000);
    await hall.command({ type: 'FailSignIn', person: 'nobody' }).catch(() => {});
    hall.tick();
    expect(await card()).toBeNull();
  });

  test('K6 a number with a wrong check character counts as unread; a message that is none names its field', async () => {
    await asks('asking-0005');
    await reads('asking-0005', { ...ZHANG, idNumber: '110105194912310021' });
    expect(await card()).toEqual({ ask: 'asking-0005', holder: null });
    await reads('asking-0005');
    expect(await card()).toMatchObject({ holder: ZHANG });
    await asks(null);
    for (const [field, message] of [
      ['ask', { report: 'card', device: 'reader', ask: 'x', holder: null }],
      [
        'holder.idKind',
        { report: 'card', device: 'reader', ask: 'asking-0006', holder: { ...ZHANG, idKind: 'x' } },
      ],
    ] as const)
      expect(await agent.send('report', message)).toMatchObject({ ok: false, refusal: { field } });
    expect(await kiosk.send('query', { query: 'card', ask: 7 })).toMatchObject({
      ok: false,
      refusal: { field: 'ask' },
    });
  });

  test('K6 P4 a reader belongs to a kiosk, and is no printer', async () => {
    await expect(
      hall.command({ type: 'BindDevice', device: 'box/reader', to: 'counter-5' }),
    ).rejects.toThrow();
    expect((await follow<KioskView>(kiosk, 'kiosk')).printer).toEqual({ kind: 'offline' });
    const issued = must<{ job: string }>(await kiosk.command({ type: 'IssueTicket', queue: 'tax' }));
    expect(hall.hub.services.state().jobs.get(issued.job)).toMatchObject({
      state: 'failed',
      detail: 'no-printer',
    });
  });
});

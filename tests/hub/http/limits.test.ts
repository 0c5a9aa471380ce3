import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { apiOf } from '../support/api.ts';
import { startHub, type TestHub } from '../support/hub.ts';

let hall: TestHub;
beforeAll(async () => {
  hall = await startHub();
});
afterAll(() => hall.close());
afterEach(() => void vi.useRealTimers());

/** Sends requests, some at a time, and counts the answers by status. */
async function flood(count: number, request: () => Promise<number>): Promise<Record<number, number>> {
  const statuses: Record<number, number> = {};
  let left = count;
  const worker = async () => {
    while (left-- > 0) {
      const status = await request();
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all([...Array(24)].map(worker));
  return statuses;
}

describe('X2 rates are bounded for each identity', () => {
  test('X2 the 2,001st request of a second is refused 429 with code; others are served', async () => {
    const [busy, calm] = [await hall.api(), await hall.api()];
    // The second does not pass while we count, however slow this machine is.
    vi.useFakeTimers({ toFake: ['Date'] });
    const statuses = await flood(2003, async () => (await busy.get('/tickets/none')).status);
    expect(statuses).toEqual({ 404: 2000, 429: 3 });
    const refused = await busy.get('/queues');
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(refused.body).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect((await calm.get('/queues')).status).toBe(200);
    vi.setSystemTime(Date.now() + 1001);
    expect((await busy.get('/queues')).status).toBe(200);
  });

  test('X1 X2 guessing tokens counts under the guesser’s address, also where there is nothing', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.now() + 5000);
    let guess = 0;
    const half = await flood(
      1000,
      async () => (await apiOf(hall.origin, `guess${guess++}.secret`).get('/queues')).status,
    );
    expect(half).toEqual({ 401: 1000 });
    const rest = await flood(1002, async () => (await fetch(`${hall.origin}/nothing/${guess++}`)).status);
    expect(rest).toEqual({ 404: 1000, 429: 2 });
    expect((await fetch(`${hall.origin}/healthz`)).status).toBe(200);
  });
});

describe('X2 where a request comes from', () => {
  /** Guesses at progress codes until refused, each as whatever phone the header says. */
  const guesses = async (origin: string, phone: (nth: number) => string) => {
    let nth = 0;
    return flood(40, async () => {
      const headers = { 'x-forwarded-for': phone(nth++) };
      return (await fetch(`${origin}/p/2026-0001`, { headers })).status;
    });
  };

  test('X2 K10 behind the hall’s own proxy each phone is counted by itself, and one that asks too often alone is refused', async () => {
    const behind = await startHub({ proxies: ['127.0.0.1'] });
    expect(await guesses(behind.origin, (nth) => `203.0.113.${nth}`)).toEqual({ 200: 40 });
    expect(await guesses(behind.origin, () => '198.51.100.7')).toEqual({ 200: 30, 429: 10 });
    // What the phone itself wrote stands before what the proxy added.
    expect(await guesses(behind.origin, (nth) => `203.0.113.${100 + nth}, 198.51.100.8`)).toEqual({
      200: 30,
      429: 10,
    });
    await behind.close();
  });

  test('X2 anybody else is counted where it comes from, whatever it says', async () => {
    expect(await guesses(hall.origin, (nth) => `203.0.113.${nth}`)).toEqual({ 200: 30, 429: 10 });
  });
});

describe('what runs beside the interface', () => {
  test('healthz is alive, readyz is serving', async () => {
    expect(await (await fetch(`${hall.origin}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${hall.origin}/readyz`)).json()).toEqual({ status: 'ready' });
  });

  test('X4 metrics: Prometheus text with waiting tickets, connections, commits and synchronous = FULL', async () => {
    const api = await hall.api();
    await api.post('/tickets', { queue: 'fees' });
    const response = await fetch(`${hall.origin}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await response.text();
    expect(text).toMatch(/^onewindow_journal\{setting="synchronous"\} 2$/m);
    expect(text).toMatch(/^onewindow_waiting\{queue="fees"\} 1$/m);
    expect(text).toMatch(/^onewindow_connections\{namespace="\/kiosk"\} 0$/m);
    const number = (name: string) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
    expect(number('onewindow_commits')).toBeGreaterThan(0);
    expect(number('onewindow_commands')).toBeGreaterThanOrEqual(number('onewindow_refusals'));
  });

  test.each(['/healthz', '/api/v1/queues', '/nothing', '/session'])(
    'X5 %s carries the security headers',
    async (path) => {
      const { headers } = await fetch(`${hall.origin}${path}`);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/https?:|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );
});

import { describe, expect, it } from 'vitest';
import { storedCredential } from '../../hub/web/credential.ts';
import { type PairingState, pair } from '../../hub/web/pairing.ts';

type Answer = { status: number; body: unknown } | 'unreachable';

/** A hub that answers each request from a list, and a clock that only the waits move. */
function hub(answers: Record<string, Answer[]>) {
  const requests: { path: string; authorization: string | null }[] = [];
  const waits: number[] = [];
  const fetch = (async (path: string, init?: RequestInit) => {
    const key = `${init?.method ?? 'GET'} ${path}`;
    requests.push({ path: key, authorization: new Headers(init?.headers).get('authorization') });
    const answer = answers[key]?.shift() ?? 'unreachable';
    if (answer === 'unreachable') throw new TypeError('no answer');
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  }) as typeof globalThis.fetch;
  const wait = async (ms: number) => void waits.push(ms);
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return { parts: { fetch, storage, wait, now: () => 0 }, requests, waits };
}
const code = (digits: string, device: string): Answer => ({
  status: 200,
  body: { code: digits, device, secret: 'secret-bbbb', expiresAt: 600_000 },
});
const paired = (yes: boolean): Answer => ({ status: 200, body: { paired: yes } });
const gone: Answer = { status: 404, body: {} };

async function pairing(answers: Record<string, Answer[]>) {
  const states: PairingState[] = [];
  const { parts, requests, waits } = hub(answers);
  const credential = await pair(parts, (state) => states.push(state), { demo: false });
  return { states, requests, waits, credential };
}

describe('D1 pairing of a screen', () => {
  it('D1 shows the code, asks with its own secret, and ends with the credential', async () => {
    const { states, requests, credential } = await pairing({
      'POST /pairing': [code('482913', 'device-a')],
      'GET /pairing/device-a': [paired(false), paired(true)],
    });
    expect(states.map((state) => (state.is === 'code' ? state.code : state.is))).toEqual([
      'asking',
      '482913',
    ]);
    expect(requests.at(-1)?.authorization).toBe('Bearer device-a.secret-bbbb');
    expect(credential).toEqual({ device: 'device-a', secret: 'secret-bbbb' });
  });

  it('D1 a code that expired is renewed', async () => {
    const { states, credential } = await pairing({
      'POST /pairing': [code('111111', 'device-a'), code('222222', 'device-b')],
      'GET /pairing/device-a': [paired(false), gone],
      'GET /pairing/device-b': [paired(true)],
    });
    expect(states.flatMap((state) => (state.is === 'code' ? [state.code] : []))).toEqual([
      '111111',
      '222222',
    ]);
    expect(credential?.device).toBe('device-b');
  });

  it('D1 waits for a hub that is away, before and after the code was shown', async () => {
    const { states, credential, waits } = await pairing({
      'POST /pairing': ['unreachable', code('111111', 'device-a'), code('222222', 'device-b')],
      'GET /pairing/device-a': ['unreachable'],
      'GET /pairing/device-b': [paired(true)],
    });
    expect(states.map((state) => state.is)).toEqual(['asking', 'unreachable', 'code', 'unreachable', 'code']);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(1000);
    expect(credential?.device).toBe('device-b');
  });

  it('D1 what is stored and is no credential is none', () => {
    const stored = (text: string | null) =>
      storedCredential({ getItem: () => text, setItem: () => {}, removeItem: () => {} });
    expect(stored(null)).toBeNull();
    expect(stored('not json')).toBeNull();
    expect(stored('{"device":1}')).toBeNull();
    expect(stored('{"device":"a","secret":"b","more":1}')).toEqual({ device: 'a', secret: 'b' });
  });
});

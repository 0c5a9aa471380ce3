import { describe, expect, test } from 'vitest';
import { storedCredential } from '../../hub/web/credential.ts';
import { type PairingParts, type PairingState, pair } from '../../hub/web/pairing.ts';
import { AGAIN, type Alone, ANSWER, type Channel, watchAlone } from '../../kiosk/alone.ts';

/** Pages of one browser: what one says, the others hear; time goes by hand. */
class Browser {
  private readonly pages = new Set<(event: { data: unknown }) => void>();
  private timers: { at: number; run: () => void }[] = [];
  private at = 0;

  /** What pages say arrives so much later, ms. */
  late = 0;

  open(page: string, born: number): { states: Alone[]; close: () => void; crash: () => void } {
    const states: Alone[] = [];
    let heard: ((event: { data: unknown }) => void) | null = null;
    let alive = true;
    const channel: Channel = {
      postMessage: (data) => {
        const say = () => {
          for (const other of this.pages) if (other !== heard) other({ data });
        };
        if (this.late === 0) say();
        else this.timers.push({ at: this.at + this.late, run: say });
      },
      addEventListener: (_type, listener) => {
        heard = listener;
        this.pages.add(listener);
      },
      close: () => heard && this.pages.delete(heard),
    };
    const later = (run: () => void, ms: number) =>
      this.timers.push({ at: this.at + ms, run: () => alive && run() });
    const stop = watchAlone({ channel, page, born, later, onChange: (state) => states.push(state) });
    const crash = () => {
      alive = false;
      if (heard) this.pages.delete(heard);
    };
    return { states, close: stop, crash };
  }

  pass(ms: number): void {
    const until = this.at + ms;
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.at = next.at;
      next.run();
    }
    this.at = until;
  }
}

describe('K11 opened twice', () => {
  test('the page that came first keeps the kiosk, the second says so', () => {
    const browser = new Browser();
    const first = browser.open('a', 1);
    browser.pass(ANSWER);
    const second = browser.open('b', 2);
    browser.pass(ANSWER + 3 * (AGAIN + ANSWER));
    expect([first.states, second.states]).toEqual([['alone'], ['twice']]);
  });

  test('on a machine so slow that the answer comes late, the page that came first has it all the same', () => {
    const browser = new Browser();
    const first = browser.open('a', 1);
    browser.pass(ANSWER);
    browser.late = ANSWER;
    const second = browser.open('b', 2);
    browser.pass(3 * ANSWER);
    expect([first.states, second.states]).toEqual([['alone'], ['alone', 'twice']]);
    browser.pass(10_000);
    expect([first.states.at(-1), second.states.at(-1)]).toEqual(['alone', 'twice']);
  });

  test('opened in the same instant, exactly one has it', () => {
    const browser = new Browser();
    const pages = [browser.open('b', 5), browser.open('a', 5), browser.open('c', 5)];
    browser.pass(10_000);
    expect(pages.map(({ states }) => states.at(-1))).toEqual(['twice', 'alone', 'twice']);
  });

  test('of two standing by, one takes over', () => {
    const browser = new Browser();
    const first = browser.open('a', 1);
    browser.pass(ANSWER);
    const others = [browser.open('b', 2), browser.open('c', 2)];
    browser.pass(ANSWER);
    first.crash();
    browser.pass(20_000);
    expect(others.map(({ states }) => states.at(-1)).sort()).toEqual(['alone', 'twice']);
  });

  test('when the first crashes, the second takes over by itself', () => {
    const browser = new Browser();
    const first = browser.open('a', 1);
    browser.pass(ANSWER);
    const second = browser.open('b', 2);
    browser.pass(ANSWER);
    first.crash();
    browser.pass(2 * AGAIN + ANSWER);
    expect(second.states).toEqual(['twice', 'alone']);
  });
});

describe('pairing', () => {
  const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

  function machine(answers: (path: string, calls: number) => Response) {
    const stored = new Map<string, string>();
    const states: PairingState[] = [];
    const paths: string[] = [];
    let at = 0;
    const parts: PairingParts = {
      fetch: async (input, init) => {
        const path = String(input);
        const calls = paths.filter((one) => one === path).length;
        paths.push(path);
        if (path.startsWith('/pairing/device')) {
          expect(new Headers(init?.headers).get('authorization')).toBe('Bearer device-1.secret-1');
        }
        return answers(path, calls);
      },
      storage: {
        getItem: (key) => stored.get(key) ?? null,
        setItem: (key, value) => void stored.set(key, value),
        removeItem: (key) => void stored.delete(key),
      },
      wait: async (ms) => {
        at += ms;
      },
      now: () => at,
    };
    return { parts, states, paths, tell: (state: PairingState) => states.push(state) };
  }

  test('the demo hall pairs at once and the machine remembers it', async () => {
    const { parts, states, paths, tell } = machine(() => answer(200, { device: 'd', secret: 's' }));
    expect(await pair(parts, tell, { demo: true })).toEqual({ device: 'd', secret: 's' });
    expect(paths).toEqual(['/pairing/demo']);
    expect(states.map(({ is }) => is)).toEqual(['asking']);
    expect(storedCredential(parts.storage)).toEqual({ device: 'd', secret: 's' });
  });

  test('D1 elsewhere a code is shown until staff enter it; an expired one is replaced', async () => {
    let codes = 0;
    const { parts, states, tell } = machine((path, calls) => {
      if (path === '/pairing/demo') return answer(404, {});
      if (path === '/pairing') {
        codes += 1;
        return answer(200, {
          code: `00000${codes}`,
          device: 'device-1',
          secret: 'secret-1',
          expiresAt: codes * 10_000,
        });
      }
      if (calls === 5) return answer(404, {});
      return answer(200, { paired: calls >= 7 });
    });
    const credential = await pair(parts, tell, { demo: true });
    expect(states.flatMap((state) => (state.is === 'code' ? [state.code] : []))).toEqual([
      '000001',
      '000002',
    ]);
    expect(credential.device).toBe('device-1');
  });

  test('K7 X4 a machine whose clock is a year ahead pairs all the same, while the hub lets the code live', async () => {
    const year = 365 * 86_400_000;
    const { parts, states, paths, tell } = machine((path, calls) => {
      if (path !== '/pairing') return answer(200, { paired: calls >= 3 });
      const expiresAt = 60_000;
      const body = { code: '123456', device: 'device-1', secret: 'secret-1', expiresAt };
      return new Response(JSON.stringify(body), { headers: { date: new Date(0).toUTCString() } });
    });
    await pair({ ...parts, now: () => parts.now() + year }, tell, { demo: false });
    expect(states.flatMap((state) => (state.is === 'code' ? [state.expiresAt] : []))).toEqual([
      year + 59_000,
    ]);
    expect(paths.filter((path) => path === '/pairing')).toHaveLength(1);
  });

  test('K7 a hub that is away is said, and tried again', async () => {
    const { parts, states, tell } = machine((_path, calls) => {
      if (calls < 2) throw new TypeError('Failed to fetch');
      return answer(200, { device: 'd', secret: 's' });
    });
    await pair(parts, tell, { demo: true });
    expect(states.map(({ is }) => is)).toEqual(['asking', 'unreachable', 'unreachable']);
  });

  test('after staff unpaired it, only a code pairs it again', async () => {
    const { parts, paths, tell } = machine((path) =>
      path === '/pairing'
        ? answer(200, { code: '123456', device: 'device-1', secret: 'secret-1', expiresAt: 60_000 })
        : answer(200, { paired: true }),
    );
    await pair(parts, tell, { demo: false });
    expect(paths).toEqual(['/pairing', '/pairing/device-1']);
  });

  test('what is stored is believed only when it is a credential', () => {
    const storage = (value: string | null) => ({
      getItem: () => value,
      setItem: () => {},
      removeItem: () => {},
    });
    for (const value of [null, '', '{', '"x"', '{"device":1,"secret":"s"}', '[]']) {
      expect(storedCredential(storage(value))).toBeNull();
    }
  });
});

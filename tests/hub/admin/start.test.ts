import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readOptions } from '../../../hub/options.ts';
import { apiOf } from '../support/api.ts';
import { openEvents } from '../support/feed.ts';
import { newFolder, spawnHub } from '../support/process.ts';
import { raw } from '../support/raw.ts';

const files = newFolder();
afterAll(() => rm(files, { recursive: true, force: true }));

/** Starts the hub expecting that it cannot: its exit code and what it said on stderr, line by line. */
function refuses(...args: string[]): Promise<{ code: unknown; lines: string[] }> {
  const program = resolve('dist/node/hub/main.js');
  return new Promise((done) => {
    execFile(process.execPath, [program, ...args], { timeout: 30_000 }, (error, _stdout, stderr) =>
      done({ code: error?.code ?? 0, lines: stderr.trim().split('\n') }),
    );
  });
}

describe('one clear sentence and exit 1', () => {
  test('a taken port', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const { code, lines } = await refuses('--port', String(port), '--data', join(files, 'port'), '--empty');
    expect([code, lines]).toEqual([
      1,
      [`Port ${port} is taken by another program; stop it, or choose another with --port.`],
    ]);
    server.close();
  });

  test('a data folder in use by another hub, and one that is a file', async () => {
    const hub = await spawnHub({ data: join(files, 'used'), args: ['--empty'] });
    const used = await refuses('--port', '0', '--data', hub.data);
    expect(used).toEqual({
      code: 1,
      lines: ['This data folder is in use by another hub; stop that one, or choose another folder.'],
    });
    await hub.stop();
    const file = join(files, 'file');
    await writeFile(file, '');
    const wrong = await refuses('--port', '0', '--data', file);
    expect([wrong.code, wrong.lines.length]).toEqual([1, 1]);
    expect(wrong.lines[0]).toMatch(
      /^The data folder cannot be used; check its path, owner and permissions\./,
    );
  });

  test.skipIf(process.getuid?.() === 0)('an unwritable folder', async () => {
    const folder = join(files, 'read-only');
    await mkdir(folder);
    await chmod(folder, 0o500);
    const { code, lines } = await refuses('--port', '0', '--data', folder);
    expect([code, lines.length]).toEqual([1, 1]);
    expect(lines[0]).toMatch(/^The data folder cannot be used/);
  });

  test('X5 a certificate that cannot be read', async () => {
    const cert = join(files, 'none.pem');
    const { code, lines } = await refuses('--port', '0', '--cert', cert, '--key', cert);
    expect([code, lines]).toEqual([
      1,
      [`--cert: ${cert} cannot be read: ENOENT: no such file or directory, open '${cert}'.`],
    ]);
  });

  test('a wrong option reaches the console as that sentence', async () => {
    const { code, lines } = await refuses('--port', 'eighty');
    expect([code, lines]).toEqual([1, ['--port must be a number from 0 to 65535, not “eighty”.']]);
  });

  test.each([
    [['--port', '70000'], {}, /^--port must be a number/],
    [
      ['--colour', 'red'],
      {},
      /--colour.*Known options: --port, --host, --data, --empty, --voice, --proxy, --cert, --key, --http-port\.$/,
    ],
    [['extra'], {}, /extra/],
    [[], { ONEWINDOW_PORT: 'x' }, /not “x”/],
    [['--proxy', '10.0.0.3, relay'], {}, /^--proxy must be addresses or networks .* not “relay”\.$/],
    [['--proxy', '0.0.0.0/0'], {}, /^--proxy .*not “0\.0\.0\.0\/0”/],
    [['--cert', 'hall.pem'], {}, /^--cert needs --key, the file of the private key/],
    [[], { ONEWINDOW_KEY: 'hall.key' }, /^--key needs --cert, the file of the certificate/],
    [['--cert', 'a', '--key', 'b', '--http-port', 'x'], {}, /^--http-port must be a number .* not “x”\.$/],
    [['--http-port', '80'], {}, /^--http-port .* needs --cert and --key\.$/],
    [[], { ONEWINDOW_PROXY: '10.0.0.0/33' }, /^--proxy .*not “10\.0\.0\.0\/33”/],
  ])('options %j %j', (args, env, sentence) => {
    expect(readOptions(args, env)).toEqual({ ok: false, refusal: expect.stringMatching(sentence) });
  });

  test('the command line goes before the environment, the environment before the default', () => {
    const env = { ONEWINDOW_PORT: '9000', ONEWINDOW_HOST: '0.0.0.0', ONEWINDOW_DATA: '/tmp/from-env' };
    expect(readOptions(['--port', '1234'], env)).toEqual({
      ok: true,
      value: {
        port: 1234,
        host: '0.0.0.0',
        data: '/tmp/from-env',
        empty: false,
        voice: null,
        proxies: [],
        certificate: null,
        httpPort: null,
      },
    });
    expect(readOptions(['--empty'], {})).toMatchObject({
      value: { port: 8080, host: '127.0.0.1', empty: true },
    });
    const https = ['--cert', '/etc/hall.pem', '--key', '/etc/hall.key'];
    expect(readOptions(https, { ONEWINDOW_CERT: '/etc/other.pem', ONEWINDOW_HTTP_PORT: '80' })).toMatchObject(
      {
        value: { certificate: { cert: '/etc/hall.pem', key: '/etc/hall.key' }, httpPort: 80 },
      },
    );
    expect(readOptions(['--proxy', '10.0.0.3, fd00::/64'], { ONEWINDOW_PROXY: '10.0.0.9' })).toMatchObject({
      value: { proxies: ['10.0.0.3', 'fd00::/64'] },
    });
  });
});

describe('X4 SIGTERM', () => {
  test('X4 answers what is in flight, ends feeds and sockets, exits 0 within five seconds, and has lost nothing', async () => {
    const data = join(files, 'term');
    const hub = await spawnHub({ data, args: ['--empty'] });
    await hub.admin('import', resolve('hub/demo'));
    const token = await hub.admin('token', '--role', 'integration', '--name', 'desk', '--act-as');
    const api = apiOf(hub.origin, token);
    const feed = await openEvents(hub.origin, token);
    const screen = await raw(hub.origin, '/display', {
      token: await hub.admin('token', '--role', 'display', '--name', 'board'),
    });
    // Somebody who opened a connection and says nothing must not hold the hub up.
    const silent = connect(Number(new URL(hub.origin).port), '127.0.0.1');
    silent.on('error', () => undefined);
    await once(silent, 'connect');
    silent.write('POST /api/v1/tickets HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{');

    const answers = new Map<string, Promise<number | null>>();
    for (let i = 0; i < 200; i++) {
      const key = `term-${i}`;
      const issued = api.post('/tickets', { queue: 'tax' }, { 'idempotency-key': key });
      answers.set(
        key,
        issued.then(
          ({ status }) => status,
          () => null,
        ),
      );
    }
    await Promise.race(answers.values());
    const started = performance.now();
    expect(await hub.stop('SIGTERM')).toBe(0);
    expect(performance.now() - started).toBeLessThan(5000);
    await feed.ended();
    expect(screen.socket.connected).toBe(false);
    silent.destroy();

    const statuses = await Promise.all(answers.values());
    const known = [...answers.keys()].filter((_, index) => statuses[index] === 201);
    expect(known.length).toBeGreaterThan(0);
    // Whoever was not served was told so, or was never connected: no answer is a lie.
    expect(statuses.filter((status) => status !== 201 && status !== 503 && status !== null)).toEqual([]);
    const again = await spawnHub({ data, args: ['--empty'] });
    const numbers = new Set<unknown>();
    for (const key of known) {
      const repeated = await apiOf(again.origin, token).post(
        '/tickets',
        { queue: 'tax' },
        { 'idempotency-key': key },
      );
      numbers.add(repeated.body.number);
    }
    expect(numbers.size).toBe(known.length);
    expect(Math.max(...[...numbers].map((number) => Number(String(number).slice(1))))).toBeLessThanOrEqual(
      200,
    );
    expect(await again.stop()).toBe(0);
  });
});

describe('the demo hall', () => {
  test('W4 X1 comes with its photos and sign-ins on loopback; a second start makes nothing twice', async () => {
    const data = join(files, 'demo');
    const hub = await spawnHub({ data });
    expect(hub.output()).toContain('Demo sign-ins, password onewindow:');
    expect((await fetch(`${hub.origin}/photos/linfang.svg`)).status).toBe(200);
    const signIn = (origin: string) =>
      fetch(`${origin}/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user: 'linfang', password: 'onewindow' }),
      });
    expect((await signIn(hub.origin)).status).toBe(200);
    const facts = await hub.admin('verify');
    expect(await hub.stop()).toBe(0);
    const again = await spawnHub({ data });
    const count = (text: string) => Number(/(\d+) facts/.exec(text)?.[1]);
    expect(count(await again.admin('verify')) - count(facts)).toBeLessThan(10);
    expect((await signIn(again.origin)).status).toBe(200);
    expect(await again.stop()).toBe(0);
  });
});

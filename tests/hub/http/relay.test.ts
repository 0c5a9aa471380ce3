import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startHub, type TestHub } from '../support/hub.ts';
import { newFolder } from '../support/process.ts';

const PUBLIC = 'https://hall.example';

/** A sample of docs/relay as it is, but for what every hall puts in itself; here without the certificate. */
type Relay = {
  readonly program: string;
  readonly start: (folder: string, hub: string, port: number) => { command: string; args: string[] };
};

function sample(name: string, ...changes: [RegExp, string][]): string {
  let text = readFileSync(resolve('docs/relay', name), 'utf8');
  for (const [from, to] of changes) {
    if (text.search(from) < 0) throw new Error(`docs/relay/${name} has no ${from}`);
    text = text.replaceAll(from, to);
  }
  return text;
}

const RELAYS: Relay[] = [
  {
    program: 'nginx',
    start: (folder, hub, port) => {
      const site = sample(
        'nginx.conf',
        [/^ *listen \[::\]:443 ssl;$/gm, ''],
        [/listen 443 ssl;/gm, `listen 127.0.0.1:${port};`],
        [/^ *ssl_certificate.*$/gm, ''],
        [/10\.0\.0\.2:8080/gm, hub],
      );
      writeFileSync(join(folder, 'site.conf'), site);
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
        .join(' ');
      writeFileSync(
        join(folder, 'nginx.conf'),
        `pid ${folder}/pid; error_log stderr; daemon off; master_process off;\nevents {}\nhttp { ${temporary} include ${folder}/site.conf; }\n`,
      );
      return { command: 'nginx', args: ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf')] };
    },
  },
  {
    program: 'caddy',
    start: (folder, hub, port) => {
      const site = sample(
        'Caddyfile',
        [/^hall\.example \{$/gm, `{\n\tadmin off\n}\nhttp://127.0.0.1:${port} {`],
        [/10\.0\.0\.2:8080/gm, hub],
      );
      writeFileSync(join(folder, 'Caddyfile'), site);
      return {
        command: 'caddy',
        args: ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')],
      };
    },
  },
];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** A request whose address goes out as it stands, with no tidying. */
function ask(port: number, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; body: string }>((done, failed) => {
    request({ host: '127.0.0.1', port, path, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part) => {
        body += part;
      });
      answer.on('end', () => done({ status: answer.statusCode ?? 0, body }));
    })
      .on('error', failed)
      .end();
  });
}

describe.each(RELAYS)('K10 the relay as docs/relay has it, $program', ({ program, start }) => {
  // nginx lies where only root looks for programs.
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
  const missing = spawnSync(program, ['-v'], { env }).error !== undefined;
  let hall: TestHub;
  let away = false;
  let relay: ChildProcess;
  let port: number;
  beforeAll(async () => {
    if (missing) return console.warn(`left out: ${program} is not installed`);
    hall = await startHub({
      proxies: ['127.0.0.1'],
      change: (catalogue) => {
        catalogue.policy.publicUrl = PUBLIC;
      },
    });
    port = await freePort();
    const folder = newFolder();
    const { command, args } = start(folder, new URL(hall.origin).host, port);
    relay = spawn(command, args, { env: { ...env, HOME: folder }, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    relay.stderr?.on('data', (part) => {
      said += part;
    });
    const answers = async () => {
      const up = await ask(port, '/').catch(() => null);
      if (up?.status !== 404) throw new Error(`${program} does not answer: ${said}`);
    };
    await vi.waitFor(answers, { timeout: 30_000, interval: 100 });
  });
  afterAll(async () => {
    relay?.kill();
    if (!away) await hall?.close();
  });

  test.skipIf(missing)('K10 X5 passes what phones are given, and nothing else', async () => {
    const api = await hall.api();
    const { statusUrl } = (await api.post('/tickets', { queue: 'fees' })).body as unknown as {
      statusUrl: string;
    };
    const slots = (await api.get('/queues/commerce-drug/slots')).body as unknown as {
      days: { slots: { start: number; free: number }[] }[];
    };
    const free = slots.days.flatMap((day) => day.slots).find((slot) => slot.free > 0);
    const booked = await api.post('/appointments', { queue: 'commerce-drug', start: free?.start });
    const { pageUrl } = booked.body as unknown as { pageUrl: string };
    const passed = [statusUrl, `${statusUrl}/now`, pageUrl].map((url) => url.slice(PUBLIC.length));
    for (const path of [...passed, '/t/page.js', '/p/2026-0001?lang=en'])
      expect([path, (await ask(port, path)).status]).toEqual([path, 200]);
    // Also dressed up as a phone's address: what is refused here never reached the hub, which would have said something.
    const inside = ['/', '/kiosk', '/metrics', '/healthz', '/session', '/api/v1/queues', '/t', '/T/x'];
    const dressed = ['/t/../metrics', '/t/..%2fmetrics', '/t/%2e%2e/metrics', '/metrics/../t/x', '//metrics'];
    for (const path of [...inside, ...dressed, '/socket.io/?EIO=4&transport=polling']) {
      const { status, body } = await ask(port, path);
      expect([path, status, body.includes('没有这个地址')]).toEqual([path, 404, false]);
    }
  });

  test.skipIf(missing)('K10 events arrive while the connection stands', async () => {
    const api = await hall.api();
    const issued = (await api.post('/tickets', { queue: 'fees' })).body as unknown as {
      id: string;
      statusUrl: string;
    };
    let told = '';
    const live = request({
      host: '127.0.0.1',
      port,
      path: `${issued.statusUrl.slice(PUBLIC.length)}/live`,
      headers: { 'accept-encoding': 'gzip' },
    });
    live.on('response', (answer) =>
      answer.setEncoding('utf8').on('data', (part) => {
        told += part;
      }),
    );
    live.end();
    await expect.poll(() => told, { timeout: 10_000 }).toContain('data: {"mood":""');
    await api.post(`/tickets/${issued.id}/cancel`);
    await expect.poll(() => told, { timeout: 10_000 }).toContain('"over":true');
    live.destroy();
  });

  test.skipIf(missing)(
    'X2 K10 tells the hub each phone’s own address, whatever the phone claims',
    async () => {
      const statuses: number[] = [];
      for (let nth = 0; nth < 31; nth++)
        statuses.push((await ask(port, '/p/2026-0002', { 'x-forwarded-for': `203.0.113.${nth}` })).status);
      expect(statuses.at(-1)).toBe(429);
    },
  );

  test.skipIf(missing)('K10 the hub is away: a word to the phone, and it tries again by itself', async () => {
    away = true;
    await hall.close();
    const { status, body } = await ask(port, '/t/anything');
    expect([status, body]).toEqual([503, expect.stringContaining('大厅暂时连接不上')]);
    expect(body).toContain('http-equiv="refresh"');
  });
});

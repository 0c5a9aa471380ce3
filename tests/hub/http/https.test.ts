import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request as plain } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepCertificate } from '../../../hub/certificate/keep.ts';
import type { FloorView } from '../../../hub/contract/views/floor.ts';
import { createRedirect } from '../../../hub/http/redirect.ts';
import { authority, certificate, type Made } from '../support/certificates.ts';
import { MONDAY_NINE, PASSWORD, startHub, type TestHub } from '../support/hub.ts';
import { raw, refusedWith } from '../support/raw.ts';

const root = authority('Hall Root');
const below = authority('Hall Servers', root);
const DAY = 86_400_000;
/** Valid for the machine that runs the test and for the hub's own clock. */
const make = (until = Math.max(Date.now(), MONDAY_NINE) + 100 * DAY) =>
  certificate(below, [below], { from: Math.min(Date.now(), MONDAY_NINE) - DAY, until });

let folder: string;
let hall: TestHub;
const put = async ({ cert, key }: Made) => {
  await writeFile(join(folder, 'hall.pem'), cert);
  await writeFile(join(folder, 'hall.key'), key);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'https-'));
  await put(make());
  const log = { info() {}, warn() {}, error() {} };
  const files = { cert: join(folder, 'hall.pem'), key: join(folder, 'hall.key') };
  const kept = await keepCertificate(files, { now: () => MONDAY_NINE, log });
  if (!kept.ok) throw new Error(kept.refusal);
  hall = await startHub({ certificate: kept.value });
});
afterAll(async () => {
  await hall.close();
  await rm(folder, { recursive: true, force: true });
});

/** Asks over a connection of its own, trusting the hall's root alone. */
async function ask(path: string, body?: object): Promise<IncomingMessage> {
  const sent = request(`${hall.origin}${path}`, {
    ca: root.pem,
    agent: false,
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json' },
  });
  sent.end(body && JSON.stringify(body));
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return answer.resume();
}

/** The session cookie as the hub sets it. */
async function signIn(user: string): Promise<string> {
  const { statusCode, headers } = await ask('/session', { user, password: PASSWORD });
  expect(statusCode).toBe(200);
  return headers['set-cookie']?.[0] ?? '';
}

/** Serial number of the certificate that the next connection is shown. */
async function shown(): Promise<string> {
  const socket = connect({ port: Number(new URL(hall.origin).port), host: '127.0.0.1', ca: root.pem });
  await once(socket, 'secureConnect');
  const { serialNumber } = socket.getPeerCertificate();
  socket.destroy();
  return serialNumber;
}

describe('X5 HTTPS in the hub', () => {
  test('X5 the whole chain is served, and every answer says that the address is HTTPS for good', async () => {
    const { statusCode, headers } = await ask('/healthz');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=15552000',
      'cross-origin-opener-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("connect-src 'self'"),
    });
    // Plain HTTP on this port is no way in.
    await expect(fetch(hall.origin.replace('https', 'http'))).rejects.toThrow();
  });

  test('X1 X5 the session cookie is for HTTPS alone, and opens the panel’s socket', async () => {
    const cookie = await signIn('zhaoli');
    expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=Strict$/);
    const panel = await raw(hall.origin, '/counter', { cookie, ca: root.pem });
    expect((await panel.send('follow', { topic: 'counters' })).ok).toBe(true);
    panel.close();
  });

  test('X5 a client that does not know the hall’s authority gets no connection', async () => {
    expect(await refusedWith(hall.origin, '/display', { ca: authority('Somebody else').pem })).toMatch(
      /websocket error/,
    );
  });

  test('X5 a renewed certificate is for the next connection; those there are go on', async () => {
    const screen = await raw(hall.origin, '/display', { token: await hall.token('display'), ca: root.pem });
    let gone = false;
    void screen.gone().then(() => {
      gone = true;
    });
    const former = await shown();
    expect(await shown()).toBe(former);
    await put(make());
    hall.tick();
    await expect.poll(shown).not.toBe(former);
    const reply = await screen.send('command', { id: 'x', command: {} });
    expect([reply.ok, gone]).toEqual([false, false]);
    screen.close();
  });

  test('X5 S1 that it ends soon stands on the floor', async () => {
    const supervisor = await raw(hall.origin, '/counter', {
      cookie: await signIn('songhaiyan'),
      ca: root.pem,
    });
    const told = async () => {
      hall.tick();
      const reply = await supervisor.send('follow', { topic: 'floor' });
      const { alerts } = (reply as unknown as { answer: FloorView }).answer;
      return alerts.filter(({ kind }) => kind.startsWith('certificate'));
    };
    expect(await told()).toEqual([]);
    await put(make(MONDAY_NINE + 5 * DAY));
    await expect
      .poll(told)
      .toMatchObject([
        { id: 'certificate-ending', level: 'late', since: MONDAY_NINE - 2 * DAY, seenBy: null },
      ]);
    supervisor.close();
  });
});

describe('X5 --http-port', () => {
  test.each([
    ['hub.hall', 8443, '/kiosk?x=1', 308, 'https://hub.hall:8443/kiosk?x=1'],
    ['hub.hall:8080', 443, '/', 308, 'https://hub.hall/'],
    ['[fd00::3]:80', 8443, '//other.example/', 308, 'https://[fd00::3]:8443//other.example/'],
    ['user@other.example', 443, '/', 403, undefined],
    ['hub.hall/..', 443, '/', 403, undefined],
  ])('X5 Host %s, port %d, %s: %d', async (host, port, path, status, location) => {
    const answer = await redirected(port, { host, path });
    expect([answer.statusCode, answer.headers.location]).toEqual([status, location]);
  });

  test('X5 what came unprotected is refused, not sent again', async () => {
    const answer = await redirected(443, { host: 'hub.hall', path: '/session', method: 'POST' });
    expect([answer.statusCode, answer.headers.location]).toEqual([403, undefined]);
  });
});

async function redirected(
  port: number,
  { host, path, method = 'GET' }: { host: string; path: string; method?: string },
): Promise<IncomingMessage> {
  const server = createRedirect(port).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sent = plain({
    port: (server.address() as AddressInfo).port,
    host: '127.0.0.1',
    path,
    method,
    headers: { host },
  });
  sent.end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  answer.resume();
  server.close();
  server.closeAllConnections();
  return answer;
}

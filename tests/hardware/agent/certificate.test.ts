import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer as createPlain } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { join, resolve } from 'node:path';
import { connect, createServer } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { certificateTrouble, certificateWords } from '../../../hardware/agent/certificate.ts';
import { keepCertificate } from '../../../hub/certificate/keep.ts';
import { authority, certificate, type Leaf } from '../../hub/support/certificates.ts';
import { startHub } from '../../hub/support/hub.ts';
import { tempFolder } from './parts.ts';

const MAIN = resolve(import.meta.dirname, '../../../dist/node/hardware/main.js');
const DAY = 86_400_000;
const root = authority('Hall Root');

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** What a machine that trusts the hall's root meets at a hub with such a certificate. */
async function met(leaf: Leaf, servername: string, chain = [root]): Promise<string | null> {
  const by = chain.at(-1) ?? root;
  const port = await listening(createServer(certificate(by, [], leaf)));
  const socket = connect({ host: '127.0.0.1', port, ca: root.pem, servername });
  const outcome = await Promise.race([
    once(socket, 'secureConnect').then(() => null),
    new Promise<NodeJS.ErrnoException>((failed) => socket.once('error', failed)),
  ]);
  socket.destroy();
  return outcome && certificateWords('https://hub.hall', outcome);
}

describe('X5 what is wrong between an agent and the hub’s certificate is one sentence', () => {
  const host = 'hub.hall';
  test.each([
    [
      'over',
      { host, from: Date.now() - 9 * DAY, until: Date.now() - DAY },
      host,
      /hub\.hall is over, or this/,
    ],
    [
      'not valid yet',
      { host, from: Date.now() + DAY },
      host,
      /is not valid yet; look at this machine's clock/,
    ],
    ['for another name', { host: 'other.hall' }, host, /is made for another name: .*other\.hall/],
  ])('X5 one that is %s', async (_, leaf, servername, sentence) => {
    expect(await met(leaf, servername)).toMatch(sentence);
  });

  test('X5 one whose chain is not served, and nothing of one that is right', async () => {
    const below = authority('Hall Servers', root);
    expect(await met({ host }, host, [root, below])).toMatch(/lacks the certificates in between/);
    expect(await met({ host }, host)).toBeNull();
  });

  test('X5 a hub that speaks plain HTTP; one that is away is not the certificate’s fault', async () => {
    const port = await listening(createPlain());
    expect(await certificateTrouble(`https://127.0.0.1:${port}`)).toMatch(/does not speak HTTPS; use http:/);
    expect(await certificateTrouble('https://127.0.0.1:9')).toBeNull();
  });
});

test('X5 P7 an agent joins an HTTPS hub once NODE_EXTRA_CA_CERTS names the hall’s authority; before that its log says so', async () => {
  const folder = await tempFolder();
  const path = (name: string) => join(folder, name);
  const below = authority('Hall Servers', root);
  const made = certificate(below, [below]);
  const written = { 'hall.pem': made.cert, 'hall.key': made.key, 'ca.pem': root.pem };
  for (const [name, content] of Object.entries(written)) await writeFile(path(name), content);
  const log = { info() {}, warn() {}, error() {} };
  const files = { cert: path('hall.pem'), key: path('hall.key') };
  const kept = await keepCertificate(files, { now: Date.now, log });
  if (!kept.ok) throw new Error(kept.refusal);
  const hall = await startHub({ certificate: kept.value });
  onTestFinished(() => hall.close());
  await writeFile(path('token'), await hall.token('agent', { name: 'lobby' }));
  await writeFile(path('agent.json'), JSON.stringify({ data: path('data') }));

  const start = (env: NodeJS.ProcessEnv) => {
    const args = ['--hub', hall.origin, '--token-file', path('token'), '--config', path('agent.json')];
    const child = spawn(process.execPath, [MAIN, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...env },
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    child.stderr.on('data', (part) => {
      said += part;
    });
    return { child, said: () => said };
  };
  const joined = () => (hall.hub.services.presence.agents().get('lobby')?.connections ?? 0) > 0;
  const poll = { timeout: 60_000 };

  const stranger = start({ NODE_EXTRA_CA_CERTS: '' });
  await expect.poll(stranger.said, poll).toMatch(/comes from an authority this machine does not know/);
  expect(joined()).toBe(false);
  stranger.child.kill('SIGKILL');
  const known = start({ NODE_EXTRA_CA_CERTS: path('ca.pem') });
  await expect.poll(joined, poll).toBe(true);
  expect(known.said()).not.toMatch(/certificate/);
});

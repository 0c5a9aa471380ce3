import { chmod, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Journal } from '../journal/port.ts';
import type { Services } from '../services.ts';
import { socketPath } from './socket.ts';
import { runVerb } from './verbs.ts';

/** Largest catalogue taken by `import`, bytes. */
const LARGEST = 64 * 1024 * 1024;

/** Admin verbs on the data folder's Unix socket: who may open the folder may administer (mode 0600). */
export async function serveAdmin(
  services: Pick<Services, 'submit' | 'state' | 'newId' | 'vault' | 'now' | 'log'>,
  journal: Journal,
  data: string,
): Promise<{ close(): Promise<void> }> {
  const path = socketPath(data);
  // The folder is locked for this hub: what lies here is left over from one that was killed.
  await rm(path, { force: true });
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of request) {
      size += (part as Buffer).length;
      if (size > LARGEST) return response.writeHead(413).end();
      parts.push(part as Buffer);
    }
    try {
      const result = await runVerb(services, journal, JSON.parse(Buffer.concat(parts).toString('utf8')));
      response.end(JSON.stringify(result));
    } catch (error) {
      services.log.error({ error }, 'an admin verb failed');
      response.end(
        JSON.stringify({ ok: false, error: error instanceof Error ? error.message : String(error) }),
      );
    }
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(path, done);
  });
  await chmod(path, 0o600);
  return { close: () => new Promise((done) => server.close(() => done())) };
}

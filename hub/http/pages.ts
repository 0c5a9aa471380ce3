import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.ts';
import { sendCode } from './problem.ts';

/** Where each page stands in the build. */
const PAGES: Record<string, string> = {
  '/kiosk': 'kiosk/index.html',
  '/display': 'display/index.html',
  '/counter': 'counter/index.html',
  '/supervision': 'counter/supervision/index.html',
  '/guide': 'counter/guide/index.html',
  '/casework': 'counter/office/index.html',
};

export type PageOptions = {
  /** Folder of the built pages. */
  readonly pages: string;
  /** Folder of staff photos; missing ones are 404 and the page shows the surname. */
  readonly photos: string;
  /** Folder of samples of materials, each with the hash of its content in its name. */
  readonly samples: string;
  /** Speech by its hash, WAV; null when unknown. */
  readonly speech: (hash: string) => Promise<Buffer | null>;
};

/** Built pages, their assets, staff photos, samples and speech. Assets and samples carry their hash in the name: kept for ever. */
export async function pageRoutes(
  app: FastifyInstance,
  services: Services,
  options: PageOptions,
): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(options.pages, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    // The build has laid the compressed form beside each (vite.config.ts).
    preCompressed: true,
    decorateReply: true,
  });
  await app.register(fastifyStatic, {
    root: options.photos,
    prefix: '/photos/',
    maxAge: '1h',
    decorateReply: false,
  });
  await app.register(fastifyStatic, {
    root: options.samples,
    prefix: '/samples/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
    // Opened by itself a drawing is a document of this origin: it may still do nothing.
    setHeaders: (reply) =>
      reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
  });
  for (const [route, file] of Object.entries(PAGES)) {
    app.get(route, async (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile(file, options.pages, { cacheControl: false }),
    );
  }
  app.get('/favicon.ico', async (_request, reply) => reply.code(204).send());
  app.get('/', async (_request, reply) => reply.redirect('/kiosk'));
  app.get('/dock', async (_request, reply) => {
    const dock = [...services.presence.agents().values()].find(
      (agent) => agent.connections > 0 && agent.dock !== null,
    )?.dock;
    return dock ? reply.redirect(dock) : sendCode(reply, 'no-such-device');
  });
  app.get<{ Params: { file: string } }>('/voice/:file', async (request, reply) => {
    const hash = /^([a-f0-9]{8,64})\.wav$/.exec(request.params.file)?.[1];
    const wav = hash === undefined ? null : await options.speech(hash);
    if (!wav) return sendCode(reply, 'no-such-announcement');
    return reply.type('audio/wav').header('cache-control', 'public, max-age=86400, immutable').send(wav);
  });
}

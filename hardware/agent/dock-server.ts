import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Refusal, refusal } from '../../hub/contract/refusals.ts';
import { type Result, refuse } from '../../hub/contract/result.ts';
import type { DockState } from '../dock/state.ts';
import { type Dockable, malformed } from './dockable.ts';

/** Largest body taken, bytes. */
const MAX_BODY = 4096;
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
};
const HEADERS = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

export type DockParts = {
  readonly agent: string;
  readonly devices: readonly Dockable[];
  /** Connection to the hub, and its changes. */
  readonly hub: () => DockState['hub'];
  readonly onHub: (listener: () => void) => void;
  /** Folder of the built pages (`dist/pages`). */
  readonly pages: string;
  readonly port: number;
};
export interface Dock {
  /** `http://127.0.0.1:port/` */
  readonly url: string;
  close(): Promise<void>;
}

/** The dock: a page on loopback that works the virtual devices by hand (P6). GET /state (SSE), POST /operate, GET /paper/… */
export async function serveDock(parts: DockParts): Promise<Dock> {
  const streams = new Set<ServerResponse>();
  const state = (): DockState => ({
    agent: parts.agent,
    hub: parts.hub(),
    devices: parts.devices.map((device) => device.state()),
  });
  const tell = () => {
    const event = `data: ${JSON.stringify(state())}\n\n`;
    for (const stream of streams) stream.write(event);
  };
  const server = createServer((request, response) => {
    route(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, HEADERS);
      response.end();
    });
  });
  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://dock');
    if (!ownHost(request, port())) return plain(response, 421);
    if (pathname === '/operate') return operate(request, response, parts.devices);
    if (request.method !== 'GET') return plain(response, 405);
    if (pathname === '/favicon.ico') return plain(response, 204);
    if (pathname === '/state') return follow(response, streams, state());
    const paper = /^\/paper\/([a-z0-9-]+)\/([\w-]+)\.(?:png|pdf)$/.exec(pathname);
    if (paper) return sheet(response, parts.devices, paper[1] ?? '', paper[2] ?? '');
    return page(response, parts.pages, pathname);
  };
  const port = () => {
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  };

  for (const device of parts.devices) device.onChange(tell);
  parts.onHub(tell);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${port()}/`,
    close: () =>
      new Promise((resolve) => {
        for (const stream of streams) stream.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Another site's page must not reach the dock under a name of its own. */
function ownHost(request: IncomingMessage, port: number): boolean {
  return [`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '');
}

function plain(response: ServerResponse, status: number): void {
  response.writeHead(status, HEADERS).end();
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...HEADERS, 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function follow(response: ServerResponse, streams: Set<ServerResponse>, state: DockState): void {
  response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(`retry: 500\ndata: ${JSON.stringify(state)}\n\n`);
  streams.add(response);
  response.on('close', () => streams.delete(response));
}

/** 200, or 400 with the refusal and its field. */
async function operate(
  request: IncomingMessage,
  response: ServerResponse,
  devices: readonly Dockable[],
): Promise<void> {
  // A type that no form of another site can send without asking first.
  if (request.method !== 'POST') return plain(response, 405);
  if (request.headers['content-type'] !== 'application/json') return plain(response, 415);
  const text = await read(request);
  if (text === null) return json(response, 413, refuse(refusal('too-large')));
  const result = await apply(text, devices);
  json(response, result.ok ? 200 : 400, result);
}

async function apply(text: string, devices: readonly Dockable[]): Promise<Result<void, Refusal>> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return refuse(refusal('malformed', { field: 'body' }));
  }
  const named = v.safeParse(v.object({ device: v.string(), action: v.string() }), body);
  if (!named.success) return malformed(named.issues[0]);
  const device = devices.find(({ name }) => name === named.output.device);
  return device ? device.operate(body) : refuse(refusal('no-such-device', { field: 'device' }));
}

async function read(request: IncomingMessage): Promise<string | null> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > MAX_BODY) return null;
  }
  return text;
}

async function sheet(
  response: ServerResponse,
  devices: readonly Dockable[],
  name: string,
  id: string,
): Promise<void> {
  const paper = await devices.find((device) => device.name === name)?.paper(id);
  if (!paper) return plain(response, 404);
  response
    .writeHead(200, { ...HEADERS, 'content-type': paper.type, 'cache-control': 'max-age=3600' })
    .end(paper.bytes);
}

/** The built page and its assets; nothing else of the folder. */
async function page(response: ServerResponse, pages: string, pathname: string): Promise<void> {
  const asset = /^\/assets\/([\w-][\w.-]*\.(\w+))$/.exec(pathname);
  const file = pathname === '/' ? 'hardware/dock/index.html' : asset ? `assets/${asset[1]}` : null;
  const type = TYPES[asset?.[2] ?? 'html'];
  const content = file && type ? await readFile(join(pages, file)).catch(() => null) : null;
  if (!content || !type) return plain(response, 404);
  response.writeHead(200, { ...HEADERS, 'content-type': type }).end(content);
}

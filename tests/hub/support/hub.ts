import { randomBytes, randomInt } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createHub, type Hub } from '../../../hub/app.ts';
import { readCatalogueFolder } from '../../../hub/catalogue/read.ts';
import { createHallSearch } from '../../../hub/catalogue/search.ts';
import type { KeptCertificate } from '../../../hub/certificate/keep.ts';
import type { Catalogue } from '../../../hub/contract/catalogue.ts';
import type { CommandInput, TokenRole } from '../../../hub/contract/commands.ts';
import type { Namespace } from '../../../hub/contract/protocol.ts';
import { checkCatalogue } from '../../../hub/domain/index.ts';
import { parseCommand } from '../../../hub/edge/parse.ts';
import type { Journal } from '../../../hub/journal/port.ts';
import { openSqliteJournal } from '../../../hub/journal/sqlite.ts';
import { connectLink, type Link } from '../../../hub/link/index.ts';
import { hashSecret } from '../../../hub/live/credentials.ts';
import { draftFiles } from '../../../hub/live/draft-files.ts';
import { hashPassword } from '../../../hub/live/passwords.ts';
import type { Log } from '../../../hub/services.ts';
import { openVault } from '../../../hub/vault/vault.ts';
import type { Voice } from '../../../hub/voice/voice.ts';
import { positionFile } from '../../../hub/webhooks/positions.ts';
import { type Post, post } from '../../../hub/webhooks/post.ts';
import { type Api, apiOf } from './api.ts';
import { newFolder } from './process.ts';

/** A clock the test moves. Wall and monotonic time go together unless the test makes the wall clock jump. */
export type TestClock = { now: () => number; advance(ms: number): void; jump(ms: number): void };

export type TestHub = {
  readonly hub: Hub;
  readonly journal: Journal;
  readonly origin: string;
  readonly folder: string;
  readonly clock: TestClock;
  readonly catalogue: Catalogue;
  /** Sends a command as the hub itself; throws when refused. */
  command(input: CommandInput): Promise<unknown>;
  token(role: TokenRole, options?: { name?: string; actAs?: boolean; kiosk?: string }): Promise<string>;
  api(options?: { actAs?: boolean }): Promise<Api>;
  link(namespace: Namespace, token?: string): Link;
  /** A staff page's cookie header after signing in. */
  signIn(person: string): Promise<string>;
  /** The every-second work, as often as the test wants. */
  tick(): void;
  /** What the hub gave itself to do before now is done. */
  desk(): Promise<void>;
  /** Stops cleanly and starts again on the same folder, `ms` later. This one is of no more use. */
  restart(ms?: number, more?: Partial<TestHubOptions>): Promise<TestHub>;
  close(): Promise<void>;
};

export type TestHubOptions = {
  readonly folder?: string;
  /** Wall clock at start, epoch ms. */
  readonly at?: number;
  readonly change?: (catalogue: Catalogue) => void;
  readonly voice?: Voice;
  readonly journal?: (journal: Journal) => Journal;
  /** The hall's real search instead of none; it takes a moment to prepare. */
  readonly search?: boolean;
  /** The demo hall on loopback, whose kiosk pages pair themselves. */
  readonly demo?: boolean;
  /** An empty hall is set up with this code; then no catalogue's staff can sign in. */
  readonly setupCode?: string;
  readonly knownPassword?: string;
  /** Proxies whose word about the sender is believed. */
  readonly proxies?: readonly string[];
  /** Speaks HTTPS with it. */
  readonly certificate?: KeptCertificate;
  /** Takes what the hub logs, instead of the console. */
  readonly log?: Log;
  /** Instead of real requests to webhooks. */
  readonly post?: Post;
  /** Takes what the hub wants done later, instead of the real timers. */
  readonly later?: (task: () => void, ms: number) => void;
};

export const PASSWORD = 'a test password';
/** Monday 23 November 2026, 09:00 in Shanghai. */
export const MONDAY_NINE = Date.UTC(2026, 10, 23, 1, 0);
export const newId = () => randomBytes(24).toString('base64url');

/** The real hub on a real SQLite file, with the demo hall, a moved clock and a silent voice. */
export async function startHub(options: TestHubOptions = {}): Promise<TestHub> {
  const folder = options.folder ?? newFolder();
  const clock = testClock(options.at ?? MONDAY_NINE);
  const opened = await openSqliteJournal({ folder });
  const journal = options.journal?.(opened) ?? opened;
  const fresh = (await journal.head()).position === 0;
  const ticks = new Set<() => void>();
  const hub = await createHub({
    journal,
    journalSettings: async () => ({ synchronous: await opened.synchronous() }),
    vault: await openVault({ folder, keys: opened.personKeys, newId, failed: console.error }),
    drafts: await draftFiles(join(folder, 'drafts'), (counter) => console.error('lost draft', counter)),
    voice: options.voice ?? silentVoice(),
    clocks: {
      now: clock.now,
      monotonic: clock.monotonic,
      later: options.later ?? ((task, ms) => void setTimeout(task, ms).unref()),
      repeat: (task) => {
        ticks.add(task);
        return () => ticks.delete(task);
      },
    },
    positions: positionFile(join(folder, 'webhooks.json'), (error) =>
      options.log ? options.log.warn({ error }, 'positions lost') : console.error(error),
    ),
    post: options.post ?? post,
    chance: () => 1,
    newId,
    pairingCode: () => String(randomInt(1_000_000)).padStart(6, '0'),
    makeSearch: async (catalogue) => (options.search ? createHallSearch({ catalogue, folder }) : () => []),
    notices: resolve('hub/notices'),
    pages: resolve('dist/pages'),
    photos: resolve('hub/demo/photos'),
    media: join(folder, 'media'),
    samples: resolve('hub/demo/samples'),
    version: 'test',
    demo: options.demo ?? false,
    setupCode: options.setupCode ?? null,
    knownPassword: options.knownPassword ?? null,
    certificate: options.certificate ?? null,
    proxies: options.proxies ?? [],
    log: options.log ?? {
      info() {},
      warn() {},
      error: (fields, message) => console.error(message, fields),
    },
  });
  const command = async (input: CommandInput) => {
    const parsed = parseCommand(input);
    const result = parsed.ok ? await hub.services.submit({ kind: 'hub' }, newId(), parsed.value) : parsed;
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    return result.value;
  };
  if (fresh) await furnish(command, options.change, options.setupCode === undefined);
  const origin = `http${options.certificate ? 's' : ''}://127.0.0.1:${await hub.listen(0, '127.0.0.1')}`;
  const links: Link[] = [];
  const made: TestHub = {
    hub,
    journal,
    origin,
    folder,
    clock,
    catalogue: hub.services.state().catalogue?.source as Catalogue,
    command,
    async token(role, { name = newId(), actAs = false, kiosk } = {}) {
      const token = newId();
      const secret = newId();
      const assignment = kiosk === undefined ? {} : { assignment: { role: 'kiosk' as const, kiosk } };
      await command({ type: 'MakeToken', token, hash: hashSecret(secret), role, name, actAs, ...assignment });
      return `${token}.${secret}`;
    },
    api: async ({ actAs = true } = {}) => apiOf(origin, await made.token('integration', { actAs })),
    link(namespace, token) {
      const link = connectLink({ url: origin, namespace, ...(token && { token }), newId });
      links.push(link);
      return link;
    },
    async signIn(person) {
      const response = await fetch(`${origin}/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user: person, password: PASSWORD }),
      });
      if (!response.ok) throw new Error(await response.text());
      return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    },
    tick: () => {
      for (const task of ticks) task();
    },
    async desk() {
      // An answer comes behind all that was asked before it.
      await hub.services.submit({ kind: 'hub' }, newId(), { type: 'FailSignIn', person: 'nobody' });
    },
    async restart(ms = 0, more = {}) {
      for (const link of links) link.close();
      await hub.close();
      const next = await startHub({ ...options, ...more, folder, at: clock.now() + ms });
      return {
        ...next,
        async close() {
          await next.close();
          if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
        },
      };
    },
    async close() {
      for (const link of links) link.close();
      await hub.close();
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
  return made;
}

/** What every demo hall of a test begins with, read and made once: its catalogue, and the one password of its staff. */
let demo: Promise<{ catalogue: Catalogue; passwordHash: string }> | null = null;
async function readDemo() {
  const [read, passwordHash] = await Promise.all([
    readCatalogueFolder(resolve('hub/demo')),
    hashPassword(PASSWORD),
  ]);
  const checked = read.ok ? checkCatalogue(read.value) : read;
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
  return { catalogue: checked.value, passwordHash };
}

async function furnish(
  command: (input: CommandInput) => Promise<unknown>,
  change?: (catalogue: Catalogue) => void,
  signIns = true,
): Promise<void> {
  demo ??= readDemo();
  const { catalogue: usual, passwordHash } = await demo;
  const catalogue = structuredClone(usual);
  change?.(catalogue);
  await command({ type: 'ImportCatalogue', catalogue });
  if (!signIns) return;
  const users = catalogue.staff.map(({ id, name, roles }) =>
    command({ type: 'SaveUser', person: id, name: name.zh, roles, passwordHash }),
  );
  await Promise.all(users);
}

function testClock(at: number): TestClock & { monotonic: () => number } {
  let wall = at;
  let steady = 0;
  return {
    now: () => wall,
    monotonic: () => steady,
    advance(ms) {
      wall += ms;
      steady += ms;
    },
    jump(ms) {
      wall += ms;
    },
  };
}

function silentVoice(): Voice {
  return {
    prepare() {},
    warm: async () => {},
    read: async () => null,
    announce: async () => ({ clips: [], failure: null }),
    file: async () => null,
    standing: () => ({ languages: [], phrases: [], volume: [], program: null }),
    clips: null,
    state: { kind: 'ready' },
    onState: () => () => {},
    close() {},
  };
}

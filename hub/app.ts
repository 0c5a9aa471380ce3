import type { AddressInfo } from 'node:net';
import type { KeptCertificate } from './certificate/keep.ts';
import type { Catalogue } from './contract/catalogue.ts';
import { isPersonal } from './contract/personal.ts';
import type { SearchHit } from './contract/views/kiosk.ts';
import { createDesk, type Desk } from './desk/index.ts';
import { createState, decide, evolve, findableIn, readNumber } from './domain/index.ts';
import { createMetrics } from './http/health.ts';
import { displayBuild } from './http/pages.ts';
import { createHttp } from './http/server.ts';
import { type Announcing, createAnnouncing } from './jobs/announcing.ts';
import { createAppointmentKeeper } from './jobs/appointments.ts';
import { createDayKeeper, type DayKeeper } from './jobs/day.ts';
import { createDeadlines } from './jobs/deadlines.ts';
import { createHolderKeys } from './jobs/holders.ts';
import { speaks } from './jobs/loudspeakers.ts';
import { createNearTeller } from './jobs/near.ts';
import { createRetention } from './jobs/retention.ts';
import type { Journal } from './journal/port.ts';
import { hashSecret } from './live/credentials.ts';
import { createDrafts, type DraftStore } from './live/drafts.ts';
import { openMediaFolder } from './live/media.ts';
import { createPairing } from './live/pairing.ts';
import { createPresence } from './live/presence.ts';
import { createProgressGuard } from './live/progress-guard.ts';
import { createNotices } from './notices/notices.ts';
import { createReports } from './reports/index.ts';
import type { Log, Services } from './services.ts';
import { attachSockets } from './sockets/server.ts';
import type { KeyVault } from './vault/vault.ts';
import { createArchive } from './views/cases/archived.ts';
import { createProgressDesk } from './views/cases/progress-desk.ts';
import type { ScreenSource } from './views/lines.ts';
import { createPastVisits } from './views/past-visits.ts';
import { createPublisher } from './views/publisher.ts';
import type { Voice } from './voice/voice.ts';
import type { PositionStore } from './webhooks/positions.ts';
import type { Post } from './webhooks/post.ts';
import { createWebhookSender } from './webhooks/sender.ts';

export type Clocks = {
  /** Wall clock, epoch ms. */
  readonly now: () => number;
  /** Milliseconds that no clock change touches. */
  readonly monotonic: () => number;
  /** Runs a task once after `ms`; never keeps the process alive. */
  readonly later: (task: () => void, ms: number) => void;
  /** Runs a task every `ms` until the returned function is called. */
  readonly repeat: (task: () => void, ms: number) => () => void;
};

export type Search = (text: string) => readonly SearchHit[];

/** Everything the hub is assembled from; `main.ts` and the tests choose (docs/architecture.md). */
export type HubParts = {
  readonly journal: Journal;
  /** Settings of the journal for `/metrics`, read back from it. */
  readonly journalSettings: () => Promise<Record<string, number>>;
  readonly voice: Voice;
  /** Where applicants' data are sealed. */
  readonly vault: KeyVault;
  /** Where forms being typed outlive the process. */
  readonly drafts: DraftStore;
  /** How far webhooks are, and the way out to them (X5). */
  readonly positions: PositionStore;
  readonly post: Post;
  readonly clocks: Clocks;
  readonly newId: () => string;
  /** From 0 to 1. */
  readonly chance: () => number;
  /** Six random digits. */
  readonly pairingCode: () => string;
  readonly makeSearch: (catalogue: Catalogue, revision: number) => Promise<Search>;
  /** Where the setter of notices lies: `hub/notices` of the project. */
  readonly notices: string;
  readonly pages: string;
  readonly photos: string;
  /** Folder of the pictures and videos that boards show beside the calls. */
  readonly media: string;
  readonly samples: string;
  readonly version: string;
  /** The demo hall on loopback: kiosk pages pair themselves. */
  readonly demo: boolean;
  /** See HttpOptions. */
  readonly setupCode: string | null;
  readonly knownPassword: string | null;
  /** The hall's certificate: the hub speaks HTTPS; null = plain HTTP (X5). */
  readonly certificate: KeptCertificate | null;
  readonly proxies: readonly string[];
  readonly log: Log;
  /** See DeskParts: only benchmarks set it. */
  readonly largestBatch?: number;
};

export type Hub = {
  readonly services: Services;
  readonly desk: Desk;
  /** Answers the port. Rejects when it cannot be had. */
  listen(port: number, host: string): Promise<number>;
  /** Everything that was answered is durable; nothing new is taken (docs/api.md). */
  close(): Promise<void>;
};

/** How often open hours, limits and alerts are looked at again, ms. */
const TICK = 1000;
/** How often the media folder is looked into, ms. */
const MEDIA_LOOK = 5000;
/** How often the files of the certificate are read again, ms. */
const CERTIFICATE_LOOK = 10_000;
/** Requests still being answered when the hub stops get this long, ms. */
const GRACE = 2000;
/** Changes after the first go out together within this time, ms (docs/architecture.md). */
const GATHER = 50;

/** Assembles a hub and reads the hall from its journal. The first command is `HubStarted`. */
export async function createHub(parts: HubParts): Promise<Hub> {
  const { clocks, log } = parts;
  const presence = createPresence(clocks.now);
  const pairing = createPairing({
    now: clocks.now,
    code: parts.pairingCode,
    newId: parts.newId,
    hash: hashSecret,
  });
  const head = await parts.journal.head();
  const desk: Desk = await createDesk({
    journal: parts.journal,
    createState,
    decide,
    evolve,
    now: clocks.now,
    newId: parts.newId,
    knownDevices: () => presence.devices(),
    vault: parts.vault,
    findable: (facts) => findableIn(facts, parts.vault),
    archived: (id) => archive.held(id),
    pastVisit: (day, number) => visits.held(day, number),
    speaks: (counter) => {
      const zone = desk.state().catalogue?.counters.get(counter)?.zone ?? null;
      return speaks({ state: () => desk.state(), presence }, zone, 'connected');
    },
    pairing: (code) => pairing.find(code),
    personal: isPersonal,
    log,
    ...(parts.largestBatch !== undefined && { largestBatch: parts.largestBatch }),
  });
  const publisher = createPublisher({
    gapMs: GATHER,
    later: clocks.later,
    failed: (topic, error) => log.error({ error, topic }, 'a view could not be made'),
  });
  const metrics = createMetrics();
  const drafts = await createDrafts({
    store: parts.drafts,
    now: clocks.now,
    failed: (error) => log.error({ error }, 'a draft could not be kept'),
  });
  const archive = createArchive(parts.journal, () => desk.state());
  const visits = createPastVisits(parts.journal, () => desk.state());
  const progress = createProgressDesk({
    guard: createProgressGuard(clocks.now),
    state: () => desk.state(),
    archived: archive.byNumber,
  });
  const media = await openMediaFolder(parts.media, (error) =>
    log.warn({ error }, 'the media folder could not be read'),
  );
  const build = await displayBuild(parts.pages);
  let source: ScreenSource | null = null;
  let search: Search = () => [];
  const touch = () => {
    source = null;
    publisher.touch();
  };
  const base: Omit<Services, 'announcements' | 'troubles'> = {
    submit(actor, request, command) {
      const submit = () => desk.submit(actor, request, command);
      switch (command.type) {
        case 'RecordArchiveList':
          return archive.holding(command.cases, submit);
        case 'EnterRatingCard':
          return visits.holding(command.day, readNumber(command.number), submit);
        default:
          return submit();
      }
    },
    state: () => desk.state(),
    source: () => {
      source ??= { state: desk.state(), presence, media, build, now: clocks.now() };
      return source;
    },
    onCommitted: (listener) => desk.onCommitted((facts) => listener(facts)),
    presence,
    media,
    build,
    pairing,
    publisher: { ...publisher, touch },
    vault: parts.vault,
    drafts,
    archive,
    progress,
    reports: createReports(parts.journal, () => desk.state(), clocks.now),
    search: (text) => search(text),
    read: (language, text) => parts.voice.read(language, text),
    count: metrics,
    log,
    newId: parts.newId,
    now: clocks.now,
  };
  desk.onCommitted((facts) => {
    for (const { fact } of facts) if (fact.type === 'DeviceForgotten') presence.forget(fact.device);
  });
  // Whoever makes views first drops what was drawn before: registered ahead of every other listener.
  desk.onCommitted(() => {
    source = null;
  });
  const days: DayKeeper = createDayKeeper(base, clocks);
  const deadlines = createDeadlines(base, clocks, days.trusted);
  const retention = createRetention(base, days.trusted);
  const holders = createHolderKeys(base);
  const holdKeys = () =>
    holders.tick().catch((error) => log.error({ error }, 'the keys of ticket holders could not be kept'));
  const appointments = createAppointmentKeeper(base, clocks.now, days.trusted);
  const near = createNearTeller(base);
  const announcing: Announcing = createAnnouncing(base, parts.voice, clocks.later);
  const webhooks = createWebhookSender({
    services: base,
    journal: parts.journal,
    store: parts.positions,
    post: parts.post,
    clocks,
    chance: parts.chance,
    trusted: days.trusted,
    head: head.position,
  });
  const services: Services = {
    ...base,
    announcements: announcing.pending,
    troubles: () => [
      ...days.troubles(),
      ...announcing.troubles(),
      ...webhooks.troubles(),
      ...(parts.certificate?.troubles(clocks.now()) ?? []),
    ],
  };
  const renewSearch = async () => {
    const { catalogue } = desk.state();
    if (catalogue) search = await parts.makeSearch(catalogue.source, catalogue.revision);
  };
  desk.onCommitted((facts) => {
    for (const { fact } of facts) {
      if (fact.type === 'ScreenPaired') pairing.done(fact.device);
      if (fact.type === 'CatalogueImported') {
        void holdKeys();
        renewSearch().catch((error) => log.error({ error }, 'the search could not be renewed'));
      }
    }
  });

  const hub = { kind: 'hub' } as const;
  await desk.submit(hub, parts.newId(), {
    type: 'HubStarted',
    downSince: head.position === 0 ? null : head.at,
  });
  await days.tick();
  await holdKeys();
  await deadlines.tick();
  await appointments.tick();
  await near.tick();
  announcing.resume();
  await webhooks.start();
  await renewSearch();
  const { catalogue } = desk.state();
  if (catalogue) void parts.voice.warm(catalogue.source.counters, catalogue.source.policy.voice);

  const readings = {
    ready: () => desk.state().catalogue !== null,
    connections: () => sockets.connections(),
    desk: () => desk.stats(),
    journal: parts.journalSettings,
    webhooks: webhooks.figures,
    waiting: () =>
      Object.fromEntries([...desk.state().queues.values()].map((queue) => [queue.id, queue.waiting.length])),
  };
  const notices = createNotices({ folder: parts.notices });
  const http = await createHttp(services, parts.journal, {
    notices,
    pages: parts.pages,
    photos: parts.photos,
    samples: parts.samples,
    speech: (hash) => parts.voice.file(hash),
    voice: parts.voice,
    version: parts.version,
    demo: parts.demo,
    setupCode: parts.setupCode,
    knownPassword: parts.knownPassword,
    certificate: parts.certificate,
    proxies: parts.proxies,
    metrics,
    readings,
  });
  const sockets = attachSockets(services, http.server);
  drafts.prune(desk.state(), []);
  desk.onCommitted((facts) => drafts.prune(desk.state(), facts));
  drafts.onChange(touch);
  // Views last: every job has seen the facts by then. A call is for the screens first; else whoever asked has the answer before anybody
  // sees what came of it: a page that got its own view first would draw twice, and its visitor would wait for both.
  desk.onCommitted((facts) => {
    if (facts.some(({ fact }) => fact.type === 'TicketCalled')) publisher.touch();
    else setImmediate(() => publisher.touch());
  });
  presence.onChange(touch);
  media.onChange(touch);
  const stopLooking = clocks.repeat(() => void media.look(), MEDIA_LOOK);
  const stopRenewing = clocks.repeat(() => void parts.certificate?.look(), CERTIFICATE_LOOK);
  const stopTicking = clocks.repeat(() => {
    days.tick().catch((error) => log.error({ error }, 'the day could not be looked after'));
    near.tick().catch((error) => log.error({ error }, 'those whose turn is near could not be looked for'));
    appointments.tick().catch((error) => log.error({ error }, 'appointments could not be looked after'));
    deadlines.tick().catch((error) => log.error({ error }, 'limits could not be looked after'));
    webhooks.tick();
    void retention.tick();
    void holdKeys();
    touch();
  }, TICK);

  return {
    services,
    desk,
    async listen(port, host) {
      await http.listen({ port, host });
      return (http.server.address() as AddressInfo).port;
    },
    async close() {
      stopTicking();
      stopLooking();
      stopRenewing();
      const erasing = retention.close();
      await desk.close();
      sockets.close();
      // A peer that fell silent never confirms its end, and a stuck speech program takes long: then nobody waits for them.
      const enough = new Promise<void>((done) => clocks.later(done, GRACE));
      await Promise.race([
        Promise.all([http.close(), announcing.settled(), drafts.settled(), erasing, webhooks.close()]),
        enough,
      ]);
      parts.voice.close();
      await notices.close();
      await parts.journal.close();
    },
  };
}

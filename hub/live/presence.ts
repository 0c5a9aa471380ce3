import type { LiveReport, ScreenReport } from '../contract/protocol.ts';
import type { PrinterStatus } from '../contract/views/kiosk.ts';
import { type CardDesk, createCardDesk } from './cards.ts';
import { createTestDesk, type TestDesk } from './device-tests.ts';
import { createLearningDesk, type LearningDesk } from './learning.ts';

/** Who and what is there right now. Never recorded: after a restart everything reports itself anew. */
export type ScreenHealth = {
  soundAllowed: boolean | null;
  size: string | null;
  /** Announcements waiting behind the one being spoken. */
  backlog: number;
  /** Since it fell behind, epoch ms; null when it speaks in time and did for a while. */
  behindSince: number | null;
  /** When it last was behind, and what that cost since: clips left out, calls over before their turn. */
  behindAt: number;
  dropped: number;
  unspoken: number;
  /** Build of its page; null: not told. */
  version: string | null;
  page: { at: number; of: number } | null;
  /** Media files it cannot play, and since when. */
  broken: ReadonlyMap<string, number>;
};
const NEW_SCREEN: ScreenHealth = {
  soundAllowed: null,
  size: null,
  backlog: 0,
  dropped: 0,
  behindSince: null,
  behindAt: 0,
  unspoken: 0,
  version: null,
  page: null,
  broken: new Map(),
};
export type AgentDevice = {
  device: string;
  kind: 'printer' | 'a4' | 'pad' | 'evaluator' | 'reader' | 'led';
  connected: boolean;
  status: PrinterStatus | null;
  detail: string;
  lastSeen: number;
  /** Since when it is connected, or not, with this status. */
  since: number;
  /** Taken on by pressing it (P4); staff have forgotten it and its agent has not yet. */
  learned: boolean;
  forgotten: boolean;
};
export type AgentPresence = {
  connections: number;
  lastSeen: number;
  dock: string | null;
  devices: Map<string, AgentDevice>;
};

export type Presence = {
  /** When the hub started to look, epoch ms: who was never seen is missing since then. */
  readonly startedAt: number;
  /** Connections of one subject: `screen:<device>`, `kiosk:<id>`, `person:<id>`. */
  join(subject: string): () => void;
  connected(subject: string): boolean;
  lastSeen(subject: string): number | null;
  /** A screen connected with a page of this build; whatever it showed before is over. */
  screenJoined(device: string, version: string | null): void;
  reportScreen(device: string, report: ScreenReport): void;
  screen(device: string): ScreenHealth | null;
  agentJoined(agent: string): () => void;
  reportDevices(agent: string, report: Extract<LiveReport, { report: 'devices' }>): void;
  agents(): ReadonlyMap<string, AgentPresence>;
  device(device: string): AgentDevice | null;
  devices(): (AgentDevice & { readonly reachable: boolean })[];
  /** Its agent is told to forget this one until it tells of it no more (P4). */
  forget(device: string): void;
  /** Documents asked for at kiosks, and read. */
  readonly cards: CardDesk;
  /** Devices staff look for by pressing them. */
  readonly learning: LearningDesk;
  /** Devices staff are trying. */
  readonly tests: TestDesk;
  onChange(listener: () => void): void;
};

/** `now`: wall clock, epoch ms. */
export function createPresence(now: () => number): Presence {
  const subjects = new Map<string, { connections: number; lastSeen: number }>();
  const screens = new Map<string, ScreenHealth>();
  const agents = new Map<string, AgentPresence>();
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const enter = (subject: string) => {
    const known = subjects.get(subject) ?? { connections: 0, lastSeen: now() };
    known.connections += 1;
    known.lastSeen = now();
    subjects.set(subject, known);
    changed();
    return leaveOnce(() => {
      known.connections -= 1;
      known.lastSeen = now();
      changed();
    });
  };
  const agent = (name: string): AgentPresence => {
    const known = agents.get(name) ?? { connections: 0, lastSeen: now(), dock: null, devices: new Map() };
    agents.set(name, known);
    return known;
  };

  const cards = createCardDesk(now);
  cards.onChange(changed);
  const learning = createLearningDesk(now);
  learning.onChange(changed);
  const tests = createTestDesk(now);
  tests.onChange(changed);

  return {
    startedAt: now(),
    cards,
    learning,
    tests,
    join: enter,
    connected: (subject) => (subjects.get(subject)?.connections ?? 0) > 0,
    lastSeen: (subject) => subjects.get(subject)?.lastSeen ?? null,
    screenJoined(device, version) {
      screens.set(device, { ...(screens.get(device) ?? NEW_SCREEN), version, page: null, broken: new Map() });
      changed();
    },
    reportScreen(device, report) {
      const before = screens.get(device) ?? NEW_SCREEN;
      screens.set(device, { ...before, ...healthOf(before, report, now()) });
      changed();
    },
    screen: (device) => screens.get(device) ?? null,
    agentJoined(name) {
      const known = agent(name);
      known.connections += 1;
      known.lastSeen = now();
      changed();
      return leaveOnce(() => {
        known.connections -= 1;
        known.lastSeen = now();
        changed();
      });
    },
    reportDevices(name, report) {
      const known = agent(name);
      known.lastSeen = now();
      known.dock = report.dock ?? null;
      known.devices = new Map(
        report.devices.map((device) => [
          device.name,
          {
            since: sinceOf(known.devices.get(device.name), device) ?? now(),
            device: `${name}/${device.name}`,
            kind: device.kind,
            connected: device.connected,
            status: device.status ?? null,
            detail: device.detail,
            lastSeen: now(),
            learned: device.learned ?? false,
            forgotten: device.learned === true && (known.devices.get(device.name)?.forgotten ?? false),
          },
        ]),
      );
      changed();
    },
    agents: () => agents,
    device(device) {
      const [name, own] = device.split('/', 2);
      const known = agents.get(name ?? '');
      const found = known?.devices.get(own ?? '');
      if (!known || !found) return null;
      return known.connections > 0 ? found : { ...found, connected: false };
    },
    devices() {
      return [...agents.values()].flatMap((known) =>
        [...known.devices.values()].map((device) => {
          const reachable = known.connections > 0;
          return { ...device, connected: reachable && device.connected, reachable };
        }),
      );
    },
    forget(device) {
      const [name, own] = device.split('/', 2);
      const found = agents.get(name ?? '')?.devices.get(own ?? '');
      if (!found) return;
      found.forgotten = true;
      changed();
    },
    onChange(listener) {
      listeners.add(listener);
    },
  };
}

function healthOf(before: ScreenHealth, report: ScreenReport, now: number): Partial<ScreenHealth> {
  if (report.report === 'showing') {
    const page = { at: report.page, of: report.pages };
    const broken = report.broken?.map((name) => [name, before.broken.get(name) ?? now] as const);
    return broken ? { page, broken: new Map(broken) } : { page };
  }
  const { soundAllowed, width, height } = report;
  return { soundAllowed, size: `${width}×${height}`, ...behind(before, report, now) };
}

/** More announcements waiting than this, and a screen is behind. */
const BACKLOG = 3;
/** What it cost is told for this long after it caught up (ms). */
const TOLD = 10 * 60_000;

function behind(
  before: ScreenHealth,
  { backlog, dropped, unspoken }: Extract<LiveReport, { report: 'screen' }>,
  now: number,
): Pick<ScreenHealth, 'backlog' | 'behindSince' | 'behindAt' | 'dropped' | 'unspoken'> {
  const known = isBehind(before, now) ? before : null;
  const late = backlog > BACKLOG || dropped + unspoken > 0;
  return {
    backlog,
    behindSince: known?.behindSince ?? (late ? now : null),
    behindAt: late ? now : (known?.behindAt ?? 0),
    dropped: (known?.dropped ?? 0) + dropped,
    unspoken: (known?.unspoken ?? 0) + unspoken,
  };
}

/** Is a screen behind with its announcements, or did that cost something a moment ago (D2)? */
export function isBehind(health: ScreenHealth, now: number): boolean {
  if (health.behindSince === null) return false;
  const lost = health.dropped + health.unspoken > 0;
  return health.backlog > BACKLOG || (lost && now - health.behindAt < TOLD);
}

/** Reports come whole, for any change of any device: only a change of its own begins anew. */
function sinceOf(
  before: AgentDevice | undefined,
  now: { connected: boolean; status?: PrinterStatus | undefined },
): number | null {
  if (!before || before.connected !== now.connected) return null;
  return before.status?.kind === now.status?.kind ? before.since : null;
}

function leaveOnce(leave: () => void): () => void {
  let left = false;
  return () => {
    if (left) return;
    left = true;
    leave();
  };
}

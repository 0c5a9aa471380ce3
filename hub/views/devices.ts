import type { ScreenRole } from '../contract/commands.ts';
import type { AgentLine, DeviceLine, ScreenLine } from '../contract/views/floor.ts';
import { shownRole } from '../domain/index.ts';
import type { AgentDevice } from '../live/presence.ts';
import { catalogueOf, type ScreenSource, type Source } from './lines.ts';

/** Every device an agent told of, with its binding; bound ones whose agent never came since the start are offline. */
export function deviceLines({ state, presence }: Source): DeviceLine[] {
  const live = presence.devices().map((device) => ({
    device: device.device,
    kind: device.kind,
    boundTo: state.devices.bindings.get(device.device) ?? null,
    shared: state.devices.shares.get(device.device) ?? [],
    state: condition(device),
    detail: detailOf(device),
    lastSeen: device.lastSeen,
    learned: device.learned,
    test: presence.tests.last(device.device),
  }));
  return live.sort((a, b) => a.device.localeCompare(b.device, 'en', { numeric: true }));
}

/** Every agent that ever joined today's hall, with what it runs. */
export function agentLines({ state, presence }: Source): AgentLine[] {
  const live = presence.agents();
  return [...state.devices.runs]
    .map(([agent, { version }]) => {
      const known = live.get(agent);
      const connected = (known?.connections ?? 0) > 0;
      return { agent, version, connected, lastSeen: known?.lastSeen ?? null };
    })
    .sort((a, b) => a.agent.localeCompare(b.agent, 'en', { numeric: true }));
}

function condition(device: AgentDevice): DeviceLine['state'] {
  if (!device.connected) return 'offline';
  switch (device.status?.kind) {
    case undefined:
    case 'ready':
      return 'ok';
    case 'paper-low':
      return 'warning';
    case 'unknown':
      return isGarbled(device) ? 'fault' : 'unknown';
    case 'no-paper':
    case 'cover-open':
    case 'jam':
      return 'fault';
    case 'offline':
      return 'offline';
  }
}

function detailOf(device: AgentDevice): string {
  if (isGarbled(device)) return 'garbled';
  return device.status?.kind ?? device.detail;
}

function isGarbled({ status }: AgentDevice): boolean {
  return status?.kind === 'unknown' && status.why === 'garbled';
}

const PAGED: readonly ScreenRole[] = ['commitments', 'staff', 'notices'];

export function screenLines({ state, presence, build, now }: ScreenSource): ScreenLine[] {
  const { timeZone } = catalogueOf(state).source.hall;
  return [...state.devices.screens.values()].map((screen) => {
    const shows = shownRole(screen.assignment, now, timeZone);
    const subject = `screen:${screen.device}`;
    const health = presence.screen(screen.device);
    return {
      device: screen.device,
      name: screen.name,
      assignment: screen.assignment,
      connected: presence.connected(subject),
      lastSeen: presence.lastSeen(subject),
      soundAllowed: health?.soundAllowed ?? null,
      size: health?.size ?? null,
      shows,
      // What has no pages tells none, and the last told stands for something else.
      page: PAGED.includes(shows) ? (health?.page ?? null) : null,
      version: health?.version ?? null,
      outdated: build !== null && (health?.version ?? build) !== build,
    };
  });
}

import type { DeviceLine, ScreenLine } from '../contract/views.ts';
import type { AgentDevice } from '../live/presence.ts';
import type { Source } from './lines.ts';

/** Every device an agent told of, with its binding; bound ones whose agent never came since the start are offline. */
export function deviceLines({ state, presence }: Source): DeviceLine[] {
  const live = presence.devices().map((device) => ({
    device: device.device,
    kind: device.kind,
    boundTo: state.devices.bindings.get(device.device) ?? null,
    shared: state.devices.shares.get(device.device) ?? [],
    state: condition(device),
    detail: device.status?.kind ?? device.detail,
    lastSeen: device.lastSeen,
    test: presence.tests.last(device.device),
  }));
  return live.sort((a, b) => a.device.localeCompare(b.device, 'en', { numeric: true }));
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
      return 'unknown';
    case 'no-paper':
    case 'cover-open':
    case 'jam':
      return 'fault';
    case 'offline':
      return 'offline';
  }
}

export function screenLines({ state, presence }: Source): ScreenLine[] {
  return [...state.devices.screens.values()].map((screen) => {
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
    };
  });
}

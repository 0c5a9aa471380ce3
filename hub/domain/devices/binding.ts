import { happened, no } from '../decided.ts';
import type { Handlers } from '../handler.ts';
import { SHARED_PLACE } from '../printing/a4.ts';
import type { Context, State } from '../state.ts';

/** Which kiosk or counter an agent's device serves (P4). */
export const bindingHandlers: Handlers<'BindDevice'> = {
  BindDevice(state, command, context) {
    const found = find(state, command.device, context);
    if (found.length === 0) return no('no-such-device', { field: 'device' });
    if (found.length > 1) {
      return no('ambiguous-device', { field: 'device', detail: { devices: found.join(', ') } });
    }
    const [device = ''] = found;
    const { to } = command;
    if (to !== null && !bindable(state, context, device, to)) return no('no-such-counter', { field: 'to' });
    if ((state.devices.bindings.get(device) ?? null) === to) return happened([], () => ({ device, to }));
    return happened([{ type: 'DeviceBound', device, to }], () => ({ device, to }));
  },
};

/**
 * Full names `agent/name` that this name can mean: devices there right now, and those bound earlier. A full name is also taken
 * before its agent first came, so that a hall can be prepared.
 */
function find(state: State, name: string, context: Context): string[] {
  const all = new Set([
    ...context.knownDevices.map((known) => known.device),
    ...state.devices.bindings.keys(),
  ]);
  if (name.includes('/')) return all.has(name) || agentExists(state, name) ? [name] : [];
  return [...all].filter((device) => device.slice(device.indexOf('/') + 1) === name);
}

function agentExists(state: State, device: string): boolean {
  const agent = device.slice(0, device.indexOf('/'));
  return [...state.identity.tokens.values()].some((token) => token.role === 'agent' && token.name === agent);
}

/** Printers belong to kiosks or counters, readers of documents to kiosks, shared A4 printers to the hall, LED panels to a counter or a zone; what is pressed or read by one applicant belongs to a counter. */
function bindable(state: State, context: Context, device: string, to: string): boolean {
  // Bound before its agent first came: it may still be anything.
  const kind = context.knownDevices.find((known) => known.device === device)?.kind ?? null;
  const kiosk = state.catalogue?.kiosks.has(to) ?? false;
  if (kind === 'reader') return kiosk;
  if (state.catalogue?.counters.has(to)) return true;
  if (zones(state).has(to)) return kind === 'led' || kind === null;
  if (to === SHARED_PLACE) return kind === 'a4' || kind === 'printer' || kind === null;
  return (kind === 'printer' || kind === null) && kiosk;
}

function zones(state: State): Set<string> {
  return new Set([...(state.catalogue?.counters.values() ?? [])].map(({ zone }) => zone));
}

/** The agent's devices bound to this place. */
export function boundTo(state: State, place: string, agent?: string): string[] {
  const devices: string[] = [];
  for (const [device, to] of state.devices.bindings) {
    if (to === place && (agent === undefined || device.startsWith(`${agent}/`))) devices.push(device);
  }
  return devices;
}

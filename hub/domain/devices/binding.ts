import { happened, no } from '../decided.ts';
import type { Handlers } from '../handler.ts';
import { SHARED_PLACE } from '../printing/a4.ts';
import type { Context, State } from '../state.ts';

/** Which kiosk or counter an agent's device serves, and which it serves no more (P4). */
export const bindingHandlers: Handlers<'BindDevice' | 'ShareDevice' | 'ForgetDevice'> = {
  BindDevice(state, command, context) {
    const named = theOne(state, command.device, context);
    if (!named.ok) return named;
    const { device } = named;
    const { to } = command;
    if (to !== null && !bindable(state, context, device, to)) return no('no-such-counter', { field: 'to' });
    if ((state.devices.bindings.get(device) ?? null) === to) return happened([], () => ({ device, to }));
    return happened([{ type: 'DeviceBound', device, to }], () => ({ device, to }));
  },

  ShareDevice(state, { device: name, places }, context) {
    const named = theOne(state, name, context);
    if (!named.ok) return named;
    const { device } = named;
    const kind = kindOf(device, context);
    if (kind !== 'printer' && kind !== null) return no('not-a-printer', { field: 'device' });
    const own = state.devices.bindings.get(device);
    const seen = new Set<string>();
    for (const [index, { to }] of places.entries()) {
      const field = `places.${index}.to`;
      if (!bindable(state, context, device, to)) return no('no-such-counter', { field });
      if (to === own || seen.has(to)) return no('place-twice', { field });
      seen.add(to);
    }
    return happened([{ type: 'DeviceShared', device, places }], () => ({ device, places }));
  },

  ForgetDevice(state, command, context) {
    const named = theOne(state, command.device, context);
    if (!named.ok) return named;
    const { device } = named;
    const known = context.knownDevices.find((one) => one.device === device);
    if (!known) return no('no-such-device', { field: 'device' });
    if (!known.reachable) return no('agent-away', { field: 'device' });
    if (!known.learned) return no('not-learned', { field: 'device' });
    return happened([{ type: 'DeviceForgotten', device }], () => ({ device }));
  },
};

/** The full name a name means. */
function theOne(
  state: State,
  name: string,
  context: Context,
): { readonly ok: true; readonly device: string } | ReturnType<typeof no> {
  const [device, ...others] = find(state, name, context);
  if (device === undefined) return no('no-such-device', { field: 'device' });
  if (others.length === 0) return { ok: true, device };
  return no('ambiguous-device', { field: 'device', detail: { devices: [device, ...others].join(', ') } });
}

/** Null before its agent first came: it may still be anything. */
function kindOf(device: string, context: Context) {
  return context.knownDevices.find((known) => known.device === device)?.kind ?? null;
}

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

/** The agent's devices that serve this place, bound to it or shared with it. */
export function boundTo(state: State, place: string, agent?: string): string[] {
  const { bindings, shares } = state.devices;
  const bound = [...bindings].filter(([, to]) => to === place);
  const shared = [...shares].filter(([, places]) => places.some(({ to }) => to === place));
  return [...bound, ...shared]
    .map(([device]) => device)
    .filter((device) => agent === undefined || device.startsWith(`${agent}/`));
}

import type { FloorView } from '../../hub/contract/views/floor.ts';
import type { Shape } from '../common/shape.tsx';

export type FloorCounter = FloorView['counters'][number];
export type StandingWord = 'closed' | 'idle' | 'called' | 'serving' | 'paused' | 'lost';

/** How a counter stands: shape and word always, a plate only for exceptions, so that the eye finds them. */
export type Standing = { readonly word: StandingWord; readonly shape: Shape; readonly plate: boolean };

/** `now`: the hub's time, epoch ms. */
export function standingOf(
  counter: Pick<FloorCounter, 'phase' | 'connected' | 'since'>,
  policy: Pick<FloorView['policy'], 'pauseAlertMinutes'>,
  now: number,
): Standing {
  if (counter.phase === 'closed') return { word: 'closed', shape: 'closed', plate: false };
  if (!counter.connected) return { word: 'lost', shape: 'lost', plate: true };
  if (counter.phase === 'called') return { word: 'called', shape: 'now', plate: true };
  if (counter.phase === 'paused') {
    const long = counter.since !== null && now - counter.since >= policy.pauseAlertMinutes * 60_000;
    return { word: 'paused', shape: long ? 'late' : 'paused', plate: true };
  }
  return counter.phase === 'serving'
    ? { word: 'serving', shape: 'busy', plate: false }
    : { word: 'idle', shape: 'idle', plate: false };
}

/** A kind of equipment and how much of it works, for the floor's summary. */
export type Readiness = {
  readonly kind: 'kiosks' | 'screens' | 'strips' | 'printers' | 'evaluators' | 'pads';
  readonly working: number;
  readonly total: number;
  readonly shape: Shape;
};

const shapeOf = (lost: number, warned: number): Shape => (lost > 0 ? 'lost' : warned > 0 ? 'warn' : 'ok');

/** Counts what the hall has; kinds it has none of are left out. */
export function readiness(view: Pick<FloorView, 'kiosks' | 'screens' | 'devices'>): Readiness[] {
  const screens = view.screens.filter((screen) => screen.assignment.role !== 'kiosk');
  const live = (kind: Readiness['kind'], all: readonly { readonly connected: boolean }[]): Readiness => {
    const working = all.filter((one) => one.connected).length;
    return { kind, working, total: all.length, shape: shapeOf(all.length - working, 0) };
  };
  const devices = (kind: Readiness['kind'], of: FloorView['devices'][number]['kind']): Readiness => {
    const all = view.devices.filter((device) => device.kind === of);
    const broken = all.filter((device) => device.state === 'fault' || device.state === 'offline').length;
    const warned = all.filter((device) => device.state === 'warning').length;
    return { kind, working: all.length - broken, total: all.length, shape: shapeOf(broken, warned) };
  };
  return [
    live('kiosks', view.kiosks),
    live('screens', screens),
    devices('printers', 'printer'),
    devices('evaluators', 'evaluator'),
    devices('pads', 'pad'),
    devices('strips', 'led'),
  ].filter((one) => one.total > 0);
}

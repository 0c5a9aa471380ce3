import type { State } from '../domain/state.ts';
import type { Services } from '../services.ts';
import { earsOf, hears, thanksAt } from '../views/ears.ts';

type Hall = Pick<Services, 'state' | 'presence'>;

/**
 * Is there a screen with sound that speaks for this zone (null: for any)? Without one a call counts as spoken at once. Just after a
 * start screens are still on their way back: then it is enough that they are paired.
 */
export function speaks(hall: Hall, zone: string | null, ears: 'connected' | 'paired'): boolean {
  return loudspeakers(hall.state(), zone).some(
    (device) => ears === 'paired' || hall.presence.connected(`screen:${device}`),
  );
}

/** Is there a screen with sound, connected right now, that says thanks at this counter? */
export function thanks({ state, presence }: Hall, counter: string): boolean {
  return [...state().devices.screens.values()].some(
    ({ device, assignment }) =>
      thanksAt(state(), assignment) === counter && presence.connected(`screen:${device}`),
  );
}

/** Has one of them others to speak first? */
export function crowded(hall: Hall, zone: string | null): boolean {
  return loudspeakers(hall.state(), zone).some(
    (device) =>
      hall.presence.connected(`screen:${device}`) && (hall.presence.screen(device)?.backlog ?? 0) > 0,
  );
}

function loudspeakers(state: State, zone: string | null): string[] {
  return [...state.devices.screens.values()]
    .filter(({ assignment }) => assignment.sound && hears(earsOf(assignment), zone))
    .map(({ device }) => device);
}

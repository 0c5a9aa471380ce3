import type { ScreenAssignment } from '../../contract/commands.ts';
import { happened, no } from '../decided.ts';
import type { Handlers } from '../handler.ts';
import { zonesOf } from '../queueing/zones.ts';
import type { State } from '../state.ts';

/** Screens get a role by a pairing code that staff read from them (D1). */
export const screenHandlers: Handlers<'PairScreen' | 'AssignScreen' | 'UnpairScreen'> = {
  PairScreen(state, command, context) {
    const waiting = context.pairing(command.code);
    if (!waiting) return no('wrong-code', { field: 'code' });
    const problem = placeProblem(state, command.assignment);
    if (problem) return problem;
    const { device, hash } = waiting;
    const { name, assignment } = command;
    return happened([{ type: 'ScreenPaired', device, hash, name, assignment }], () => ({ device }));
  },

  AssignScreen(state, command) {
    const { device, assignment } = command;
    if (!state.devices.screens.has(device)) return no('no-such-device', { field: 'device' });
    const problem = placeProblem(state, assignment);
    return problem ?? happened([{ type: 'ScreenAssigned', device, assignment }]);
  },

  UnpairScreen(state, command) {
    const { device } = command;
    if (!state.devices.screens.has(device)) return no('no-such-device', { field: 'device' });
    return happened([{ type: 'ScreenUnpaired', device }]);
  },
};

/** Why a screen cannot be given this: it names no counter, zone or kiosk of the hall though its role needs one. */
export function placeProblem(state: State, assignment: ScreenAssignment): ReturnType<typeof no> | null {
  const { catalogue } = state;
  const zones = zonesOf(state);
  if (assignment.soundZones?.some((zone) => !zones.has(zone)))
    return no('malformed', { field: 'assignment.soundZones' });
  switch (assignment.role) {
    case 'hall-board':
      return null;
    case 'zone-board': {
      const known = assignment.zone !== undefined && zones.has(assignment.zone);
      return known ? null : no('malformed', { field: 'assignment.zone' });
    }
    case 'counter-strip':
    case 'applicant':
      return catalogue?.counters.has(assignment.counter ?? '')
        ? null
        : no('no-such-counter', { field: 'assignment.counter' });
    case 'kiosk':
      return catalogue?.kiosks.has(assignment.kiosk ?? '')
        ? null
        : no('no-such-kiosk', { field: 'assignment.kiosk' });
  }
}

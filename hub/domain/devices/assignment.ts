import type { ScreenAssignment } from '../../contract/commands.ts';
import type { State } from '../state.ts';

/** What a screen shows: paired by staff, or given with its token. */
export function assignmentOf(state: State, device: string): ScreenAssignment | null {
  return (
    state.devices.screens.get(device)?.assignment ?? state.identity.tokens.get(device)?.assignment ?? null
  );
}

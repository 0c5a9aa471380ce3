import type { Command } from '../contract/commands.ts';
import type { State } from '../domain/state.ts';
import { GroupDesk } from './desk.ts';
import type { Asked, Desk, DeskParts, Remembered } from './parts.ts';

export { orderedIds } from './ids.ts';
export type { Desk, DeskParts } from './parts.ts';

/**
 * One command at a time: decide, evolve, commit what gathered, then answer and tell (docs/architecture.md). Resolves
 * once the hall is read from its journal; rejects with JournalFailure when it cannot be read.
 */
export async function createDesk<S extends Remembered = State, C extends Asked = Command>(
  parts: DeskParts<S, C>,
): Promise<Desk<S, C>> {
  const desk = new GroupDesk(parts);
  await desk.load();
  return desk;
}

import type { State } from '../state.ts';
import { rolesOf } from './permissions.ts';

/** Where people may work, and where they do. */

const WORKING: ReadonlySet<string> = new Set(['guide', 'clerk', 'chief']);

/** May this person work this counter: named for it, or, when named for none, of a department it serves? */
export function mayWork(state: State, person: string, counterId: string): boolean {
  const { catalogue } = state;
  const staff = catalogue?.staff.get(person);
  const counter = catalogue?.counters.get(counterId);
  if (!catalogue || !staff || !counter || state.identity.users.get(person)?.disabled) return false;
  if (!rolesOf(state, person).some((role) => WORKING.has(role))) return false;
  if (staff.counters.length > 0) return staff.counters.includes(counterId);
  const queues = staff.department === null ? undefined : catalogue.departmentQueues.get(staff.department);
  return counter.queues.some((queue) => queues?.has(queue) ?? false);
}

/** The counter this person works now, or null. */
export function counterOf(state: State, person: string): string | null {
  for (const counter of state.counters.values()) if (counter.clerk === person) return counter.id;
  return null;
}

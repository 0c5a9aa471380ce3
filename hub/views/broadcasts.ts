import type { ScreenAssignment } from '../contract/commands.ts';
import type { UrgentLine } from '../contract/views/counter-sign.ts';
import type { BroadcastLine } from '../contract/views/screen.ts';
import type { State } from '../domain/state.ts';
import { catalogueOf, type Source } from './lines.ts';

/** The zone a screen stands in; null: it belongs to the whole hall. */
export function placeZone(state: State, { zone, counter }: ScreenAssignment): string | null {
  return zone ?? catalogueOf(state).counters.get(counter ?? '')?.zone ?? null;
}

/** Urgent messages that stand now in a zone (null: all of them), newest first. */
export function broadcastLines({ state, now }: Source, zone: string | null): BroadcastLine[] {
  return state.broadcasts
    .filter(({ until }) => now < until)
    .filter((broadcast) => zone === null || broadcast.zone === null || broadcast.zone === zone)
    .map(({ spoken: _, ...line }) => line)
    .reverse();
}

/** The newest of them, for LED panels. */
export function urgentLine(source: Source, zone: string | null): UrgentLine | null {
  const [newest] = broadcastLines(source, zone);
  if (!newest) return null;
  const { position, zh, en } = newest;
  return { position, zh, en };
}

import type { Alert } from '../contract/views/floor.ts';
import { catalogueOf, type ScreenSource, type Source } from './lines.ts';
import { unpublishedItems } from './posters/commitments.ts';

type Raised = Omit<Alert, 'seenBy'>;

/** Files a board should show and cannot: gone, of the wrong kind, too large, or broken; skipped there, told here (D1). */
export function mediaAlerts({ state, presence, media }: ScreenSource): Raised[] {
  const lines = new Map(media.lines().map((line) => [line.name, line]));
  const raised = new Map<string, Raised>();
  for (const { device, name, assignment } of state.devices.screens.values()) {
    const broken = presence.screen(device)?.broken;
    for (const file of assignment.media ?? []) {
      const line = lines.get(file);
      const problem = line ? (line.problem ?? (broken?.has(file) ? 'broken' : null)) : 'missing';
      if (problem === null || raised.has(file)) continue;
      raised.set(file, {
        id: `media-broken:${file}`,
        kind: 'media-broken',
        level: 'warn',
        subject: { zh: file, en: file },
        since: broken?.get(file) ?? presence.startedAt,
        detail: { problem, screen: name },
      });
    }
  }
  return [...raised.values()];
}

/** Items that lack a disclosure are on no commitments screen until the catalogue has it (D5, S2). */
export function unpublishedAlerts({ state }: Source): Raised[] {
  const [first, ...more] = unpublishedItems(state);
  if (!first) return [];
  const { at } = catalogueOf(state);
  return [
    {
      id: 'items-unpublished',
      kind: 'items-unpublished',
      level: 'warn',
      subject: first.name,
      since: at,
      detail: { items: more.length + 1 },
    },
  ];
}

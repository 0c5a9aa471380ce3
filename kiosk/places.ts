import type { Text } from '../hub/contract/text.ts';
import type { QueueLine } from '../hub/contract/views/hall.ts';
import type { PublicCatalogue } from '../hub/contract/views/kiosk.ts';

type Place = QueueLine['places'][number];

/** Counters of one floor, as they are painted. `numbered`: plain numbers, so that "号窗口" follows them. */
export type Floor = {
  readonly floor: number;
  readonly names: readonly Text[];
  readonly numbered: boolean;
};

/** Where to go: places by floor, lowest floor first, numbers in order, each name once. */
export function floorsOf(places: readonly Place[]): readonly Floor[] {
  const floors = new Map<number, Place[]>();
  for (const place of places) {
    const on = floors.get(place.floor) ?? [];
    if (!on.some((other) => other.name.zh === place.name.zh)) on.push(place);
    floors.set(place.floor, on);
  }
  return [...floors.entries()]
    .sort(([a], [b]) => a - b)
    .map(([floor, on]) => ({
      floor,
      names: on.map(({ name }) => name).sort(byName),
      numbered: on.every(({ name }) => isNumbered(name)),
    }));
}

export const isNumbered = (name: Text): boolean => /^\d+$/.test(name.zh);

function byName(a: Text, b: Text): number {
  return Number(a.zh) - Number(b.zh) || (a.zh < b.zh ? -1 : 1);
}

/** Where a queue is served: the counters serving it now; all that could, while none does. */
export function placesOf(queue: Pick<QueueLine, 'places' | 'counters'>): readonly Place[] {
  const now = queue.places.filter(({ id }) => queue.counters.includes(id));
  return now.length > 0 ? now : queue.places;
}

/** Counters by their ids, as the queues tell of them, and desks without a queue. */
export function placesNamed(
  ids: readonly string[],
  queues: readonly Pick<QueueLine, 'places'>[],
  desks: readonly Place[] = [],
): readonly Place[] {
  const all = new Map(
    [...desks, ...queues.flatMap(({ places }) => places)].map((place) => [place.id, place]),
  );
  return ids.flatMap((id) => all.get(id) ?? []);
}

/** Why a ticket cannot be had now, or should not be taken blindly (T10, T12). */
export type Standing = 'open' | 'nobody' | 'hours' | 'ended' | 'quota' | 'hour';
export function standingOf(queue: Pick<QueueLine, 'open' | 'closedBecause' | 'counters'>): Standing {
  if (!queue.open) return queue.closedBecause ?? 'hours';
  return queue.counters.length === 0 ? 'nobody' : 'open';
}

/** Counters with a name of their own (fees, review, guide desk) rather than a number: people ask where they are. */
export function desksOf(
  desks: readonly Place[],
  queues: readonly Pick<QueueLine, 'places'>[],
): readonly Place[] {
  const all = [...desks, ...queues.flatMap(({ places }) => places)].filter(({ name }) => !isNumbered(name));
  return all.filter((place, index) => all.findIndex(({ id }) => id === place.id) === index);
}

/** A desk, and what people go there for: its word in `help`; null where its own name says it. */
export type Desk = { readonly errand: 'fee' | 'inPerson' | 'review' | null; readonly place: Place };

/** Where to pay, to complain, to ask for review, as the hall names them; then the desks that are left (K8). */
export function errandsOf(
  { desks, errands }: Pick<PublicCatalogue, 'desks' | 'errands'>,
  queues: readonly Pick<QueueLine, 'places'>[],
): readonly Desk[] {
  const named = [
    { errand: 'fee', id: errands.fee },
    { errand: 'inPerson', id: errands.complaint },
    { errand: 'review', id: errands.review },
  ] as const;
  const known = named.flatMap(({ errand, id }) => {
    const place = desks.find((desk) => desk.id === id);
    return place ? [{ errand, place }] : [];
  });
  const rest = desksOf(desks, queues).filter(({ id }) => !known.some(({ place }) => place.id === id));
  return [...known, ...rest.map((place) => ({ errand: null, place }))];
}

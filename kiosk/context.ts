import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { QueueLine } from '../hub/contract/views/hall.ts';
import type { KioskView, PublicCatalogue } from '../hub/contract/views/kiosk.ts';
import type { Phase } from './session.ts';
import type { Kiosk } from './store.ts';
import { wayTo } from './way.ts';

export const KioskContext = createContext<Kiosk | null>(null);

export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext);
  if (!kiosk) throw new Error('a kiosk screen stands outside its kiosk');
  return kiosk;
}

const NO_CATALOGUE: PublicCatalogue = {
  revision: -1,
  departments: [],
  elsewhere: [],
  items: [],
  desks: [],
  errands: {},
  themes: [],
  floors: [],
};

/** What most screens read, as plain values. The frame shows them only once view and catalogue are there. */
export function useHall(): {
  readonly view: KioskView | null;
  readonly catalogue: PublicCatalogue;
  readonly queue: (id: string) => QueueLine | null;
  readonly large: boolean;
  readonly low: boolean;
  readonly go: (phase: Phase) => void;
} {
  const kiosk = useKiosk();
  const view = kiosk.view.value;
  const { large, low } = kiosk.session.value.look;
  return {
    view,
    catalogue: kiosk.catalogue.value ?? NO_CATALOGUE,
    queue: (id) => view?.queues.find((one) => one.id === id) ?? null,
    large,
    low,
    go: (phase) => kiosk.dispatch({ type: 'go', phase }),
  };
}

/** Tells whether the hall's plans show a way from this kiosk to one of some counters. */
export function useWay(): (counters: readonly string[]) => boolean {
  const { view, catalogue } = useHall();
  return (counters) => view !== null && wayTo(catalogue.floors, view.kiosk, counters) !== null;
}

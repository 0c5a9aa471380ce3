import type { ItemView, KioskView, PublicCatalogue } from '../contract/views.ts';
import { helpAt } from '../domain/index.ts';
import type { State } from '../domain/state.ts';
import {
  catalogueOf,
  clerkCard,
  hallLine,
  kioskPrinter,
  placeOf,
  prints,
  queueLine,
  queueLines,
  type Source,
} from './lines.ts';

/** Topic `kiosk`. Null when the catalogue no longer has this kiosk. */
export function kioskView(source: Source, id: string): Omit<KioskView, 'revision' | 'now'> | null {
  const { state } = source;
  const catalogue = catalogueOf(state);
  const kiosk = catalogue.kiosks.get(id);
  if (!kiosk) return null;
  const { policy } = catalogue.source;
  const printer = kioskPrinter(source, id);
  return {
    kiosk: { id, name: kiosk.name, floor: kiosk.floor },
    hall: hallLine(state),
    policy: {
      kioskIdleSeconds: policy.kioskIdleSeconds,
      kioskCountdownSeconds: policy.kioskCountdownSeconds,
      kioskLanguages: policy.kioskLanguages,
      publicUrl: policy.publicUrl,
      aroundTheClock: policy.aroundTheClock,
    },
    reinstateBehind: policy.reinstate.behind,
    queues: queueLines(source),
    card: source.presence.cards.reading(id),
    printer,
    otherKiosk: prints(printer) ? null : nearestWorking(source, kiosk.id, kiosk.floor),
    jobs: recentJobs(state, id),
    help: helpOf(state, id),
    catalogueRevision: catalogue.revision,
  };
}

function helpOf(state: State, kiosk: string): KioskView['help'] {
  const help = helpAt(state, kiosk);
  if (!help) return null;
  const { id, attended } = help;
  return { id, attendedBy: attended ? (clerkCard(state, attended.person)?.name ?? null) : null };
}

function nearestWorking(source: Source, own: string, floor: number): KioskView['otherKiosk'] {
  const working = [...catalogueOf(source.state).kiosks.values()]
    .filter((kiosk) => kiosk.id !== own && prints(kioskPrinter(source, kiosk.id)))
    .sort((a, b) => Math.abs(a.floor - floor) - Math.abs(b.floor - floor));
  const first = working[0];
  return first ? { name: first.name, floor: first.floor } : null;
}

/** The last few papers of a kiosk, newest first: a page asks only for the one it is showing. */
function recentJobs(state: State, kiosk: string): KioskView['jobs'] {
  const jobs: { id: string; state: 'waiting' | 'sent' | 'printed' | 'failed' | 'unknown' }[] = [];
  const all = state.kioskJobs.get(kiosk) ?? [];
  for (let i = all.length - 1; i >= 0 && jobs.length < 4; i--) {
    const job = state.jobs.get(all[i] ?? '');
    if (job) jobs.push({ id: job.id, state: job.state });
  }
  return jobs;
}

/** Query `catalogue`. */
export function publicCatalogue(state: State): PublicCatalogue {
  const { source, revision } = catalogueOf(state);
  return {
    revision,
    departments: source.departments,
    elsewhere: source.elsewhere,
    themes: source.themes ?? [],
    floors: source.floors ?? [],
    desks: source.counters.filter((counter) => !/\d/.test(counter.name.zh)).map(placeOf),
    items: source.items.map(({ disclosures: _disclosures, materials, ...item }) => ({
      ...item,
      materialCount: materials.length,
    })),
  };
}

/** Query `item`. */
export function itemView(source: Source, id: string): ItemView | null {
  const catalogue = catalogueOf(source.state);
  const item = catalogue.items.get(id);
  const department = item && catalogue.departments.get(item.department);
  if (!item || !department) return null;
  return { item, department: department.name, queue: queueLine(source, item.queue) };
}

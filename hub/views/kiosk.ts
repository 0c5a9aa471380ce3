import type { Catalogue, Counter } from '../contract/catalogue.ts';
import type { ItemView, KioskView, PublicCatalogue } from '../contract/views/kiosk.ts';
import { helpAt, paidAt } from '../domain/index.ts';
import type { State } from '../domain/state.ts';
import {
  catalogueOf,
  clerkCard,
  hallLine,
  kioskPrinter,
  paperOf,
  placeById,
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
  const { status: printer, at } = paperOf(source, id);
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
    printsAt: at === null ? null : placeName(catalogue, at),
    otherKiosk: prints(printer) ? null : nearestWorking(source, kiosk.id, kiosk.floor),
    jobs: recentJobs(state, id),
    help: helpOf(state, id),
    catalogueRevision: catalogue.revision,
  };
}

function placeName(catalogue: ReturnType<typeof catalogueOf>, id: string): KioskView['printsAt'] {
  return catalogue.kiosks.get(id)?.name ?? catalogue.counters.get(id)?.name ?? null;
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

function errandsOf({ hall }: Catalogue): PublicCatalogue['errands'] {
  return {
    ...(hall.feeCounter !== undefined && { fee: hall.feeCounter }),
    ...(hall.complaintCounter !== undefined && { complaint: hall.complaintCounter }),
    ...(hall.reviewCounter !== undefined && { review: hall.reviewCounter }),
  };
}

function desksOf(source: Catalogue): readonly Counter[] {
  const sought = new Set([
    ...Object.values(errandsOf(source)),
    ...source.items.flatMap(({ fee }) => fee?.counter ?? []),
  ]);
  return source.counters.filter(({ id, name }) => !/\d/.test(name.zh) || sought.has(id));
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
    desks: desksOf(source).map(placeOf),
    errands: errandsOf(source),
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
  const paid = item.fee ? paidAt(item.fee, catalogue.source.hall) : null;
  return {
    item,
    department: department.name,
    queue: queueLine(source, item.queue),
    paidAt: paid === null ? null : placeById(source.state, paid),
  };
}

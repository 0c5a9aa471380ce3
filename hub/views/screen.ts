import type { Draft } from '../contract/case-views.ts';
import type { ScreenAssignment } from '../contract/commands.ts';
import type { CounterSign } from '../contract/views/counter-sign.ts';
import type {
  Announcement,
  CallLine,
  PreCallLine,
  QueueNewsLine,
  ScreenView,
} from '../contract/views/screen.ts';
import { shownRole, staleCall } from '../domain/index.ts';
import type { Call, State } from '../domain/state.ts';
import { alike } from './alike.ts';
import { broadcastLines, placeZone } from './broadcasts.ts';
import { entryOf } from './cases/entry.ts';
import { type Ears, earsOf, hears, thanksAt } from './ears.ts';
import {
  catalogueOf,
  clerkCard,
  hallLine,
  itemName,
  placeById,
  type ScreenSource,
  type Source,
} from './lines.ts';
import { noticesOfToday } from './posters/notices.ts';
import { poster } from './posters/poster.ts';

type Body<V> = Omit<V, 'revision' | 'now'>;
/** Speech waiting to be played in these zones (null: everywhere), and the thanks due at this counter, in journal order. */
export type Announcements = (zones: Ears, thanksAt?: string | null) => readonly Announcement[];
/** The form being typed at a counter for a ticket; see Drafts. */
export type DraftOf = (counter: string, ticket: string | null) => Draft | null;

/** Rows a board shows at most: more are not read from ten metres. */
const ROWS = 7;

/** What screens of one assignment show; shared by all of them. */
export function screenView(
  source: ScreenSource,
  assignment: ScreenAssignment,
  announcements: Announcements,
  draftOf: DraftOf = () => null,
): Body<ScreenView> {
  const { state } = source;
  const hall = hallLine(state);
  const shows = shownRole(assignment, source.now, hall.timeZone);
  const zone = shows === 'zone-board' ? (assignment.zone ?? null) : null;
  const board = shows === 'hall-board' || shows === 'zone-board';
  const counter = board ? null : (assignment.counter ?? null);
  const shown = poster(source, shows);
  return {
    assignment,
    shows,
    hall,
    calls: board ? callLines(state, zone === null ? null : [zone]) : callsOverPoster(state, assignment),
    queues: board ? totals(source) : [],
    notices: board ? notices(source) : [],
    preCalls: board ? preCallLines(state, zone) : [],
    queueNews: board ? newsLines(source) : [],
    broadcasts: broadcastLines(source, placeZone(state, assignment)),
    announcements: assignment.sound ? announcements(earsOf(assignment), thanksAt(state, assignment)) : [],
    counter:
      counter === null
        ? null
        : counterSign(source, counter, assignment.role === 'applicant' ? draftOf : () => null),
    // Left out rather than null: every call is sent to every board.
    ...(shown && { poster: shown }),
    ...(board && assignment.media && { media: source.media.files(assignment.media) }),
  };
}

const totals = alike(({ state }: Source): ScreenView['queues'] =>
  [...catalogueOf(state).queues.values()].map(({ id, letter, name: { zh } }) => ({
    id,
    letter,
    name: { zh },
    waiting: state.queues.get(id)?.waiting.length ?? 0,
  })),
);

/** A playlist shows calls over its posters too, of the zones it speaks for (D1). */
function callsOverPoster(state: State, assignment: ScreenAssignment): CallLine[] {
  return assignment.role === 'playlist' ? callLines(state, earsOf(assignment)) : [];
}

/** The newest announcement of each ticket and counter of these zones, newest first. */
export function callLines(state: State, zones: Ears): CallLine[] {
  const { counters } = catalogueOf(state);
  const seen = new Set<string>();
  const lines: CallLine[] = [];
  for (let i = state.calls.length - 1; i >= 0 && lines.length < ROWS; i--) {
    const call = state.calls[i] as Call;
    const counter = counters.get(call.counter);
    if (call.kind === 'pre-call' || call.kind === 'passed') continue;
    if (!counter || !hears(zones, counter.zone) || seen.has(call.ticket)) continue;
    seen.add(call.ticket);
    const ticket = state.tickets.get(call.ticket);
    lines.push({
      number: call.number,
      counter: counter.name.zh,
      at: call.at,
      position: call.position,
      floor: counter.floor,
      ...(counter.name.en !== counter.name.zh && { en: counter.name.en }),
      ...(call.kind === 'recall' && { kind: call.kind }),
      ...(ticket?.state === 'called' && ticket.counter === call.counter && { open: true }),
    });
  }
  return lines;
}

/** Pre-calls a board has room for, and for how long news of a queue stands (ms). */
const PRE_CALLS = 4;
const NEWS_STANDS = 10 * 60_000;

/** Who should get ready, newest first (T16). */
function preCallLines(state: State, zone: string | null): PreCallLine[] {
  const { counters } = catalogueOf(state);
  const lines: PreCallLine[] = [];
  for (let i = state.calls.length - 1; i >= 0 && lines.length < PRE_CALLS; i--) {
    const { kind, position, number, counter: id } = state.calls[i] as Call;
    const counter = counters.get(id);
    if (kind !== 'pre-call' || !counter || (zone !== null && counter.zone !== zone)) continue;
    if (!staleCall(state, position)) lines.push({ number, position });
  }
  return lines;
}

/** Queues that ended or moved lately while people waited in them (T10, T12). */
const newsLines = alike(({ state, now }: Source): readonly QueueNewsLine[] => {
  const { queues } = catalogueOf(state);
  return state.queueNews
    .filter(({ at }) => now - at < NEWS_STANDS)
    .flatMap(({ position, at, kind, queue, to }): QueueNewsLine[] => {
      const from = queues.get(queue);
      if (!from) return [];
      const { letter, name } = from;
      return [{ position, at, kind, queue: { letter, name }, to: (to && queues.get(to)?.name) || null }];
    })
    .reverse();
});

const notices = alike(({ state }: Source) => noticesOfToday(state).map((notice) => notice.text));

/** What stands at one counter: its number, its pause, its clerk, and the rating asked right now (E2: never the level). */
export function counterSign(
  { state, now }: Source,
  id: string,
  draftOf: DraftOf = () => null,
): CounterSign | null {
  const place = placeById(state, id);
  const counter = state.counters.get(id);
  if (!place || !counter) return null;
  const ticket = counter.current === null ? null : (state.tickets.get(counter.current) ?? null);
  return {
    place,
    state: counter.state,
    pauseReason: counter.pauseReason,
    number: ticket?.number ?? null,
    phase: ticket === null ? 'idle' : ticket.state === 'called' ? 'called' : 'serving',
    call: ticket?.state === 'called' ? ticket.announcement : null,
    item: itemName(state, ticket?.item ?? null),
    clerk: clerkCard(state, counter.clerk),
    prompt: openPrompt(state, counter.prompt, now),
    entry: entryOf(state, counter, draftOf(id, counter.current)),
  };
}

/** The prompt an evaluator or applicant's screen may answer now; stays a moment after the answer, to say thanks. */
export function openPrompt(state: State, id: string | null, now: number): CounterSign['prompt'] {
  const prompt = id === null ? undefined : state.prompts.get(id);
  if (!prompt || (prompt.closedAt !== null && now >= prompt.closedAt)) return null;
  const about = prompt.case === null ? 'visit' : 'case';
  const number =
    prompt.case === null
      ? state.tickets.get(prompt.ticket)?.number
      : (state.cases.get(prompt.case)?.number ?? state.tickets.get(prompt.ticket)?.number);
  const least = catalogueOf(state).source.policy.ratingPromptSeconds * 1000;
  return {
    id: prompt.id,
    number: number ?? '',
    about,
    clerk: clerkCard(state, prompt.clerk)?.name ?? null,
    rated: prompt.rating !== null,
    until: prompt.closedAt ?? prompt.at + least,
  };
}

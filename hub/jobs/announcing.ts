import type { Policy } from '../contract/policy.ts';
import type { Alert, Announcement } from '../contract/views.ts';
import type { Recorded } from '../domain/facts.ts';
import { callAt, staleCall } from '../domain/index.ts';
import type { State } from '../domain/state.ts';
import type { Services } from '../services.ts';
import { catalogueOf } from '../views/lines.ts';
import type { Announced, Voice } from '../voice/voice.ts';
import type { Speech } from '../voice/wording.ts';

/** Speech of calls: made when the call is durable, shown to screens with sound, in journal order (D2). */
export type Announcing = {
  /** For screens: what waits to be spoken in a zone (null: everywhere). */
  pending(zone: string | null): readonly Announcement[];
  troubles(): readonly Omit<Alert, 'seenBy'>[];
  /** At start: calls that were not spoken when the hub went down still are (T15). */
  resume(): void;
  /** Resolves when nothing is being made any more. */
  settled(): Promise<void>;
};

/** A call nobody has heard after this long is over for the ear; the eye still has the board (ms). */
const TOO_OLD = 180_000;
/** When a screen took a call but never told that it spoke it, the no-show timer starts nevertheless (ms). */
const LATEST = 45_000;
/** Speech is made ahead for those called soon: a rush shall not keep the program busy with numbers nobody calls yet. */
const SHORT_QUEUE = 6;
const NEXT_ONES = 3;

/** `zone` null: spoken everywhere. */
type Entry = { readonly announcement: Announcement; readonly zone: string | null; readonly at: number };
/** Something to be said; `counter` null: it concerns the whole hall. */
type Saying = {
  readonly position: number;
  readonly at: number;
  readonly counter: string | null;
  readonly speech: Speech;
};

/** `later(task, ms)` runs a task once after a while. */
export function createAnnouncing(
  services: Omit<Services, 'announcements' | 'troubles'>,
  voice: Voice,
  later: (task: () => void, ms: number) => void,
): Announcing {
  const entries = new Map<number, Entry>();
  const working = new Set<Promise<void>>();
  /** Calls enter the list in journal order, also when a later one's speech was made first (D2). */
  let before: Promise<void> = Promise.resolve();
  let failure: { since: number; detail: string } | null = null;
  const policy = () => catalogueOf(services.state()).source.policy.voice;

  const spoken = async (position: number) => {
    if (toldAlready(services.state(), position) || staleCall(services.state(), position)) return;
    await services.submit({ kind: 'hub' }, services.newId(), { type: 'AnnouncementSpoken', position });
  };
  const prune = () => {
    for (const [position, entry] of entries) {
      if (staleCall(services.state(), position) || services.now() - entry.at > TOO_OLD)
        entries.delete(position);
    }
  };
  const announce = async (saying: Saying, ears: 'connected' | 'paired') => {
    const { position, counter, speech } = saying;
    const zone =
      counter === null ? null : (catalogueOf(services.state()).counters.get(counter)?.zone ?? null);
    if (!speaks(services, counter, ears)) return spoken(position);
    const making = voice.announce(speech, policy());
    const turn = before;
    before = Promise.allSettled([turn, making]).then(() => undefined);
    await turn;
    const made = await making;
    failure = made.failure ? { since: failure?.since ?? services.now(), detail: made.failure.detail } : null;
    const volume = volumeAt(policy(), services.now(), catalogueOf(services.state()).source.hall.timeZone);
    entries.set(position, {
      announcement: { position, number: speech.number, clips: made.clips, volume },
      zone,
      at: saying.at,
    });
    services.publisher.touch();
    later(() => void spoken(position), LATEST + lengthOf(made));
  };
  const say = (position: number, ears: 'connected' | 'paired') => {
    const saying = sayingAt(services.state(), position);
    if (!saying) return;
    const work = announce(saying, ears).catch((error) =>
      services.log.error({ error, position }, 'a call could not be announced'),
    );
    working.add(work);
    void work.finally(() => working.delete(work));
  };
  const prepareNext = (queue: string | undefined) => {
    const waiting = services.state().queues.get(queue ?? '')?.waiting ?? [];
    const numbers = waiting
      .slice(0, NEXT_ONES)
      .flatMap((id) => services.state().tickets.get(id)?.number ?? []);
    if (numbers.length > 0) voice.prepare(numbers, policy());
  };
  const follow = ({ position, fact }: Recorded) => {
    if (fact.type === 'CatalogueImported')
      void voice.warm(fact.catalogue.counters, fact.catalogue.policy.voice);
    if (fact.type === 'TicketIssued') {
      const waiting = services.state().queues.get(fact.queue)?.waiting.length ?? 0;
      if (waiting < SHORT_QUEUE) voice.prepare([fact.number], policy());
    }
    if (fact.type === 'QueueEnded' || fact.type === 'QueueMerged') return say(position, 'connected');
    if (fact.type === 'TicketPreCalled' && !fact.silent) say(position, 'connected');
    if (fact.type !== 'TicketCalled' && fact.type !== 'TicketRecalled') return;
    if (fact.silent) return;
    say(position, 'connected');
    if (fact.type === 'TicketCalled') prepareNext(services.state().tickets.get(fact.ticket)?.queue);
  };
  services.onCommitted((facts) => {
    prune();
    for (const recorded of facts) follow(recorded);
  });

  return {
    resume() {
      const state = services.state();
      const lately = state.queueNews.filter((news) => services.now() - news.at < TOO_OLD);
      for (const { position } of [...state.calls, ...lately].sort((a, b) => a.position - b.position)) {
        if (!toldAlready(state, position) && !staleCall(state, position)) say(position, 'paired');
      }
    },
    pending(zone) {
      prune();
      return [...entries.values()]
        .filter((entry) => zone === null || entry.zone === null || entry.zone === zone)
        .map((entry) => entry.announcement)
        .sort((a, b) => a.position - b.position);
    },
    troubles() {
      if (!failure) return [];
      const { since, detail } = failure;
      return [
        {
          id: 'voice-failed',
          kind: 'voice-failed',
          level: 'late',
          subject: { zh: '语音', en: 'Voice' },
          since,
          detail: { detail },
        },
      ];
    },
    async settled() {
      while (working.size > 0) await Promise.all(working);
    },
  };
}

function toldAlready(state: State, position: number): boolean {
  const call = callAt(state, position);
  if (call) return call.announced;
  return state.queueNews.find((news) => news.position === position)?.spoken ?? true;
}

/** What is to be said of the fact at this position: a call in its own words, or news of a queue (D3, T12, T16). */
function sayingAt(state: State, position: number): Saying | null {
  const { counters, queues } = catalogueOf(state);
  const call = callAt(state, position);
  if (call) {
    const { at, kind, number, counter } = call;
    const place = counters.get(counter);
    if (!place) return null;
    const speech: Speech = kind === 'pre-call' ? { kind, number } : { kind, number, place };
    return { position, at, counter, speech };
  }
  const news = state.queueNews.find((known) => known.position === position);
  const queue = news && queues.get(news.queue);
  if (!news || !queue) return null;
  const to = news.to === null ? undefined : queues.get(news.to)?.name;
  const about = { number: queue.letter, queue: queue.name };
  const speech: Speech = to ? { kind: 'queue-merged', ...about, to } : { kind: 'queue-ended', ...about };
  return { position, at: news.at, counter: null, speech };
}

/**
 * Is there a screen with sound that speaks for this counter? Without one the call counts as spoken at once. Just after a start
 * screens are still on their way back: then it is enough that they are paired.
 */
export function speaks(
  services: Pick<Services, 'state' | 'presence'>,
  counter: string | null,
  ears: 'connected' | 'paired',
): boolean {
  const zone = services.state().catalogue?.counters.get(counter ?? '')?.zone;
  return [...services.state().devices.screens.values()].some(({ device, assignment }) => {
    const here =
      assignment.role === 'hall-board' ||
      assignment.role === 'playlist' ||
      (assignment.role === 'zone-board' && (counter === null || assignment.zone === zone));
    const hears = ears === 'paired' || services.presence.connected(`screen:${device}`);
    return here && assignment.sound && hears;
  });
}

function lengthOf(made: Announced): number {
  return made.clips.reduce((sum, clip) => sum + clip.ms, 0);
}

/** The level of the latest entry not after the hall's hour; 1 without entries. */
export function volumeAt(policy: Policy['voice'], now: number, timeZone: string): number {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(now);
  const before = policy.volume
    .filter((entry) => entry.from <= time)
    .sort((a, b) => a.from.localeCompare(b.from));
  return before.at(-1)?.level ?? 1;
}

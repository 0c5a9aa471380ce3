import type { Alert } from '../contract/views/floor.ts';
import type { Announcement } from '../contract/views/screen.ts';
import { volumeAt } from '../contract/voice.ts';
import type { Recorded } from '../domain/facts.ts';
import { staleCall } from '../domain/index.ts';
import type { Services } from '../services.ts';
import { type Ears, hears } from '../views/ears.ts';
import { catalogueOf } from '../views/lines.ts';
import type { Announced, Voice } from '../voice/voice.ts';
import { THANKS } from '../voice/wording.ts';
import { crowded, thanks as saysThanks, speaks } from './loudspeakers.ts';
import { type Saying, sayingAt, toldAlready } from './sayings.ts';

/** Speech of calls: made when the call is durable, shown to screens with sound, in journal order (D2). */
export type Announcing = {
  /** For screens: what waits to be spoken in these zones (null: everywhere), and thanks for a rating at this counter. */
  pending(zones: Ears, thanksAt?: string | null): readonly Announcement[];
  troubles(): readonly Omit<Alert, 'seenBy'>[];
  /** At start: calls that were not spoken when the hub went down still are (T15). */
  resume(): void;
  /** Resolves when nothing is being made any more. */
  settled(): Promise<void>;
};

/** What was spoken is not spoken again by a screen that comes this much later (ms). A call nobody spoke stays until it is stale (D2). */
const TOO_OLD = 180_000;
/** When a screen took a call but never told that it spoke it, the no-show timer starts nevertheless (ms). */
const LATEST = 45_000;
/** A loudspeaker with a backlog gets that time again, up to this: one that never tells must not hold up a counter (ms). */
const LATEST_OF_ALL = 600_000;
/** Whoever rated has gone after this long (ms). */
const THANKS_STAND = 10_000;
/** Speech is made ahead for those called soon: a rush shall not keep the program busy with numbers nobody calls yet. */
const SHORT_QUEUE = 6;
const NEXT_ONES = 3;

type Failure = NonNullable<Announced['failure']> & { readonly since: number };
/** `zone` null: spoken everywhere. */
type Entry = {
  readonly announcement: Announcement;
  readonly zone: string | null;
  readonly at: number;
  /** Never too old while nobody has spoken it. */
  readonly mustSound: boolean;
};

/** `later(task, ms)` runs a task once after a while. */
export function createAnnouncing(
  services: Omit<Services, 'announcements' | 'troubles'>,
  voice: Voice,
  later: (task: () => void, ms: number) => void,
): Announcing {
  const entries = new Map<number, Entry>();
  /** By counter: the latest rating there. */
  const thanks = new Map<string, { readonly announcement: Announcement; readonly at: number }>();
  const working = new Set<Promise<void>>();
  /** Calls enter the list in journal order, also when a later one's speech was made first (D2). */
  let before: Promise<void> = Promise.resolve();
  let failure: Failure | null = null;
  const policy = () => catalogueOf(services.state()).source.policy.voice;

  const spoken = async (position: number) => {
    if (toldAlready(services.state(), position) || staleCall(services.state(), position)) return;
    await services.submit({ kind: 'hub' }, services.newId(), { type: 'AnnouncementSpoken', position });
  };
  const prune = () => {
    const state = services.state();
    for (const [position, entry] of entries) {
      const old = services.now() - entry.at > TOO_OLD;
      const kept = !old || (entry.mustSound && !toldAlready(state, position));
      if (!kept || staleCall(state, position)) entries.delete(position);
    }
  };
  const timeZone = () => catalogueOf(services.state()).source.hall.timeZone;
  const announce = async (saying: Saying, ears: 'connected' | 'paired') => {
    const { position, zone, speech, urgent, silent } = saying;
    // Paired is enough for what the counter does not wait for: it is said when the loudspeaker is back.
    if (!speaks(services, zone, silent ? 'paired' : ears)) return silent ? undefined : spoken(position);
    const making = voice.announce(speech, policy());
    const turn = before;
    before = Promise.allSettled([turn, making]).then(() => undefined);
    await turn;
    const made = await making;
    failure = made.failure && { ...made.failure, since: failure?.since ?? services.now() };
    // What is urgent is heard in quiet hours too.
    const volume = urgent ? 1 : volumeAt(policy().volume, services.now(), timeZone());
    const { number } = speech;
    entries.set(position, {
      announcement: { position, number, clips: made.clips, volume, ...(urgent && { urgent }) },
      zone,
      at: saying.at,
      mustSound: saying.mustSound,
    });
    services.publisher.touch();
    if (!silent) expect(position, zone, LATEST + lengthOf(made), LATEST_OF_ALL);
  };
  /** Counts as spoken after a while without a word of it; a loudspeaker that has others before it gets more time. */
  const expect = (position: number, zone: string | null, ms: number, left: number) =>
    later(() => {
      const waits = entries.has(position) && left > 0 && crowded(services, zone);
      if (waits && !toldAlready(services.state(), position)) expect(position, zone, LATEST, left - LATEST);
      else void spoken(position);
    }, ms);
  const say = (position: number, ears: 'connected' | 'paired') => {
    const saying = sayingAt(services.state(), position);
    if (!saying) return;
    work(announce(saying, ears), position);
  };
  const work = (announcing: Promise<void>, position: number) => {
    const settled = announcing.catch((error) =>
      services.log.error({ error, position }, 'something could not be announced'),
    );
    working.add(settled);
    void settled.finally(() => working.delete(settled));
  };
  /** Said at once or not at all; a voice that fails here is told with the next call. */
  const thank = async (position: number, counter: string) => {
    if (policy().thanks === false || !saysThanks(services, counter)) return;
    const { clips } = await voice.announce(THANKS, { ...policy(), chime: false, repeats: 1 });
    if (!clips.some(({ kind }) => kind === 'call')) return;
    const volume = volumeAt(policy().volume, services.now(), timeZone());
    const announcement: Announcement = { position, number: '', clips, volume, thanks: true };
    thanks.set(counter, { announcement, at: services.now() });
    services.publisher.touch();
  };
  const prepareNext = (queue: string | undefined) => {
    const waiting = services.state().queues.get(queue ?? '')?.waiting ?? [];
    const numbers = waiting
      .slice(0, NEXT_ONES)
      .flatMap((id) => services.state().tickets.get(id)?.number ?? []);
    if (numbers.length > 0) voice.prepare(numbers, policy());
  };
  const follow = ({ position, fact }: Recorded) => {
    if (fact.type === 'CatalogueImported' || fact.type === 'VoiceChosen')
      void voice.warm(catalogueOf(services.state()).source.counters, policy());
    if (fact.type === 'TicketIssued') {
      const waiting = services.state().queues.get(fact.queue)?.waiting.length ?? 0;
      if (waiting < SHORT_QUEUE) voice.prepare([fact.number], policy());
    }
    if (fact.type === 'QueueEnded' || fact.type === 'QueueMerged') return say(position, 'connected');
    if (fact.type === 'BroadcastMade') return say(position, 'connected');
    if (fact.type === 'TicketPassed' && fact.told) return say(position, 'connected');
    if (fact.type === 'Rated' && (fact.source === 'evaluator' || fact.source === 'screen')) {
      const { counter } = fact;
      return work(thank(position, counter), position);
    }
    if (fact.type === 'TicketPreCalled') say(position, 'connected');
    if (fact.type !== 'TicketCalled' && fact.type !== 'TicketRecalled') return;
    say(position, 'connected');
    if (fact.type === 'TicketCalled' && !fact.silent)
      prepareNext(services.state().tickets.get(fact.ticket)?.queue);
  };
  services.onCommitted((facts) => {
    prune();
    for (const recorded of facts) follow(recorded);
  });

  return {
    resume() {
      const state = services.state();
      const lately = [
        ...state.queueNews.filter((news) => services.now() - news.at < TOO_OLD),
        ...state.broadcasts.filter(({ until }) => services.now() < until),
      ];
      for (const { position } of [...state.calls, ...lately].sort((a, b) => a.position - b.position)) {
        if (!toldAlready(state, position) && !staleCall(state, position)) say(position, 'paired');
      }
    },
    pending(zones, thanksAt = null) {
      prune();
      const due = thanksAt === null ? undefined : thanks.get(thanksAt);
      const own = due && services.now() - due.at < THANKS_STAND ? [due.announcement] : [];
      return [...entries.values()]
        .filter((entry) => hears(zones, entry.zone))
        .map((entry) => entry.announcement)
        .concat(own)
        .sort((a, b) => a.position - b.position);
    },
    troubles() {
      if (!failure) return [];
      const { code, since, detail } = failure;
      // The built-in voice spoke instead: nothing is lost, but it is not what staff chose.
      const kind = code === 'program-failed' ? 'voice-program' : 'voice-failed';
      const level = code === 'program-failed' ? 'warn' : 'late';
      return [{ id: kind, kind, level, subject: { zh: '语音', en: 'Voice' }, since, detail: { detail } }];
    },
    async settled() {
      while (working.size > 0) await Promise.all(working);
    },
  };
}

function lengthOf(made: Announced): number {
  return made.clips.reduce((sum, clip) => sum + clip.ms, 0);
}

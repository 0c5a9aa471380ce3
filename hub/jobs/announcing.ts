import type { Policy } from '../contract/policy.ts';
import type { Alert, Announcement } from '../contract/views.ts';
import type { Recorded } from '../domain/facts.ts';
import { staleCall } from '../domain/index.ts';
import type { Services } from '../services.ts';
import { catalogueOf } from '../views/lines.ts';
import type { Announced, Voice } from '../voice/voice.ts';

/** Speech of calls: made when the call is durable, shown to screens with sound, in journal order (D2). */
export type Announcing = {
  /** For screens: what waits to be spoken in a zone (null: everywhere). */
  pending(zone: string | null): readonly Announcement[];
  troubles(): readonly Omit<Alert, 'seenBy'>[];
  /** Resolves when nothing is being made any more. */
  settled(): Promise<void>;
};

/** A call nobody has heard after this long is over for the ear; the eye still has the board (ms). */
const TOO_OLD = 180_000;
/** When a screen took a call but never told that it spoke it, the no-show timer starts nevertheless (ms). */
const LATEST = 45_000;

type Entry = { readonly announcement: Announcement; readonly zone: string; readonly at: number };

/** `later(task, ms)` runs a task once after a while. */
export function createAnnouncing(
  services: Omit<Services, 'announcements' | 'troubles'>,
  voice: Voice,
  later: (task: () => void, ms: number) => void,
): Announcing {
  const entries = new Map<number, Entry>();
  const working = new Set<Promise<void>>();
  let failure: { since: number; detail: string } | null = null;
  const policy = () => catalogueOf(services.state()).source.policy.voice;

  const spoken = async (position: number) => {
    const call = services.state().calls.find((known) => known.position === position);
    if (!call || call.announced || staleCall(services.state(), position)) return;
    await services.submit({ kind: 'hub' }, services.newId(), { type: 'AnnouncementSpoken', position });
  };
  const prune = () => {
    for (const [position, entry] of entries) {
      if (staleCall(services.state(), position) || services.now() - entry.at > TOO_OLD)
        entries.delete(position);
    }
  };
  const announce = async (position: number, number: string, counterId: string, kind: 'call' | 'recall') => {
    const place = catalogueOf(services.state()).counters.get(counterId);
    if (!place) return;
    if (!listened(services, place.zone)) return spoken(position);
    const made = await voice.announce({ kind, number, place }, policy());
    failure = made.failure ? { since: failure?.since ?? services.now(), detail: made.failure.detail } : null;
    const volume = volumeAt(policy(), services.now(), catalogueOf(services.state()).source.hall.timeZone);
    entries.set(position, {
      announcement: { position, number, clips: made.clips, volume },
      zone: place.zone,
      at: services.now(),
    });
    services.publisher.touch();
    later(() => void spoken(position), LATEST + lengthOf(made));
  };
  const follow = ({ position, fact }: Recorded) => {
    if (fact.type === 'TicketIssued') voice.prepare([fact.number], policy());
    if (fact.type === 'CatalogueImported')
      void voice.warm(fact.catalogue.counters, fact.catalogue.policy.voice);
    if (fact.type !== 'TicketCalled' && fact.type !== 'TicketRecalled') return;
    const number = services.state().tickets.get(fact.ticket)?.number;
    if (number === undefined) return;
    const work = announce(
      position,
      number,
      fact.counter,
      fact.type === 'TicketCalled' ? 'call' : 'recall',
    ).catch((error) => services.log.error({ error, position }, 'a call could not be announced'));
    working.add(work);
    void work.finally(() => working.delete(work));
  };
  services.onCommitted((facts) => {
    prune();
    for (const recorded of facts) follow(recorded);
  });

  return {
    pending(zone) {
      prune();
      return [...entries.values()]
        .filter((entry) => zone === null || entry.zone === zone)
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

/** Is a screen with sound connected that speaks for this zone? Without one the call counts as spoken at once. */
function listened(services: Pick<Services, 'state' | 'presence'>, zone: string): boolean {
  return [...services.state().devices.screens.values()].some(({ device, assignment }) => {
    const here =
      assignment.role === 'hall-board' || (assignment.role === 'zone-board' && assignment.zone === zone);
    return here && assignment.sound && services.presence.connected(`screen:${device}`);
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

import { type ReadonlySignal, signal } from '@preact/signals';
import type { RefusalCode } from '../../hub/contract/refusals.ts';
import type { ScreenView } from '../../hub/contract/views/screen.ts';
import type { Link } from '../../hub/link/index.ts';
import { type Kept, rememberedPositions, rememberPositions } from './memory.ts';
import { advance, emptyQueue, playing, type VoiceEvent, type VoiceQueue, waiting } from './queue.ts';
import type { Sound } from './sound.ts';

/** The screen's voice: plays the hub's announcements and tells it what was spoken (D2, D3). */
export interface Speaker {
  /** Position being spoken right now, or null. */
  readonly speaking: ReadonlySignal<number | null>;
  /** null until sound was asked for. */
  readonly allowed: ReadonlySignal<boolean | null>;
  /** Takes the view's announcements; silent when its assignment is. */
  follow(view: ScreenView): void;
  close(): void;
}

/** Between a failed clip and what follows it, ms. */
const RETRY = 1200;

/** Refusals that say nothing about the call: asked again, the hub may well take it. */
const PASSING: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'offline',
  'timeout',
  'too-many-requests',
  'not-recorded',
  'hub-stopping',
]);

type Health = { soundAllowed: boolean | null; backlog: number; dropped: number; unspoken: number };

export type SpeakerParts = {
  readonly link: Pick<Link, 'status' | 'ask' | 'report' | 'onStatus'>;
  readonly storage: Kept;
  readonly sound: Sound;
  readonly newId: () => string;
};

export function createSpeaker({ link, storage, sound, newId }: SpeakerParts): Speaker {
  const speaking = signal<number | null>(null);
  const allowed = signal<boolean | null>(null);
  /** Request ids of what is being told: the same one again when an answer was lost (T2). */
  const requests = new Map<number, { readonly id: string; busy: boolean }>();
  let queue: VoiceQueue = emptyQueue(rememberedPositions(storage));
  let clip: object | null = null;
  let failing = false;
  let closed = false;
  /** Of what the hour allows, as staff set this screen. */
  let level = 1;
  let reported = '';

  const player = sound.createPlayer({
    ended: () => happen({ type: 'ended' }),
    failed: () => {
      clip = null;
      failing = true;
      // A moment's patience: the clip may be there again, or the link notice that the hub is away.
      sound.later(() => happen({ type: link.status.kind === 'connected' ? 'failed' : 'interrupted' }), RETRY);
    },
    refused: () => permit(false),
    started: () => {
      permit(true);
      happen({ type: 'started' });
    },
  });
  const happen = (event: VoiceEvent) => {
    if (closed) return;
    if (event.type === 'ended') clip = null;
    if (event.type === 'failed' || event.type === 'interrupted') failing = false;
    queue = advance(queue, event);
    rememberPositions(storage, queue.spoken);
    act();
    tell();
    report();
  };
  const act = () => {
    const now = playing(queue);
    speaking.value = now?.announcement.position ?? null;
    if (!now && clip) player.stop();
    if (!now) clip = null;
    // Refused: the clip waits for a touch. Never started twice: a clip is the same object as long as it plays.
    if (!now || now.clip === clip || failing || closed || allowed.value === false) return;
    clip = now.clip;
    player.play(now.clip, now.announcement.volume * level);
    const following = queue.current?.clips[1] ?? waiting(queue)[0]?.clips[0];
    if (following) player.preload(following);
  };
  const permit = (yes: boolean) => {
    if (!yes) clip = null;
    if (allowed.value === yes) return;
    allowed.value = yes;
    report();
  };
  const tell = () => {
    if (link.status.kind !== 'connected') return;
    for (const position of queue.untold) {
      const request = requests.get(position) ?? { id: newId(), busy: false };
      requests.set(position, request);
      if (!request.busy) void tellSpoken(position, request);
    }
  };
  const tellSpoken = async (position: number, request: { readonly id: string; busy: boolean }) => {
    request.busy = true;
    const answer = await link.ask({ type: 'AnnouncementSpoken', position }, { id: request.id });
    request.busy = false;
    if (!answer.ok && PASSING.has(answer.refusal.code)) {
      // Told again before long, with what the hub may have missed of this screen as well.
      sound.later(() => {
        reported = '';
        report();
        tell();
      }, RETRY);
      return;
    }
    requests.delete(position);
    happen({ type: 'told', position });
  };
  const report = () => {
    const health: Health = {
      soundAllowed: allowed.value,
      backlog: waiting(queue).length,
      dropped: queue.dropped,
      unspoken: queue.unspoken,
    };
    const size = sound.size();
    const text = JSON.stringify({ ...health, ...size });
    if (text === reported || link.status.kind !== 'connected') return;
    reported = text;
    link.report({ report: 'screen', ...size, ...health });
    if (queue.dropped + queue.unspoken > 0) queue = advance(queue, { type: 'reported' });
  };

  const touched = () => {
    if (allowed.value !== false) return;
    allowed.value = null;
    void sound.isAllowed().then((yes) => {
      permit(yes);
      act();
    });
  };
  const stopTouch = sound.onTouch(touched);
  const stopResize = sound.onResize(report);
  const stopStatus = link.onStatus((status) => {
    reported = '';
    if (status.kind !== 'connected') return;
    report();
    tell();
  });

  let asked = false;
  return {
    speaking,
    allowed,
    follow(view) {
      const { sound: speaks, volume = 1 } = view.assignment;
      level = volume;
      if (speaks && !asked) {
        asked = true;
        void sound.isAllowed().then(permit).then(act);
      }
      happen({ type: 'view', list: speaks ? view.announcements : [] });
    },
    close() {
      closed = true;
      player.stop();
      stopStatus();
      stopTouch();
      stopResize();
    },
  };
}

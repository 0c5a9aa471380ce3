import { type ReadonlySignal, signal } from '@preact/signals';
import type { ScreenView } from '../../hub/contract/views.ts';
import type { Link } from '../../hub/web/link.ts';
import { newId } from '../../hub/web/link.ts';
import { rememberedPositions, rememberPositions } from './memory.ts';
import { createPlayer, soundAllowed } from './player.ts';
import { advance, emptyQueue, playing, type VoiceEvent, type VoiceQueue, waiting } from './queue.ts';

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

type Health = { soundAllowed: boolean | null; backlog: number; dropped: number };

export function createSpeaker(link: Link, storage: Pick<Storage, 'getItem' | 'setItem'>): Speaker {
  const speaking = signal<number | null>(null);
  const allowed = signal<boolean | null>(null);
  const requests = new Map<number, string>();
  let queue: VoiceQueue = emptyQueue(rememberedPositions(storage));
  let clip: object | null = null;
  let failing = false;
  let reported = '';

  const player = createPlayer({
    ended: () => happen({ type: 'ended' }),
    failed: () => {
      clip = null;
      failing = true;
      // A moment's patience: the clip may be there again, or the link notice that the hub is away.
      setTimeout(() => happen({ type: link.status.kind === 'connected' ? 'failed' : 'interrupted' }), RETRY);
    },
    refused: () => permit(false),
    started: () => permit(true),
  });
  const happen = (event: VoiceEvent) => {
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
    // Refused: the clip waits for a touch. Never started twice: a clip is the same object as long as it plays.
    if (!now || now.clip === clip || failing || allowed.value === false) return;
    clip = now.clip;
    player.play(now.clip.url, now.clip.ms, now.announcement.volume);
    const following = queue.current?.clips[1] ?? waiting(queue)[0]?.clips[0];
    if (following) player.preload(following.url);
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
      if (requests.has(position)) continue;
      const id = newId();
      requests.set(position, id);
      void link.ask({ type: 'AnnouncementSpoken', position }, { id }).then((answer) => {
        requests.delete(position);
        const lost = !answer.ok && (answer.refusal.code === 'offline' || answer.refusal.code === 'timeout');
        if (!lost) happen({ type: 'told', position });
      });
    }
  };
  const report = () => {
    const health: Health = {
      soundAllowed: allowed.value,
      backlog: waiting(queue).length,
      dropped: queue.dropped,
    };
    const size = { width: window.innerWidth, height: window.innerHeight };
    const text = JSON.stringify({ ...health, ...size });
    if (text === reported || link.status.kind !== 'connected') return;
    reported = text;
    link.report({ report: 'screen', ...size, ...health });
    if (queue.dropped > 0) queue = advance(queue, { type: 'reported' });
  };

  const touched = () => {
    if (allowed.value !== false) return;
    allowed.value = null;
    void soundAllowed().then((yes) => {
      permit(yes);
      act();
    });
  };
  const events = ['pointerdown', 'keydown'] as const;
  for (const event of events) window.addEventListener(event, touched);
  window.addEventListener('resize', report);
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
      const sound = view.assignment.sound;
      if (sound && !asked) {
        asked = true;
        void soundAllowed().then(permit).then(act);
      }
      happen({ type: 'view', list: sound ? view.announcements : [] });
    },
    close() {
      player.stop();
      stopStatus();
      for (const event of events) window.removeEventListener(event, touched);
      window.removeEventListener('resize', report);
    },
  };
}

import type { Announcement } from '../../hub/contract/views/screen.ts';

type Clip = Announcement['clips'][number];

/**
 * What is to be spoken, in journal order, one after the other, never two at once (D2). Pure: `next` tells what to do, the player
 * does it and tells what happened.
 */
export type VoiceQueue = {
  /** As the hub last told it: everything not stale. */
  readonly list: readonly Announcement[];
  readonly current: Current | null;
  /** Positions spoken (or given up), ascending, the latest 200: survives a reload. */
  readonly spoken: readonly number[];
  /** Spoken, and the hub does not know yet. */
  readonly untold: readonly number[];
  /** Clips left out because of a backlog since the last report. */
  readonly dropped: number;
  /** Calls that were over before their turn came, in a backlog, since the last report: nothing goes without a word to staff (D2). */
  readonly unspoken: number;
};
type Current = {
  readonly announcement: Announcement;
  /** Clips still to play; the first is playing. */
  readonly clips: readonly Clip[];
  /** Has anything of it sounded? Until then it may still become stale. */
  readonly begun: boolean;
  /** Were the words heard to their end? A call nobody heard is not told as spoken. */
  readonly heard: boolean;
  /** Times the clip playing has failed. */
  readonly failures: number;
};

export type VoiceEvent =
  | { readonly type: 'view'; readonly list: readonly Announcement[] }
  /** Sound comes out. */
  | { readonly type: 'started' }
  | { readonly type: 'ended' }
  /** The clip could not be loaded, or never ended. */
  | { readonly type: 'failed' }
  /** It failed because the hub is away: begun again from the next view. */
  | { readonly type: 'interrupted' }
  | { readonly type: 'told'; readonly position: number }
  | { readonly type: 'reported' };

/** More calls waiting than this: only what must be said is said. */
export const BACKLOG = 3;
const REMEMBERED = 200;
/** How often the words of a call are tried; a chime is not worth a second try. */
const TRIES = 4;

export function emptyQueue(spoken: readonly number[]): VoiceQueue {
  return { list: [], current: null, spoken, untold: [], dropped: 0, unspoken: 0 };
}

/** Waiting, not begun, in the order they will be spoken: urgent messages, then by journal position. */
export function waiting(queue: VoiceQueue): readonly Announcement[] {
  return queue.list.filter(
    ({ position }) => position !== queue.current?.announcement.position && !queue.spoken.includes(position),
  );
}

/** The clip that should be playing now, or null. */
export function playing(
  queue: VoiceQueue,
): { readonly clip: Clip; readonly announcement: Announcement } | null {
  const clip = queue.current?.clips[0];
  return queue.current && clip ? { clip, announcement: queue.current.announcement } : null;
}

export function advance(queue: VoiceQueue, event: VoiceEvent): VoiceQueue {
  switch (event.type) {
    case 'view':
      return begin(breakOff(dropStale(counted(queue, [...event.list].sort(inOrder)))));
    case 'started':
      return queue.current ? { ...queue, current: { ...queue.current, begun: true } } : queue;
    case 'ended':
      return afterClip(queue, true);
    case 'failed':
      return tryAgain(queue) ?? afterClip(queue, false);
    case 'interrupted':
      return { ...queue, list: [], current: null };
    case 'told':
      return { ...queue, untold: queue.untold.filter((position) => position !== event.position) };
    case 'reported':
      return { ...queue, dropped: 0, unspoken: 0 };
  }
}

function inOrder(a: Announcement, b: Announcement): number {
  return Number(b.urgent === true) - Number(a.urgent === true) || a.position - b.position;
}

/** The new list, with what a backlog kept from being spoken. */
function counted(queue: VoiceQueue, list: readonly Announcement[]): VoiceQueue {
  const before = waiting(queue);
  const gone = before.filter(({ position }) => !list.some((known) => known.position === position));
  return { ...queue, list, unspoken: queue.unspoken + (before.length > BACKLOG ? gone.length : 0) };
}

/** An urgent message breaks off what is being spoken, which is begun again after it unless its words were heard. */
function breakOff(queue: VoiceQueue): VoiceQueue {
  const { current } = queue;
  if (!current || current.announcement.urgent || !waiting(queue)[0]?.urgent) return queue;
  return current.heard ? over(queue, current) : { ...queue, current: null };
}

/** Takes the next announcement when nothing is being spoken. */
function begin(queue: VoiceQueue): VoiceQueue {
  if (queue.current) return queue;
  const announcement = waiting(queue)[0];
  if (!announcement) return queue;
  return dropOptional({
    ...queue,
    current: { announcement, clips: announcement.clips, begun: false, heard: false, failures: 0 },
  });
}

/** What has not begun and is not wanted any more goes unspoken; what has begun is spoken to its end. */
function dropStale(queue: VoiceQueue): VoiceQueue {
  const { current } = queue;
  if (!current || current.begun) return queue;
  const wanted = queue.list.some(({ position }) => position === current.announcement.position);
  return wanted ? queue : { ...queue, current: null };
}

/** The same clip once more (as a new object: the player tells clips apart by identity), or null when that is no use. */
function tryAgain(queue: VoiceQueue): VoiceQueue | null {
  const { current } = queue;
  const [clip, ...rest] = current?.clips ?? [];
  if (!current || clip?.kind !== 'call' || current.failures + 1 >= TRIES) return null;
  return { ...queue, current: { ...current, clips: [{ ...clip }, ...rest], failures: current.failures + 1 } };
}

function afterClip(queue: VoiceQueue, sounded: boolean): VoiceQueue {
  const { current } = queue;
  if (!current) return queue;
  const hasWords = current.announcement.clips.some(({ kind }) => kind === 'call');
  const isMessage = hasWords ? current.clips[0]?.kind === 'call' : true;
  const heard = current.heard || (sounded && isMessage);
  return dropOptional({
    ...queue,
    current: { ...current, clips: current.clips.slice(1), heard, failures: 0 },
  });
}

/**
 * Before each clip: with a backlog, repeats and second languages are left out (and counted); once the call is answered, they
 * have no one to speak to. An announcement without clips left is over.
 */
function dropOptional(queue: VoiceQueue): VoiceQueue {
  const { current } = queue;
  if (!current) return queue;
  const { position } = current.announcement;
  const optional = current.clips.filter(isOptional).length;
  const crowded = waiting(queue).length > BACKLOG;
  const answered = !queue.list.some((known) => known.position === position);
  const clips = crowded || answered ? current.clips.filter((clip) => !isOptional(clip)) : current.clips;
  const dropped = queue.dropped + (crowded && !answered ? optional : 0);
  if (clips.length > 0) return { ...queue, dropped, current: { ...current, clips } };
  return begin({ ...over(queue, current), dropped });
}

/** It is done with, and told when it was heard; of thanks nobody waits to hear. */
function over(queue: VoiceQueue, { announcement: { position, thanks }, heard }: Current): VoiceQueue {
  const spoken = [...queue.spoken, position].sort((a, b) => a - b).slice(-REMEMBERED);
  return {
    ...queue,
    current: null,
    spoken,
    untold: heard && !thanks ? [...queue.untold, position] : queue.untold,
  };
}

function isOptional(clip: Clip): boolean {
  return clip.kind === 'repeat' || clip.kind === 'second-language';
}

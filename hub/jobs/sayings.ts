import { callAt } from '../domain/index.ts';
import type { State } from '../domain/state.ts';
import { catalogueOf } from '../views/lines.ts';
import type { Speech } from '../voice/wording.ts';

/** Something to be said; `zone` null: in the whole hall. */
export type Saying = {
  readonly position: number;
  readonly at: number;
  readonly zone: string | null;
  readonly speech: Speech;
  /** Calls and urgent messages are spoken however late it became; news of a queue is on the boards meanwhile. */
  readonly mustSound: boolean;
  readonly urgent?: true;
  /** Counts as spoken already, for there was nobody to say it. */
  readonly silent?: true;
};

/** Was it really spoken, or is there nothing of the kind? */
export function toldAlready(state: State, position: number): boolean {
  const call = callAt(state, position);
  if (call) return call.announced && !call.silent;
  const others = [...state.queueNews, ...state.broadcasts];
  return others.find((known) => known.position === position)?.spoken ?? true;
}

/** What is to be said of the fact at this position: a call in its own words, news of a queue, an urgent message (D3, T12, T16). */
export function sayingAt(state: State, position: number): Saying | null {
  return callSaying(state, position) ?? newsSaying(state, position) ?? broadcastSaying(state, position);
}

function callSaying(state: State, position: number): Saying | null {
  const call = callAt(state, position);
  const place = call && catalogueOf(state).counters.get(call.counter);
  if (!call || !place) return null;
  const { at, kind, number } = call;
  const alone = kind === 'pre-call' || kind === 'passed';
  const speech: Speech = alone ? { kind, number } : { kind, number, place };
  return { position, at, zone: place.zone, speech, mustSound: true, ...(call.silent && { silent: true }) };
}

function newsSaying(state: State, position: number): Saying | null {
  const { queues } = catalogueOf(state);
  const news = state.queueNews.find((known) => known.position === position);
  const queue = news && queues.get(news.queue);
  if (!news || !queue) return null;
  const to = news.to === null ? undefined : queues.get(news.to)?.name;
  const about = { number: queue.letter, queue: queue.name };
  const speech: Speech = to ? { kind: 'queue-merged', ...about, to } : { kind: 'queue-ended', ...about };
  return { position, at: news.at, zone: null, speech, mustSound: false };
}

function broadcastSaying(state: State, position: number): Saying | null {
  const broadcast = state.broadcasts.find((known) => known.position === position);
  if (!broadcast) return null;
  const { at, zone, zh, en } = broadcast;
  const speech: Speech = { kind: 'broadcast', number: '', zh, en };
  return { position, at, zone, speech, mustSound: true, urgent: true };
}

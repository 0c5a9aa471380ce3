import type { Spoken } from '../contract/text.ts';
import type { Speaker } from './program.ts';
import { normalise, readWav, type Sound, trim } from './wav.ts';

/** Work asked ahead of need; beyond this many the latest are left out and made when called. */
const LARGEST_BACKLOG = 256;
/** After so many failures in a row the program is left alone for a while: a broken one must not hold up every call. */
const FAILURES = 3;
const REST_MS = 20_000;

export type VoiceState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly since: number; readonly detail: string };

type Task = {
  readonly language: Spoken;
  readonly text: string;
  readonly resolve: (sound: Sound) => void;
  readonly reject: (error: Error) => void;
};

/** The one queue before the speech program: what a call needs now goes before what is made ahead. */
export interface Workshop {
  /** Speech at the hall's level, without silence around it. Rejects with why it could not be made. */
  make(language: Spoken, text: string, urgent: boolean): Promise<Sound>;
  readonly state: VoiceState;
  onState(listener: (state: VoiceState) => void): () => void;
  close(): void;
}

export function createWorkshop(speaker: Speaker, now: () => number): Workshop {
  const urgentTasks: Task[] = [];
  const aheadTasks: Task[] = [];
  const listeners = new Set<(state: VoiceState) => void>();
  let state: VoiceState = { kind: 'ready' };
  let failures = 0;
  let restUntil = 0;
  let busy = false;
  let closed = false;

  const become = (next: VoiceState) => {
    if (next.kind === state.kind) return;
    state = next;
    for (const listener of listeners) listener(next);
  };
  /** A program that dies over a phrase may have been dying anyway: each phrase gets a second try. */
  const speak = (task: Task) =>
    speaker.speak(task.language, task.text).catch((error: unknown) => {
      if (closed) throw error;
      return speaker.speak(task.language, task.text);
    });
  const perform = async (task: Task) => {
    try {
      const sound = normalise(trim(readWav(await speak(task))));
      if (sound.samples.length === 0) throw new Error(`the voice program was silent about “${task.text}”`);
      failures = 0;
      become({ kind: 'ready' });
      task.resolve(sound);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      failures++;
      if (failures >= FAILURES) restUntil = now() + REST_MS;
      become({ kind: 'failed', since: now(), detail });
      task.reject(new Error(detail));
    }
  };
  const work = async () => {
    if (busy) return;
    busy = true;
    for (
      let task = urgentTasks.shift() ?? aheadTasks.shift();
      task;
      task = urgentTasks.shift() ?? aheadTasks.shift()
    ) {
      if (closed) task.reject(new Error('the voice was closed'));
      else if (now() < restUntil && state.kind === 'failed') task.reject(new Error(state.detail));
      else await perform(task);
    }
    busy = false;
  };

  return {
    make(language, text, urgent) {
      return new Promise((resolve, reject) => {
        const queue = urgent ? urgentTasks : aheadTasks;
        if (closed) return reject(new Error('the voice was closed'));
        if (!urgent && queue.length >= LARGEST_BACKLOG) return reject(new Error('too much to make ahead'));
        queue.push({ language, text, resolve, reject });
        void work();
      });
    },
    get state() {
      return state;
    },
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      speaker.close();
    },
  };
}

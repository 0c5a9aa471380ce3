import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ClipPhrase } from '../../../hub/contract/voice.ts';
import { say } from '../../../hub/web/messages.ts';
import type { Answer } from '../ask-http.ts';
import { type Capture, startCapture } from './capture.ts';
import { keep, level, remove } from './clips-api.ts';
import { t } from './words.ts';

/** One phrase on its way from the microphone to the hub. */
export type Take =
  | { readonly is: 'idle' }
  | { readonly is: 'asking' }
  | { readonly is: 'recording'; readonly capture: Capture }
  | { readonly is: 'levelling' }
  | { readonly is: 'heard'; readonly sound: Blob }
  | { readonly is: 'keeping'; readonly sound: Blob };

const why = (answer: Extract<Answer<unknown>, { ok: false }>) => (answer.why ? say(answer.why) : t('lost'));

/** Recording, listening back and keeping of one phrase; a new phrase begins anew. `done` when the hub has something else of it. */
export function useRecorder(phrase: ClipPhrase | null, done: (kept: boolean) => void) {
  const take = useSignal<Take>({ is: 'idle' });
  const fault = useSignal<string | null>(null);
  const become = (next: Take, sentence: string | null = null) => {
    take.value = next;
    fault.value = sentence;
  };
  const key = phrase && `${phrase.language}/${phrase.text}`;
  useEffect(() => {
    const leave = () => {
      if (take.value.is === 'recording') void take.value.capture.stop();
      become({ is: 'idle' });
    };
    leave();
    return leave;
  }, [key]);

  const record = async () => {
    become({ is: 'asking' });
    const capture = await startCapture();
    if (typeof capture === 'string')
      return become({ is: 'idle' }, t(capture === 'insecure' ? 'insecure' : 'noMicrophone'));
    become({ is: 'recording', capture });
  };
  const stop = async (capture: Capture) => {
    become({ is: 'levelling' });
    const raw = await capture.stop();
    if (!raw) return become({ is: 'idle' }, t('unreadable'));
    const levelled = await level(raw);
    if (!levelled.ok) return become({ is: 'idle' }, why(levelled));
    become({ is: 'heard', sound: levelled.value });
    listen(URL.createObjectURL(levelled.value));
  };
  const store = async (sound: Blob) => {
    if (!phrase) return;
    become({ is: 'keeping', sound });
    const kept = await keep(phrase, sound);
    if (!kept.ok) return become({ is: 'heard', sound }, why(kept));
    become({ is: 'idle' });
    done(true);
  };
  return {
    take,
    fault,
    /** Starts, stops, or starts again. */
    toggle() {
      const now = take.value;
      if (now.is === 'recording') void stop(now.capture);
      else if (now.is === 'idle' || now.is === 'heard') void record();
    },
    keep() {
      if (take.value.is === 'heard') void store(take.value.sound);
    },
    listen() {
      if (take.value.is === 'heard') listen(URL.createObjectURL(take.value.sound));
      else if (phrase?.clip) listen(phrase.clip.url);
    },
    async remove() {
      if (!phrase) return;
      const gone = await remove(phrase);
      if (gone.ok) done(false);
      else fault.value = why(gone);
    },
  };
}

function listen(url: string): void {
  const audio = new Audio(url);
  if (url.startsWith('blob:')) audio.onended = () => URL.revokeObjectURL(url);
  void audio.play().catch(() => undefined);
}

import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ClipPhrase } from '../../../hub/contract/voice.ts';
import { dialogOpen } from '../../common/dialog.tsx';
import { Keycap } from '../../common/shape.tsx';
import type { Capture } from './capture.ts';
import { type Take, useRecorder } from './use-recorder.ts';
import { groupWord, t } from './words.ts';

type Props = {
  readonly phrase: ClipPhrase;
  /** Something was kept or removed. */
  readonly onDone: (kept: boolean) => void;
};

/** One phrase in large type, read into the microphone, listened back, kept (D3). */
export function Recorder({ phrase, onDone }: Props) {
  const recorder = useRecorder(phrase, onDone);
  const take = recorder.take.value;
  useKeys({ ' ': recorder.toggle, Enter: recorder.keep });
  const recording = take.is === 'recording';
  return (
    <section class="recorder" data-take={take.is}>
      <p class="recorder-lead">
        {t('readThis')} · {groupWord(phrase.group)}
      </p>
      <p class="recorder-text" lang={phrase.language}>
        {phrase.text}
      </p>
      <p class="recorder-state" role="status">
        {recorder.fault.value ?? stateOf(take, phrase)}
      </p>
      {take.is === 'recording' ? <Meter capture={take.capture} /> : <div class="meter" />}
      <div class="recorder-keys">
        <button
          type="button"
          class={recording ? 'button button-now' : 'button'}
          disabled={take.is === 'asking' || take.is === 'levelling' || take.is === 'keeping'}
          onClick={recorder.toggle}
        >
          {recording ? t('stop') : take.is === 'heard' ? t('again') : t('record')}
          <Keycap>{t('keySpace')}</Keycap>
        </button>
        <button
          type="button"
          class="button"
          disabled={take.is !== 'heard' && (take.is !== 'idle' || phrase.clip === null)}
          onClick={recorder.listen}
        >
          {t('listen')}
        </button>
        <button
          type="button"
          class="button button-strong"
          disabled={take.is !== 'heard'}
          onClick={recorder.keep}
        >
          {t('keep')}
          <Keycap>{t('keyEnter')}</Keycap>
        </button>
        {phrase.clip && take.is === 'idle' && (
          <button type="button" class="button" onClick={() => void recorder.remove()}>
            {t('remove')}
          </button>
        )}
      </div>
    </section>
  );
}

function stateOf(take: Take, { clip }: ClipPhrase): string {
  switch (take.is) {
    case 'recording':
      return t('recording');
    case 'levelling':
    case 'keeping':
      return t('levelling');
    case 'heard':
      return t('heard');
    default:
      return clip ? t('recordedFor', { seconds: (clip.ms / 1000).toFixed(1) }) : t('noRecording');
  }
}

/** How loud it is, while somebody reads. */
function Meter({ capture }: { capture: Capture }) {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    let frame = 0;
    const draw = () => {
      bar.current?.style.setProperty('--level', String(capture.level()));
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [capture]);
  return (
    <div class="meter">
      <i ref={bar} />
    </div>
  );
}

/** Keys of this card; what is typed into a field, or presses a button, is not for it. */
function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = latest.current[event.key];
      const own =
        event.target instanceof HTMLElement && event.target.closest('input,textarea,select,button,a');
      if (!action || own || event.repeat || event.altKey || event.ctrlKey || dialogOpen()) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

import { useSignal } from '@preact/signals';
import { operate } from './agent.ts';
import { Card } from './card.tsx';
import type { Tone } from './plate.tsx';
import { Plate } from './plate.tsx';
import type { DockHid } from './state.ts';
import { PlugSwitch, SlowSwitch } from './switch.tsx';
import { t, type Word } from './words.ts';

const TONES: Readonly<Record<DockHid['lamp'], Tone>> = {
  off: 'quiet',
  idle: 'quiet',
  called: 'now',
  serving: 'calm',
  paused: 'warn',
  ask: 'now',
  thanks: 'calm',
  no: 'late',
};
const SHAPES: Partial<Record<DockHid['lamp'], string>> = { idle: '□', paused: '‖', thanks: '●' };

/** A call pad or an evaluator, key by key. */
export function HidCard({ device }: { device: DockHid }) {
  const { name, kind, plugged, lamp } = device;
  const holding = useSignal(false);
  const side = plugged ? (
    <Plate tone={TONES[lamp]} shape={SHAPES[lamp]} word={`${t('lamp')} ${t(`lamp-${lamp}`)}`} />
  ) : (
    <Plate tone="late" word={t('is-unplugged')} />
  );
  return (
    <Card name={name} side={side} under={device.profile}>
      <div class={`keys ${kind}`}>
        {device.keys.map(({ key, meaning, hold, down }) => (
          <button
            key={key}
            type="button"
            class={down ? 'key down' : 'key'}
            disabled={!plugged}
            onClick={() => void operate(name, { action: holding.value ? 'hold' : 'press', key })}
          >
            <kbd>{key}</kbd>
            {t(wordOf(meaning))}
            {hold && <small>{`${t('hold')}: ${t(wordOf(hold))}`}</small>}
          </button>
        ))}
      </div>
      <div class="switches">
        <button
          type="button"
          class="switch"
          aria-pressed={holding.value}
          onClick={() => {
            holding.value = !holding.value;
          }}
        >
          {t('hold')}
        </button>
        <PlugSwitch device={name} plugged={plugged} />
        <SlowSwitch device={name} slow={device.slow} />
        <button type="button" disabled={!plugged} onClick={() => void operate(name, { action: 'garbage' })}>
          {t('garbage')}
        </button>
        <button type="button" disabled={!plugged} onClick={() => void operate(name, { action: 'fail' })}>
          {t('fail')}
        </button>
      </div>
    </Card>
  );
}

const MEANINGS: Readonly<Record<string, Word>> = {
  next: 'next',
  recall: 'recall',
  start: 'start',
  finish: 'finish',
  'no-show': 'no-show',
  pause: 'pause',
  '5': 'level-5',
  '4': 'level-4',
  '3': 'level-3',
  '2': 'level-2',
  '1': 'level-1',
};
function wordOf(meaning: string): Word {
  return MEANINGS[meaning] ?? 'hold';
}

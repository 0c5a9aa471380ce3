import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { VolumeHours } from '../../../hub/contract/policy.ts';
import { volumeAt } from '../../../hub/contract/voice.ts';
import { hubNow } from '../../../hub/web/clock.ts';
import type { Watch } from '../supervision.tsx';
import { t } from './words.ts';

type Props = { readonly watch: Watch; readonly hours: VolumeHours; readonly changed: () => void };
/** As it is typed; percent. */
type Line = { readonly from: string; readonly level: number };

const NEW_LINE: Line = { from: '08:00', level: 80 };
const LEVELS = Array.from({ length: 11 }, (_, step) => 100 - step * 10);
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const levelWord = (percent: number) => (percent === 0 ? t('silent') : `${percent} %`);
const linesOf = (hours: VolumeHours): Line[] =>
  [...hours]
    .sort((a, b) => a.from.localeCompare(b.from))
    .map(({ from, level }) => ({ from, level: Math.round(level * 100) }));

/** How loud calls are spoken at which hours, quiet ones too (D3). */
export function Volume({ watch, hours, changed }: Props) {
  const lines = useSignal<readonly Line[]>(linesOf(hours));
  const text = JSON.stringify(hours);
  useEffect(() => {
    lines.value = linesOf(hours);
  }, [text]);
  const wrong = lines.value.findIndex(
    ({ from }, index) => !CLOCK.test(from) || lines.value.findIndex((line) => line.from === from) !== index,
  );
  const same = JSON.stringify(lines.value) === JSON.stringify(linesOf(hours));
  const locked = !watch.powers.floor || watch.desk.busy.value !== null;
  const change = (at: number, part: Partial<Line>) => {
    lines.value = lines.value.map((line, index) => (index === at ? { ...line, ...part } : line));
  };
  const save = async (event: Event) => {
    event.preventDefault();
    const wanted = lines.value.map(({ from, level }) => ({ from, level: level / 100 }));
    if (await watch.desk.run('volume', { type: 'SetVolume', hours: wanted })) changed();
  };
  const now = Math.round(volumeAt(hours, hubNow(), watch.view.hall.timeZone) * 100);
  return (
    <form class="voice-volume" onSubmit={(event) => void save(event)}>
      <h2>
        {t('volume')}
        <span>{t('volumeNow', { level: levelWord(now) })}</span>
      </h2>
      <p class="quiet">{t('volumeLead')}</p>
      {lines.value.length === 0 && <p>{t('volumeAlways')}</p>}
      {lines.value.map((line, index) => (
        <VolumeLine
          key={String(index)}
          n={index + 1}
          line={line}
          locked={locked}
          onChange={(part) => change(index, part)}
          onRemove={() => {
            lines.value = lines.value.filter((_, other) => other !== index);
          }}
        />
      ))}
      {wrong >= 0 && (
        <p class="form-refused" role="alert">
          {t('volumeWrong', { n: wrong + 1 })}
        </p>
      )}
      <p class="voice-volume-keys">
        <button
          type="button"
          class="button button-small"
          disabled={locked || lines.value.length >= 24}
          onClick={() => {
            lines.value = [...lines.value, NEW_LINE];
          }}
        >
          {t('lineAdd')}
        </button>
        <button type="submit" class="button button-small" disabled={locked || same || wrong >= 0}>
          {t('save')}
        </button>
      </p>
    </form>
  );
}

type LineProps = {
  readonly n: number;
  readonly line: Line;
  readonly locked: boolean;
  readonly onChange: (part: Partial<Line>) => void;
  readonly onRemove: () => void;
};

function VolumeLine({ n, line, locked, onChange, onRemove }: LineProps) {
  return (
    <div class="voice-volume-line">
      <input
        aria-label={t('volumeFrom', { n })}
        maxLength={5}
        value={line.from}
        disabled={locked}
        onInput={(event) => onChange({ from: event.currentTarget.value.trim() })}
      />
      <select
        aria-label={t('volumeLevel', { n })}
        value={line.level}
        disabled={locked}
        onChange={(event) => onChange({ level: Number(event.currentTarget.value) })}
      >
        {[...new Set([...LEVELS, line.level])]
          .sort((a, b) => b - a)
          .map((level) => (
            <option key={level} value={level}>
              {levelWord(level)}
            </option>
          ))}
      </select>
      <button
        type="button"
        class="button button-small"
        aria-label={t('volumeRemove', { n })}
        disabled={locked}
        onClick={onRemove}
      >
        ✕
      </button>
    </div>
  );
}

import { useSignal } from '@preact/signals';
import { clockTime } from '../../../hub/web/time.ts';
import type { Watch } from '../supervision.tsx';
import { zoneName } from '../words.ts';
import { t } from './words.ts';

const MINUTES = [5, 10, 30, 60] as const;
const EMPTY = { zh: '', en: '', zone: '', minutes: 10 };

/** An urgent message to the hall, typed here, shown and spoken at once (D2). */
export function Urgent({ watch }: { watch: Watch }) {
  const form = useSignal(EMPTY);
  const { zh, en, zone, minutes } = form.value;
  const set = (part: Partial<typeof EMPTY>) => {
    form.value = { ...form.value, ...part };
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (zh.trim() === '') return;
    const made = await watch.desk.run('broadcast', {
      type: 'Broadcast',
      zh,
      minutes,
      ...(en.trim() !== '' && { en }),
      ...(zone !== '' && { zone }),
    });
    if (made) form.value = EMPTY;
  };
  return (
    <form class="voice-urgent" onSubmit={(event) => void submit(event)}>
      <h2>{t('urgent')}</h2>
      <p class="quiet">{t('urgentLead')}</p>
      <label>
        <span>{t('urgentZh')}</span>
        <textarea
          rows={2}
          maxLength={200}
          value={zh}
          onInput={(event) => set({ zh: event.currentTarget.value })}
        />
      </label>
      <label>
        <span>{t('urgentEn')}</span>
        <textarea
          rows={2}
          maxLength={400}
          value={en}
          onInput={(event) => set({ en: event.currentTarget.value })}
        />
      </label>
      <div class="form-pair">
        <label>
          <span>{t('urgentZone')}</span>
          <select value={zone} onChange={(event) => set({ zone: event.currentTarget.value })}>
            <option value="">{t('everywhere')}</option>
            {watch.view.zones.map((id) => (
              <option key={id} value={id}>
                {zoneName(id)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('minutes')}</span>
          <select value={minutes} onChange={(event) => set({ minutes: Number(event.currentTarget.value) })}>
            {MINUTES.map((n) => (
              <option key={n} value={n}>
                {t('forMinutes', { n })}
              </option>
            ))}
          </select>
        </label>
      </div>
      <button
        type="submit"
        class="button button-now"
        disabled={zh.trim() === '' || watch.desk.busy.value !== null}
      >
        {t('announce')}
      </button>
    </form>
  );
}

/** The messages that stand now. */
export function StandingMessages({ watch }: { watch: Watch }) {
  const { broadcasts, hall } = watch.view;
  if (broadcasts.length === 0) return null;
  return (
    <section class="voice-standing">
      <h3>{t('standing')}</h3>
      <ul>
        {broadcasts.map(({ id, zh, zone, until }) => (
          <li key={id}>
            <p>
              {zh}
              <small>
                {zone === null ? t('everywhere') : zoneName(zone)} ·{' '}
                {t('untilTime', { time: clockTime(until, hall.timeZone) })}
              </small>
            </p>
            {watch.powers.floor && (
              <button
                type="button"
                class="button button-small"
                disabled={watch.desk.busy.value !== null}
                onClick={() => void watch.desk.run('end-broadcast', { type: 'EndBroadcast', broadcast: id })}
              >
                {t('end')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

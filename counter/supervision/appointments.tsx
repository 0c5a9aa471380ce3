import { say } from '../../hub/web/messages.ts';
import { clockTime } from '../../hub/web/time.ts';
import { t } from './appointment-words.ts';
import type { Watch } from './supervision.tsx';

/** Today's slots of every queue that takes appointments, and what staff do for those who come to them (T13). */
export function Appointments({ watch }: { watch: Watch }) {
  const { view, powers } = watch;
  const queue = (id: string) => view.queues.find((one) => one.id === id);
  const zone = view.hall.timeZone;
  return (
    <div class="page">
      {powers.appointments && (
        <p class="form-foot">
          <button type="button" class="button button-strong" onClick={() => watch.open({ kind: 'book' })}>
            {t('book')}
          </button>
          <button type="button" class="button" onClick={() => watch.open({ kind: 'check-in' })}>
            {t('checkIn')}
          </button>
          <button type="button" class="button" onClick={() => watch.open({ kind: 'move-appointment' })}>
            {t('move')}
          </button>
          <button type="button" class="button" onClick={() => watch.open({ kind: 'cancel-appointment' })}>
            {t('cancel')}
          </button>
        </p>
      )}
      {view.slots.length === 0 ? (
        <p class="quiet">{t('none')}</p>
      ) : (
        <table class="table">
          <thead>
            <tr>
              <th>{t('slot')}</th>
              <th>{t('queue')}</th>
              <th class="number-cell">{t('capacity')}</th>
              <th class="number-cell">{t('free')}</th>
              <th class="number-cell">{t('expected')}</th>
              <th class="number-cell">{t('arrived')}</th>
              <th class="number-cell">{t('missed')}</th>
            </tr>
          </thead>
          <tbody>
            {view.slots.map((slot) => (
              <tr key={`${slot.queue} ${slot.start}`}>
                <td>
                  {clockTime(slot.start, zone)}–{clockTime(slot.end, zone)}
                </td>
                <td>
                  <b class="letter-cell">{queue(slot.queue)?.letter}</b>
                  {say(queue(slot.queue)?.name ?? { zh: slot.queue, en: slot.queue })}
                </td>
                <td class="number-cell">{slot.capacity}</td>
                <td class="number-cell">{slot.free}</td>
                <td class="number-cell">{slot.booked}</td>
                <td class="number-cell">{slot.arrived}</td>
                <td class="number-cell">{slot.missed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

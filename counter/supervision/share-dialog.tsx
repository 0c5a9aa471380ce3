import { useSignal } from '@preact/signals';
import { say } from '../../hub/web/messages.ts';
import { Dialog } from '../common/dialog.tsx';
import { floorName } from '../common/words.ts';
import type { DialogProps } from './dialogs.tsx';
import { t } from './words.ts';

const WAYS = ['no', 'always', 'spare'] as const;
type Way = (typeof WAYS)[number];

/** Which other kiosks a printer prints for: always, or as a spare when theirs cannot. */
export function ShareDialog({ watch, id, onClose }: DialogProps) {
  const device = watch.view.devices.find((one) => one.device === id);
  const chosen = useSignal<Readonly<Record<string, Way>>>(
    Object.fromEntries((device?.shared ?? []).map(({ to, spare }) => [to, spare ? 'spare' : 'always'])),
  );
  if (!device) return null;
  const kiosks = watch.view.kiosks.filter((kiosk) => kiosk.id !== device.boundTo);
  const submit = (event: Event) => {
    event.preventDefault();
    const places = kiosks.flatMap(({ id: to }) => {
      const way = chosen.value[to] ?? 'no';
      return way === 'no' ? [] : [{ to, spare: way === 'spare' }];
    });
    onClose();
    void watch.desk.run('share', { type: 'ShareDevice', device: id, places });
  };
  return (
    <Dialog title={t('shareTitle', { device: id })} lead={t('shareLead')} onClose={onClose}>
      <form class="dialog-form" onSubmit={submit}>
        {kiosks.map((kiosk) => (
          <label key={kiosk.id}>
            <span>
              {say(kiosk.name)} {floorName(kiosk.floor)}
            </span>
            <select
              value={chosen.value[kiosk.id] ?? 'no'}
              onChange={(event) => {
                const way = WAYS.find((one) => one === event.currentTarget.value) ?? 'no';
                chosen.value = { ...chosen.value, [kiosk.id]: way };
              }}
            >
              <option value="no">{t('shareNo')}</option>
              <option value="always">{t('shareAlways')}</option>
              <option value="spare">{t('shareSpare')}</option>
            </select>
          </label>
        ))}
        <button type="submit" class="button button-strong">
          {t('save')}
        </button>
      </form>
    </Dialog>
  );
}

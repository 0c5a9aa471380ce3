import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PublicCatalogue } from '../../hub/contract/views/kiosk.ts';
import { say } from '../../hub/web/messages.ts';
import { FormDialog } from '../common/form-dialog.tsx';
import { printField } from './fields.ts';
import type { At } from './guide.tsx';
import { t } from './words.ts';

/** A matter done elsewhere: place, address, phone and hours on paper (K3). */
export function DirectionsDialog({ at, onClose }: { at: At; onClose: () => void }) {
  const places = useSignal<PublicCatalogue['elsewhere'] | null>(null);
  useEffect(() => {
    void at.staff.link.query<PublicCatalogue>({ query: 'catalogue' }).then((answer) => {
      if (answer.ok) places.value = answer.value.elsewhere;
      else at.desk.refused.value = { action: 'directions', refusal: answer.refusal };
    });
  }, []);
  if (!places.value) return null;
  return (
    <FormDialog
      title={t('directions')}
      fields={[
        {
          name: 'place',
          label: t('place'),
          kind: 'choice',
          options: places.value.map(({ id, name }) => ({ value: id, word: say(name) })),
          required: () => true,
        },
        printField(at.view, false),
      ]}
      confirm={t('printIt')}
      desk={at.desk}
      onSubmit={({ place = '', print = '' }) =>
        at.desk.run('directions', { type: 'PrintDirections', place, kiosk: print })
      }
      onClose={onClose}
    />
  );
}

import type { ItemView } from '../../hub/contract/views/kiosk.ts';
import { say } from '../../hub/web/messages.ts';
import { consultFields, referredIn } from '../casework/consult/consultation.ts';
import { FormDialog } from '../common/form-dialog.tsx';
import type { Field } from '../common/form-field.ts';
import { printField } from './fields.ts';
import type { At } from './guide.tsx';
import { t } from './words.ts';

type Props = { readonly at: At; readonly item: ItemView | null; readonly onClose: () => void };

/** What was asked and told (§3.2.3.1); with a matter, the list of everything it needs is printed as well (C3). */
export function ConsultDialog({ at, item, onClose }: Props) {
  const channel: Field = {
    name: 'channel',
    label: t('channel'),
    kind: 'choice',
    value: 'counter',
    options: [
      { value: 'counter', word: t('onSite') },
      { value: 'phone', word: t('phone') },
    ],
  };
  const questions = consultFields({ asked: item ? say(item.item.name) : '', item: item?.item ?? null });
  const where = item && at.view.printers.length > 0 ? [printField(at.view)] : [];
  return (
    <FormDialog
      key={item?.item.id ?? 'none'}
      title={t('consult')}
      fields={[channel, ...questions.filter(({ name }) => name !== 'print'), ...where]}
      confirm={t('record')}
      desk={at.desk}
      onSubmit={(values) => {
        const { channel: by, asked = '', told = '', print = '' } = values;
        const about = item ? { item: item.item.id } : {};
        const sheet = item && print !== '' ? { item: item.item.id, kiosk: print } : null;
        return at.desk.run(
          'consult',
          {
            type: 'RecordConsultation',
            channel: by === 'phone' ? 'phone' : 'counter',
            ...about,
            asked: asked.trim(),
            told: told.trim(),
            ...referredIn(values),
          },
          ...(sheet ? [{ type: 'PrintChecklist' as const, ...sheet }] : []),
        );
      }}
      onClose={onClose}
    >
      <p class="guide-matter">
        <button type="button" class="button button-small" onClick={() => at.open({ kind: 'consult-matter' })}>
          {item ? say(item.item.name) : t('chooseMatter')}
        </button>
      </p>
    </FormDialog>
  );
}

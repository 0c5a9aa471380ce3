import { say } from '../../../hub/web/messages.ts';
import { FormDialog } from '../../common/form-dialog.tsx';
import { consultCommand, consultFields } from '../consult/consultation.ts';
import { w } from '../words-intake.ts';
import type { Intake } from './use-intake.ts';

/** No case after all: what was asked and told is recorded, and the ticket will end as a consultation (§3.2.3.1, W1). */
export function ConsultDialog({ intake, onClose }: { intake: Intake; onClose: () => void }) {
  const { panel, item, ticket } = intake;
  const name = item?.item.name ?? ticket.item;
  return (
    <FormDialog
      title={w('dConsult')}
      lead={w('dConsultLead')}
      fields={consultFields({ asked: name ? say(name) : '', item: item?.item ?? null })}
      confirm={w('record')}
      desk={panel.desk}
      onSubmit={async (values) => {
        const counter = panel.view.counter.id;
        const command = consultCommand({ ...values, channel: 'counter' }, counter, item?.item.id ?? null);
        if (!(await panel.desk.run('consult', command))) return false;
        panel.picked.value = 'consultation';
        panel.note.value = (values.told ?? '').trim().slice(0, 500);
        return true;
      }}
      onClose={onClose}
    />
  );
}

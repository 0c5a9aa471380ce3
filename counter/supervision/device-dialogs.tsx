import { useSignal } from '@preact/signals';
import type { DeviceLine, FloorView } from '../../hub/contract/views/floor.ts';
import { say } from '../../hub/web/messages.ts';
import { Choices } from '../common/choices.tsx';
import { Dialog } from '../common/dialog.tsx';
import { byFloor } from '../common/floors.ts';
import { type Option, Picker } from '../common/picker.tsx';
import { counterName, deviceDetail, deviceWord, floorName } from '../common/words.ts';
import { assignmentOf, formOf } from './assignment.ts';
import type { DialogProps } from './dialogs.tsx';
import { ScreenFields } from './screen-fields.tsx';
import { lackWord, t, zoneName } from './words.ts';

/** Changes what a paired screen shows; it follows at once (D1). */
export function ReassignDialog({ watch, id, onClose }: DialogProps) {
  const screen = watch.view.screens.find((one) => one.device === id);
  const form = useSignal(screen ? formOf(screen.assignment) : null);
  const lack = useSignal<string | null>(null);
  if (!screen || !form.value) return null;
  const submit = (event: Event) => {
    event.preventDefault();
    if (!form.value) return;
    const filled = assignmentOf(form.value);
    lack.value = lackWord(filled);
    if (!filled.ok) return;
    onClose();
    void watch.desk.run('reassign', { type: 'AssignScreen', device: id, assignment: filled.assignment });
  };
  return (
    <Dialog title={t('reassignTitle', { name: screen.name })} wide onClose={onClose}>
      <form class="dialog-form" onSubmit={submit}>
        <ScreenFields
          form={form.value}
          view={watch.view}
          onChange={(part) => {
            if (form.value) form.value = { ...form.value, ...part };
            lack.value = null;
          }}
        />
        <p class="form-refused" role="alert">
          {lack.value}
        </p>
        <button type="submit" class="button button-strong">
          {t('save')}
        </button>
      </form>
    </Dialog>
  );
}

/** Binds a device to the kiosk or counter it stands at (P4). */
export function BindDialog({ watch, id, onClose }: DialogProps) {
  const device = watch.view.devices.find((one) => one.device === id);
  if (!device) return null;
  return (
    <Dialog title={t('bindTitle', { device: `${deviceWord(device.kind)} ${id}` })} wide onClose={onClose}>
      <Picker
        options={placesFor(watch.view, device.kind)}
        placeholder={t('filter')}
        empty={t('noMatch')}
        hint={t('pick')}
        onPick={(to) => {
          onClose();
          void watch.desk.run('bind', { type: 'BindDevice', device: id, to });
        }}
      />
    </Dialog>
  );
}

/** A device once taken on by pressing it is taken out again (P4). */
export function ForgetDialog({ watch, id, onClose }: DialogProps) {
  const device = watch.view.devices.find((one) => one.device === id);
  if (!device?.learned) return null;
  return (
    <Dialog
      title={t('forgetTitle', { device: `${deviceWord(device.kind)} ${id}` })}
      lead={t('forgetLead')}
      onClose={onClose}
    >
      <Choices
        choices={[{ value: 'forget', word: t('forgetDo') }]}
        onChoose={() => {
          onClose();
          void watch.desk.run('forget', { type: 'ForgetDevice', device: id });
        }}
      />
    </Dialog>
  );
}

/** Where a device may stand: readers at kiosks, printers mostly there, A4 printers at a counter or shared by the hall, LED panels for a counter or a zone, all else at counters; or nowhere. */
export function placesFor(view: FloorView, kind: DeviceLine['kind']): Option<string | null>[] {
  const kiosks = view.kiosks.map((kiosk) => ({
    value: kiosk.id,
    key: kiosk.id,
    head: t('kiosk'),
    word: say(kiosk.name),
    note: floorName(kiosk.floor),
  }));
  const counters = byFloor(view.counters)
    .reverse()
    .flatMap((storey) => storey.counters)
    .map((counter) => ({
      value: counter.id,
      key: counter.id,
      head: say(counter.name),
      word: counterName(say(counter.name)),
      note: floorName(counter.floor),
    }));
  const none = { value: null, key: 'none', head: '—', word: t('unbind') };
  const shared = { value: 'hall', key: 'hall', head: t('hall'), word: t('sharedPrinter') };
  if (kind === 'a4') return [...counters, shared, none];
  if (kind === 'reader') return [...kiosks, none];
  if (kind === 'led') {
    const zones = view.zones.map((zone) => ({
      value: zone,
      key: zone,
      head: t('zone'),
      word: zoneName(zone),
    }));
    return [...counters, ...zones, none];
  }
  return kind === 'printer' ? [...kiosks, ...counters, none] : [...counters, none];
}

/** Prints a ticket once more, on a kiosk staff choose; the copy is marked (P1). */
export function ReprintDialog({ watch, id, onClose }: DialogProps) {
  const paper = watch.view.papers.find((one) => one.job === id);
  if (!paper?.ticket) return null;
  const { ticket } = paper;
  return (
    <Dialog
      title={t('printAgainTitle', { number: paper.number ?? '' })}
      lead={t('printAgainLead')}
      onClose={onClose}
    >
      <Choices
        choices={watch.view.kiosks.slice(0, 9).map((kiosk) => ({
          value: kiosk.id,
          word: say(kiosk.name),
          note: deviceDetail({ state: 'unknown', detail: kiosk.printer.kind }),
        }))}
        preset={paper.kiosk}
        onChoose={(kiosk) => {
          onClose();
          void watch.desk.run('reprint', { type: 'ReprintTicket', ticket, kiosk });
        }}
      />
    </Dialog>
  );
}

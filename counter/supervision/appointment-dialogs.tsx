import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AppointmentView, SlotsView } from '../../hub/contract/appointments.ts';
import type { TicketView } from '../../hub/contract/views/kiosk.ts';
import { say } from '../../hub/web/messages.ts';
import { clockTime } from '../../hub/web/time.ts';
import { Dialog } from '../common/dialog.tsx';
import { FormDialog } from '../common/form-dialog.tsx';
import type { Values } from '../common/form-field.ts';
import { holderAnswers, holderFields } from '../common/holder-fields.ts';
import { t } from './appointment-words.ts';
import type { DialogProps } from './dialogs.tsx';

type Props = Omit<DialogProps, 'id'>;

/** What is to be told to the applicant stays in sight until it is closed. */
export function Told({ title, line, onClose }: { title: string; line: string; onClose: () => void }) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p class="told" role="status">
        <strong>{line}</strong>
      </p>
    </Dialog>
  );
}

/** Staff book for somebody: queue, day, time, and a phone if there is one (T13). */
export function BookDialog({ watch, onClose }: Props) {
  const slots = useSignal<readonly SlotsView[]>([]);
  const code = useSignal<string | null>(null);
  const { view, desk, query } = watch;
  const bookable = view.queues.filter((queue) => queue.bookable);
  useEffect(() => {
    void Promise.all(bookable.map(({ id }) => query<SlotsView>({ query: 'slots', queue: id }))).then(
      (answers) => {
        slots.value = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
      },
    );
  }, []);
  if (bookable.length === 0) return <Told title={t('book')} line={t('noQueue')} onClose={onClose} />;
  if (code.value !== null)
    return <Told title={t('book')} line={t('booked', { code: code.value })} onClose={onClose} />;
  const zone = view.hall.timeZone;
  const of = (values: Values) => slots.value.find(({ queue }) => queue === values.queue);
  const days = [...new Set(slots.value.flatMap((one) => one.days.map(({ date }) => date)))].sort();
  const times = slots.value.flatMap((one) =>
    one.days.flatMap(({ date, slots: list }) => list.map((slot) => ({ ...slot, date, queue: one.queue }))),
  );
  const pick = (queue: string, date: string) => `start-${queue}-${date}`;
  const submit = async (values: Values): Promise<boolean> => {
    const start = Number(values[pick(values.queue ?? '', values.day ?? '')]);
    const phone = (values.phone ?? '').trim();
    const booked = await desk.call<AppointmentView>('book', {
      type: 'BookAppointment',
      queue: values.queue ?? '',
      start,
      ...(phone !== '' && { phone }),
    });
    if (booked) code.value = booked.code;
    return false;
  };
  return (
    <FormDialog
      key={days.length}
      title={t('book')}
      confirm={t('bookDo')}
      desk={desk}
      fields={[
        {
          name: 'queue',
          label: t('queue'),
          kind: 'choice',
          options: bookable.map(({ id, name }) => ({ value: id, word: say(name) })),
          required: () => true,
        },
        {
          name: 'day',
          label: t('day'),
          kind: 'choice',
          options: days.map((date) => ({ value: date, word: date.slice(5) })),
          required: () => true,
        },
        ...slots.value.flatMap((one) =>
          one.days.map(({ date }) => ({
            name: pick(one.queue, date),
            label: t('slot'),
            kind: 'choice' as const,
            options: times
              .filter((slot) => slot.queue === one.queue && slot.date === date && slot.free > 0)
              .map((slot) => ({
                value: String(slot.start),
                word: t('left', { time: clockTime(slot.start, zone), n: slot.free }),
              })),
            required: () => true,
            when: (values: Values) => of(values) === one && values.day === date,
          })),
        ),
        { name: 'phone', label: t('phone'), kind: 'line', longest: 20 },
      ]}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}

/** Code or phone as typed: eight digits are a code. */
export function named(typed: string): { code: string } | { phone: string } {
  const plain = typed.replace(/[\s-]/g, '');
  return /^\d{8}$/.test(plain) ? { code: plain } : { phone: plain };
}

/** Staff check somebody in, who has the code or only the phone (T13). */
export function CheckInDialog({ watch, onClose }: Props) {
  const number = useSignal<string | null>(null);
  const { view, desk } = watch;
  const names = view.queues.some(({ realName }) => realName !== 'off');
  if (number.value !== null)
    return <Told title={t('checkIn')} line={t('ticket', { number: number.value })} onClose={onClose} />;
  return (
    <FormDialog
      title={t('checkIn')}
      confirm={t('checkInDo')}
      desk={desk}
      fields={[
        { name: 'code', label: t('codeOrPhone'), kind: 'line', longest: 20, required: () => true },
        {
          name: 'print',
          label: t('print'),
          kind: 'choice',
          options: view.kiosks.map(({ id, name }) => ({ value: id, word: say(name) })),
          required: () => true,
        },
        ...(names ? holderFields('unknown') : []),
      ]}
      onSubmit={async (values) => {
        const ticket = await desk.call<TicketView>('check-in', {
          type: 'CheckIn',
          ...named(values.code ?? ''),
          print: values.print ?? '',
          ...holderAnswers(values),
        });
        if (ticket) number.value = ticket.number;
        return false;
      }}
      onClose={onClose}
    />
  );
}

export function CancelAppointmentDialog({ watch, onClose }: Props) {
  return (
    <FormDialog
      title={t('cancel')}
      confirm={t('cancelDo')}
      desk={watch.desk}
      fields={[{ name: 'code', label: t('code'), kind: 'line', longest: 20, required: () => true }]}
      onSubmit={(values) =>
        watch.desk.run('cancel-appointment', { type: 'CancelAppointment', code: values.code ?? '' })
      }
      onClose={onClose}
    />
  );
}

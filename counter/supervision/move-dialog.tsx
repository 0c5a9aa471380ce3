import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AppointmentView, SlotsView } from '../../hub/contract/appointments.ts';
import { language, say } from '../../hub/web/messages.ts';
import { clockTime, dayAndMonth } from '../../hub/web/time.ts';
import { FormDialog } from '../common/form-dialog.tsx';
import { FormShell } from '../common/form-shell.tsx';
import { named, Told } from './appointment-dialogs.tsx';
import { t } from './appointment-words.ts';
import type { DialogProps } from './dialogs.tsx';

type Props = Omit<DialogProps, 'id'>;

/** Staff move an appointment to another free slot of its queue, with the reason; its code stays (T13). */
export function MoveAppointmentDialog({ watch, onClose }: Props) {
  const found = useSignal<AppointmentView | null>(null);
  const moved = useSignal<AppointmentView | null>(null);
  if (moved.value !== null) {
    const { code, start } = moved.value;
    return <Told title={t('move')} line={t('moved', { code, ...when(watch, start) })} onClose={onClose} />;
  }
  if (found.value !== null)
    return <Elsewhen watch={watch} appointment={found.value} onMoved={moved} onClose={onClose} />;
  return (
    <FormDialog
      title={t('move')}
      confirm={t('find')}
      desk={watch.desk}
      fields={[{ name: 'code', label: t('codeOrPhone'), kind: 'line', longest: 20, required: () => true }]}
      onSubmit={async ({ code = '' }) => {
        const answer = await watch.query<AppointmentView>({ query: 'appointment', ...named(code) });
        if (answer.ok) found.value = answer.value;
        else {
          // One field takes both, and what is wrong with either is said there.
          const refusal = { ...answer.refusal, field: 'code' };
          watch.desk.refused.value = { action: 'move-appointment', refusal };
        }
        return false;
      }}
      onClose={onClose}
    />
  );
}

/** `11月27日`, `09:00`: when that is, in the hall's time zone. */
function when({ view }: Props['watch'], at: number): { date: string; time: string } {
  const { timeZone } = view.hall;
  return { date: dayAndMonth(at, timeZone, language.value), time: clockTime(at, timeZone) };
}

type ElsewhenProps = Props & {
  readonly appointment: AppointmentView;
  readonly onMoved: { value: AppointmentView | null };
};

function Elsewhen({ watch, appointment, onMoved, onClose }: ElsewhenProps) {
  const slots = useFree(watch, appointment.queue);
  const day = useSignal('');
  const start = useSignal('');
  const reason = useSignal('');
  const queue = watch.view.queues.find(({ id }) => id === appointment.queue);
  const days = (slots.value?.days ?? []).filter((one) => one.slots.some(({ free }) => free > 0));
  const times = days.find(({ date }) => date === day.value)?.slots.filter(({ free }) => free > 0) ?? [];
  const answers = { day: day.value, start: start.value, reason: reason.value.trim() };
  const send = async (): Promise<boolean> => {
    const answer = await watch.desk.call<AppointmentView>('move-appointment', {
      type: 'MoveAppointment',
      code: appointment.code,
      start: Number(answers.start),
      reason: answers.reason,
    });
    if (answer) onMoved.value = answer;
    // Somebody else may have taken it: what is offered next is as it stands now.
    else void slots.refresh();
    return false;
  };
  return (
    <FormShell
      title={t('move')}
      lead={t('nowAt', {
        queue: queue ? say(queue.name) : appointment.queue,
        ...when(watch, appointment.start),
      })}
      shown={Object.keys(answers)}
      missing={Object.entries(answers).flatMap(([name, given]) => (given === '' ? [name] : []))}
      long={false}
      confirm={t('moveDo')}
      desk={watch.desk}
      send={send}
      onClose={onClose}
    >
      {({ fault, answered }) => {
        const set = (cell: { value: string }) => (value: string) => {
          cell.value = value;
          answered();
        };
        return (
          <>
            <div class="form-pair">
              <Pick
                name="day"
                label={t('newDay')}
                value={day.value}
                fault={fault('day', t('choose'))}
                options={days.map(({ date, slots: [first] }) => ({
                  value: date,
                  word: first ? when(watch, first.start).date : date,
                }))}
                onPick={(value) => {
                  start.value = '';
                  set(day)(value);
                }}
              />
              <Pick
                name="start"
                label={t('newSlot')}
                value={start.value}
                fault={fault('start', t('choose'))}
                options={times.map((slot) => ({
                  value: String(slot.start),
                  word: t('left', { time: when(watch, slot.start).time, n: slot.free }),
                }))}
                onPick={set(start)}
              />
            </div>
            {slots.value && days.length === 0 && <p class="quiet">{t('noFree')}</p>}
            <label>
              <Label word={t('moveReason')} fault={fault('reason', t('needed'))} />
              <input
                name="reason"
                maxLength={200}
                value={reason.value}
                aria-invalid={fault('reason', t('needed')) !== null}
                onInput={(event) => set(reason)(event.currentTarget.value)}
              />
            </label>
          </>
        );
      }}
    </FormShell>
  );
}

/** The queue's days with their slots, as they stood when last asked for; null = not told yet. */
function useFree({ query }: Props['watch'], queue: string) {
  const slots = useSignal<SlotsView | null>(null);
  const refresh = async () => {
    const answer = await query<SlotsView>({ query: 'slots', queue });
    if (answer.ok) slots.value = answer.value;
  };
  useEffect(() => void refresh(), [queue]);
  return {
    get value() {
      return slots.value;
    },
    refresh,
  };
}

type PickProps = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly fault: string | null;
  readonly options: readonly { readonly value: string; readonly word: string }[];
  readonly onPick: (value: string) => void;
};

function Pick({ name, label, value, fault, options, onPick }: PickProps) {
  return (
    <label>
      <Label word={label} fault={fault} />
      <select
        name={name}
        value={value}
        aria-invalid={fault !== null}
        onChange={(event) => onPick(event.currentTarget.value)}
      >
        <option value="">{t('choose')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.word}
          </option>
        ))}
      </select>
    </label>
  );
}

function Label({ word, fault }: { readonly word: string; readonly fault: string | null }) {
  return (
    <span>
      {word}
      {fault && <em class="form-fault">{fault}</em>}
    </span>
  );
}

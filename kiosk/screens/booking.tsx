import type { SlotsView, SlotView } from '../../hub/contract/appointments.ts';
import { say } from '../../hub/web/messages.ts';
import { clockTime, dayAndMonth, weekday } from '../../hub/web/time.ts';
import { useHall, useKiosk } from '../context.ts';
import { Frame } from '../parts/frame.tsx';
import { Keypad } from '../parts/keypad.tsx';
import { ListScreen } from '../parts/list.tsx';
import { Where } from '../parts/place.tsx';
import { LastFoot } from '../parts/ticket-foot.tsx';
import { Touch } from '../parts/touch.tsx';
import { TypedField } from '../parts/typed-field.tsx';
import { placesOf } from '../places.ts';
import type { PhaseOf } from '../session.ts';
import { canBook, LONGEST_PHONE } from '../steps/booking.ts';
import { newRequest } from '../store.ts';
import { t } from '../words/appointment.ts';
import { t as common } from '../words/common.ts';
import { localeOf, refused } from '../words/words.ts';

const useZone = (): string => useHall().view?.hall.timeZone ?? 'Asia/Shanghai';

const dayWords = (at: number, zone: string): string =>
  `${dayAndMonth(at, zone, localeOf())} ${weekday(at, zone, localeOf())}`;
const timeWords = ({ start, end }: { start: number; end: number }, zone: string): string =>
  `${clockTime(start, zone)}–${clockTime(end, zone)}`;

/** First the day, then the time: one decision a screen (T13). */
export function Booking({ phase }: { phase: PhaseOf<'booking'> }) {
  switch (phase.slots.is) {
    case 'asked':
      return (
        <Frame name="booking">
          <p class="loading" role="status">
            {common('loading')}
          </p>
        </Frame>
      );
    case 'refused':
      return (
        <Frame name="booking">
          <div class="empty">
            <p class="empty-title">{refused(phase.slots.refusal)}</p>
          </div>
        </Frame>
      );
    case 'here':
      return phase.date === null ? (
        <Days phase={phase} slots={phase.slots.value} />
      ) : (
        <Times phase={phase} slots={phase.slots.value} date={phase.date} />
      );
  }
}

type Props = { readonly phase: PhaseOf<'booking'>; readonly slots: SlotsView };

const freeOf = (slots: readonly SlotView[]): number => slots.reduce((sum, { free }) => sum + free, 0);

function Days({ phase, slots }: Props) {
  const { go } = useHall();
  const zone = useZone();
  const rows = slots.days.map((day) => {
    const free = freeOf(day.slots);
    return {
      key: day.date,
      title: dayWords(day.slots[0]?.start ?? 0, zone),
      sub: free === 0 ? t('full') : t('free', { n: free }),
      closed: free === 0,
      onTouch: () => free > 0 && go({ ...phase, date: day.date, page: 0 }),
    };
  });
  const ask = rows.every(({ closed }) => closed) ? t('noSlots') : say(phase.view.item.name);
  return <ListScreen name="booking" title={t('dayAsk')} ask={ask} rows={rows} page={phase.page} />;
}

function Times({ phase, slots, date }: Props & { readonly date: string }) {
  const { go } = useHall();
  const zone = useZone();
  const day = slots.days.find((one) => one.date === date);
  const rows = (day?.slots ?? []).map((slot) => ({
    key: String(slot.start),
    title: timeWords(slot, zone),
    sub: slot.free === 0 ? t('full') : t('free', { n: slot.free }),
    closed: slot.free === 0,
    onTouch: () =>
      slot.free > 0 &&
      go({ at: 'booking-phone', view: phase.view, slot, text: '', request: null, answer: { is: 'typing' } }),
  }));
  const title = t('slotAsk', { day: dayAndMonth(day?.slots[0]?.start ?? 0, zone, localeOf()) });
  return (
    <ListScreen name="booking" title={title} ask={say(phase.view.item.name)} rows={rows} page={phase.page} />
  );
}

/** A phone number, if one likes, and the last word. */
export function BookingPhone({ phase }: { phase: PhaseOf<'booking-phone'> }) {
  const kiosk = useKiosk();
  const zone = useZone();
  const { answer, text, slot } = phase;
  const book = () => kiosk.dispatch({ type: 'book', request: newRequest() });
  const onText = (next: string) => kiosk.dispatch({ type: 'text', text: next });
  return (
    <Frame name="typing">
      <div class="list-head">
        <h1 class="headline booking-when">
          {dayWords(slot.start, zone)} {timeWords(slot, zone)}
        </h1>
        <p class="ask" role="status">
          {answer.is === 'refused' ? <strong>{refused(answer.refusal)}</strong> : t('phoneAsk')}
        </p>
      </div>
      <TypedField
        text={text}
        longest={LONGEST_PHONE}
        label={t('phoneLabel')}
        placeholder={t('phoneLabel')}
        digits
        onText={onText}
        onEnter={book}
      />
      <Keypad text={text} letters={[]} onText={onText} />
      <div class="answers">
        <Touch tone="red" size="answer" disabled={!canBook(text) || answer.is === 'asked'} onTouch={book}>
          {answer.is === 'asked' ? t('booking') : t('confirm')}
        </Touch>
      </div>
    </Frame>
  );
}

/** The code large enough to photograph, when and where to come. */
export function Booked({ phase }: { phase: PhaseOf<'booked'> }) {
  const zone = useZone();
  const { appointment, view, until } = phase;
  const { code, start, opensAt, closesAt } = appointment;
  return (
    <Frame name="booked" ground="red" foot={<LastFoot until={until} noted />}>
      <section class="number-field">
        <h1 class="number-label">{t('booked')}</h1>
        <p class="booked-code">
          {code.slice(0, 4)} {code.slice(4)}
        </p>
        <p class="number-item">{say(view.item.name)}</p>
      </section>
      <dl class="ticket-facts">
        <div>
          <dt>{t('when')}</dt>
          <dd>{dayWords(start, zone)}</dd>
          <dd>{timeWords(appointment, zone)}</dd>
        </div>
        <div>
          <dt>{t('where')}</dt>
          <dd>
            <Where places={placesOf(view.queue)} most={4} />
          </dd>
        </div>
        <div>
          <dt>{t('checkInWhen')}</dt>
          <dd>{t('checkInFrom', { from: clockTime(opensAt, zone), until: clockTime(closesAt, zone) })}</dd>
        </div>
      </dl>
      <div class="command">
        <p class="command-words booked-words">{t('keepCode')}</p>
      </div>
    </Frame>
  );
}

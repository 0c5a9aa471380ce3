import { clockTime } from '../../hub/web/time.ts';
import { useHall, useKiosk } from '../context.ts';
import { Frame } from '../parts/frame.tsx';
import { Keypad } from '../parts/keypad.tsx';
import { Touch } from '../parts/touch.tsx';
import { TypedField } from '../parts/typed-field.tsx';
import type { PhaseOf } from '../session.ts';
import { canCheckIn, LONGEST_PHONE } from '../steps/booking.ts';
import { newRequest } from '../store.ts';
import { t } from '../words/appointment.ts';
import { refused } from '../words/words.ts';

/** I have an appointment: its code or the phone, and the ticket comes (T13, K8). */
export function CheckIn({ phase }: { phase: PhaseOf<'check-in'> }) {
  const kiosk = useKiosk();
  const { answer, text } = phase;
  const checkIn = () => kiosk.dispatch({ type: 'check-in', request: newRequest() });
  const onText = (next: string) => kiosk.dispatch({ type: 'text', text: next });
  return (
    <Frame name="typing">
      <div class="list-head">
        <h1 class="headline">{t('checkIn')}</h1>
        <p class="ask" role="status">
          {answer.is === 'refused' ? <Why refusal={answer.refusal} /> : t('checkInAsk')}
        </p>
      </div>
      <TypedField
        text={text}
        longest={LONGEST_PHONE}
        label={t('checkInLabel')}
        digits
        onText={onText}
        onEnter={checkIn}
      />
      <Keypad text={text} letters={[]} onText={onText} />
      <div class="answers">
        <Touch
          tone="red"
          size="answer"
          disabled={!canCheckIn(text) || answer.is === 'asked'}
          onTouch={checkIn}
        >
          {answer.is === 'asked' ? t('checkingIn') : t('checkInNow')}
        </Touch>
      </div>
    </Frame>
  );
}

/** Too early says from when; everything else has its own sentence. */
function Why({ refusal }: Pick<Extract<PhaseOf<'check-in'>['answer'], { is: 'refused' }>, 'refusal'>) {
  const { view } = useHall();
  const from = refusal.detail?.opensAt;
  const early = refusal.code === 'appointment-early' && typeof from === 'number';
  const zone = view?.hall.timeZone ?? 'Asia/Shanghai';
  return <strong>{early ? t('earlyFrom', { from: clockTime(from, zone) }) : refused(refusal)}</strong>;
}

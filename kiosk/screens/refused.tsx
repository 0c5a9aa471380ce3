import calendar from 'lucide-static/icons/calendar-clock.svg?raw';
import ask from 'lucide-static/icons/circle-question-mark.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import warning from 'lucide-static/icons/triangle-alert.svg?raw';
import type { Refusal, RefusalCode } from '../../hub/contract/refusals.ts';
import { Icon } from '../../hub/web/icon.tsx';
import { say } from '../../hub/web/messages.ts';
import { clockTime, dayAndMonth } from '../../hub/web/time.ts';
import { useHall, useKiosk } from '../context.ts';
import { sizeFor } from '../fit.ts';
import { Frame } from '../parts/frame.tsx';
import { hoursWords } from '../parts/speech.ts';
import { Touch } from '../parts/touch.tsx';
import type { PhaseOf } from '../session.ts';
import { bookingPhase } from '../steps/moves.ts';
import { newRequest, pageTime } from '../store.ts';
import { t as appointment } from '../words/appointment.ts';
import { t as help } from '../words/help.ts';
import { t as item } from '../words/item.ts';
import { t } from '../words/ticket.ts';
import { localeOf, refused } from '../words/words.ts';

/** No number now, but perhaps a place later (T9, T13). */
const OFFERS: readonly RefusalCode[] = [
  'queue-closed',
  'queue-ended',
  'quota-reached',
  'hour-quota-reached',
  'person-quota',
];

/** `11月24日 8:30`: when numbers are given again, where the hub says so. */
function useNextTime({ detail }: Refusal): string | null {
  const { view: kiosk } = useHall();
  const opensAt = detail?.opensAt;
  if (typeof opensAt !== 'number') return null;
  const zone = kiosk?.hall.timeZone ?? 'Asia/Shanghai';
  return `${dayAndMonth(opensAt, zone, localeOf())} ${clockTime(opensAt, zone)}`;
}

/** The hub did not issue: its own sentence, when to come again, and two ways on. */
export function Refused({ phase }: { phase: PhaseOf<'refused'> }) {
  const kiosk = useKiosk();
  const { go } = useHall();
  const { view, refusal } = phase;
  const sentence = refused(refusal);
  const next = useNextTime(refusal);
  const offers = view.queue.bookable && OFFERS.includes(refusal.code);
  const print = () =>
    kiosk.dispatch({
      type: 'print',
      what: 'checklist',
      subject: view.item.id,
      name: view.item.name,
      request: newRequest(),
      at: pageTime(),
    });
  return (
    <Frame name="refused" ground="question">
      <div class="middle">
        <Icon svg={warning} size={132} stroke={1.6} />
        <p class="ask">{t('refused')}</p>
        <h1 class="headline" style={{ fontSize: `${sizeFor(sentence, 960, 3, [80, 68, 58, 50])}px` }}>
          {sentence}
        </h1>
        <p class="middle-name">{say(view.item.name)}</p>
        {next !== null && <p class="again">{t('nextFrom', { when: next })}</p>}
        <p class="ask">{help('queuesHelp', { hours: hoursWords(view.queue.sessions) })}</p>
      </div>
      <div class="question">
        <div class="answers">
          {offers && (
            <Touch tone="red" size="answer" icon={calendar} onTouch={() => go(bookingPhase(view))}>
              {appointment('book')}
            </Touch>
          )}
          {view.item.materials.length > 0 && (
            <Touch tone="strong" size="answer" after={printer} onTouch={print}>
              {item('printFull')}
            </Touch>
          )}
          {!offers && (
            <Touch size="answer" icon={ask} onTouch={() => go({ at: 'help' })}>
              {item('guide')}
            </Touch>
          )}
        </div>
      </div>
    </Frame>
  );
}

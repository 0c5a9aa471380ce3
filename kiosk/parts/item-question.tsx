import accessibility from 'lucide-static/icons/accessibility.svg?raw';
import right from 'lucide-static/icons/arrow-right.svg?raw';
import calendar from 'lucide-static/icons/calendar-clock.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import list from 'lucide-static/icons/list.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import picture from 'lucide-static/icons/scan-eye.svg?raw';
import warning from 'lucide-static/icons/triangle-alert.svg?raw';
import type { ItemView } from '../../hub/contract/views/kiosk.ts';
import { Icon } from '../../hub/web/icon.tsx';
import { say } from '../../hub/web/messages.ts';
import { useHall, useKiosk } from '../context.ts';
import { oneOrTwo, sizeFor } from '../fit.ts';
import { placesOf, type Standing, standingOf } from '../places.ts';
import { type Assist, hasSample } from '../session.ts';
import { bookingPhase } from '../steps/moves.ts';
import { newRequest, pageTime } from '../store.ts';
import { t as appointment } from '../words/appointment.ts';
import { t } from '../words/item.ts';
import { hoursWords, lastTicketWords, opensAt } from './speech.ts';
import { Touch } from './touch.tsx';
import { WayDoor } from './way-door.tsx';

/** The answering zone of the item page: one question, or why there is none to ask now (T10, T12). */
export function ItemQuestion(props: {
  readonly view: ItemView;
  readonly assist: Assist;
  /** A result lies ready: nothing is asked of materials (K8). */
  readonly collecting: boolean;
}) {
  const { view, assist, collecting } = props;
  const standing = standingOf(view.queue);
  const issues = standing === 'open' || standing === 'nobody';
  return (
    <section class={`question ${standing === 'open' ? '' : 'question-warned'}`}>
      {standing !== 'open' && <Obstacle view={view} standing={standing} />}
      <LowDoors view={view} />
      {issues ? (
        <Ask view={view} assist={assist} anyway={standing === 'nobody'} collecting={collecting} />
      ) : (
        <Instead view={view} />
      )}
    </section>
  );
}

/** What stands beside the facts otherwise: the way, the samples, the way to the cashier. Only in low mode. */
function LowDoors({ view: { item, queue, paidAt } }: { view: ItemView }) {
  const { low, go } = useHall();
  if (!low) return null;
  const counters = placesOf(queue).map(({ id }) => id);
  const sampled = item.materials.filter(hasSample);
  const [first] = sampled;
  return (
    <div class="low-doors">
      <WayDoor name={item.name} counters={counters} />
      {first && (
        <Touch
          size="small"
          icon={picture}
          onTouch={() =>
            go(
              sampled.length === 1
                ? { at: 'sample', material: first }
                : { at: 'samples', materials: sampled, page: 0 },
            )
          }
        >
          {t('sample')}
        </Touch>
      )}
      {paidAt && <WayDoor name={paidAt.name} counters={[paidAt.id]} words={t('payWay')} />}
    </div>
  );
}

function usePrint(view: ItemView): () => void {
  const kiosk = useKiosk();
  const { id, name } = view.item;
  return () =>
    kiosk.dispatch({
      type: 'print',
      what: 'checklist',
      subject: id,
      name,
      request: newRequest(),
      at: pageTime(),
    });
}

function questionWords({ item }: ItemView, collecting: boolean): string {
  if (collecting) return t('collect');
  const n = item.materials.length;
  if (n === 0) return t('nowPlain');
  if (item.kind === 'immediate') return t('now');
  return n === 1 ? t('haveOne') : t('haveAll', { n });
}

function Ask(props: { view: ItemView; assist: Assist; anyway: boolean; collecting: boolean }) {
  const { view, assist, anyway, collecting } = props;
  const kiosk = useKiosk();
  const { large, go } = useHall();
  const print = usePrint(view);
  const words = questionWords(view, collecting);
  const materials = !collecting && view.item.materials.length > 0;
  const asksMaterials = materials && view.item.kind !== 'immediate';
  return (
    <>
      <div class="question-head">
        <h2 class="question-words" style={{ fontSize: `${questionSize(words, large)}px` }}>
          {words}
        </h2>
        <div class="doors">
          <AssistDoor assist={assist} />
          {/* Large type leaves out what is not needed for a number (K4). */}
          {view.queue.bookable && !large && !collecting && (
            <button type="button" class="assist-door" onClick={() => go(bookingPhase(view))}>
              <Icon svg={calendar} size={40} stroke={2.25} />
              <span>{appointment('book')}</span>
            </button>
          )}
        </div>
      </div>
      <div class={`answers ${asksMaterials ? '' : 'answers-lead'}`}>
        <Touch
          tone="red"
          size="answer"
          after={right}
          onTouch={() => kiosk.dispatch({ type: 'issue', request: newRequest() })}
          {...(large ? { keyNumber: 1 } : {})}
        >
          {t(anyway ? 'anyway' : asksMaterials ? 'yes' : 'take')}
        </Touch>
        {materials && (
          <Touch size="answer" after={printer} onTouch={print} {...(large ? { keyNumber: 2 } : {})}>
            {asksMaterials ? (
              <>
                {t('no')} <span class="answer-help">{t('printList')}</span>
              </>
            ) : (
              t('printList')
            )}
          </Touch>
        )}
      </div>
    </>
  );
}

/** One line where it fits; two smaller ones where it does not. */
function questionSize(words: string, large: boolean): number {
  if (large) return sizeFor(words, 600, 2, [64, 56, 48]);
  return oneOrTwo(words, 700, [52, 50, 48], [44, 40, 36]);
}

/** Beside the question, never before it: the ordinary path stays as short as it is. */
function AssistDoor({ assist }: { assist: Assist }) {
  const { go } = useHall();
  const chosen = [
    ...(assist.reason ? [t(`${assist.reason}Short`)] : []),
    ...assist.needs.map((need) => t(`${need}Short`)),
  ];
  return (
    <button
      type="button"
      class={`assist-door ${chosen.length > 0 ? 'assist-chosen' : ''}`}
      aria-label={`${t('assist')}: ${chosen.join(', ') || t('assistLong')}`}
      onClick={() => go({ at: 'assist', step: 'class', assist })}
    >
      <Icon svg={chosen.length > 0 ? check : accessibility} size={40} stroke={2.25} />
      {chosen.length > 0 ? (
        <span>{chosen.join(t('and'))}</span>
      ) : (
        <span>
          {t('assist')}
          <br />
          {t('assistHelp')}
        </span>
      )}
    </button>
  );
}

function Obstacle({ view: { queue }, standing }: { view: ItemView; standing: Exclude<Standing, 'open'> }) {
  const hours = hoursWords(queue.sessions);
  const help = {
    nobody: () => t('nobodyHelp'),
    hours: () => t('hoursHelp', { hours, last: lastTicketWords(queue.sessions) }),
    ended: () => t('endedHelp', { hours }),
    hour: () => t('hourHelp'),
    quota: () => t('quotaHelp', { from: opensAt(queue.sessions) }),
  }[standing]();
  return (
    <div class="obstacle" role="status">
      <Icon svg={warning} size={66} stroke={2} />
      <div>
        <p class="obstacle-title">{t(standing)}</p>
        <p class="obstacle-help">{help}</p>
      </div>
    </div>
  );
}

/** No ticket now: what one can do instead. */
function Instead({ view }: { view: ItemView }) {
  const { catalogue, go } = useHall();
  const print = usePrint(view);
  const department = catalogue.departments.find(({ id }) => id === view.item.department);
  const materials = view.item.materials.length > 0;
  return (
    <>
      <h2 class="question-words instead-words">
        {t(view.queue.bookable ? 'insteadBook' : materials ? 'instead' : 'insteadPlain')}
      </h2>
      <div class="answers">
        {view.queue.bookable && (
          <Touch tone="red" size="answer" icon={calendar} onTouch={() => go(bookingPhase(view))}>
            {appointment('book')}
          </Touch>
        )}
        {materials && (
          <Touch tone="strong" size="answer" after={printer} onTouch={print}>
            {t('printFull')}
          </Touch>
        )}
        {!view.queue.bookable && (
          <Touch
            size="answer"
            icon={list}
            onTouch={() => go({ at: 'items', department: view.item.department, theme: null, page: 0 })}
          >
            {t('othersOf', { name: department ? say(department.short) : '' })}
          </Touch>
        )}
        {!materials && (
          <Touch size="answer" onTouch={() => go({ at: 'help' })}>
            {t('guide')}
          </Touch>
        )}
      </div>
    </>
  );
}

import right from 'lucide-static/icons/arrow-right.svg?raw';
import phone from 'lucide-static/icons/phone.svg?raw';
import again from 'lucide-static/icons/rotate-ccw.svg?raw';
import people from 'lucide-static/icons/users-round.svg?raw';
import { Icon } from '../../hub/web/icon.tsx';
import { say } from '../../hub/web/messages.ts';
import { useHall, useKiosk, useWay } from '../context.ts';
import { Frame } from '../parts/frame.tsx';
import { levelWords } from '../parts/place.tsx';
import { Touch } from '../parts/touch.tsx';
import { WayDoor } from '../parts/way-door.tsx';
import { type Desk, errandsOf } from '../places.ts';
import { reinstatePhase } from '../steps/moves.ts';
import { newRequest } from '../store.ts';
import { t } from '../words/help.ts';
import { t as notice } from '../words/notice.ts';
import { t as progress } from '../words/progress.ts';

/** Desks told at most. */
const DESKS = 4;

/** A missed call, somebody to help, the way to fees and review, and where to complain. */
export function Help() {
  const { view, catalogue, go, large, low } = useHall();
  const desks = errandsOf(catalogue, view?.queues ?? []).slice(0, DESKS);
  return (
    <Frame name="help">
      <div class="reading">
        <h1 class="headline">{t('help')}</h1>
        <section class="help-part">
          <Icon svg={people} size={60} stroke={2} />
          <div>
            <h2>{t('somebody')}</h2>
            {!view?.help && <p class="help-note">{t('somebodyHelp')}</p>}
            {!low && <CallSomebody />}
          </div>
        </section>
        <section class="help-part">
          <Icon svg={phone} size={60} stroke={2} />
          <div>
            <h2>
              {t('complaint')} <span class="help-phone">{view?.hall.complaintPhone}</span>
            </h2>
            <p class="help-note">{t('complaintHelp')}</p>
          </div>
        </section>
        <section class="help-desks">
          <h2 class="group">{t('desks')}</h2>
          {desks.length === 0 && <p class="ask">{t('noDesks')}</p>}
          <ul class="desks">
            {desks.map(({ errand, place }) => (
              <li key={errand ?? place.id}>
                <DeskDoor errand={errand} place={place} />
                <span class="desk-level">{levelWords(place.floor)}</span>
                <span class="plate">{say(place.name)}</span>
              </li>
            ))}
          </ul>
          {!large && <p class="ask">{t('fees')}</p>}
        </section>
      </div>
      <div class="help-doors">
        {low && <CallSomebody />}
        {low && <DeskDoors desks={desks} />}
        <button
          type="button"
          class="row row-red"
          onClick={() => go(reinstatePhase)}
          data-key={large ? 1 : undefined}
        >
          <Icon svg={again} size={60} stroke={2.25} />
          <span class="row-words">
            <span class="row-title">{t('missed')}</span>
            <span class="row-sub">{t('missedHelp')}</span>
          </span>
          <Icon svg={right} size={56} stroke={2.25} />
        </button>
        <div class="help-more">
          <button
            type="button"
            class="row"
            onClick={() => go({ at: 'progress-department', page: 0 })}
            data-key={large ? 2 : undefined}
          >
            <span class="row-title">{progress('title')}</span>
            <Icon svg={right} size={48} stroke={2.25} />
          </button>
          <button
            type="button"
            class="row"
            onClick={() => go({ at: 'queues', page: 0 })}
            data-key={large ? 3 : undefined}
          >
            <span class="row-title">{t('queues')}</span>
            <Icon svg={right} size={48} stroke={2.25} />
          </button>
        </div>
      </div>
    </Frame>
  );
}

/** What people go there for; touched, the way. In low mode, and without a plan, it is only read. */
function DeskDoor({ errand, place }: Desk) {
  const { low } = useHall();
  const known = useWay();
  if (low || !known([place.id])) return errand && <span class="desk-errand">{t(errand)}</span>;
  return <WayDoor name={place.name} counters={[place.id]} {...(errand && { words: t(errand) })} />;
}

/** In low mode the ways to the desks, below (K4). */
function DeskDoors({ desks }: { desks: readonly Desk[] }) {
  return (
    <div class="low-doors">
      {desks.map(
        ({ errand, place }) =>
          errand && <WayDoor key={errand} name={place.name} counters={[place.id]} words={t(errand)} />,
      )}
    </div>
  );
}

/** One touch tells the guide desk and the supervisor which kiosk needs somebody; what became of it stands in its place. */
function CallSomebody() {
  const kiosk = useKiosk();
  const { view } = useHall();
  if (view?.help) {
    return (
      <p role="status">
        <strong>{notice(view.help.attendedBy ? 'coming' : 'called')}</strong>
      </p>
    );
  }
  return (
    <Touch tone="red" onTouch={() => kiosk.dispatch({ type: 'call-help', request: newRequest() })}>
      {notice(kiosk.session.value.calling ? 'calling' : 'call')}
    </Touch>
  );
}

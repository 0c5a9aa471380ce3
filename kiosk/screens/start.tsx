import type from 'lucide-static/icons/a-large-small.svg?raw';
import right from 'lucide-static/icons/arrow-right.svg?raw';
import calendar from 'lucide-static/icons/calendar-check.svg?raw';
import ask from 'lucide-static/icons/circle-question-mark.svg?raw';
import progress from 'lucide-static/icons/file-search.svg?raw';
import landmark from 'lucide-static/icons/landmark.svg?raw';
import pin from 'lucide-static/icons/map-pin.svg?raw';
import collected from 'lucide-static/icons/package-check.svg?raw';
import again from 'lucide-static/icons/rotate-ccw.svg?raw';
import magnifier from 'lucide-static/icons/search.svg?raw';
import shapes from 'lucide-static/icons/shapes.svg?raw';
import { Icon } from '../../hub/web/icon.tsx';
import { say } from '../../hub/web/messages.ts';
import { useHall, useKiosk } from '../context.ts';
import { sizeFor } from '../fit.ts';
import {
  CallTouch,
  ContrastSwitch,
  Frame,
  LanguageSwitch,
  ListenSwitch,
  LowSwitch,
} from '../parts/frame.tsx';
import { themesHelp } from '../parts/speech.ts';
import { checkInPhase, itemPhase, reinstatePhase, searchPhase } from '../steps/moves.ts';
import { departmentsUnder, frequentItems } from '../themes.ts';
import { t as appointment } from '../words/appointment.ts';
import { t as common } from '../words/common.ts';
import { t } from '../words/start.ts';

/** Examples on the red tile: each is touched directly (K1: two touches to a ticket). */
const EXAMPLES = 6;

/** One question, one red answer with examples; search, departments, themes; and a group for people who were here before. */
export function Start() {
  const { view, catalogue, go, low } = useHall();
  return (
    <Frame name="start" foot={<StartFoot />}>
      <h1 class="hello">
        {t('hello')}
        <br />
        {t('question')}
      </h1>
      {low && <p class="ask">{common('lower')}</p>}
      <div class="start-choices">
        <FrequentTile />
        <button type="button" class="tile search-tile" onClick={() => go(searchPhase)}>
          <Icon svg={magnifier} size={60} stroke={2.1} />
          <span class="tile-title">{t('search')}</span>
          <span class="tile-help">{t('searchHelp')}</span>
        </button>
        <div class="tiles">
          <Tile
            icon={landmark}
            title={t('departments')}
            help={t('departmentsHelp', { n: departmentsUnder(catalogue, null).length })}
            onTouch={() => go({ at: 'departments', theme: null, page: 0 })}
          />
          {catalogue.themes.length > 0 && (
            <Tile
              icon={shapes}
              title={t('themes')}
              help={themesHelp(catalogue.themes)}
              onTouch={() => go({ at: 'themes', page: 0 })}
            />
          )}
        </div>
        <h2 class="group">{t('again')}</h2>
        <div class="tiles">
          <Tile icon={again} title={t('missed')} help={t('missedHelp')} onTouch={() => go(reinstatePhase)} />
          {view?.queues.some(({ bookable }) => bookable) && (
            <Tile
              icon={calendar}
              title={appointment('checkIn')}
              help={appointment('checkInHelp')}
              onTouch={() => go(checkInPhase)}
            />
          )}
          <Tile icon={ask} title={t('help')} help={t('helpHelp')} onTouch={() => go({ at: 'help' })} />
          <Tile
            icon={progress}
            title={t('progress')}
            help={t('progressHelp')}
            onTouch={() => go({ at: 'progress-department', page: 0 })}
          />
          <Tile
            icon={collected}
            title={t('collect')}
            help={t('collectHelp')}
            onTouch={() => go({ at: 'progress-department', collecting: true, page: 0 })}
          />
          {catalogue.elsewhere.length > 0 && (
            <Tile
              icon={pin}
              title={t('places')}
              help={t('placesCount', { n: catalogue.elsewhere.length })}
              onTouch={() => go({ at: 'places', page: 0 })}
            />
          )}
        </div>
      </div>
    </Frame>
  );
}

function FrequentTile() {
  const { catalogue, go } = useHall();
  const frequent = frequentItems(catalogue.items);
  const examples = frequent.slice(0, EXAMPLES);
  const size = Math.min(...examples.map(({ name }) => sizeFor(say(name), 250, 2, [38, 34, 30, 27])));
  return (
    <section class="frequent">
      <button type="button" class="frequent-head" onClick={() => go({ at: 'frequent', page: 0 })}>
        <span class="frequent-title">{t('frequent')}</span>
        {frequent.length > EXAMPLES && (
          <span class="frequent-all">{t('frequentAll', { n: frequent.length })}</span>
        )}
        <Icon svg={right} size={84} stroke={1.9} />
      </button>
      <ul class="examples">
        {examples.map((item) => (
          <li key={item.id}>
            <button type="button" class="example" onClick={() => go(itemPhase(item.id))}>
              <span style={{ fontSize: `${size}px` }}>{say(item.name)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tile(props: {
  readonly icon: string;
  readonly title: string;
  readonly help: string;
  readonly onTouch: () => void;
}) {
  return (
    <button type="button" class="tile" onClick={props.onTouch}>
      <Icon svg={props.icon} size={60} stroke={2.1} />
      <span class="tile-words">
        <span class="tile-title" style={{ fontSize: `${sizeFor(props.title, 300, 1, [52, 46, 40, 36])}px` }}>
          {props.title}
        </span>
        <span class="tile-help">{props.help}</span>
      </span>
    </button>
  );
}

function StartFoot() {
  const kiosk = useKiosk();
  const { low } = useHall();
  return (
    <>
      <button
        type="button"
        class="touch touch-foot tone-plain large-door"
        onClick={() => kiosk.dispatch({ type: 'large' })}
      >
        <Icon svg={type} size={72} stroke={1.9} />
        <span class="large-door-title">{common('large')}</span>
      </button>
      {low && <LanguageSwitch />}
      <CallTouch />
      <ListenSwitch />
      {!low && <ContrastSwitch />}
      <LowSwitch />
    </>
  );
}

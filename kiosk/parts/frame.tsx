import type from 'lucide-static/icons/a-large-small.svg?raw';
import accessibility from 'lucide-static/icons/accessibility.svg?raw';
import back from 'lucide-static/icons/arrow-left.svg?raw';
import bell from 'lucide-static/icons/concierge-bell.svg?raw';
import half from 'lucide-static/icons/contrast.svg?raw';
import house from 'lucide-static/icons/house.svg?raw';
import volume from 'lucide-static/icons/volume-2.svg?raw';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { hubNow } from '../../hub/web/clock.ts';
import { say } from '../../hub/web/messages.ts';
import { clockTime, dayAndMonth, weekday } from '../../hub/web/time.ts';
import { useHall, useKiosk } from '../context.ts';
import { TONGUES, type Tongue } from '../languages/further.ts';
import { readAloud, reading, stopReading } from '../reading.ts';
import { newRequest, pageTime } from '../store.ts';
import { t } from '../words/common.ts';
import { t as notice } from '../words/notice.ts';
import { t as listen } from '../words/reading.ts';
import { localeOf } from '../words/words.ts';
import { Touch } from './touch.tsx';

/** How long staff hold the hall's mark to reach the settings (K11), ms. */
const HOLD = 2000;

/** Every screen: header with hall, date, time and language; content; home and back at the same place, low. */
export function Frame(props: {
  readonly children: ComponentChildren;
  readonly name: string;
  /** Replaces the whole footer. */
  readonly foot?: ComponentChildren;
  /** The ground under content and footer. */
  readonly ground?: 'paper' | 'question' | 'well' | 'red';
}) {
  const main = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    // Unless the screen has put it where the typing goes.
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class={`frame screen-${props.name} ground-${props.ground ?? 'paper'}`}>
      <Header />
      <main class="content" ref={main} tabIndex={-1}>
        {props.children}
      </main>
      <footer class="foot">{props.foot ?? <Foot />}</footer>
    </div>
  );
}

export function Header() {
  const kiosk = useKiosk();
  const { view, low, large } = useHall();
  const zone = view?.hall.timeZone ?? 'Asia/Shanghai';
  const at = hubNow();
  const said = useNotice();
  return (
    <header class="header">
      <Mark
        onHeld={() => kiosk.dispatch({ type: 'go', phase: { at: 'code', digits: '', answer: 'typing' } })}
      />
      {said === null && <div class="hall-name">{view ? say(view.hall.name) : t('kiosk')}</div>}
      <p class={said === null ? 'visually-hidden' : 'header-notice'} role="status">
        {said}
      </p>
      {!large && said === null && (
        <div class="date">
          <span>{dayAndMonth(at, zone, localeOf())}</span>
          <span>{weekday(at, zone, localeOf())}</span>
        </div>
      )}
      {said === null && <time class="time">{clockTime(at, zone)}</time>}
      {!low && <LanguageSwitch />}
    </header>
  );
}

/** What the header says in place of the hall's name: a stray document, a call that failed, somebody who comes. */
function useNotice(): string | null {
  const kiosk = useKiosk();
  const { view } = useHall();
  const says = kiosk.session.value.notice?.says;
  if (says === 'no-document') return notice('noDocument');
  if (says === 'no-sound') return notice('noSound');
  if (says) return say(says.message);
  if (view?.help) return notice(view.help.attendedBy ? 'coming' : 'called');
  return null;
}

/** The hall's mark. Held for two seconds it asks for the staff code; a visitor's touch does nothing. */
function Mark({ onHeld }: { onHeld: () => void }) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = () => clearTimeout(timer.current);
  useEffect(() => stop, []);
  return (
    <div
      class="mark"
      onPointerDown={() => {
        timer.current = setTimeout(onHeld, HOLD);
      }}
      onPointerUp={stop}
      onPointerLeave={stop}
      onPointerCancel={stop}
      aria-hidden="true"
    >
      <svg viewBox="0 0 52 46" width="52" height="46" role="presentation">
        <path d="M10.5 2.5h31v28h-31z" fill="none" stroke="currentColor" stroke-width="5" />
        <path d="M0 43h52" stroke="currentColor" stroke-width="5" />
      </svg>
    </div>
  );
}

/** The other languages, each in its own words. */
export function LanguageSwitch() {
  const kiosk = useKiosk();
  const { view } = useHall();
  const tongues: readonly Tongue[] = ['zh', 'en', ...(view?.policy.kioskLanguages ?? [])];
  const others = tongues.filter((tongue) => tongue !== kiosk.session.value.look.language);
  return (
    <span class="languages">
      {others.map((tongue) => (
        <button
          type="button"
          key={tongue}
          class="touch touch-foot tone-plain language"
          lang={TONGUES[tongue].lang}
          aria-label={TONGUES[tongue].label}
          onClick={() => kiosk.dispatch({ type: 'language', language: tongue })}
        >
          {others.length === 1 ? TONGUES[tongue].name : TONGUES[tongue].short}
        </button>
      ))}
    </span>
  );
}

export function Home() {
  const kiosk = useKiosk();
  return (
    <Touch icon={house} size="stacked" onTouch={() => kiosk.dispatch({ type: 'home', at: pageTime() })}>
      {t('home')}
    </Touch>
  );
}

export function Back() {
  const kiosk = useKiosk();
  return (
    <Touch icon={back} size="stacked" onTouch={() => kiosk.dispatch({ type: 'back' })}>
      {t('back')}
    </Touch>
  );
}

export function LargeSwitch() {
  const kiosk = useKiosk();
  const { large } = useHall();
  return (
    <Touch icon={type} size="stacked" onTouch={() => kiosk.dispatch({ type: 'large' })}>
      {large ? t('standard') : t('large')}
    </Touch>
  );
}

export function LowSwitch() {
  const kiosk = useKiosk();
  const { low } = useHall();
  return (
    <Touch icon={accessibility} size="stacked" pressed={low} onTouch={() => kiosk.dispatch({ type: 'low' })}>
      {low ? t('high') : t('low')}
    </Touch>
  );
}

/** Where there is nothing to go back to. */
export function HomeFoot() {
  const { low } = useHall();
  return (
    <>
      <Home />
      <span class="spring" />
      {low && <LanguageSwitch />}
      <CallTouch />
      <ListenSwitch />
    </>
  );
}

export function ContrastSwitch() {
  const kiosk = useKiosk();
  const { contrast } = kiosk.session.value.look;
  return (
    <Touch icon={half} size="stacked" pressed={contrast} onTouch={() => kiosk.dispatch({ type: 'contrast' })}>
      {contrast ? t('contrastOff') : t('contrast')}
    </Touch>
  );
}

/** One touch calls somebody here, from every screen (K1, W7); then it says what became of the call. */
export function CallTouch() {
  const kiosk = useKiosk();
  const { view } = useHall();
  const call = () => {
    if (!view?.help) kiosk.dispatch({ type: 'call-help', request: newRequest() });
  };
  const stands = view?.help
    ? view.help.attendedBy
      ? 'comingShort'
      : 'calledShort'
    : kiosk.session.value.calling
      ? 'calling'
      : 'callShort';
  return (
    <Touch icon={bell} size="stacked" onTouch={call}>
      {notice(stands)}
    </Touch>
  );
}

/** Reads the screen aloud; in large type every screen is read by itself (K4). */
export function ListenSwitch() {
  const kiosk = useKiosk();
  const { large } = useHall();
  const { look } = kiosk.session.value;
  const read = () => readAloud(look.language, kiosk.speech);
  const readAsked = async () => {
    if (!(await read())) kiosk.dispatch({ type: 'notice', says: 'no-sound', at: pageTime() });
  };
  useEffect(() => {
    if (large) void read();
    return stopReading;
    // Every screen has its own foot; one that is held while the next is awaited is not read again.
  }, [large, look.language]);
  return (
    <Touch
      icon={volume}
      size="stacked"
      pressed={reading.value}
      onTouch={() => (reading.value ? stopReading() : void readAsked())}
    >
      {listen(reading.value ? 'quiet' : 'listen')}
    </Touch>
  );
}

/** Home, back, and on the right the type size; in low mode the language comes down here. */
export function Foot() {
  const { low, large } = useHall();
  return (
    <>
      <Home />
      <Back />
      <span class="spring" />
      {low && <LanguageSwitch />}
      <CallTouch />
      <ListenSwitch />
      {!(low && large) && <LargeSwitch />}
    </>
  );
}

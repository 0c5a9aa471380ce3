import { useLayoutEffect, useRef } from 'preact/hooks';
import { useKiosk } from '../context.ts';
import { LanguageSwitch } from '../parts/frame.tsx';
import { useSecondsLeft } from '../parts/seconds-left.ts';
import { Touch } from '../parts/touch.tsx';
import { pageTime } from '../store.ts';
import { t } from '../words/machine.ts';

/** Nobody touched anything for a while: one question over the screen, with the seconds left (K5). */
export function Idle({ leavesAt }: { leavesAt: number }) {
  const kiosk = useKiosk();
  const left = useSecondsLeft(leavesAt);
  const dialog = useRef<HTMLDivElement>(null);
  const goOn = () => kiosk.dispatch({ type: 'continue', at: pageTime() });
  useLayoutEffect(() => dialog.current?.focus({ preventScroll: true }), []);
  return (
    <div
      class="idle"
      role="alertdialog"
      aria-labelledby="idle-title"
      aria-describedby="idle-help"
      tabIndex={-1}
      ref={dialog}
    >
      <p class="idle-seconds" aria-hidden="true">
        {left}
      </p>
      <h1 class="headline" id="idle-title">
        {t('idle')}
      </h1>
      <p class="ask" id="idle-help">
        {t('idleHelp', { n: left })}
      </p>
      <LanguageSwitch />
      <div class="answers">
        <Touch tone="red" size="answer" keyNumber={1} onTouch={goOn}>
          {t('goOn')}
        </Touch>
        <Touch size="answer" keyNumber={2} onTouch={() => kiosk.dispatch({ type: 'home', at: pageTime() })}>
          {t('endNow')}
        </Touch>
      </div>
    </div>
  );
}

import unplug from 'lucide-static/icons/unplug.svg?raw';
import { Icon } from '../../hub/web/icon.tsx';
import { language } from '../../hub/web/messages.ts';
import { clockTime } from '../../hub/web/time.ts';
import { useKiosk } from '../context.ts';
import { repair } from '../machine.ts';
import { LanguageSwitch } from '../parts/frame.tsx';
import { Touch } from '../parts/touch.tsx';
import { t } from '../words/machine.ts';
import { refused } from '../words/words.ts';

/** The hub is away: no number is issued; what to do instead; right again by itself (K7). */
export function Offline() {
  const kiosk = useKiosk();
  const status = kiosk.status.value;
  const view = kiosk.view.value;
  void language.value;
  if (status.kind === 'refused') {
    return (
      <main class="whole">
        <h1 class="headline">{t('refused')}</h1>
        <p class="ask">{refused(status.refusal)}</p>
        <div class="answers">
          <Touch size="answer" onTouch={() => repair(true)}>
            {t('rePair')}
          </Touch>
          <LanguageSwitch />
        </div>
      </main>
    );
  }
  if (status.kind !== 'offline') {
    return (
      <main class="whole whole-calm">
        <span class="working" aria-hidden="true" />
        <p class="headline" role="status">
          {t('connecting')}
        </p>
      </main>
    );
  }
  const zone = view?.hall.timeZone ?? 'Asia/Shanghai';
  return (
    <main class="whole">
      <Icon svg={unplug} size={150} stroke={1.6} />
      <h1 class="headline">{t('offline')}</h1>
      <p class="ask">{t('offlineHelp')}</p>
      <div class="whole-what" role="alert">
        <p class="whole-do">{t('offlineWhat')}</p>
        <p class="ask">{t('offlineValid')}</p>
      </div>
      <div class="whole-foot">
        <p class="ask">
          <span class="working working-small" aria-hidden="true" />
          {t('offlineSince', { time: clockTime(status.since, zone) })}
        </p>
        <LanguageSwitch />
      </div>
    </main>
  );
}

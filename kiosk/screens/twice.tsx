import { t } from '../words/machine.ts';

/** Another window of this machine already is the kiosk (K11). */
export function Twice() {
  return (
    <main class="whole whole-calm">
      <h1 class="headline">{t('twice')}</h1>
      <p class="ask" role="alert">
        {t('twiceHelp')}
      </p>
    </main>
  );
}

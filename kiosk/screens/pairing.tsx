import monitor from 'lucide-static/icons/unplug.svg?raw';
import { Icon } from '../../hub/web/icon.tsx';
import { language } from '../../hub/web/messages.ts';
import type { PairingState } from '../../hub/web/pairing.ts';
import { TONGUES } from '../languages/further.ts';
import { Touch } from '../parts/touch.tsx';
import { t } from '../words/pairing.ts';

/** Before this machine is a kiosk: the code for staff, or why there is none. */
export function Unpaired({ state }: { state: PairingState }) {
  const other = language.value === 'zh' ? 'en' : 'zh';
  return (
    <main class="whole whole-calm">
      <Told state={state} />
      <div class="whole-foot">
        <span class="spring" />
        <Touch
          label={TONGUES[other].label}
          onTouch={() => {
            language.value = other;
          }}
        >
          {TONGUES[other].name}
        </Touch>
      </div>
    </main>
  );
}

function Told({ state }: { state: PairingState }) {
  switch (state.is) {
    case 'asking':
      return (
        <div role="status" class="whole-told">
          <span class="working" aria-hidden="true" />
          <p class="headline">{t('pairingSince')}</p>
        </div>
      );
    case 'unreachable':
      return (
        <div role="alert" class="whole-told">
          <Icon svg={monitor} size={150} stroke={1.6} />
          <h1 class="headline">{t('unreachable')}</h1>
          <p class="ask">{t('unreachableHelp')}</p>
        </div>
      );
    case 'code':
      return (
        <div class="whole-told">
          <h1 class="headline">{t('pairing')}</h1>
          <p class="pairing-code">{`${state.code.slice(0, 3)} ${state.code.slice(3)}`}</p>
          <p class="ask">{t('pairingHelp')}</p>
          <p class="ask">{t('pairingLeft', { n: minutesLeft(state.expiresAt) })}</p>
        </div>
      );
  }
}

const minutesLeft = (expiresAt: number): number => Math.max(1, Math.ceil((expiresAt - Date.now()) / 60_000));

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

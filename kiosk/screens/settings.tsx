import { useState } from 'preact/hooks';
import { say } from '../../hub/web/messages.ts';
import { useHall, useKiosk } from '../context.ts';
import { repair } from '../machine.ts';
import { Frame, HomeFoot } from '../parts/frame.tsx';
import { levelWords } from '../parts/place.tsx';
import { Touch } from '../parts/touch.tsx';
import { t as common } from '../words/common.ts';
import { t as machine } from '../words/machine.ts';
import { t } from '../words/settings.ts';

/** For staff: what this machine is and how it is; load anew, unpair. */
export function Settings() {
  const kiosk = useKiosk();
  const { view, catalogue } = useHall();
  const [sure, setSure] = useState(false);
  const printer = view?.printer.kind ?? 'unknown';
  const facts = [
    {
      label: t('kiosk'),
      value: view ? `${say(view.kiosk.name)}${common('comma')}${levelWords(view.kiosk.floor)}` : '—',
    },
    {
      label: t('connection'),
      value: kiosk.status.value.kind === 'connected' ? t('connected') : machine('connecting'),
    },
    { label: t('printer'), value: t(printer === 'offline' ? 'offlinePrinter' : printer) },
    {
      label: t('idleTime'),
      value: view
        ? t('idleValue', { idle: view.policy.kioskIdleSeconds, count: view.policy.kioskCountdownSeconds })
        : '—',
    },
    { label: t('revision'), value: String(catalogue.revision) },
  ];
  return (
    <Frame name="settings" ground="question" foot={<HomeFoot />}>
      <div class="reading">
        <h1 class="headline">{t('code')}</h1>
        <dl class="facts">
          {facts.map(({ label, value }) => (
            <div class="fact" key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div class="question">
        <div class="answers">
          <Touch tone="strong" size="answer" onTouch={() => location.reload()}>
            {t('reload')}
          </Touch>
          <Touch size="answer" onTouch={() => (sure ? repair(false) : setSure(true))}>
            {t(sure ? 'unpairSure' : 'unpair')}
          </Touch>
        </div>
      </div>
    </Frame>
  );
}

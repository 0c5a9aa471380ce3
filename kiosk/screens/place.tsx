import printer from 'lucide-static/icons/printer.svg?raw';
import { say } from '../../hub/web/messages.ts';
import { useHall, useKiosk } from '../context.ts';
import { sizeFor } from '../fit.ts';
import { Frame } from '../parts/frame.tsx';
import { Touch } from '../parts/touch.tsx';
import type { PhaseOf } from '../session.ts';
import { newRequest, pageTime } from '../store.ts';
import { t } from '../words/help.ts';

/** Where to go for a matter that is not done here: to read, to photograph, to print (K3). */
export function Place({ phase }: { phase: PhaseOf<'place'> }) {
  const kiosk = useKiosk();
  const { catalogue, large } = useHall();
  const place = catalogue.elsewhere.find(({ id }) => id === phase.place);
  if (!place) return <Frame name="place">{null}</Frame>;
  const facts = [
    { label: t('matters'), value: say(place.matters) },
    { label: t('address'), value: say(place.address) },
    { label: t('phone'), value: place.phone, strong: true },
    { label: t('hours'), value: say(place.hours) },
  ];
  const print = () =>
    kiosk.dispatch({
      type: 'print',
      what: 'directions',
      subject: place.id,
      name: place.name,
      request: newRequest(),
      at: pageTime(),
    });
  return (
    <Frame name="place" ground="question">
      <div class="reading">
        <p class="ask">{t('notHere')}</p>
        <h1 class="headline" style={{ fontSize: `${sizeFor(say(place.name), 960, 2, [96, 84, 72, 64])}px` }}>
          {say(place.name)}
        </h1>
        <dl class="facts">
          {facts.map(({ label, value, strong }) => (
            <div class="fact" key={label}>
              <dt>{label}</dt>
              <dd class={strong ? 'fact-strong' : ''}>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div class="question">
        <div class="answers">
          <Touch
            tone="red"
            size="answer"
            after={printer}
            onTouch={print}
            {...(large ? { keyNumber: 1 } : {})}
          >
            {t('printPlace')}
          </Touch>
        </div>
      </div>
    </Frame>
  );
}

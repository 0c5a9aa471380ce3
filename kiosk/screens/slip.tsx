import { say } from '../../hub/web/messages.ts';
import { useKiosk } from '../context.ts';
import { oneOrTwo, sizeFor } from '../fit.ts';
import { Frame } from '../parts/frame.tsx';
import { DownArrow, LastFoot } from '../parts/ticket-foot.tsx';
import { Touch } from '../parts/touch.tsx';
import type { PhaseOf } from '../session.ts';
import { t } from '../words/slip.ts';

/** A checklist or directions on their way out of the slot, or why not. */
export function Slip({ phase }: { phase: PhaseOf<'slip'> }) {
  const kiosk = useKiosk();
  const list = phase.what === 'checklist';
  const name = say(phase.name);
  if (phase.paper.is === 'none') {
    return (
      <Frame name="slip" ground="question">
        <div class="middle">
          <h1 class="headline">{t('slipNone')}</h1>
          <p class="ask">{t('slipNoneHelp')}</p>
          <p class="middle-name">{name}</p>
        </div>
        <div class="question">
          <div class="answers">
            <Touch tone="strong" size="answer" onTouch={() => kiosk.dispatch({ type: 'back' })}>
              {t('seeAgain')}
            </Touch>
          </div>
        </div>
      </Frame>
    );
  }
  const command = t(list ? 'listTake' : 'slipTake');
  const printed = phase.paper.is === 'printed';
  const state = list
    ? t(printed ? 'listPrinted' : 'listPrinting')
    : t(printed ? 'slipPrinted' : 'slipPrinting');
  return (
    <Frame name="slip" ground="red" foot={<LastFoot until={phase.until} noted={false} />}>
      <div class="middle" role="status">
        <h1 class="headline" style={{ fontSize: `${sizeFor(state, 960, 2, [96, 84, 72])}px` }}>
          {state}
        </h1>
        <p class="middle-name">{name}</p>
        <p class="ask">{t(list ? 'listHelp' : 'slipHelp')}</p>
      </div>
      <div class="command">
        <p class="command-words" style={{ fontSize: `${oneOrTwo(command, 780, [104, 96], [78])}px` }}>
          {command}
        </p>
        <DownArrow />
      </div>
    </Frame>
  );
}

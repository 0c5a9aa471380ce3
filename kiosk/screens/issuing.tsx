import { say } from '../../hub/web/messages.ts';
import { useKiosk } from '../context.ts';
import { Frame, HomeFoot } from '../parts/frame.tsx';
import { Touch } from '../parts/touch.tsx';
import type { PhaseOf } from '../session.ts';
import { newRequest } from '../store.ts';
import { t } from '../words/ticket.ts';

/** Between the touch and the number. When the answer got lost, the same request is asked again: never two numbers (T2). */
export function Issuing({ phase }: { phase: PhaseOf<'issuing'> }) {
  const kiosk = useKiosk();
  const name = say(phase.view.item.name);
  if (!phase.unsure) {
    return (
      <Frame name="issuing" foot={<span class="foot-room" />}>
        <div class="middle" role="status">
          <span class="working" aria-hidden="true" />
          <h1 class="headline">{t('issuing')}</h1>
          <p class="ask">{t('issuingHelp')}</p>
          <p class="middle-name">{name}</p>
        </div>
      </Frame>
    );
  }
  return (
    <Frame name="issuing" ground="question" foot={<HomeFoot />}>
      <div class="middle">
        <h1 class="headline">{t('unsure')}</h1>
        <p class="ask">{t('unsureHelp')}</p>
        <p class="middle-name">{name}</p>
      </div>
      <div class="question">
        <div class="answers">
          <Touch
            tone="red"
            size="answer"
            onTouch={() => kiosk.dispatch({ type: 'issue', request: newRequest() })}
          >
            {t('seeResult')}
          </Touch>
        </div>
      </div>
    </Frame>
  );
}

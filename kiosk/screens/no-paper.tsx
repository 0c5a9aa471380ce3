import warning from 'lucide-static/icons/triangle-alert.svg?raw';
import { Icon } from '../../hub/web/icon.tsx';
import { sizeFor } from '../fit.ts';
import type { NoPaper as Why } from '../paper.ts';
import { Frame } from '../parts/frame.tsx';
import { TicketNumber } from '../parts/number.tsx';
import { OtherKiosk } from '../parts/other-kiosk.tsx';
import { WhereTicket } from '../parts/place.tsx';
import { Qr } from '../parts/qr.tsx';
import { estimateWords } from '../parts/speech.ts';
import { LastFoot, useTicketName, VisitLine } from '../parts/ticket-foot.tsx';
import type { PhaseOf } from '../session.ts';
import { t } from '../words/ticket.ts';

/** The same ticket without its paper: a success with a remark. What failed and what holds come first (K7). */
export function NoPaper({ phase, why }: { phase: PhaseOf<'ticket'>; why: Why }) {
  const { ticket, until } = phase;
  const name = useTicketName(phase);
  const command = t(ticket.statusUrl ? 'photographOrScan' : 'photograph');
  return (
    <Frame name="no-paper" ground="red" foot={<LastFoot until={until} noted another />}>
      <div class="remark" role="alert">
        <Icon svg={warning} size={74} stroke={2} />
        <div>
          <p class="remark-title">{t(why === 'unsure' ? 'unsurePaper' : why)}</p>
          <p>{t('stillValid')}</p>
        </div>
      </div>
      <section class="number-field">
        <h1 class="number-label">{t('yourNumber')}</h1>
        <TicketNumber number={ticket.number} height={330} />
        <p class="number-item" style={{ fontSize: `${sizeFor(name, 960, 1, [40, 36, 32, 27])}px` }}>
          {name}
        </p>
      </section>
      <dl class="three-facts">
        <div>
          <dt>{t('goTo')}</dt>
          <dd>
            <WhereTicket ticket={ticket} most={3} />
          </dd>
        </div>
        <div>
          <dt>{t('ahead')}</dt>
          <dd>{ticket.ahead === 0 ? t('peopleNoneShort') : t('people', { n: ticket.ahead })}</dd>
          {ticket.ahead > 0 && <dd class="fact-note">{t('mayRise')}</dd>}
        </div>
        <div>
          <dt>{t('aboutWait')}</dt>
          <dd>{estimateWords(ticket.estimate, false)}</dd>
        </div>
      </dl>
      <VisitLine ticket={ticket} />
      <div class="take-away">
        {ticket.statusUrl && <Qr text={ticket.statusUrl} size={348} label={t('scan')} />}
        <dl class="take-ways">
          <div>
            <dt>{t(ticket.statusUrl ? 'scan' : 'listen')}</dt>
            <dd>{t(ticket.statusUrl ? 'scanHelp' : 'listenHelp')}</dd>
          </div>
          <div>
            <dt>{t('paperAsk')}</dt>
            <dd>
              <OtherKiosk />
            </dd>
          </div>
        </dl>
      </div>
      <div class="command">
        <p
          class="command-words"
          style={{ fontSize: `${sizeFor(command, 960, 1, [104, 92, 84, 76, 68, 60])}px` }}
        >
          {command}
        </p>
      </div>
    </Frame>
  );
}

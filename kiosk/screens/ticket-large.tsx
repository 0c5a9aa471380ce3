import warning from 'lucide-static/icons/triangle-alert.svg?raw';
import { Icon } from '../../hub/web/icon.tsx';
import { useHall } from '../context.ts';
import { oneOrTwo } from '../fit.ts';
import { Frame } from '../parts/frame.tsx';
import { TicketNumber } from '../parts/number.tsx';
import { OtherKiosk } from '../parts/other-kiosk.tsx';
import { WhereTicket } from '../parts/place.tsx';
import { Qr } from '../parts/qr.tsx';
import { estimateWords } from '../parts/speech.ts';
import { DownArrow, LastFoot, VisitLine } from '../parts/ticket-foot.tsx';
import type { PhaseOf } from '../session.ts';
import { t, takePaper } from '../words/ticket.ts';

/** The code beside the two short facts, px. */
const SCAN = 240;

/** In large type: the number, where to go, how many before me, and the one thing to do. Nothing else. */
export function TicketLarge({ phase: { ticket, paper, until } }: { phase: PhaseOf<'ticket'> }) {
  const none = paper.is === 'none' ? paper.why : null;
  const scan = none ? ticket.statusUrl : null;
  const { view } = useHall();
  const elsewhere = none ? null : (view?.printsAt ?? null);
  const command = none ? t(scan ? 'photographOrScan' : 'photograph') : takePaper(elsewhere);
  return (
    <Frame
      name={none ? 'ticket-large ticket-bare' : 'ticket-large'}
      ground="red"
      foot={<LastFoot until={until} noted={none !== null} another />}
    >
      {none && (
        <div class="remark" role="alert">
          <Icon svg={warning} size={90} stroke={2} />
          <p class="remark-title">{t(none === 'unsure' ? 'unsurePaper' : none)}</p>
        </div>
      )}
      <section class="number-field">
        <h1 class="number-label">{t('yourNumber')}</h1>
        <TicketNumber number={ticket.number} height={none ? 280 : 340} />
      </section>
      <dl class="large-facts">
        <div class="large-place">
          <dt>{t('goTo')}</dt>
          <dd>
            <WhereTicket ticket={ticket} most={4} />
          </dd>
        </div>
        <div>
          <dt>{t('ahead')}</dt>
          <dd>{ticket.ahead === 0 ? t('peopleNoneShort') : t('people', { n: ticket.ahead })}</dd>
          {ticket.ahead > 0 && !scan && <dd class="large-note">{t('mayRise')}</dd>}
        </div>
        <div>
          <dt>{t('aboutWait')}</dt>
          <dd>{estimateWords(ticket.estimate, false)}</dd>
        </div>
        {scan && (
          <div class="large-scan">
            <dt class="visually-hidden">{t('scan')}</dt>
            <dd>
              <Qr text={scan} size={SCAN} label={t('scan')} />
            </dd>
          </div>
        )}
        {none && (
          <div class="large-paper">
            <dd>
              <OtherKiosk />
            </dd>
          </div>
        )}
      </dl>
      <VisitLine ticket={ticket} />
      <div class="command">
        <p
          class="command-words"
          style={{ fontSize: `${oneOrTwo(command, none ? 960 : 780, [104, 88, 70], [84])}px` }}
        >
          {command}
        </p>
        {!none && !elsewhere && <DownArrow />}
      </div>
    </Frame>
  );
}

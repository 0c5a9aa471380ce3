import { language } from '../../hub/web/messages.ts';
import { useHall } from '../context.ts';
import { sizeFor } from '../fit.ts';
import { Frame } from '../parts/frame.tsx';
import { TicketNumber } from '../parts/number.tsx';
import { WhereTicket } from '../parts/place.tsx';
import { estimateWords } from '../parts/speech.ts';
import { DownArrow, LastFoot, useTicketName, VisitLine } from '../parts/ticket-foot.tsx';
import type { PhaseOf } from '../session.ts';
import { t, takePaper } from '../words/ticket.ts';
import { NoPaper } from './no-paper.tsx';

/** The last screen: the number fills a third, three facts, and the command to take the paper. */
export function Ticket({ phase }: { phase: PhaseOf<'ticket'> }) {
  const { view } = useHall();
  const name = useTicketName(phase);
  const { ticket, paper, until } = phase;
  if (paper.is === 'none') return <NoPaper phase={phase} why={paper.why} />;
  return (
    <Frame name="ticket" ground="red" foot={<LastFoot until={until} noted={false} another />}>
      <section class="number-field">
        <h1 class="number-label">{t('yourNumber')}</h1>
        <TicketNumber number={ticket.number} />
        <p class="number-item" style={{ fontSize: `${sizeFor(name, 960, 1, [44, 38, 32, 27])}px` }}>
          {name}
        </p>
      </section>
      <dl class="ticket-facts">
        <div>
          <dt>{t('goTo')}</dt>
          <dd>
            <WhereTicket ticket={ticket} most={4} />
          </dd>
          {ticket.counters.length <= 2 && language.value === 'zh' && (
            <dd class="fact-note">{t('waitThere')}</dd>
          )}
        </div>
        <div>
          <dt>{t('ahead')}</dt>
          <dd>{ticket.ahead === 0 ? t('peopleNone') : t('people', { n: ticket.ahead })}</dd>
          {ticket.ahead > 0 && <dd class="fact-note">{t('mayRise')}</dd>}
        </div>
        <div>
          <dt>{t('aboutWait')}</dt>
          <dd>{estimateWords(ticket.estimate, false)}</dd>
        </div>
      </dl>
      <VisitLine ticket={ticket} />
      <p class="missed">
        <strong>{t('missedAsk')}</strong> {t('missedStill')}
        <span class="missed-how">
          {t('missedAt')} <span class="quoted">{t('missedButton')}</span>
          {missedThen(view?.reinstateBehind ?? 0)}
        </span>
      </p>
      <div class="command">
        <p class="command-words">{takePaper(view?.printsAt ?? null)}</p>
        <p class="command-help" role="status">
          {t(paper.is === 'printed' ? 'printed' : 'printing')}
        </p>
        {!view?.printsAt && <DownArrow />}
      </div>
    </Frame>
  );
}

function missedThen(behind: number): string {
  return behind === 0 ? t('missedOrNone') : t('missedOr', { n: behind });
}

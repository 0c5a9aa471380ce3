import type { TicketInHand } from '../../hub/contract/views/panel.ts';
import { hubNow } from '../../hub/web/clock.ts';
import type { Link } from '../../hub/web/link.ts';
import { say } from '../../hub/web/messages.ts';
import { clockTime } from '../../hub/web/time.ts';
import { classMark, classSentence } from '../common/class-mark.ts';
import { counterName, languageName, needWord, outcomeWord } from '../common/words.ts';
import { noShowWait } from './actions.ts';
import { DayRuler } from './day-ruler.tsx';
import { HolderLine } from './holder-line.tsx';
import { waitWords } from './key-bar.tsx';
import { Letters } from './letters.tsx';
import type { Panel } from './use-panel.ts';
import { historyWord, t } from './words.ts';

type Props = { readonly panel: Panel; readonly ticket: TicketInHand; readonly timeZone: string };
type InHandProps = Props & { readonly link: Link };

/** Middle: called, on the way to the counter. The number's slot never moves; red is in hand. */
export function InHand({ link, panel, ticket, timeZone }: InHandProps) {
  return (
    <section class="middle" aria-label={ticket.number}>
      <div class="head">
        <strong class="number number-now">{ticket.number}</strong>
        <div class="head-words">
          <h1>{ticket.item ? say(ticket.item) : t('noItem')}</h1>
          <p>
            {ticket.department && <span>{say(ticket.department)}</span>}
            {ticket.kind && <span>{t(ticket.kind)}</span>}
            {ticket.kind === 'immediate' && <span>{t('onTheSpot')}</span>}
            <span>{classSentence(ticket)}</span>
          </p>
        </div>
        <DayRuler promised={ticket.promisedDays} statutory={ticket.statutoryDays} />
      </div>
      <dl class="facts">
        <div>
          <dt>{t('classLabel')}</dt>
          <dd>
            {classMark(ticket) && <abbr class="boxed">{classMark(ticket)}</abbr>}
            {classSentence(ticket)}
            {ticket.slot && (
              <em class="tag">
                {clockTime(ticket.slot.start, timeZone)}–{clockTime(ticket.slot.end, timeZone)}
              </em>
            )}
            {ticket.purpose && <em class="tag">{outcomeWord(ticket.purpose)}</em>}
            {ticket.visit.length > 0 && (
              <em class="tag">{t('alsoVisit', { numbers: ticket.visit.join(' ') })}</em>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('needs')}</dt>
          <dd data-quiet={ticket.needs.length === 0 || undefined}>
            {ticket.needs.length > 0 ? ticket.needs.map((need) => needWord(need)).join('、') : t('noNeeds')}
            {ticket.language !== 'zh' && (
              <em class="tag">{t('ticketIn', { language: languageName(ticket.language) })}</em>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('firstAsked')}</dt>
          <dd data-quiet={ticket.firstResponsible === null || undefined}>
            {ticket.firstResponsible ?? t('firstHere')}
          </dd>
        </div>
      </dl>
      {ticket.instructions && (
        <p class="handed-on">
          <b>{t('transferred')}</b>
          {ticket.instructions}
        </p>
      )}
      <HolderLine link={link} panel={panel} />
      <Coming panel={panel} ticket={ticket} timeZone={timeZone} />
      <History ticket={ticket} timeZone={timeZone} />
      <Letters panel={panel} />
    </section>
  );
}

/** Called, not yet here: what was spoken, and what a no-show still needs. */
function Coming({ panel, ticket, timeZone }: Props) {
  const wait = noShowWait(panel.view, hubNow());
  return (
    <div class="strip-row">
      <strong>{t('calledTitle')}</strong>
      <span>
        {ticket.announcedAt === null
          ? t('notSpoken')
          : t('spokenAt', { time: clockTime(ticket.announcedAt, timeZone) })}
        {ticket.recalls > 0 && ` · ${t('recallsSaid', { n: ticket.recalls })}`}
      </span>
      {panel.live && ticket.noShow?.unseen && (
        <button
          type="button"
          class="button button-small"
          onClick={() => void panel.desk.run('fetched', { type: 'AcknowledgeCall', ticket: ticket.id })}
        >
          {t('fetched')}
        </button>
      )}
      {panel.live && ticket.class === 'priority' && (
        <button
          type="button"
          class="button button-small"
          onClick={() => {
            panel.dialog.value = { kind: 'ordinary', ticket: ticket.id };
          }}
        >
          {t('makeOrdinary')}
        </button>
      )}
      <span class="strip-end">
        {wait?.kind === 'ready'
          ? t('noShowReady')
          : wait && t('noShowWait', { what: waitWords(panel) ?? '' })}
      </span>
    </div>
  );
}

function History({ ticket, timeZone }: { ticket: TicketInHand; timeZone: string }) {
  const rows = ticket.history.flatMap((entry) => {
    const word = historyWord(entry.what);
    return word ? [{ ...entry, word }] : [];
  });
  return (
    <div class="list">
      <header class="list-head">
        <h2>{t('history')}</h2>
      </header>
      <ol>
        {rows.slice(-9).map((entry) => (
          <li class="list-row history-row" key={`${entry.at} ${entry.what}`}>
            <time>{clockTime(entry.at, timeZone)}</time>
            <b>{entry.word}</b>
            <span>{entry.counter && counterName(entry.counter)}</span>
            <span>{entry.person}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

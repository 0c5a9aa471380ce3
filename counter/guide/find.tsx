import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FoundTicket } from '../../hub/contract/views/guide.ts';
import { say } from '../../hub/web/messages.ts';
import { classSentence } from '../common/class-mark.ts';
import { sentence } from '../common/refused-line.tsx';
import { common, counterName, floorName, needWord } from '../common/words.ts';
import type { At } from './guide.tsx';
import { stateWord, t } from './words.ts';

/** One ticket by the number on its paper, as it stands now, with what may be done with it. */
export function Find({ at }: { at: At }) {
  const typed = useSignal('');
  const { ticket, fault } = useFound(at);
  useEffect(() => {
    typed.value = at.number;
  }, [at.number]);
  return (
    <section class="guide-part guide-find">
      <header class="side-title">
        <h2>{t('find')}</h2>
      </header>
      <form
        class="guide-search"
        onSubmit={(event) => {
          event.preventDefault();
          at.look(typed.value.trim());
        }}
      >
        <input
          name="number"
          aria-label={t('number')}
          placeholder={t('numberHint')}
          maxLength={12}
          autocomplete="off"
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
        <button type="submit" class="button button-strong">
          {t('search')}
        </button>
      </form>
      <div role="status">
        {fault && <p class="guide-fault">{fault}</p>}
        {ticket && <Found ticket={ticket} at={at} />}
      </div>
    </section>
  );
}

/** Asked anew whenever something changed in the hall: what stands here is true now. */
function useFound({ staff, number, view, live }: At) {
  const found = useSignal<{ number: string; ticket: FoundTicket | null; fault: string | null } | null>(null);
  useEffect(() => {
    if (number === '' || !live) return;
    let late = false;
    void staff.link.query<FoundTicket>({ query: 'ticket', number }).then((answer) => {
      if (late) return;
      found.value = answer.ok
        ? { number, ticket: answer.value, fault: null }
        : { number, ticket: null, fault: sentence(answer.refusal) };
    });
    return () => {
      late = true;
    };
  }, [number, view.revision, live]);
  const now = found.value;
  return now && now.number === number && number !== '' ? now : { ticket: null, fault: null };
}

function Found({ ticket, at }: { ticket: FoundTicket; at: At }) {
  const about = [
    classSentence(ticket),
    ...ticket.needs.map((need) => needWord(need)),
    ticket.item ? say(ticket.item) : say(ticket.queueName),
  ];
  return (
    <article class="guide-found">
      <b class="guide-big">{ticket.number}</b>
      <div>
        <p>
          <strong>{stateWord(ticket.state)}</strong> {standing(ticket)}
        </p>
        <p class="quiet">{about.join(' · ')}</p>
        {at.live && (
          <p class="guide-actions">
            <Actions ticket={ticket} at={at} />
          </p>
        )}
      </div>
    </article>
  );
}

function standing(ticket: FoundTicket): string {
  if (ticket.place) return `${floorName(ticket.place.floor)} ${counterName(say(ticket.place.name))}`;
  if (ticket.state !== 'waiting') return '';
  const wait = ticket.estimate ? t('wait', ticket.estimate) : t('noWait');
  return `${t('ahead', { n: ticket.ahead })}${common('comma')}${wait}`;
}

function Actions({ ticket, at }: { ticket: FoundTicket; at: At }) {
  const { desk, open } = at;
  const { id } = ticket;
  const button = (word: string, act: () => void) => (
    <button type="button" class="button button-small" onClick={act}>
      {word}
    </button>
  );
  const over = ticket.state === 'finished' || ticket.state === 'cancelled' || ticket.state === 'ended';
  return (
    <>
      {ticket.mayReinstate &&
        button(t('reinstate'), () => void desk.run('reinstate', { type: 'ReinstateTicket', ticket: id }))}
      {ticket.unseen &&
        button(t('fetched'), () => void desk.run('fetched', { type: 'AcknowledgeCall', ticket: id }))}
      {ticket.state === 'waiting' &&
        ticket.class === 'priority' &&
        button(t('makeOrdinary'), () => open({ kind: 'ordinary', ticket: id }))}
      {!over &&
        at.view.printers.length > 0 &&
        button(t('reprint'), () => open({ kind: 'reprint', ticket: id }))}
      {ticket.state === 'waiting' && button(t('cancelTicket'), () => open({ kind: 'cancel', ticket: id }))}
    </>
  );
}

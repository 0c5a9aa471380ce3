import type { TicketView } from '../../hub/contract/views/kiosk.ts';
import { useHall, useKiosk } from '../context.ts';
import { sizeFor } from '../fit.ts';
import { Frame } from '../parts/frame.tsx';
import { Keypad } from '../parts/keypad.tsx';
import { TicketNumber } from '../parts/number.tsx';
import { WhereTicket } from '../parts/place.tsx';
import { LastFoot } from '../parts/ticket-foot.tsx';
import { Touch } from '../parts/touch.tsx';
import { TypedField } from '../parts/typed-field.tsx';
import type { PhaseOf } from '../session.ts';
import { isNumber, LONGEST_NUMBER } from '../steps/reinstate.ts';
import { newRequest } from '../store.ts';
import { t } from '../words/help.ts';
import { refused } from '../words/words.ts';

/** A missed call: type the number on the paper, see what it is, take the place back (T7). */
export function Reinstate({ phase }: { phase: PhaseOf<'reinstate'> }) {
  switch (phase.lookup.is) {
    case 'typing':
    case 'asked':
    case 'refused':
      return <Typing phase={phase} />;
    case 'found':
      return <Found ticket={phase.lookup.ticket} number={phase.text} />;
    case 'restored':
      return <Restored ticket={phase.lookup.ticket} until={phase.lookup.until} />;
  }
}

function Typing({ phase }: { phase: PhaseOf<'reinstate'> }) {
  const kiosk = useKiosk();
  const { view } = useHall();
  const { lookup, text } = phase;
  const letters = [...new Set((view?.queues ?? []).flatMap(({ letter }) => [...letter]))].sort();
  const find = () => kiosk.dispatch({ type: 'look-up' });
  const onText = (next: string) => kiosk.dispatch({ type: 'text', text: next });
  return (
    <Frame name="typing">
      <div class="list-head">
        <h1 class="headline">{t('reinstate')}</h1>
        <p class="ask" role="status">
          {lookup.is === 'refused' ? <strong>{refused(lookup.refusal)}</strong> : t('reinstateAsk')}
        </p>
      </div>
      <TypedField
        text={text}
        longest={LONGEST_NUMBER}
        label={t('numberLabel')}
        placeholder={t('example')}
        onText={onText}
        onEnter={find}
      />
      <Keypad text={text} letters={letters} onText={onText} />
      <div class="answers">
        <Touch tone="red" size="answer" disabled={!isNumber(text) || lookup.is === 'asked'} onTouch={find}>
          {lookup.is === 'asked' ? t('looking') : t('lookUp')}
        </Touch>
      </div>
    </Frame>
  );
}

function Found({ ticket, number }: { ticket: TicketView; number: string }) {
  const kiosk = useKiosk();
  const { view, go } = useHall();
  const passed = ticket.state === 'passed';
  const over = ticket.state === 'finished' || ticket.state === 'cancelled' || ticket.state === 'ended';
  const behind = view?.reinstateBehind ?? 0;
  const told = passed
    ? { title: t('passed'), help: behind === 0 ? t('passedSoon') : t('passedHelp', { n: behind }) }
    : over
      ? { title: t('over'), help: t('overHelp') }
      : ticket.state === 'waiting'
        ? { title: t('waiting'), help: waitingHelp(ticket) }
        : { title: t('called'), help: t('calledHelp') };
  return (
    <Frame name="found" ground="question">
      <section class="number-field">
        <p class="number-label">{t('numberLabel')}</p>
        <TicketNumber number={number} />
      </section>
      <div class="found-words" role="status">
        <h1 class="headline">{told.title}</h1>
        <p class="ask">{told.help}</p>
        {!over && <WhereTicket ticket={ticket} most={4} />}
      </div>
      <div class="question">
        <div class="answers">
          {passed && (
            <Touch
              tone="red"
              size="answer"
              onTouch={() => kiosk.dispatch({ type: 'reinstate', request: newRequest() })}
            >
              {t('restore')}
            </Touch>
          )}
          {over && (
            <Touch tone="strong" size="answer" onTouch={() => go({ at: 'frequent', page: 0 })}>
              {t('takeNew')}
            </Touch>
          )}
          <Touch size="answer" onTouch={() => kiosk.dispatch({ type: 'text', text: '' })}>
            {t('retype')}
          </Touch>
        </div>
      </div>
    </Frame>
  );
}

function waitingHelp({ ahead }: TicketView): string {
  return ahead === 0 ? t('waitingNext') : t('waitingHelp', { n: ahead });
}

function Restored({ ticket, until }: { ticket: TicketView; until: number }) {
  return (
    <Frame name="found" ground="red" foot={<LastFoot until={until} noted />}>
      <section class="number-field">
        <p class="number-label">{t('numberLabel')}</p>
        <TicketNumber number={ticket.number} />
      </section>
      <div class="found-words">
        <p class="ask">{waitingHelp(ticket)}</p>
        <WhereTicket ticket={ticket} most={4} />
        <p class="ask">{t('restoredHelp')}</p>
      </div>
      <div class="command">
        <h1
          class="command-words"
          style={{ fontSize: `${sizeFor(t('restored'), 960, 1, [104, 88, 76, 68])}px` }}
        >
          {t('restored')}
        </h1>
      </div>
    </Frame>
  );
}

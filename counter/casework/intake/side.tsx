import { say } from '../../../hub/web/messages.ts';
import { clockTime } from '../../../hub/web/time.ts';
import { Keycap, Mark } from '../../common/shape.tsx';
import { needWord } from '../../common/words.ts';
import { historyWord, t } from '../../panel/words.ts';
import { pageWord, w } from '../words-intake.ts';
import { stateWord } from '../words-lists.ts';
import { type Intake, look } from './use-intake.ts';

/** Right, while serving: this ticket's way, what the applicant had before, what the applicant's screen shows. */
export function IntakeSide({ intake, timeZone }: { intake: Intake; timeZone: string }) {
  const { ticket, view, draft } = intake;
  const way = ticket.history.flatMap(({ at, what }) => {
    const word = historyWord(what);
    return word ? [{ at, what, word }] : [];
  });
  return (
    <>
      <section class="record-part">
        <h2>{w('thisTicket')}</h2>
        {way.slice(-4).map(({ at, what, word }) => (
          <p class="record-line" key={`${at} ${what}`}>
            <time>{clockTime(at, timeZone)}</time>
            <span>{word}</span>
          </p>
        ))}
        {ticket.needs.length > 0 && <Needs intake={intake} />}
      </section>
      {ticket.cases.length > 0 && <OnTicket intake={intake} />}
      {view && (
        <section class="record-part">
          <h2>{w('dealings')}</h2>
          {view.others.length === 0 && <p class="quiet">{w('noDealings')}</p>}
          {view.others.slice(0, 3).map((other) => (
            <p class="record-line" key={other.id} title={other.number}>
              <span class="record-when">{shortDay(other.receivedAt, timeZone)}</span>
              <span>{say(other.item)}</span>
              <span class="record-end">{stateWord(other.state)}</span>
            </p>
          ))}
        </section>
      )}
      <section class="record-part">
        <h2>
          {w('theirScreen')}
          <button type="button" class="letter" onClick={() => look(intake, 'page')}>
            <Keycap>P</Keycap>
            {w('turnPage')}
          </button>
        </h2>
        <p>{pageWord(draft.page)}</p>
      </section>
    </>
  );
}

/** The cases that hang on the ticket (T9, T14); a click shows that one. */
function OnTicket({ intake }: { intake: Intake }) {
  const { ticket, draft, change } = intake;
  const open = ticket.cases.filter((one) => one.open).length;
  return (
    <section class="record-part" aria-label={w('onTicket')}>
      <h2>
        {w('onTicket')} <span>{ticket.cases.length}</span>
      </h2>
      <div class="record-cases">
        {ticket.cases.map((one) => (
          <p class="record-line" key={one.id}>
            <button
              type="button"
              class="link"
              aria-current={one.id === draft.case || undefined}
              title={one.item ? say(one.item) : undefined}
              onClick={() => change({ edit: 'case', case: one.id, person: null })}
            >
              {one.number}
            </button>
            <span class="record-end">{stateWord(one.state)}</span>
          </p>
        ))}
      </div>
      {open > 0 && (
        <p class="record-due" role="status">
          <Mark shape="warn" />
          {w('openOnTicket', { n: open })}
        </p>
      )}
    </section>
  );
}

function Needs({ intake }: { intake: Intake }) {
  const { needs } = intake.ticket;
  return (
    <p class="record-line">
      <span class="record-when">{t('needs')}</span>
      <span>{needs.map((need) => needWord(need)).join(w('sComma'))}</span>
    </p>
  );
}

/** `11-18`, in the hall's time zone. */
function shortDay(at: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, month: '2-digit', day: '2-digit' });
  return day.format(at).split('/').reverse().join('-');
}

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FeedbackAction, FeedbackLine, FeedbackWords } from '../../hub/contract/feedback.ts';
import { sayIf } from '../../hub/web/messages.ts';
import { LimitPlate } from '../casework/limit-plate.tsx';
import { Actions, History, Titled, Who } from '../common/record-side.tsx';
import { sentence } from '../common/refused-line.tsx';
import type { Staff } from '../common/staff-gate.tsx';
import { common, counterName } from '../common/words.ts';
import { actionWord, channelWord, formWord, happenedWord, kindWord, t } from './words.ts';

type Props = {
  readonly line: FeedbackLine;
  readonly staff: Staff;
  readonly timeZone: string;
  readonly live: boolean;
  readonly onAct: (action: FeedbackAction) => void;
};

/** Discipline reads the words and not whom to call. */
const mayLook = (roles: readonly string[]): boolean => roles.some((role) => role !== 'discipline');

/** One record: what was said and by when it is answered, whom to call, what was done, what may be done. */
export function Detail({ line, staff, timeZone, live, onAct }: Props) {
  const form = line.kind === 'praise' ? formWord(line.form) : null;
  const head = [kindWord(line.kind), form, t('by', { channel: channelWord(line.channel) })];
  return (
    <>
      <header class="follow-up-head">
        <p class="quiet">{head.filter((part) => part).join(common('comma'))}</p>
        <h2>{line.number}</h2>
        <p>{line.subject}</p>
        <Words line={line} staff={staff} />
      </header>
      <About line={line} />
      <Standing line={line} />
      <Who
        anonymous={line.identified ? null : t('anonymous')}
        mayLook={mayLook(staff.session.roles)}
        live={live}
        look={() => staff.link.query({ query: 'feedback-contact', feedback: line.id })}
      />
      {live && <Actions actions={line.actions} word={actionWord} onAct={onAct} />}
      <History entries={line.history} word={happenedWord} timeZone={timeZone} />
    </>
  );
}

/** Opened for whoever looks at it, and not sent along with the list (X3). */
function Words({ line, staff }: Pick<Props, 'line' | 'staff'>) {
  const known = useSignal<string>(t('readWords'));
  useEffect(() => {
    let gone = false;
    void staff.link.query<FeedbackWords>({ query: 'feedback-words', feedback: line.id }).then((answer) => {
      if (gone) return;
      const none = line.kind === 'call-back' ? t('nothingSaid') : t('erased');
      known.value = answer.ok ? answer.value.words || none : sentence(answer.refusal);
    });
    return () => {
      gone = true;
    };
  }, [line.id]);
  return <blockquote>{known.value}</blockquote>;
}

function About({ line }: { line: FeedbackLine }) {
  const parts = [
    sayIf(line.department),
    line.counter && counterName(sayIf(line.counter)),
    sayIf(line.clerk),
    sayIf(line.item),
    line.ticket && t('ofTicket', { number: line.ticket }),
    line.case,
  ].filter((part) => part);
  return <Titled title={t('about')}>{parts.length > 0 ? parts.join(common('comma')) : t('unknown')}</Titled>;
}

/** Limit, who has it in hand, who answers for an overrun, what else is of the same matter. */
function Standing({ line }: { line: FeedbackLine }) {
  const { limit, met, kind, overran, links } = line;
  if (!limit) return null;
  return (
    <ul class="follow-up-limits">
      <li>
        <span>{t(kind === 'call-back' ? 'callLimit' : 'limit')}</span>
        <span class="quiet">{limit.date}</span>
        {met && limit.level !== 'overrun' ? (
          <span class="quiet">{t('met')}</span>
        ) : (
          <LimitPlate limit={limit} />
        )}
      </li>
      {kind === 'complaint' && (
        <li>
          <span>{t('handler')}</span>
          <strong>{sayIf(line.assigned) || t('nobody')}</strong>
        </li>
      )}
      {overran && (
        <li>
          <span>{t('answers')}</span>
          <strong>{sayIf(overran.who) || t('officers')}</strong>
        </li>
      )}
      {links.length > 0 && (
        <li>
          <span>{t('links')}</span>
          <span>{links.join(common('comma'))}</span>
        </li>
      )}
    </ul>
  );
}

import type { FollowUpAction, FollowUpLine } from '../../hub/contract/ratings.ts';
import { LimitPlate } from '../casework/limit-plate.tsx';
import { Actions, History, Who } from '../common/record-side.tsx';
import type { Staff } from '../common/staff-gate.tsx';
import { common } from '../common/words.ts';
import { actionWord, happenedWord, levelWord, reasonWord, sourceWord, t } from './words.ts';

type Props = {
  readonly line: FollowUpLine;
  readonly staff: Staff;
  readonly timeZone: string;
  readonly live: boolean;
  readonly onAct: (action: FollowUpAction) => void;
};

const mayHandle = (roles: readonly string[]): boolean =>
  ['complaint-officer', 'supervisor'].some((role) => roles.includes(role));

/** One follow-up: what was said, by when, whom to call, what was done, what may be done. */
export function Detail({ line, staff, timeZone, live, onAct }: Props) {
  return (
    <>
      <header class="follow-up-head">
        <p class="quiet">
          {[line.day, line.case, t('source', { source: sourceWord(line.source) })]
            .filter((part) => part)
            .join(common('comma'))}
        </p>
        <h2>
          {line.number || line.case} {levelWord(String(line.level) as '1')}
        </h2>
        <p>{line.reasons.map((reason) => reasonWord(reason)).join(t('and'))}</p>
        <blockquote>{line.text ?? <span class="quiet">{t('noWords')}</span>}</blockquote>
      </header>
      <Limits line={line} />
      <Who
        anonymous={line.identified ? null : t('anonymous')}
        mayLook={mayHandle(staff.session.roles)}
        live={live}
        look={() => staff.link.query({ query: 'follow-up-contact', followUp: line.id })}
      />
      {live && <Actions actions={line.actions} word={actionWord} onAct={onAct} />}
      <History entries={line.history} word={happenedWord} timeZone={timeZone} />
    </>
  );
}

function Limits({ line }: { line: FollowUpLine }) {
  const met = (word: string, done: boolean, limit: FollowUpLine['contact']) =>
    limit && (
      <li>
        <span>{word}</span>
        <span class="quiet">{limit.date}</span>
        {done && limit.level !== 'overrun' ? (
          <span class="quiet">{t('met')}</span>
        ) : (
          <LimitPlate limit={limit} />
        )}
      </li>
    );
  const did = (...what: readonly string[]) => line.history.some((entry) => what.includes(entry.what));
  return (
    <section>
      <h3 class="side-title">{t('limits')}</h3>
      <ul class="follow-up-limits">
        {met(t('contactLimit'), line.stage !== 'to-contact', line.contact)}
        {met(t('remedyLimit'), did('remedied', 'unfounded'), line.remedy)}
      </ul>
    </section>
  );
}

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FollowUpAction, FollowUpContact, FollowUpLine } from '../../hub/contract/ratings.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { sayIf } from '../../hub/web/messages.ts';
import { momentOf } from '../casework/dates.ts';
import { LimitPlate } from '../casework/limit-plate.tsx';
import { dialogOpen } from '../common/dialog.tsx';
import { sentence } from '../common/refused-line.tsx';
import { Keycap } from '../common/shape.tsx';
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
      <Who line={line} staff={staff} live={live} />
      {live && <Actions line={line} onAct={onAct} />}
      <History line={line} timeZone={timeZone} />
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

/** Shown when it is asked for, and gone with the choice: nobody's phone stands on a page that is left open (X3). */
function Who({ line, staff, live }: Pick<Props, 'line' | 'staff' | 'live'>) {
  const known = useSignal<FollowUpContact | null>(null);
  const fault = useSignal<string | null>(null);
  if (!line.identified) return <Titled title={t('who')}>{t('anonymous')}</Titled>;
  const look = async () => {
    const answer = await staff.link.query<FollowUpContact>({ query: 'follow-up-contact', followUp: line.id });
    if (answer.ok) known.value = answer.value;
    fault.value = answer.ok ? null : sentence(answer.refusal);
  };
  const contact = known.value;
  if (!contact) {
    const mayLook = live && mayHandle(staff.session.roles);
    return (
      <Titled title={t('who')}>
        {mayLook ? (
          <button type="button" class="button button-small" onClick={() => void look()}>
            {t('showContact')}
          </button>
        ) : (
          live && <span class="quiet">{t('notShown')}</span>
        )}
        {fault.value && <span class="form-fault">{fault.value}</span>}
      </Titled>
    );
  }
  const { name, phone, idNumber } = contact;
  if (name === '' && phone === '' && idNumber === '')
    return <Titled title={t('who')}>{t('noContact')}</Titled>;
  return (
    <Titled title={t('who')}>
      <strong>{name}</strong> <strong class="big">{phone}</strong>
      {phone === '' && <span class="quiet">{t('noPhone')}</span>}
      <small>{idNumber}</small>
    </Titled>
  );
}

function Titled({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section>
      <h3 class="side-title">{title}</h3>
      <div class="follow-up-who">{children}</div>
    </section>
  );
}

/** What the hub allows, by digit. */
function Actions({ line, onAct }: Pick<Props, 'line' | 'onAct'>) {
  const { actions } = line;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || dialogOpen()) return;
      const action = /^[1-9]$/.test(event.key) ? actions[Number(event.key) - 1] : undefined;
      if (!action) return;
      // The digit is not for the first field of the dialog it opens.
      event.preventDefault();
      onAct(action);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
  if (actions.length === 0) return null;
  return (
    <section>
      <h3 class="side-title">{t('todo')}</h3>
      <div class="follow-up-actions">
        {actions.map((action, index) => (
          <button
            key={action}
            type="button"
            class={index === 0 ? 'button button-strong' : 'button'}
            onClick={() => onAct(action)}
          >
            <Keycap>{index + 1}</Keycap>
            {actionWord(action)}
          </button>
        ))}
      </div>
    </section>
  );
}

function History({ line, timeZone }: Pick<Props, 'line' | 'timeZone'>) {
  return (
    <section>
      <h3 class="side-title">{t('history')}</h3>
      <ol class="follow-up-history">
        {line.history.map((entry, index) => (
          <li key={String(index)}>
            <time>{momentOf(entry.at, timeZone, hubNow())}</time>
            <span>
              {happenedWord(entry.what)}
              {entry.words !== '' && <small>{entry.words}</small>}
            </span>
            <span class="quiet">{sayIf(entry.by)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

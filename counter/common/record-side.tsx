import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { FollowUpContact } from '../../hub/contract/ratings.ts';
import type { Refusal } from '../../hub/contract/refusals.ts';
import type { Result } from '../../hub/contract/result.ts';
import type { Text } from '../../hub/contract/text.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { messages, sayIf } from '../../hub/web/messages.ts';
import { momentOf } from '../casework/dates.ts';
import { dialogOpen } from './dialog.tsx';
import { sentence } from './refused-line.tsx';
import { Keycap } from './shape.tsx';

/** What stands beside a list of records that somebody must see to: whom to call, what may be done, what was done. */

const t = messages({
  who: { zh: '联系人', en: 'Whom to call' },
  notShown: { zh: '联系方式只给承办人看。', en: 'Only those who handle it see whom to call.' },
  showContact: { zh: '查看联系方式', en: 'Show contact' },
  noContact: { zh: '资料已按期删除。', en: 'The data have been erased.' },
  noPhone: { zh: '没有登记电话', en: 'no phone on file' },
  history: { zh: '经过', en: 'History' },
  todo: { zh: '可办', en: 'What can be done' },
});

/** Up and down go through the list. */
export function useListKeys(
  ids: readonly string[],
  chosen: string | null,
  choose: (id: string) => void,
): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (dialogOpen() || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      const at = chosen === null ? -1 : ids.indexOf(chosen);
      const next = ids[event.key === 'ArrowDown' ? at + 1 : Math.max(0, at - 1)];
      if (next === undefined) return;
      event.preventDefault();
      choose(next);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}

export function Titled({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h3 class="side-title">{title}</h3>
      <div class="follow-up-who">{children}</div>
    </section>
  );
}

type WhoProps = {
  /** Said instead when it is not known who it was. */
  readonly anonymous: string | null;
  readonly mayLook: boolean;
  readonly live: boolean;
  readonly look: () => Promise<Result<FollowUpContact, Refusal>>;
};

/** Shown when it is asked for, and gone with the choice: nobody's phone stands on a page that is left open (X3). */
export function Who({ anonymous, mayLook, live, look }: WhoProps) {
  const known = useSignal<FollowUpContact | null>(null);
  const fault = useSignal<string | null>(null);
  if (anonymous !== null) return <Titled title={t('who')}>{anonymous}</Titled>;
  const ask = async () => {
    const answer = await look();
    if (answer.ok) known.value = answer.value;
    fault.value = answer.ok ? null : sentence(answer.refusal);
  };
  const contact = known.value;
  if (!contact) {
    return (
      <Titled title={t('who')}>
        {live && mayLook && (
          <button type="button" class="button button-small" onClick={() => void ask()}>
            {t('showContact')}
          </button>
        )}
        {live && !mayLook && <span class="quiet">{t('notShown')}</span>}
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

type ActionsProps<A extends string> = {
  readonly actions: readonly A[];
  readonly word: (action: A) => string;
  readonly onAct: (action: A) => void;
};

/** What the hub allows, by digit; a digit means what is written on its button at that moment. */
export function Actions<A extends string>({ actions, word, onAct }: ActionsProps<A>) {
  useLayoutEffect(() => {
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
            {word(action)}
          </button>
        ))}
      </div>
    </section>
  );
}

type Entry<H extends string> = {
  readonly at: number;
  readonly what: H;
  readonly by: Text | null;
  readonly words: string;
};
type HistoryProps<H extends string> = {
  readonly entries: readonly Entry<H>[];
  readonly word: (what: H) => string;
  readonly timeZone: string;
};

export function History<H extends string>({ entries, word, timeZone }: HistoryProps<H>) {
  return (
    <section>
      <h3 class="side-title">{t('history')}</h3>
      <ol class="follow-up-history">
        {entries.map((entry, index) => (
          <li key={String(index)}>
            <time>{momentOf(entry.at, timeZone, hubNow())}</time>
            <span>
              {word(entry.what)}
              {entry.words !== '' && <small>{entry.words}</small>}
            </span>
            <span class="quiet">{sayIf(entry.by)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

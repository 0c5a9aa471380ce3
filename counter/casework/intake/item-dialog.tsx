import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SearchHit } from '../../../hub/contract/views/kiosk.ts';
import type { Link } from '../../../hub/web/link.ts';
import { say } from '../../../hub/web/messages.ts';
import { Dialog } from '../../common/dialog.tsx';
import { Keycap } from '../../common/shape.tsx';
import { t } from '../../panel/words.ts';
import { w } from '../words-intake.ts';

/** Between the last letter typed and the search, ms. */
const PAUSE = 150;

type Props = {
  readonly link: Link;
  readonly onPick: (item: string) => void;
  readonly onClose: () => void;
};

/** Finds a matter as the kiosk does: Chinese, pinyin, initials, one typo. Arrows move, Enter picks. */
export function ItemDialog({ link, onPick, onClose }: Props) {
  const hits = useSignal<readonly SearchHit[]>([]);
  const at = useSignal(0);
  const asked = useRef('');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    input.current?.focus();
    return () => clearTimeout(timer.current);
  }, []);
  const search = (text: string) => {
    asked.current = text.trim();
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const answer = await link.query<readonly SearchHit[]>({ query: 'search', text: text.trim() });
      if (!answer.ok || asked.current !== text.trim()) return;
      hits.value = answer.value;
      at.value = 0;
    }, PAUSE);
  };
  const pick = (hit: SearchHit | undefined) => {
    if (hit?.kind !== 'item') return;
    onPick(hit.id);
    onClose();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') at.value = Math.min(at.value + 1, Math.max(0, hits.value.length - 1));
    else if (event.key === 'ArrowUp') at.value = Math.max(at.value - 1, 0);
    else if (event.key === 'Enter' && !event.isComposing) pick(hits.value[at.value]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={w('chooseItem')} lead={w('chooseItemLead')} wide onClose={onClose}>
      <div class="picker">
        <div class="picker-search">
          <input
            ref={input}
            role="combobox"
            aria-expanded="true"
            aria-controls="item-list"
            aria-activedescendant={hits.value[at.value] && `item-${hits.value[at.value]?.id}`}
            aria-label={w('searchItem')}
            placeholder={w('searchItem')}
            maxLength={100}
            onInput={(event) => search(event.currentTarget.value)}
            onKeyDown={press}
          />
          <span>
            <Keycap>↑</Keycap>
            <Keycap>↓</Keycap>
            <Keycap>Enter</Keycap>
            {t('pick')}
          </span>
        </div>
        <div class="picker-list" role="listbox" id="item-list" aria-label={w('searchItem')}>
          {hits.value.map((hit, index) => (
            // The keyboard works in the field above; a pointer picks here.
            <div
              key={hit.id}
              id={`item-${hit.id}`}
              role="option"
              aria-selected={index === at.value}
              aria-disabled={hit.kind !== 'item'}
              tabIndex={-1}
              class="picker-row picker-item"
              onClick={() => pick(hit)}
              onKeyDown={press}
            >
              <span>{say(hit.name)}</span>
              <small>
                {hit.kind === 'item' ? `${say(hit.department)} · ${t(hit.itemKind)}` : w('elsewhere')}
              </small>
            </div>
          ))}
          {hits.value.length === 0 && asked.current !== '' && <p class="picker-empty">{t('noMatch')}</p>}
        </div>
      </div>
    </Dialog>
  );
}

import { useSignal } from '@preact/signals';
import type { CaseSearch } from '../../hub/contract/case-views.ts';
import { CASE_STATES } from '../../hub/contract/casework.ts';
import { Keycap } from '../common/shape.tsx';
import { asked } from './asked.ts';
import type { Bench } from './use-bench.ts';
import { listText, stateWord } from './words-lists.ts';

/** Search over all years (C13): words by `/`, narrowed by state and days of receipt while results are in sight. */
export function SearchBar({ bench }: { bench: Bench }) {
  const typed = useSignal<CaseSearch>({});
  const narrowed = bench.found.value !== null;
  const ask = () => void bench.search(asked(typed.value));
  const put = (change: CaseSearch) => {
    typed.value = { ...typed.value, ...change };
  };
  return (
    <form
      class="case-search"
      data-narrowed={narrowed || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        typed.value = {};
        void bench.search(null);
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      }}
    >
      <span class="case-search-words">
        <Keycap>/</Keycap>
        <input
          id="case-search"
          maxLength={200}
          placeholder={listText('searchHint')}
          aria-label={listText('searchHint')}
          value={typed.value.text ?? ''}
          onInput={(event) => put({ text: event.currentTarget.value })}
        />
      </span>
      {narrowed && (
        <span class="case-search-more">
          <select
            aria-label={listText('state')}
            value={typed.value.state ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              const { state: _, ...rest } = typed.value;
              const state = CASE_STATES.find((one) => one === value);
              typed.value = state ? { ...rest, state } : rest;
              ask();
            }}
          >
            <option value="">{listText('anyState')}</option>
            {CASE_STATES.map((state) => (
              <option key={state} value={state}>
                {stateWord(state)}
              </option>
            ))}
          </select>
          <label>
            {listText('from')}
            <input
              type="date"
              value={typed.value.from ?? ''}
              onChange={(event) => put({ from: event.currentTarget.value })}
            />
          </label>
          <label>
            {listText('to')}
            <input
              type="date"
              value={typed.value.to ?? ''}
              onChange={(event) => put({ to: event.currentTarget.value })}
            />
          </label>
          <button type="submit" class="button button-small">
            {listText('search')}
          </button>
        </span>
      )}
    </form>
  );
}

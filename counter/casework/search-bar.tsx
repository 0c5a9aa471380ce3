import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { CASE_STATES } from '../../hub/contract/casework.ts';
import type { PublicCatalogue } from '../../hub/contract/views/kiosk.ts';
import { say } from '../../hub/web/messages.ts';
import { Keycap } from '../common/shape.tsx';
import { asked, type Typed } from './asked.ts';
import type { Bench } from './use-bench.ts';
import { listText, stateWord } from './words-lists.ts';

/** Search over all years (C13): words by `/`, narrowed by state and days of receipt while results are in sight. */
export function SearchBar({ bench }: { bench: Bench }) {
  const typed = useSignal<Typed>({});
  const words = useRef<HTMLInputElement>(null);
  const { seeking } = bench;
  // With the drawing, so that the letters typed behind the `/` find the field.
  useLayoutEffect(() => {
    if (!seeking.value) return;
    words.current?.focus();
    seeking.value = false;
  }, [seeking.value]);
  const narrowed = bench.found.value !== null;
  const catalogue = useCatalogue(bench, narrowed);
  const ask = () => void bench.search(asked(typed.value));
  const put = (change: Typed) => {
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
          ref={words}
          maxLength={200}
          placeholder={listText('searchHint')}
          aria-label={listText('searchHint')}
          value={typed.value.text ?? ''}
          onInput={(event) => put({ text: event.currentTarget.value })}
        />
      </span>
      {narrowed && (
        <span class="case-search-more">
          <Narrow
            name={listText('department')}
            any={listText('anyDepartment')}
            value={typed.value.department ?? ''}
            options={(catalogue?.departments ?? []).map(({ id, name }) => ({ value: id, word: say(name) }))}
            onChange={(department) => put({ department, item: '' })}
          />
          <Narrow
            name={listText('colItem')}
            any={listText('anyItem')}
            value={typed.value.item ?? ''}
            options={(catalogue?.items ?? [])
              .filter((item) => !typed.value.department || item.department === typed.value.department)
              .map(({ id, name }) => ({ value: id, word: say(name) }))}
            onChange={(item) => put({ item })}
          />
          <Narrow
            name={listText('state')}
            any={listText('anyState')}
            value={typed.value.state ?? ''}
            options={CASE_STATES.map((state) => ({ value: state, word: stateWord(state) }))}
            onChange={(state) => put({ state })}
          />
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

/** What may be searched, fetched once it is asked for. */
function useCatalogue(bench: Bench, wanted: boolean): PublicCatalogue | null {
  const known = useSignal<PublicCatalogue | null>(null);
  const { link } = bench.staff;
  useEffect(() => {
    if (!wanted || known.value) return;
    void link.query<PublicCatalogue>({ query: 'catalogue' }).then((answer) => {
      if (answer.ok) known.value = answer.value;
    });
  }, [link, wanted]);
  return known.value;
}

type NarrowProps = {
  readonly name: string;
  readonly any: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly word: string }[];
  readonly onChange: (value: string) => void;
};

function Narrow({ name, any, value, options, onChange }: NarrowProps) {
  return (
    <select aria-label={name} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{any}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.word}
        </option>
      ))}
    </select>
  );
}

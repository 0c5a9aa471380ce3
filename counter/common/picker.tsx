import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Keycap } from './shape.tsx';

export type Option<T> = {
  readonly value: T;
  readonly key: string;
  readonly head: string;
  readonly word: string;
  readonly note?: string | undefined;
};

type Props<T> = {
  readonly options: readonly Option<T>[];
  readonly placeholder: string;
  readonly empty: string;
  readonly hint: string;
  readonly onPick: (value: T) => void;
};

/** Options that answer to what was typed: a start of the head (number, letter) first, then anything containing it. */
export function matching<T>(options: readonly Option<T>[], typed: string): readonly Option<T>[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return options;
  const heads = options.filter((one) => one.head.toLowerCase().startsWith(wanted));
  const others = options.filter(
    (one) => !heads.includes(one) && `${one.head} ${one.word}`.toLowerCase().includes(wanted),
  );
  return [...heads, ...others];
}

/** Type to narrow, arrows to move, Enter or a click to pick. */
export function Picker<T>({ options, placeholder, empty, hint, onPick }: Props<T>) {
  const typed = useSignal('');
  const at = useSignal(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const shown = matching(options, typed.value);
  const selected = Math.min(at.value, shown.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') at.value = Math.min(selected + 1, shown.length - 1);
    else if (event.key === 'ArrowUp') at.value = Math.max(selected - 1, 0);
    else if (event.key === 'Enter' && !event.isComposing) {
      const chosen = shown[selected];
      if (chosen) onPick(chosen.value);
    } else return;
    event.preventDefault();
  };
  return (
    <div class="picker">
      <div class="picker-search">
        <input
          ref={input}
          role="combobox"
          aria-expanded="true"
          aria-controls="picker-list"
          aria-activedescendant={shown[selected] ? `pick-${shown[selected].key}` : undefined}
          placeholder={placeholder}
          aria-label={placeholder}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            at.value = 0;
          }}
          onKeyDown={press}
        />
        <span>
          <Keycap>↑</Keycap>
          <Keycap>↓</Keycap>
          <Keycap>Enter</Keycap>
          {hint}
        </span>
      </div>
      <div class="picker-list" role="listbox" id="picker-list" ref={list} aria-label={placeholder}>
        {shown.length === 0 && <p class="picker-empty">{empty}</p>}
        {shown.map((one, index) => (
          // The keyboard works in the field above; a pointer picks here.
          <div
            key={one.key}
            id={`pick-${one.key}`}
            role="option"
            aria-selected={index === selected}
            tabIndex={-1}
            class="picker-row"
            onClick={() => onPick(one.value)}
            onKeyDown={press}
          >
            <b>{one.head}</b>
            <span>{one.word}</span>
            <small>{one.note}</small>
          </div>
        ))}
      </div>
    </div>
  );
}

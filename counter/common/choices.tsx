import { useLayoutEffect, useRef } from 'preact/hooks';
import { Keycap } from './shape.tsx';

export type Choice<T> = { readonly value: T; readonly word: string; readonly note?: string | undefined };

type Props<T> = {
  readonly choices: readonly Choice<T>[];
  /** Chosen by Enter, and by pressing `again` once more. */
  readonly preset?: NoInfer<T>;
  readonly again?: string;
  readonly disabled?: boolean;
  readonly onChoose: (value: T) => void;
};

/** A short list answered by one digit, one click, or Enter for the preset one. */
export function Choices<T>({ choices, preset, again, disabled = false, onChoose }: Props<T>) {
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (disabled || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      const index = typing || !/^[1-9]$/.test(event.key) ? -1 : Number(event.key) - 1;
      const chosen = choices[index] ?? choices.find((one) => event.key === again && one.value === preset);
      if (!chosen) return;
      event.preventDefault();
      onChoose(chosen.value);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
  return (
    <ol class="choices">
      {choices.map((choice, index) => (
        <li key={choice.word}>
          <button
            type="button"
            class="choice"
            disabled={disabled}
            {...(choice.value === preset && { ref: first })}
            onClick={() => onChoose(choice.value)}
          >
            <Keycap>{index + 1}</Keycap>
            <span class="choice-word">{choice.word}</span>
            {choice.note && <span class="choice-note">{choice.note}</span>}
            {choice.value === preset && again && <Keycap>{again}</Keycap>}
          </button>
        </li>
      ))}
    </ol>
  );
}

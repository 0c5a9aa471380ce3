type Props = {
  readonly text: string;
  readonly longest: number;
  readonly label: string;
  readonly placeholder?: string;
  /** Digits alone: set wider apart. */
  readonly digits?: boolean;
  readonly onText: (text: string) => void;
  /** Enter on a keyboard does what the red button does. */
  readonly onEnter: () => void;
};

/** The one field of a page with a keypad; the browser’s own keyboard stays away. */
export function TypedField({ text, longest, label, placeholder, digits = false, onText, onEnter }: Props) {
  return (
    <div class="field">
      <input
        class={`field-text field-number ${digits ? 'field-digits' : ''}`}
        value={text}
        maxLength={longest}
        inputMode="none"
        autoComplete="off"
        spellcheck={false}
        aria-label={label}
        placeholder={placeholder}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter();
        }}
      />
    </div>
  );
}

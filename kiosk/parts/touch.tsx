import type { ComponentChildren } from 'preact';
import { Icon } from '../../hub/web/icon.tsx';

/** A control with an icon and a word. `tone`: red = the one action of the screen; plain = white; ghost = on red. */
export function Touch(props: {
  readonly children: ComponentChildren;
  readonly onTouch: () => void;
  readonly icon?: string;
  readonly after?: string;
  readonly tone?: 'plain' | 'red' | 'ghost' | 'white' | 'strong';
  readonly size?: 'foot' | 'answer' | 'small' | 'stacked';
  readonly label?: string;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly keyNumber?: number;
}) {
  const { tone = 'plain', size = 'foot' } = props;
  return (
    <button
      type="button"
      class={`touch touch-${size} tone-${tone}`}
      onClick={props.onTouch}
      aria-label={props.label}
      aria-pressed={props.pressed}
      disabled={props.disabled}
      data-key={props.keyNumber}
    >
      {props.icon && <Icon svg={props.icon} size={size === 'answer' ? 52 : 40} stroke={2.25} />}
      <span class="touch-words">{props.children}</span>
      {props.after && <Icon svg={props.after} size={size === 'answer' ? 56 : 40} stroke={2.25} />}
    </button>
  );
}

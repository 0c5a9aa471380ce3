import type { ComponentChildren } from 'preact';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import { Keycap } from './shape.tsx';
import { common } from './words.ts';

type Props = {
  readonly title: string;
  /** One line under the title. */
  readonly lead?: string | undefined;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

/** A small window in front of the page. The browser keeps the focus inside; Esc closes it; nothing behind it acts. */
export function Dialog({ title, lead, wide = false, onClose, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  // A ref comes before the layout effects of what is inside: they put the focus where it belongs, in time for the next key.
  const open = useCallback((dialog: HTMLDialogElement | null) => {
    element.current = dialog ?? element.current;
    if (dialog && !dialog.open) dialog.showModal();
  }, []);
  useLayoutEffect(() => () => element.current?.close(), []);
  return (
    <dialog
      ref={open}
      class={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header class="dialog-head">
        <h2>{title}</h2>
        <button type="button" class="dialog-close" onClick={onClose}>
          <Keycap>Esc</Keycap>
          <span>{common('cancel')}</span>
        </button>
      </header>
      {lead && <p class="dialog-lead">{lead}</p>}
      {children}
    </dialog>
  );
}

/** True while a dialog is open: the page's own keys rest. */
export function dialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

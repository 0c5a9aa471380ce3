import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Desk } from './ask.ts';
import { Dialog } from './dialog.tsx';
import { sentence } from './refused-line.tsx';
import { Keycap } from './shape.tsx';
import { common } from './words.ts';

type Props = {
  readonly title: string;
  readonly lead?: string | undefined;
  /** Names of the questions in sight, in their order, and of those still without an answer. */
  readonly shown: readonly string[];
  readonly missing: readonly string[];
  /** Enter writes a new line somewhere, so that only Ctrl+Enter sends. */
  readonly long: boolean;
  readonly confirm: string;
  readonly desk: Desk;
  /** True = done, the dialog closes. False: the desk's refusal is shown here, at its field when it names one. */
  readonly send: () => Promise<boolean>;
  readonly onClose: () => void;
  readonly above?: ComponentChildren;
  /** The questions; `fault`: what is the matter with one, in words; `answered` to be told of each change. */
  readonly children: (at: {
    readonly fault: (name: string, missing: string) => string | null;
    readonly answered: () => void;
  }) => ComponentChildren;
};

/** What every dialog with questions does: the first one has the focus, what is missing or refused is said at its field. */
export function FormShell({ title, lead, shown, missing, long, confirm, desk, send, ...rest }: Props) {
  const { onClose, above, children } = rest;
  const tried = useSignal(false);
  const refused = useSignal<Desk['refused']['value']>(null);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    const first = 'input:checked, input:not([type=radio]), textarea, select, input';
    form.current?.querySelector<HTMLElement>(first)?.focus();
  }, []);
  const submit = async () => {
    tried.value = true;
    const [first] = missing;
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    if (first || desk.busy.value !== null) return;
    if (await send()) onClose();
    else {
      refused.value = desk.refused.value;
      desk.refused.value = null;
    }
  };
  const refusal = refused.value?.refusal ?? null;
  const at = refusal?.field?.split('.').at(-1);
  const fault = (name: string, words: string) => {
    if (refusal && name === at) return sentence(refusal);
    return tried.value && missing.includes(name) ? words : null;
  };
  const answered = () => {
    refused.value = null;
  };
  return (
    <Dialog title={title} lead={lead} wide onClose={onClose}>
      {above}
      <form
        ref={form}
        class="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) void submit();
        }}
      >
        {children({ fault, answered })}
        <p class="form-foot">
          <button type="submit" class="button button-strong" aria-disabled={desk.busy.value !== null}>
            <Keycap>{long ? 'Ctrl Enter' : 'Enter'}</Keycap>
            {desk.busy.value === null ? confirm : common('sending')}
          </button>
          <span class="form-refused" role="alert">
            {refusal && !shown.includes(at ?? '') && sentence(refusal)}
          </span>
        </p>
      </form>
    </Dialog>
  );
}

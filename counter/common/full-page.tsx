import type { ComponentChildren } from 'preact';
import { Controls } from './controls.tsx';
import { common } from './words.ts';

type Props = {
  readonly title: string;
  readonly line?: string;
  readonly children?: ComponentChildren;
  readonly onSignOut?: () => void;
};

/** A page with one thing to say: sign-in, connecting, refused. Same bars as the working pages. */
export function FullPage({ title, line, children, onSignOut }: Props) {
  return (
    <div class="full">
      <header class="full-bar">
        <strong>{common('product')}</strong>
        <Controls {...(onSignOut && { onSignOut })} />
      </header>
      <main class="full-body">
        <h1>{title}</h1>
        {line && <p class="full-line">{line}</p>}
        {children}
      </main>
    </div>
  );
}

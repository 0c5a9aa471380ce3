import type { ComponentChildren } from 'preact';
import type { CaseView } from '../../../hub/contract/case-views.ts';
import type { Bench } from '../use-bench.ts';

/** What every part of the case page gets. */
export type PartProps = { readonly view: CaseView; readonly bench: Bench; readonly timeZone: string };

/** A titled part of the case page; `aside` stands at the end of its title. */
export function Part({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <section class="case-section">
      <header>
        <h2>{title}</h2>
        {aside && <span class="quiet">{aside}</span>}
      </header>
      {children}
    </section>
  );
}

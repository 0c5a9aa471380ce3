import type { ComponentChildren } from 'preact';
import { say } from '../../hub/web/messages.ts';
import { refused } from './agent.ts';

type CardParts = {
  name: string;
  /** Its state, at the right of the name. */
  side: ComponentChildren;
  under: string;
  wide?: boolean;
  children: ComponentChildren;
};

/** One device: name, state, controls, and the last refusal. */
export function Card({ name, side, under, wide = false, children }: CardParts) {
  const refusal = refused.value[name];
  return (
    <article class={wide ? 'card wide' : 'card'} aria-label={name}>
      <header>
        <h3>{name}</h3>
        {side}
        <span class="under">{under}</span>
      </header>
      {children}
      {refusal && (
        <p class="refusal" role="alert">
          ▲ {say(refusal.message)} {refusal.field ?? ''}
        </p>
      )}
    </article>
  );
}

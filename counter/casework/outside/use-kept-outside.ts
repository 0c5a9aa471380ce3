import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DraftAnswer } from '../../../hub/contract/case-views.ts';
import type { Staff } from '../../common/staff-gate.tsx';
import { fromKept, toKeep } from './kept.ts';
import type { Outside } from './outside.ts';

/** At most one message in this time while somebody types, ms. */
const PAUSE = 400;

/**
 * The person's intake without a ticket, kept at the hub (C1, W5): found again after a reload or at another page, sent after a pause
 * while somebody types, dropped once received or discarded. Nothing of it is stored in the browser.
 */
export function useKeptOutside({ link, session, status }: Staff, outside: Signal<Outside | null>): void {
  const live = status.value.kind === 'connected';
  /** What the hub has, as far as this page knows; undefined = not asked yet. */
  const told = useRef<Outside | null | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const send = async () => {
    timer.current = undefined;
    const now = outside.peek();
    if (told.current === undefined || told.current === now) return;
    const draft = now && toKeep(now);
    const answer = await link.query<DraftAnswer>({
      query: 'set-own-draft',
      draft: draft && { ...draft, materials: [...draft.materials] },
    });
    if (answer.ok || answer.refusal.code !== 'offline') told.current = now;
  };
  useEffect(() => {
    if (!live) return;
    const start = async () => {
      const answer = await link.query<DraftAnswer>({ query: 'own-draft' });
      if (!answer.ok) return;
      const kept = answer.value.draft && fromKept(answer.value.draft, session.roles);
      // What was typed here meanwhile, or while offline, wins.
      if (outside.peek() === null && told.current === undefined) outside.value = kept;
      told.current ??= kept;
      await send();
    };
    void start();
  }, [live, link]);
  useEffect(
    () =>
      outside.subscribe(() => {
        if (told.current !== undefined && live) timer.current ??= setTimeout(() => void send(), PAUSE);
      }),
    [outside, live],
  );
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      void send();
    },
    [],
  );
}

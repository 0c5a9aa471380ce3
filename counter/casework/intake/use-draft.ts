import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Draft, DraftAnswer } from '../../../hub/contract/case-views.ts';
import { hubNow } from '../../../hub/web/clock.ts';
import type { Link } from '../../../hub/web/link.ts';
import { adopted, type Edit, edited, newDraft } from './draft.ts';

/** At most one message in this time while somebody types, ms. */
const PAUSE = 400;

export type DraftHold = {
  readonly draft: Draft;
  readonly change: (edit: Edit) => void;
  /** The hub has told what it keeps of this form: nothing was begun unless it is here. */
  readonly told: boolean;
};

type Start = { readonly ticket: string; readonly item: string | null };

/**
 * The form of the ticket in hand, kept at the hub: shown at once here, sent after a pause, found again after a reload and by a
 * successor (W4, W5). Nothing of it is
 * stored in the browser. While offline it stays on the page and goes up once connected.
 */
export function useDraft(link: Link, counter: string, start: Start | null, live: boolean): DraftHold | null {
  const ticket = start?.ticket ?? null;
  const held = useSignal<Draft | null>(null);
  const unsent = useRef(false);
  const told = useSignal<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const send = async () => {
    timer.current = undefined;
    const draft = held.peek();
    if (!draft || !unsent.current) return;
    const answer = await link.query<DraftAnswer>({
      query: 'set-draft',
      counter,
      draft: { ...draft, materials: [...draft.materials] },
    });
    const settled = answer.ok || answer.refusal.code !== 'offline';
    if (settled && held.peek() === draft) unsent.current = false;
  };
  const soon = () => {
    timer.current ??= setTimeout(() => void send(), PAUSE);
  };

  // Another ticket: what belonged to the last one is not shown for a moment.
  if ((held.peek()?.ticket ?? null) !== ticket) {
    held.value = start && newDraft(start.ticket, start.item, 0);
    unsent.current = false;
  }
  useEffect(() => {
    if (ticket === null) return;
    const take = ({ draft }: DraftAnswer) => {
      const mine = held.peek();
      if (mine) held.value = adopted(mine, draft, unsent.current);
      told.value = ticket;
    };
    return link.follow<DraftAnswer>(`draft:${counter}`, take);
  }, [link, counter, ticket]);
  useEffect(() => {
    if (live && unsent.current) soon();
  }, [live]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const change = useMemo(
    () => (edit: Edit) => {
      const before = held.peek();
      if (!before) return;
      held.value = edited(before, edit, Math.max(hubNow(), before.at + 1));
      unsent.current = true;
      soon();
    },
    [link, counter],
  );
  return held.value ? { draft: held.value, change, told: told.value === ticket } : null;
}

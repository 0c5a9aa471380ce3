import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Refusal } from '../contract/refusals.ts';
import { connectLink, type Link, type LinkOptions, type LinkStatus } from '../link/index.ts';

export type { Link, LinkStatus } from '../link/index.ts';

/** A request id no other page can guess or make. */
export function newId(): string {
  return crypto.randomUUID().replaceAll('-', '');
}

/** The page's link, with its status as a signal. */
export function openLink(options: Omit<LinkOptions, 'url' | 'newId'>): {
  link: Link;
  status: ReadonlySignal<LinkStatus>;
} {
  const link = connectLink({ ...options, url: '', newId });
  const status = signal(link.status);
  link.onStatus((next) => {
    status.value = next;
  });
  return { link, status };
}

/** Follows a topic as long as the component lives. `view` is null until the first one; it stays (stale) while offline. */
export function useTopic<V>(link: Link, topic: string | null): { view: V | null; refused: Refusal | null } {
  const view = useMemo(() => signal<V | null>(null), [link, topic]);
  const refused = useMemo(() => signal<Refusal | null>(null), [link, topic]);
  useEffect(() => {
    if (topic === null) return;
    return link.follow<V>(
      topic,
      (next) => {
        view.value = next;
      },
      (refusal) => {
        refused.value = refusal;
      },
    );
  }, [link, topic]);
  return { view: view.value, refused: refused.value };
}

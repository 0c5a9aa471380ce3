import { useEffect, useRef } from 'preact/hooks';
import type { View } from '../../hub/contract/views/hall.ts';
import { setHubClock } from '../../hub/web/clock.ts';
import type { LinkStatus } from '../../hub/web/link.ts';

/**
 * Whether actions may be offered: connected, and the view came over this connection. Right after a reconnect the page still
 * shows what it knew before; nothing may be done on the strength of that (W5). Also takes over the hub's clock.
 */
export function useFresh(status: LinkStatus, view: View | null): boolean {
  const stale = useRef<View | null>(null);
  const online = status.kind === 'connected';
  if (!online) stale.current = view;
  useEffect(() => {
    if (view) setHubClock(view.now);
  }, [view]);
  return online && view !== null && view !== stale.current;
}

import { useEffect } from 'preact/hooks';
import type { ScreenSession } from './app.tsx';

const NOTHING: readonly string[] = [];

/** Tells the hub which page stands here and which files cannot be played, for the staff; again after every reconnect. */
export function useShowing(
  { link, status }: ScreenSession,
  { page, pages, broken = NOTHING }: { page: number; pages: number; broken?: readonly string[] },
): void {
  const connected = status.value.kind === 'connected';
  useEffect(() => {
    if (connected) link.report({ report: 'showing', page, pages, broken: [...broken] });
  }, [link, connected, page, pages, broken.join('\n')]);
}

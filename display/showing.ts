import { useEffect } from 'preact/hooks';
import type { ScreenSession } from './app.tsx';

type Showing = {
  readonly page: number;
  readonly pages: number;
  /** Left out where there are no files: what a board said of them before stands. */
  readonly broken?: readonly string[];
};

/** Tells the hub which page stands here and which files cannot be played, for the staff; again after every reconnect. */
export function useShowing({ link, status }: ScreenSession, { page, pages, broken }: Showing): void {
  const connected = status.value.kind === 'connected';
  useEffect(() => {
    if (!connected) return;
    link.report({ report: 'showing', page, pages, ...(broken && { broken: [...broken] }) });
  }, [link, connected, page, pages, broken?.join('\n')]);
}

import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ScreenView } from '../hub/contract/views/screen.ts';
import type { Link } from '../hub/link/index.ts';
import { hubNow } from '../hub/web/clock.ts';
import { isIdle } from './idle.ts';

/** For which build this page was loaded anew: a hub or a cache between that keeps giving the old one must not make it load for ever. */
const LOADED_FOR = 'onewindow.loaded-for';

/** Build of this page, as vite wrote it into the page; null in development. */
export function ownBuild(): string | null {
  return document.querySelector<HTMLMetaElement>('meta[name=build]')?.content ?? null;
}

type Parts = {
  readonly link: Pick<Link, 'onOutdated'>;
  readonly view: ReadonlySignal<ScreenView | null>;
  readonly speaking: ReadonlySignal<number | null>;
};

/** Loads the page anew once the hub serves a newer build, as soon as nobody is looking at something that would vanish (D1). */
export function followBuild({ link, view, speaking }: Parts): () => void {
  const newer = signal<string | null>(null);
  const stopTold = link.onOutdated((build) => {
    if (sessionStorage.getItem(LOADED_FOR) !== build) newer.value = build;
  });
  const stopWaiting = effect(() => {
    if (newer.value === null || !isIdle(view.value, speaking.value, hubNow())) return;
    sessionStorage.setItem(LOADED_FOR, newer.value);
    location.reload();
  });
  return () => {
    stopTold();
    stopWaiting();
  };
}

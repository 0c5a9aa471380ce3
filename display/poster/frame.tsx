import type { ComponentChildren } from 'preact';
import type { ScreenView } from '../../hub/contract/views/screen.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { clockTime } from '../../hub/web/time.ts';
import type { ScreenSession } from '../app.tsx';
import { SilencedSign, StaleSign } from '../board/notice.tsx';
import { usePortrait } from '../portrait.ts';
import { useShowing } from '../showing.ts';
import { type Word, word, words } from '../words.ts';
import { Both } from './both.tsx';
import './poster.css';

export type PosterProps = { readonly session: ScreenSession; readonly view: ScreenView };

type Props = PosterProps & {
  readonly title: Extract<Word, `poster.${string}`>;
  /** This page, from 1, of how many. */
  readonly page: number;
  readonly pages: number;
  /** Beside the title instead of the pages. */
  readonly beside?: string | undefined;
  readonly foot: ComponentChildren;
  readonly children: ComponentChildren;
};

/** What every poster has: its title and page, the hall, the time, a foot; and, only when it is so, what staff should know. */
export function Frame({ session, view, title, page, pages, beside, foot, children }: Props) {
  const portrait = usePortrait();
  const { status, lastGood, speaker } = session;
  const { timeZone } = view.hall;
  const offline = status.value.kind !== 'connected' && lastGood.value !== null;
  const silenced = view.assignment.sound && speaker.allowed.value === false;
  // What staff should know stands where else there are words that can be spared.
  const signs = offline || silenced;
  useShowing(session, { page, pages });
  return (
    <main class={`poster ${title.replace('.', '-')} ${portrait ? 'poster-portrait' : ''}`}>
      <header class="poster-head">
        <h1>{word(title, 'zh')}</h1>
        {pages > 1 && !(portrait && signs) && (
          <span>
            {page}/{pages}
          </span>
        )}
        {beside && !signs && <span>{beside}</span>}
        {!portrait && !signs && <span lang="en">{word(title, 'en')}</span>}
        {signs && (
          <div class="signs" role="status">
            {silenced && <SilencedSign />}
            {offline && <StaleSign time={clockTime(lastGood.value ?? 0, timeZone)} />}
          </div>
        )}
        <p>{view.hall.name.zh}</p>
        <time>{clockTime(hubNow(), timeZone)}</time>
      </header>
      <section class="poster-body">{children}</section>
      <footer class="poster-foot">{foot}</footer>
    </main>
  );
}

/** Nothing to show, said plainly. */
export function Nothing({ of }: { of: Extract<Word, `poster.none.${string}`> }) {
  return (
    <div class="poster-nothing">
      <p>{word(of, 'zh')}</p>
      <p lang="en">{word(of, 'en')}</p>
    </div>
  );
}

/** `举报电话 12345`, in every foot. */
export function Phone({ word: key, phone }: { word: Extract<Word, `poster.${string}`>; phone: string }) {
  return (
    <p>
      <b>
        <Both {...words(key)} />
      </b>
      {phone}
    </p>
  );
}

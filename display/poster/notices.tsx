import type { NoticeLine } from '../../hub/contract/posters.ts';
import type { Language } from '../../hub/contract/text.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { dayAndMonth } from '../../hub/web/time.ts';
import { u } from '../fit.ts';
import { usePortrait } from '../portrait.ts';
import { word } from '../words.ts';
import { Frame, Nothing, Phone, type PosterProps } from './frame.tsx';
import './notices.css';
import { pageAt, type SetWords, setWords, standsFor } from './pages.ts';

/** Room for the words, design units. */
const BOX = { landscape: { width: 1776, height: 760 }, portrait: { width: 936, height: 1600 } };
const SIZES = [132, 112, 96, 84, 72, 64];

type Page = SetWords & { readonly notice: NoticeLine; readonly language: Language };

/** Notices one after the other, each as large as it fits, in Chinese, then in English where there is any. */
export function Notices({ notices, ...shared }: PosterProps & { notices: readonly NoticeLine[] }) {
  const box = usePortrait() ? BOX.portrait : BOX.landscape;
  const pages = notices.flatMap((notice): Page[] => {
    const languages: Language[] = notice.text.en === notice.text.zh ? ['zh'] : ['zh', 'en'];
    return languages.flatMap((language) =>
      setWords(notice.text[language], box, SIZES).map((set) => ({ ...set, notice, language })),
    );
  });
  const at = pageAt(
    hubNow(),
    pages.map(({ words }) => standsFor(words.length)),
  );
  const page = pages[at];
  return (
    <Frame
      {...shared}
      title="poster.notices"
      page={at + 1}
      pages={Math.max(1, pages.length)}
      foot={
        <>
          <p>{page ? until(page) : ''}</p>
          <Phone word="poster.complaints" phone={shared.view.hall.complaintPhone} />
        </>
      }
    >
      {page ? (
        <p class="notice-words" lang={page.language} style={{ fontSize: u(page.size) }}>
          {page.words}
        </p>
      ) : (
        <Nothing of="poster.none.notices" />
      )}
    </Frame>
  );
}

/** Until when it stands, in its own language; nothing when it has no end. */
function until({ notice, language }: Page): string {
  if (notice.to === null) return '';
  const day = (date: string) => dayAndMonth(Date.parse(`${date}T12:00:00Z`), 'Etc/UTC', language);
  if (notice.from === null || notice.from === notice.to)
    return word('notice.until', language, { to: day(notice.to) });
  return word('notice.from-to', language, { from: day(notice.from), to: day(notice.to) });
}

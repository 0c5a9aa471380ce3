import volumeOff from 'lucide-static/icons/volume-x.svg?raw';
import type { Language, Text } from '../../hub/contract/text.ts';
import type { QueueNewsLine, ScreenView } from '../../hub/contract/views/screen.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { Icon } from '../../hub/web/icon.tsx';
import { clockTime } from '../../hub/web/time.ts';
import type { ScreenSession } from '../app.tsx';
import { ems, u } from '../fit.ts';
import { word } from '../words.ts';

/** How long one notice stands in one language, ms. */
const TURN = 10_000;
/** Sizes of a notice: one line as large as it fits, else two small ones. */
const SIZES = [48, 44, 40, 36];
const TWO_LINES = 32;
/** Numbers told to get ready that have room beside a notice (T16). */
const PRE_CALLS = 3;

/** The lowest line: notices in turn, and, only when it is so, what staff should know about this screen. */
export function NoticeLine({
  session,
  view,
  width,
}: {
  session: ScreenSession;
  view: ScreenView;
  width: number;
}) {
  const { status, lastGood, speaker } = session;
  const offline = status.value.kind !== 'connected' && lastGood.value !== null;
  const silenced = speaker.allowed.value === false;
  const signs = offline || silenced;
  const news = view.queueNews.map(newsText);
  const notice = noticeAt(news.length > 0 ? news : view.notices, hubNow());
  const ready = view.preCalls.slice(0, PRE_CALLS);
  const room = width - (signs ? 640 : 0) - (ready.length > 0 ? 260 + 190 * ready.length : 0);
  // Beside the signs there may be no room left for it: it would be in everybody's way.
  const text = notice && signs && ems(notice) * TWO_LINES > room * 1.9 ? null : notice;
  return (
    <footer class="notice">
      {ready.length > 0 && (
        <p class="pre-calls">
          <span>{word('board.pre-call', 'zh')}</span>
          {ready.map(({ number, position }) => (
            <b key={position}>{number}</b>
          ))}
        </p>
      )}
      {text && <b>{word('board.notice', 'zh')}</b>}
      {text && (
        <p style={{ fontSize: u(noticeSize(text, room)) }}>
          <span>{text}</span>
        </p>
      )}
      {signs && (
        <div class="signs" role="status">
          {silenced && <SilencedSign />}
          {offline && <StaleSign time={clockTime(lastGood.value ?? 0, view.hall.timeZone)} />}
        </div>
      )}
    </footer>
  );
}

/** What became of a queue goes before everything else: its holders are told here (T10, T12). */
function newsText({ kind, queue, to }: QueueNewsLine): Text {
  const key = kind === 'merged' ? 'board.queue-merged' : 'board.queue-ended';
  const say = (language: Language) =>
    word(key, language, { letter: queue.letter, queue: queue.name[language], to: to?.[language] ?? '' });
  return { zh: say('zh'), en: say('en') };
}

/** D6: discreet, with the last known time. */
export function StaleSign({ time }: { time: string }) {
  return (
    <span class="sign">
      <i aria-hidden="true">✕</i>
      {word('board.stale', 'zh', { time })}
    </span>
  );
}

export function SilencedSign() {
  return (
    <span class="sign">
      <Icon svg={volumeOff} size={32} />
      {word('board.sound', 'zh')}
    </span>
  );
}

/** All boards turn together, by the hub's clock: every notice in Chinese, then in English. */
function noticeAt(notices: readonly Text[], now: number): string | null {
  const turn = Math.floor(now / TURN) % Math.max(1, notices.length * 2);
  const notice = notices[Math.floor(turn / 2)];
  return notice ? (turn % 2 === 0 ? notice.zh : notice.en) : null;
}

function noticeSize(text: string, width: number): number {
  return SIZES.find((size) => ems(text) * size <= width) ?? TWO_LINES;
}

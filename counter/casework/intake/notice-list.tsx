import type { CaseView, NoticeLine } from '../../../hub/contract/case-views.ts';
import type { CommandInput } from '../../../hub/contract/commands.ts';
import { Keycap } from '../../common/shape.tsx';
import { printWord } from '../words-case.ts';
import { noticeTitle } from '../words-history.ts';
import { w } from '../words-intake.ts';
import type { Intake } from './use-intake.ts';

/** The case's papers: number, copies, how the printing went, and what can be done about it (C12). */
export function NoticeList({ intake, view }: { intake: Intake; view: CaseView }) {
  const { notices } = view;
  return (
    <section class="notice-list" aria-label={w('notices')}>
      <header class="list-head">
        <h2>{w('notices')}</h2>
        <PrintAll intake={intake} />
      </header>
      {notices.length === 0 && <p class="list-empty">{w('noNotices')}</p>}
      <ol>
        {notices.map((notice) => (
          <li key={notice.id} class="list-row notice-row" data-print={notice.print}>
            <b>{noticeTitle(notice)}</b>
            <span class="notice-number">{notice.number}</span>
            <span>{w('copies', { n: notice.copies })}</span>
            <span class="notice-state">
              {printWord(notice.print)}
              {notice.prints > 1 && ` · ${w('printedTimes', { n: notice.prints })}`}
            </span>
            <span class="row-actions">
              <PrintActions intake={intake} view={view} notice={notice} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The key that prints what is not printed yet; nothing where nothing waits. */
export function PrintAll({ intake }: { intake: Intake }) {
  const { view } = intake;
  if (!view || unprinted(view).length === 0) return null;
  return (
    <button type="button" class="letter" onClick={() => printAll(intake)}>
      <Keycap>O</Keycap>
      {w('printAll')}
    </button>
  );
}

/** Papers nobody has printed yet, or whose print failed. */
function unprinted({ notices }: CaseView): readonly NoticeLine[] {
  return notices.filter(({ print }) => print === 'none' || print === 'failed');
}

/** Every paper that is still to be printed comes out at this counter. */
export function printAll({ view, panel }: Intake): void {
  const open = view ? unprinted(view) : [];
  if (!view || open.length === 0) return;
  if (!panel.live) {
    panel.desk.drop('print');
    return;
  }
  const base = { type: 'PrintNotice', case: view.line.id, counter: panel.view.counter.id } as const;
  void panel.desk.run('print', ...open.map((notice) => ({ ...base, notice: notice.id })));
}

type Props = { readonly intake: Intake; readonly view: CaseView; readonly notice: NoticeLine };

function PrintActions({ intake, view, notice }: Props) {
  const { panel } = intake;
  const base = { case: view.line.id, notice: notice.id };
  const send = (command: CommandInput) => {
    if (panel.live) void panel.desk.run('print', command);
    else panel.desk.drop('print');
  };
  const byBrowser = () => {
    if (!panel.live) return panel.desk.drop('print');
    // Opened within the click, else the browser keeps it back; the clerk says afterwards whether paper came.
    window.open(notice.url, '_blank', 'noopener');
    send({ type: 'PrintNotice', ...base, browser: true });
  };
  const again = notice.prints > 0 ? 'printAgain' : 'print';
  if (notice.print === 'held' && notice.job !== null) {
    const { job } = notice;
    return <Press word={w('release')} onPress={() => send({ type: 'ReleasePrint', job })} />;
  }
  if (notice.print === 'unknown' && notice.job === null) {
    return (
      <>
        <Press word={w('cameOut')} onPress={() => send({ type: 'ConfirmNotice', ...base, printed: true })} />
        <Press word={w('didNot')} onPress={() => send({ type: 'ConfirmNotice', ...base, printed: false })} />
      </>
    );
  }
  return (
    <>
      <Press
        word={w(again)}
        onPress={() => send({ type: 'PrintNotice', ...base, counter: panel.view.counter.id })}
      />
      <Press word={w('browser')} onPress={byBrowser} />
    </>
  );
}

function Press({ word, onPress }: { word: string; onPress: () => void }) {
  return (
    <button type="button" class="link" onClick={onPress}>
      {word}
    </button>
  );
}

import { useSignal } from '@preact/signals';
import type { NoticeLine } from '../../../hub/contract/case-views.ts';
import type { CommandInput } from '../../../hub/contract/commands.ts';
import { hubNow } from '../../../hub/web/clock.ts';
import { Mark } from '../../common/shape.tsx';
import { dayOf } from '../dates.ts';
import { printShape } from '../printing.ts';
import { caseText, printWord } from '../words-case.ts';
import { noticeTitle } from '../words-history.ts';
import { Part, type PartProps } from './part.tsx';

/** Papers of the case with number, copies and what became of each print (C12). */
export function Notices({ view, bench, timeZone }: PartProps) {
  const blocked = useSignal(false);
  const now = hubNow();
  const run = (command: CommandInput) => void bench.desk.run('print', command);
  const open = (notice: NoticeLine) => {
    // Opened by the click itself, before anything is waited for: else the browser holds it back.
    const page = window.open(notice.url, '_blank');
    blocked.value = page === null;
    if (page) run({ type: 'PrintNotice', case: view.line.id, notice: notice.id, browser: true });
  };
  return (
    <Part title={caseText('notices')}>
      {view.notices.length === 0 && <p class="case-line quiet">{caseText('noNotices')}</p>}
      {blocked.value && <p class="form-refused">{caseText('blocked')}</p>}
      <ol class="case-table notice-table">
        {view.notices.map((notice) => (
          <li key={notice.id}>
            <span>
              <a class="link" href={notice.url} target="_blank" rel="noopener">
                {noticeTitle(notice)}
              </a>
            </span>
            <b>{notice.number}</b>
            <span class="quiet">×{notice.copies}</span>
            <span class="quiet">{dayOf(notice.at, timeZone, now)}</span>
            <span class="notice-print">
              <Mark shape={printShape(notice.print)} />
              {printWord(notice.print)}
              {notice.prints > 1 && <small>{caseText('reprints', { n: notice.prints })}</small>}
            </span>
            <span class="row-actions">
              {bench.live && <PrintActions notice={notice} view={view} bench={bench} run={run} open={open} />}
            </span>
          </li>
        ))}
      </ol>
    </Part>
  );
}

type ActionProps = Pick<PartProps, 'view' | 'bench'> & {
  readonly notice: NoticeLine;
  readonly run: (command: CommandInput) => void;
  readonly open: (notice: NoticeLine) => void;
};

/** What may be done with one paper: confirm a browser's print, release a held one, print, print again, print here. */
function PrintActions({ notice, view, bench, run, open }: ActionProps) {
  const of = { case: view.line.id, notice: notice.id };
  const again = notice.prints > 0;
  return (
    <>
      {notice.print === 'unknown' && (
        <>
          <RowAction
            word={caseText('cameOut')}
            act={() => run({ type: 'ConfirmNotice', ...of, printed: true })}
          />
          <RowAction
            word={caseText('didNot')}
            act={() => run({ type: 'ConfirmNotice', ...of, printed: false })}
          />
        </>
      )}
      {notice.print === 'held' && notice.job !== null && (
        <RowAction
          word={caseText('release')}
          act={() => notice.job !== null && run({ type: 'ReleasePrint', job: notice.job })}
        />
      )}
      {notice.print !== 'waiting' && notice.print !== 'sent' && notice.print !== 'held' && (
        <RowAction
          word={caseText(again ? 'printAgain' : 'print')}
          act={() =>
            run({
              type: 'PrintNotice',
              ...of,
              ...(bench.counter !== null && { counter: bench.counter }),
            })
          }
        />
      )}
      <RowAction word={caseText('inBrowser')} act={() => open(notice)} />
    </>
  );
}

function RowAction({ word, act }: { word: string; act: () => void }) {
  return (
    <button type="button" class="link" onClick={act} onMouseDown={(event) => event.preventDefault()}>
      {word}
    </button>
  );
}

import { clockTime } from '../../hub/web/time.ts';
import { RefusedLine } from '../common/refused-line.tsx';
import { Mark } from '../common/shape.tsx';
import { ActionDialog } from './action-dialog.tsx';
import { CasePage } from './case/case-page.tsx';
import { Nav } from './nav.tsx';
import { PrintLists } from './print-lists.tsx';
import { Summary } from './summary.tsx';
import type { Bench } from './use-bench.ts';
import { listText } from './words-lists.ts';
import { WorkTable } from './work-table.tsx';
import './casework.css';
import './case-page.css';

/** The work bench: lists, the list in sight or the opened case, the selected case. The same at counters and in the back office. */
export function BenchPage({ bench }: { bench: Bench }) {
  const { dialog, desk, staff } = bench;
  const status = staff.status.value;
  const close = () => {
    dialog.value = null;
    desk.refused.value = null;
  };
  return (
    <div class="bench" data-stale={status.kind !== 'connected' || undefined}>
      <Nav bench={bench} />
      <main class="bench-middle">
        {status.kind === 'offline' && (
          <p class="bench-lost" role="alert">
            <Mark shape="lost" />
            {clockTime(status.since, bench.timeZone)} {listText('lost')}
          </p>
        )}
        {bench.opened.value === null ? <WorkTable bench={bench} /> : <CasePage bench={bench} />}
        {dialog.value === null && <RefusedLine desk={desk} />}
      </main>
      <Summary bench={bench} />
      {dialog.value?.kind === 'action' && bench.view && (
        <ActionDialog
          action={dialog.value.action}
          view={bench.view}
          desk={desk}
          counter={bench.counter}
          onClose={close}
        />
      )}
      {dialog.value?.kind === 'print-lists' && <PrintLists bench={bench} onClose={close} />}
    </div>
  );
}

import { clockTime } from '../../hub/web/time.ts';
import { RefusedLine } from '../common/refused-line.tsx';
import { Mark } from '../common/shape.tsx';
import { ActionDialog } from './action-dialog.tsx';
import { CasePage } from './case/case-page.tsx';
import { Nav } from './nav.tsx';
import type { Outside } from './outside/outside.ts';
import { OutsidePage } from './outside/outside-page.tsx';
import { PrintLists } from './print-lists.tsx';
import { Summary } from './summary.tsx';
import type { Bench } from './use-bench.ts';
import { listText } from './words-lists.ts';
import { WorkTable } from './work-table.tsx';
import './casework.css';
import './work-list.css';
import './case-side.css';
import './case-page.css';
import './case-dialogs.css';
import './sheet.css';

/** The work bench: lists, the list in sight or the opened case, the selected case. The same at counters and in the back office. */
export function BenchPage({ bench }: { bench: Bench }) {
  const { dialog, desk, staff } = bench;
  const status = staff.status.value;
  const begun = bench.taking.value ? bench.outside.value : null;
  const close = () => {
    dialog.value = null;
    desk.refused.value = null;
  };
  return (
    <div class="bench" data-stale={status.kind !== 'connected' || undefined}>
      <Nav bench={bench} />
      <main class="bench-middle" data-taking={begun !== null || undefined}>
        {status.kind === 'offline' && (
          <p class="bench-lost" role="alert">
            <Mark shape="lost" />
            {clockTime(status.since, bench.timeZone)} {listText('lost')}
          </p>
        )}
        <Middle bench={bench} begun={begun} />
        {dialog.value === null && <RefusedLine desk={desk} />}
      </main>
      {begun === null && <Summary bench={bench} />}
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

/** The intake without a ticket, the opened case, or the list in sight. */
function Middle({ bench, begun }: { readonly bench: Bench; readonly begun: Outside | null }) {
  if (begun) return <OutsidePage bench={bench} outside={begun} />;
  return bench.opened.value === null ? <WorkTable bench={bench} /> : <CasePage bench={bench} />;
}

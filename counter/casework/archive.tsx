import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CaseLine, CaseView } from '../../hub/contract/case-views.ts';
import type { Link } from '../../hub/web/link.ts';
import { sentence } from '../common/refused-line.tsx';
import { Mark } from '../common/shape.tsx';
import { type Completeness, readyToArchive } from './files.ts';
import type { Bench } from './use-bench.ts';
import { gapWord } from './words-history.ts';
import { listText } from './words-lists.ts';

/** Reads one case once. Null: not ours to see. */
function readCase(link: Link, id: string): Promise<CaseView | null> {
  return new Promise((resolve) => {
    const stop = link.follow<CaseView>(
      `case:${id}`,
      (view) => {
        resolve(view);
        queueMicrotask(() => stop());
      },
      () => resolve(null),
    );
  });
}

/** Looks through the files of a list, one after the other, so that the hub keeps its breath. */
export function useCompleteness(link: Link, lines: readonly CaseLine[]): ReadonlyMap<string, Completeness> {
  const known = useSignal<ReadonlyMap<string, Completeness>>(new Map());
  const ids = lines.map((line) => line.id).join(' ');
  useEffect(() => {
    let stopped = false;
    const look = async () => {
      for (const id of ids === '' ? [] : ids.split(' ')) {
        if (stopped) return;
        const view = await readCase(link, id);
        if (stopped || view === null) continue;
        const { missingForArchive: missing, allowedActions } = view;
        known.value = new Map(known.value).set(id, {
          missing,
          mayArchive: allowedActions.includes('archive'),
        });
      }
    };
    void look();
    return () => {
      stopped = true;
    };
  }, [link, ids]);
  return known.value;
}

export function FileState({ file }: { file: Completeness }) {
  if (file === 'checking') return <span class="quiet">{listText('checking')}</span>;
  if (file.missing.length === 0) return <span>{listText('complete')}</span>;
  return (
    <span class="plate plate-warn" title={file.missing.map(gapWord).join('；')}>
      <Mark shape="warn" />
      <span>{listText('missing', { n: file.missing.length })}</span>
    </span>
  );
}

type BarProps = { readonly bench: Bench; readonly files: ReadonlyMap<string, Completeness> };

/** Archives all complete files, one command each; what is refused stays in the list and is said. */
export function ArchiveBar({ bench, files }: BarProps) {
  const progress = useSignal<string | null>(null);
  const running = useSignal(false);
  const ready = readyToArchive(bench.lines, files);
  const archiveAll = async () => {
    running.value = true;
    let [done, failed, why] = [0, 0, ''];
    for (const [index, line] of ready.entries()) {
      progress.value = listText('archiving', { n: index + 1, total: ready.length });
      const answer = await bench.staff.link.ask({ type: 'ArchiveCase', case: line.id });
      if (answer.ok) done += 1;
      else {
        failed += 1;
        why = sentence(answer.refusal);
      }
    }
    running.value = false;
    progress.value =
      failed === 0
        ? listText('archivedAll', { n: done })
        : listText('archivedSome', { n: done, failed, why });
  };
  if (ready.length === 0 && progress.value === null) return null;
  return (
    <div class="archive-bar" role="status">
      {ready.length > 0 && (
        <button
          type="button"
          class="button button-small button-strong"
          disabled={running.value || bench.staff.status.value.kind !== 'connected'}
          onClick={() => void archiveAll()}
        >
          {listText('archiveAll', { n: ready.length })}
        </button>
      )}
      <span>{progress.value}</span>
    </div>
  );
}

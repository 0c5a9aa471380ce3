import { useEffect, useRef } from 'preact/hooks';
import type { CaseLine } from '../../hub/contract/case-views.ts';
import { say } from '../../hub/web/messages.ts';
import { settings } from '../common/settings.ts';
import { Keycap } from '../common/shape.tsx';
import { ArchiveBar, FileState, useCompleteness } from './archive.tsx';
import { filedWords } from './filed.ts';
import type { Completeness } from './files.ts';
import { LimitPlate } from './limit-plate.tsx';
import { hasEnded, shortDate, urgentLimit } from './limits.ts';
import { SearchBar } from './search-bar.tsx';
import { stageWords } from './stage.ts';
import type { Bench } from './use-bench.ts';
import { classWord, listText, listWord } from './words-lists.ts';

/** Middle: the list, most urgent first; arrows select, Enter opens, / searches. */
export function WorkTable({ bench }: { bench: Bench }) {
  const { lines, selected } = bench;
  const archiving = bench.list.value === 'to-archive' && bench.found.value === null;
  const files = useCompleteness(bench.staff.link, archiving ? lines : []);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    body.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected?.id]);
  return (
    <section class="work">
      <Head bench={bench} />
      {archiving && <ArchiveBar bench={bench} files={files} />}
      <div class="work-row work-cols" aria-hidden="true">
        <span>{listText('colCase')}</span>
        <span>{listText('colItem')}</span>
        <span>{listText('colApplicant')}</span>
        <span>{listText('colClass')}</span>
        <span>{listText('colStage')}</span>
        <span>{listText('colDue')}</span>
        <span>{listText(archiving ? 'colFile' : 'colLeft')}</span>
      </div>
      <div class="work-body" role="listbox" aria-label={heading(bench)} ref={body}>
        {lines.map((line) => (
          <Row
            key={line.id}
            line={line}
            selected={line.id === selected?.id}
            bench={bench}
            file={archiving ? (files.get(line.id) ?? 'checking') : null}
          />
        ))}
        {lines.length === 0 && <p class="work-empty">{emptyWords(bench)}</p>}
        {lines.some((line) => urgentLimit(line)?.provisional) && (
          <p class="work-foot">{listText('provisional')}</p>
        )}
      </div>
    </section>
  );
}

type RowProps = {
  readonly line: CaseLine;
  readonly selected: boolean;
  readonly bench: Bench;
  readonly file: Completeness | null;
};

function Row({ line, selected, bench, file }: RowProps) {
  const masked = settings.value.masked;
  const limit = urgentLimit(line);
  const filed = line.filed?.at(-1);
  return (
    // The keyboard works on the page; a pointer selects and opens here.
    <div
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      class="work-row"
      onClick={() => (selected ? bench.open(line.id) : bench.select(line.id))}
      onKeyDown={(event) => {
        if (event.key === 'Enter') bench.open(line.id);
      }}
    >
      <strong>{line.number}</strong>
      <span>{say(line.item)}</span>
      {masked ? <span class="veil" /> : <span>{line.applicant}</span>}
      <span class="quiet">{classWord(line.class)}</span>
      <span class="quiet">
        {line.toWarn && <em class="work-warn">{listText('toWarn')}</em>}
        {filed ? filedWords(filed, bench.timeZone) : stageWords(line)}
      </span>
      <span>{hasEnded(line) ? '' : shortDate(limit)}</span>
      <span class="work-left">
        {file === null ? <LimitPlate limit={limit} ended={hasEnded(line)} /> : <FileState file={file} />}
      </span>
    </div>
  );
}

function Head({ bench }: { bench: Bench }) {
  return (
    <header class="work-head">
      <h1>{heading(bench)}</h1>
      <span class="quiet">{countWords(bench)}</span>
      <span class="work-keys">
        <Keycap>↑</Keycap>
        <Keycap>↓</Keycap>
        {listText('select')}
        <Keycap>Enter</Keycap>
        {listText('open')}
      </span>
      <SearchBar bench={bench} />
    </header>
  );
}

const heading = (bench: Bench): string =>
  bench.found.value ? listText('found') : listWord(bench.list.value);

function countWords({ found, work, lines, filter }: Bench): string {
  const n = lines.length;
  if (found.value) return listText(found.value.more ? 'countMore' : 'countFound', { n });
  if (!work) return '';
  return filter.value === 'all' && work.total > n
    ? listText('countOf', { n, total: work.total })
    : listText('count', { n });
}

function emptyWords(bench: Bench): string {
  if (bench.found.value) return listText('emptyFound');
  if (!bench.work) return listText('loading');
  if (bench.list.value === 'mine') return listText('emptyMine');
  return listText(bench.list.value === 'to-approve' ? 'emptyApprove' : 'empty');
}

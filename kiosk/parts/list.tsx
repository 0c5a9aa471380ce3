import left from 'lucide-static/icons/arrow-left.svg?raw';
import right from 'lucide-static/icons/arrow-right.svg?raw';
import type { ComponentChildren } from 'preact';
import { Icon } from '../../hub/web/icon.tsx';
import { useHall, useKiosk } from '../context.ts';
import { oneOrTwoEach, pageOf, sizeFor } from '../fit.ts';
import { t } from '../words/common.ts';
import { t as start } from '../words/start.ts';
import { Frame } from './frame.tsx';
import { Touch } from './touch.tsx';

/** One choice of a list. `closed`: can be read about, but gives no ticket now. */
export type Row = {
  readonly key: string;
  readonly icon?: string;
  readonly title: string;
  readonly sub?: ComponentChildren;
  readonly note?: string;
  readonly tag?: string | null;
  readonly closed?: boolean;
  readonly onTouch: () => void;
};

/** Rows in sight by layout; the page turns visibly, nothing scrolls. */
const PER_PAGE = { standard: 7, low: 4, large: 4, largeLow: 3 };

function usePerPage(count: number): number {
  const { large, low } = useHall();
  if (large) return low ? PER_PAGE.largeLow : PER_PAGE.large;
  if (low) return PER_PAGE.low;
  // Eight fit where no pager stands below them.
  return count === PER_PAGE.standard + 1 ? count : PER_PAGE.standard;
}

/** A headline, a column of choices, and the pager when they do not all fit. */
export function ListScreen(props: {
  readonly name: string;
  readonly title: string;
  readonly ask: string;
  readonly rows: readonly Row[];
  readonly page: number;
}) {
  const kiosk = useKiosk();
  const { large } = useHall();
  const sizes = useTitleSizes(props.rows);
  const { rows, page, pages } = pageOf(props.rows, usePerPage(props.rows.length), props.page);
  return (
    <Frame name={props.name}>
      <div class="list-head">
        <h1
          class="headline"
          style={{
            fontSize: `${sizeFor(props.title, 960, 1, large ? [112, 96, 80, 64] : [88, 76, 64, 54])}px`,
          }}
        >
          {props.title}
        </h1>
        <p class="ask">{props.ask}</p>
      </div>
      {rows.length === 0 ? (
        <div class="empty">
          <p class="empty-title">{start('empty')}</p>
          <p>{start('emptyHelp')}</p>
        </div>
      ) : (
        <ul class="rows">
          {rows.map((row, index) => (
            <li key={row.key}>
              <RowButton row={row} size={sizes.get(row.key) ?? 42} number={large ? index + 1 : null} />
            </li>
          ))}
        </ul>
      )}
      {pages > 1 && (
        <Pager page={page} pages={pages} onPage={(next) => kiosk.dispatch({ type: 'page', page: next })} />
      )}
    </Frame>
  );
}

/** Titles of one list share their size, whatever page they stand on. */
function useTitleSizes(rows: readonly Row[]): ReadonlyMap<string, number> {
  const { large, low } = useHall();
  const titles = rows.map(({ title }) => title);
  const sizes = large
    ? oneOrTwoEach(titles, 690, [84, 76, 68, 60], low ? [44, 40, 36] : [60, 54, 48, 42])
    : oneOrTwoEach(
        titles,
        rows.some(({ note }) => note) ? 570 : 790,
        low ? [46, 42, 38] : [50, 46, 42],
        [36, 33, 30],
      );
  return new Map(rows.map(({ key }, index) => [key, sizes[index] ?? 42]));
}

function RowButton({ row, size, number }: { row: Row; size: number; number: number | null }) {
  const { large } = useHall();
  return (
    <button
      type="button"
      class={`row ${row.closed ? 'row-closed' : ''}`}
      onClick={row.onTouch}
      data-key={number ?? undefined}
    >
      {number !== null && (
        <span class="key-number" aria-hidden="true">
          {number}
        </span>
      )}
      {row.icon && !large && <Icon svg={row.icon} size={64} stroke={2} />}
      <span class="row-words">
        <span class="row-title" style={{ fontSize: `${size}px` }}>
          {row.title}
        </span>
        {row.sub && (
          <span class="row-sub">
            {row.sub}
            {row.tag && <span class="tag">{row.tag}</span>}
          </span>
        )}
      </span>
      {row.note && !large && <span class="row-note">{row.note}</span>}
      {number === null && <Icon svg={right} size={48} stroke={2.25} />}
    </button>
  );
}

export function Pager(props: {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}) {
  const { page, pages, onPage } = props;
  return (
    <nav class="pager">
      <Touch icon={left} disabled={page === 0} onTouch={() => onPage(page - 1)}>
        {t('previous')}
      </Touch>
      <p class="pager-where" aria-live="polite">
        <span aria-hidden="true">{t('pageShort', { page: page + 1, pages })}</span>
        <span class="visually-hidden">{t('page', { page: page + 1, pages })}</span>
      </p>
      <Touch tone="strong" after={right} disabled={page === pages - 1} onTouch={() => onPage(page + 1)}>
        {t('next')}
      </Touch>
    </nav>
  );
}

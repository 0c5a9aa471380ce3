import type { WorkList } from '../../hub/contract/case-views.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { Keycap, Mark, type Shape } from '../common/shape.tsx';
import { CLASSES, type ClassFilter, classCounts, LIMITS, WORK } from './lists.ts';
import { begin, mayTakeIn, TAKE_IN } from './outside/outside.ts';
import { o } from './outside/words-outside.ts';
import type { Bench } from './use-bench.ts';
import { classWord, listText, listWord } from './words-lists.ts';

const LIMIT_SHAPES: Readonly<Partial<Record<WorkList, Shape>>> = {
  overrun: 'late',
  'due-today': 'late',
  red: 'warn',
  amber: 'warn',
};

/** Left: the lists with their counts, the five classes of the list in sight, the limits. */
export function Nav({ bench }: { bench: Bench }) {
  const counts = bench.work && classCounts(bench.work);
  const filters: readonly ClassFilter[] = ['all', ...CLASSES];
  const inSight = listsInSight(bench);
  return (
    <nav class="bench-nav">
      <h2 class="nav-head">
        {listText('lists')}
        <span>
          <Keycap>[</Keycap> <Keycap>]</Keycap>
        </span>
      </h2>
      {WORK.map((list) => (
        <ListRow key={list} bench={bench} list={list} />
      ))}
      <h2 class="nav-head nav-rule">{listText('classes')}</h2>
      {filters.map((filter, index) => (
        <button
          key={filter}
          type="button"
          class="nav-row"
          aria-pressed={bench.filter.value === filter && inSight}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            bench.open(null);
            bench.found.value = null;
            bench.filter.value = filter;
          }}
        >
          <Keycap>{index}</Keycap>
          <span>{filter === 'all' ? listText('all') : classWord(filter)}</span>
          <b>{counts?.[filter] ?? ''}</b>
        </button>
      ))}
      <h2 class="nav-head nav-rule">{listText('limits')}</h2>
      {LIMITS.map((list) => (
        <ListRow key={list} bench={bench} list={list} />
      ))}
      {mayTakeIn(bench.staff.session.roles) && <TakeIn bench={bench} />}
      <button
        type="button"
        class="nav-row nav-foot"
        onClick={() => {
          bench.dialog.value = { kind: 'print-lists' };
        }}
      >
        <Keycap>C</Keycap>
        <span>{listText('printLists')}</span>
      </button>
    </nav>
  );
}

const listsInSight = ({ found, taking }: Bench): boolean => found.value === null && !taking.value;

/** The way to an intake without a ticket; it says when one was begun and left (C1). */
function TakeIn({ bench }: { bench: Bench }) {
  const { outside, taking } = bench;
  return (
    <button
      type="button"
      class="nav-row nav-foot"
      aria-pressed={taking.value}
      aria-keyshortcuts={TAKE_IN}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => begin(bench, bench.staff.session.roles, hubNow())}
    >
      <Keycap>{TAKE_IN}</Keycap>
      <span>{o('open')}</span>
      {outside.value !== null && !taking.value && <b>{o('begun')}</b>}
    </button>
  );
}

function ListRow({ bench, list }: { bench: Bench; list: WorkList }) {
  const shape = LIMIT_SHAPES[list];
  const count = bench.work?.lists[list];
  return (
    <button
      type="button"
      class={list === 'due-today' ? 'nav-row nav-today' : 'nav-row'}
      aria-pressed={bench.list.value === list && listsInSight(bench)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => bench.show(list)}
    >
      {shape && <Mark shape={shape} />}
      <span>{listWord(list)}</span>
      <b data-none={count === 0 || undefined}>{count ?? ''}</b>
    </button>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { say } from '../../../hub/web/messages.ts';
import { Keycap } from '../../common/shape.tsx';
import { columnWord, w } from '../words-intake.ts';
import { COLUMNS, type Column, type Row } from './checklist.ts';
import type { Filling } from './filling.ts';
import { tick } from './use-intake-keys.ts';

/** The checklist as a matrix: state is read by place and shape, set by the keys 1–4 on the selected row (C2). `may`: this reader ticks it. */
export function ChecklistTable({ intake, may }: { readonly intake: Filling; readonly may: boolean }) {
  const { rows, state, item, view } = intake;
  const body = useRef<HTMLDivElement>(null);
  const at = Math.min(state.selected.value, Math.max(0, rows.length - 1));
  useEffect(() => {
    body.current?.querySelector('[data-at]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <section class="checklist" aria-label={w('checklist')}>
      <header class="checklist-row checklist-head">
        <span />
        <span>{w('material')}</span>
        <span>{w('form')}</span>
        {COLUMNS.map((column, index) => (
          <span key={column} class="checklist-key">
            {may && <Keycap>{index + 1}</Keycap>}
            {columnWord(column)}
          </span>
        ))}
      </header>
      <div class="checklist-body" ref={body}>
        <ol>
          {rows.map((row) => (
            <Line key={row.index} intake={intake} row={row} selected={may && row.index === at} may={may} />
          ))}
        </ol>
        {rows.length === 0 && <p class="list-empty">{w(item || view ? 'noMaterials' : 'noItemYet')}</p>}
      </div>
    </section>
  );
}

type LineProps = {
  readonly intake: Filling;
  readonly row: Row;
  readonly selected: boolean;
  readonly may: boolean;
};

function Line({ intake, row, selected, may }: LineProps) {
  const name = say(row.name);
  return (
    <li
      class="checklist-row"
      data-at={selected || undefined}
      aria-current={selected || undefined}
      data-state={row.state}
      onMouseDown={() => {
        intake.state.selected.value = row.index;
      }}
    >
      <span class="checklist-n">{row.index + 1}</span>
      <span class="checklist-name" title={name}>
        <span>{name}</span>
        {row.remark !== '' && <em>{row.remark}</em>}
      </span>
      <span class="checklist-form">{w(row.form, { n: row.copies })}</span>
      {COLUMNS.map((column, index) => (
        <button
          key={column}
          type="button"
          class="checklist-cell"
          tabIndex={-1}
          disabled={!may}
          aria-label={`${name} ${columnWord(column)}`}
          aria-pressed={row.state === column}
          onClick={() => tick(intake, row.index, index)}
          onMouseDown={(event) => event.preventDefault()}
        >
          <StateMark column={row.state === column ? column : null} />
        </button>
      ))}
    </li>
  );
}

/** ● here, ◐ to correct, ▲ missing, – not applicable; a dot where nothing is set. */
function StateMark({ column }: { column: Column | null }) {
  return (
    <svg class={`state state-${column ?? 'none'}`} viewBox="0 0 16 16" aria-hidden="true">
      {column === 'present' && <circle cx="8" cy="8" r="6" fill="currentColor" />}
      {column === 'correctable' && (
        <>
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2" />
          <path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor" />
        </>
      )}
      {column === 'missing' && <path d="M8 1.5l7.5 13H.5z" fill="currentColor" />}
      {column === 'not-applicable' && <path d="M2 7h12v2H2z" fill="currentColor" />}
      {column === null && <circle cx="8" cy="8" r="1.25" fill="currentColor" />}
    </svg>
  );
}

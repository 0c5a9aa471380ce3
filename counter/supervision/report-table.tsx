import {
  COLUMNS,
  type Column,
  GROUPING_WORDS,
  PERIOD_WORDS,
  type Section,
  TOTAL_WORD,
  UNKNOWN_GROUP,
  UNRATED_WORDS,
} from '../../hub/contract/report-columns.ts';
import type { Figures, Report } from '../../hub/contract/reports.ts';
import { say } from '../../hub/web/messages.ts';
import { clockTime } from '../../hub/web/time.ts';
import { dateOf } from '../casework/dates.ts';
import { Dialog } from '../common/dialog.tsx';
import { sectionWord, t } from './report-words.ts';

/** Rows drawn at once; a spreadsheet shows the others. */
const DRAWN = 500;

const columnsOf = (section: Section) => COLUMNS.filter((column) => column.section === section);

/** A report's section as a table, the total below. */
export function ReportTable({
  report,
  section,
  timeZone,
}: {
  report: Report;
  section: Section;
  timeZone: string;
}) {
  const columns = columnsOf(section);
  const { total, by, period, at } = report;
  const rows = report.rows.filter(({ figures }) => columns.some((column) => column.value(figures)));
  const grouped = by !== 'none';
  if (rows.length === 0) return <p class="page-none">{t('none')}</p>;
  return (
    <section class="report">
      <table class="report-table">
        <thead>
          <tr>
            <th>{say(PERIOD_WORDS[period])}</th>
            {grouped && <th>{say(GROUPING_WORDS[by])}</th>}
            {columns.map((column) => (
              <th key={column.id} class="number-cell" title={say(column.means)}>
                {say(column.name)}
                <Unit column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, DRAWN).map(({ bucket, group, name, figures }, index) => (
            <tr key={`${bucket} ${group}`} data-first={rows[index - 1]?.bucket !== bucket || undefined}>
              <td>{rows[index - 1]?.bucket !== bucket && bucket}</td>
              {grouped && <td>{say(name ?? UNKNOWN_GROUP)}</td>}
              <Values columns={columns} figures={figures} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th colSpan={grouped ? 2 : 1}>{say(TOTAL_WORD)}</th>
            <Values columns={columns} figures={total} />
          </tr>
        </tfoot>
      </table>
      {rows.length > DRAWN && <p class="report-note">{t('more', { n: rows.length - DRAWN })}</p>}
      <p class="report-note">
        <span>
          {section === 'opinions' && t('note', { unrated: say(UNRATED_WORDS[report.unratedCountsAs]) })}
        </span>
        <span>{t('madeAt', { time: `${dateOf(at, timeZone)} ${clockTime(at, timeZone)}` })}</span>
      </p>
    </section>
  );
}

function Unit({ column }: { column: Column }) {
  if (column.unit !== 'minutes' && column.unit !== 'days') return null;
  return <small>{t(column.unit)}</small>;
}

function Values({ columns, figures }: { columns: readonly Column[]; figures: Figures }) {
  return (
    <>
      {columns.map((column) => {
        const text = shownValue(column, figures);
        return (
          <td key={column.id} class="number-cell" data-quiet={text === '0' || text === '–' || undefined}>
            {text}
          </td>
        );
      })}
    </>
  );
}

/** `4.2` minutes, `96.5%`, `12`; a dash where there is nothing to tell. */
export function shownValue(column: Column, figures: Figures): string {
  const value = column.value(figures);
  if (value === null) return '–';
  if (column.unit === 'minutes') return (value / 60_000).toFixed(1);
  return column.unit === 'percent' ? `${(value * 100).toFixed(1)}%` : String(value);
}

/** What the figures of a section mean. */
export function ReportMeanings({ section, onClose }: { section: Section; onClose: () => void }) {
  return (
    <Dialog title={`${t('meanings')} · ${sectionWord(section)}`} wide onClose={onClose}>
      <dl class="report-meanings">
        {columnsOf(section).map((column) => (
          <div key={column.id}>
            <dt>{say(column.name)}</dt>
            <dd>{say(column.means)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

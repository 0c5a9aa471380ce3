import {
  COLUMNS,
  type Column,
  GROUPING_WORDS,
  PERIOD_WORDS,
  TOTAL_WORD,
  UNKNOWN_GROUP,
  UNRATED_WORDS,
} from '../contract/report-columns.ts';
import type { Figures, Report } from '../contract/reports.ts';
import type { Language, Text } from '../contract/text.ts';

/** So that spreadsheets take it for UTF-8. */
const BOM = '\u{feff}';
const UNITS: Readonly<Record<Column['unit'], Text | null>> = {
  count: null,
  minutes: { zh: '分', en: 'min' },
  percent: null,
  days: { zh: '工作日', en: 'working days' },
};

/** A report as a spreadsheet: every column, the total in the last line. */
export function csvOf(report: Report, language: Language): string {
  const grouped = report.by !== 'none';
  const group = (name: Text | null) => (grouped ? [(name ?? UNKNOWN_GROUP)[language]] : []);
  const unrated = UNRATED_WORDS[report.unratedCountsAs][language];
  const line = (bucket: string, named: readonly string[], figures: Figures) => [
    bucket,
    ...named,
    ...COLUMNS.map((column) => written(column, figures)),
    unrated,
  ];
  const head = [
    PERIOD_WORDS[report.period][language],
    ...(grouped ? [GROUPING_WORDS[report.by][language]] : []),
    ...COLUMNS.map((column) => headOf(column, language)),
    language === 'zh' ? '说明' : 'Note',
  ];
  const rows = report.rows.map(({ bucket, name, figures }) => line(bucket, group(name), figures));
  const total = line(TOTAL_WORD[language], grouped ? [''] : [], report.total);
  return BOM + [head, ...rows, total].map((cells) => `${cells.map(cellOf).join()}\r\n`).join('');
}

function headOf({ name, unit }: Column, language: Language): string {
  const word = UNITS[unit];
  return word === null ? name[language] : `${name[language]} (${word[language]})`;
}

function written(column: Column, figures: Figures): string {
  const value = column.value(figures);
  if (value === null) return '';
  if (column.unit === 'minutes') return (value / 60_000).toFixed(1);
  return column.unit === 'percent' ? `${(value * 100).toFixed(2)}%` : String(value);
}

/** A text that a spreadsheet would take for a formula is not one; figures are never below 0. */
function cellOf(cell: string): string {
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

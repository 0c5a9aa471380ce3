import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { GROUPING_WORDS, PERIOD_WORDS, SECTIONS, type Section } from '../../hub/contract/report-columns.ts';
import { GROUPINGS, type Grouping, PERIODS, type Period, type Report } from '../../hub/contract/reports.ts';
import type { Text } from '../../hub/contract/text.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { language, say } from '../../hub/web/messages.ts';
import { dateOf } from '../casework/dates.ts';
import { usualRange } from './report-range.ts';
import { ReportMeanings, ReportTable } from './report-table.tsx';
import { sectionWord, t } from './report-words.ts';
import './reports.css';

/** Who reads reports (S5). The hub decides again. */
export const mayReadReports = (roles: readonly string[]): boolean =>
  ['supervisor', 'chief', 'discipline', 'administrator'].some((role) => roles.includes(role));

type Asked = { readonly period: Period; readonly by: Grouping; readonly from: string; readonly to: string };
type Shown = { readonly report: Report } | { readonly trouble: string } | null;

const addressOf = (asked: Asked, more: Record<string, string> = {}) =>
  `/api/v1/reports?${new URLSearchParams({ ...asked, ...more })}`;

/** The hall's figures by time and by whom (S3): on the screen, on paper, in a spreadsheet. */
export function Reports({ hall, timeZone }: { hall: Text; timeZone: string }) {
  const today = dateOf(hubNow(), timeZone);
  const asked = useSignal<Asked>({ period: 'day', by: 'queue', ...usualRange('day', today) });
  const section = useSignal<Section>('visits');
  const shown = useShown(asked.value);
  const explained = useSignal(false);
  const change = (part: Partial<Asked>) => {
    asked.value = { ...asked.value, ...part };
  };
  const { period, by, from, to } = asked.value;
  const department = shown && 'report' in shown ? shown.report.department : null;
  return (
    <div class="page report-page">
      <form class="report-asked" onSubmit={(event) => event.preventDefault()}>
        <Pick
          name={t('period')}
          options={PERIODS}
          chosen={period}
          word={(one) => say(PERIOD_WORDS[one])}
          onPick={(one) => change({ period: one, ...usualRange(one, today) })}
        />
        <Pick
          name={t('by')}
          options={GROUPINGS}
          chosen={by}
          word={(one) => say(GROUPING_WORDS[one])}
          onPick={(one) => change({ by: one })}
        />
        <Pick
          name={t('figures')}
          options={SECTIONS}
          chosen={section.value}
          word={(one) => sectionWord(one)}
          onPick={(one) => {
            section.value = one;
          }}
        />
        <Day name={t('from')} value={from} max={to} onChange={(day) => change({ from: day })} />
        <Day name={t('to')} value={to} min={from} onChange={(day) => change({ to: day })} />
      </form>
      <header class="report-head">
        <h2>{t('title', { hall: say(hall) })}</h2>
        <p>
          {sectionWord(section.value)} · {from === to ? from : `${from} – ${to}`}
          {department && <span class="tag">{t('only', { department: say(department) })}</span>}
        </p>
        <p class="report-tools">
          <button
            type="button"
            class="link"
            onClick={() => {
              explained.value = true;
            }}
          >
            {t('meanings')}
          </button>
          <button type="button" class="button" onClick={() => print()}>
            {t('print')}
          </button>
          <a class="button" href={addressOf(asked.value, { format: 'csv', lang: language.value })} download>
            {t('export')}
          </a>
        </p>
      </header>
      {shown === null && <p class="page-none">{t('making')}</p>}
      {shown && 'trouble' in shown && (
        <p class="form-refused" role="alert">
          {shown.trouble}
        </p>
      )}
      {shown && 'report' in shown && (
        <ReportTable report={shown.report} section={section.value} timeZone={timeZone} />
      )}
      {explained.value && (
        <ReportMeanings
          section={section.value}
          onClose={() => {
            explained.value = false;
          }}
        />
      )}
    </div>
  );
}

/** After a choice so long until it is asked, and until the page says that it counts; ms. */
const STOPPED = 120;
const PATIENCE = 400;

/** What the hub answers to what is asked last; an answer that comes late is for nobody. */
function useShown(asked: Asked): Shown {
  const shown = useSignal<Shown>(null);
  const address = addressOf(asked);
  useEffect(() => {
    const going = new AbortController();
    const waiting = setTimeout(() => {
      shown.value = null;
    }, PATIENCE);
    // Who goes through the choices by keyboard asks once, where they stop.
    const asking = setTimeout(async () => {
      const answer = await answerOf(address, going.signal);
      clearTimeout(waiting);
      if (!going.signal.aborted) shown.value = answer;
    }, STOPPED);
    return () => {
      going.abort();
      clearTimeout(waiting);
      clearTimeout(asking);
    };
  }, [address]);
  return shown.value;
}

async function answerOf(address: string, signal: AbortSignal): Promise<Shown> {
  try {
    const response = await fetch(address, { signal });
    const body = (await response.json()) as Report & { title: string; detail: string };
    if (response.ok) return { report: body };
    return { trouble: language.value === 'zh' ? body.detail : body.title };
  } catch {
    return { trouble: t('failed') };
  }
}

type PickProps<T extends string> = {
  readonly name: string;
  readonly options: readonly T[];
  readonly chosen: T;
  readonly word: (option: T) => string;
  readonly onPick: (option: T) => void;
};

/** One of a few, by click or arrow keys. */
function Pick<T extends string>({ name, options, chosen, word, onPick }: PickProps<T>) {
  return (
    <fieldset class="report-pick">
      <legend>{name}</legend>
      {options.map((option) => (
        <label key={option}>
          <input type="radio" name={name} checked={option === chosen} onChange={() => onPick(option)} />
          <span>{word(option)}</span>
        </label>
      ))}
    </fieldset>
  );
}

type DayProps = {
  readonly name: string;
  readonly value: string;
  readonly min?: string;
  readonly max?: string;
  readonly onChange: (day: string) => void;
};

function Day({ name, value, min, max, onChange }: DayProps) {
  return (
    <label class="report-day">
      <span>{name}</span>
      <input
        type="date"
        required
        {...{ value, min, max }}
        onChange={(event) => event.currentTarget.value && onChange(event.currentTarget.value)}
      />
    </label>
  );
}

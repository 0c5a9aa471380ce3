import { hubNow } from '../../hub/web/clock.ts';
import { say } from '../../hub/web/messages.ts';
import { clockTime, minutes, timer } from '../../hub/web/time.ts';
import { byFloor, sectionGrid } from '../common/floors.ts';
import { Mark, Plate } from '../common/shape.tsx';
import { floorMark, pauseWord } from '../common/words.ts';
import { Alerts } from './alerts.tsx';
import { Readiness, Waits } from './side.tsx';
import { type FloorCounter, standingOf } from './standing.ts';
import type { Watch } from './supervision.tsx';
import { standingWord, t } from './words.ts';

/** The live hall: figures, the building in section, what wants attention (S1). */
export function Floor({ watch }: { watch: Watch }) {
  const floors = byFloor(watch.view.counters);
  const { columns, rows } = sectionGrid(floors);
  const lines = rows.reduce((sum, count) => sum + count, 0);
  return (
    <div class="hall">
      <Figures watch={watch} />
      <div
        class={lines > 3 ? 'section section-tight' : 'section'}
        style={{ gridTemplateRows: rows.map((count) => `${count}fr`).join(' ') }}
      >
        {floors.length === 0 && <p class="section-none">{t('noCounters')}</p>}
        {floors.map(({ floor, counters }, index) => (
          <section class="storey" key={floor}>
            <h2>{floorMark(floor)}</h2>
            <ul
              style={{
                gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
                gridTemplateRows: `repeat(${rows[index] ?? 1}, minmax(0, 1fr))`,
              }}
            >
              {counters.map((counter) => (
                <Cell key={counter.id} counter={counter} watch={watch} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <aside class="side">
        <Alerts watch={watch} />
        <Waits view={watch.view} />
        <Readiness view={watch.view} />
      </aside>
    </div>
  );
}

/** Normal states are quiet ink; only an exception carries a plate. */
function Cell({ counter, watch }: { counter: FloorCounter; watch: Watch }) {
  const now = hubNow();
  const standing = standingOf(counter, watch.view.policy, now);
  const name = say(counter.name);
  const word = standingWord(standing.word);
  const content = (
    <>
      <strong class={nameClass(name)}>{name.replace(/窗口$/, '\u200b窗口')}</strong>
      <span class="cell-state">
        {standing.plate ? (
          <Plate shape={standing.shape}>{word}</Plate>
        ) : (
          <>
            <Mark shape={standing.shape} />
            {word}
          </>
        )}
      </span>
      {standing.word !== 'closed' && (
        <>
          <CellNumber counter={counter} lost={standing.word === 'lost'} />
          <span class="cell-time">{counter.since === null ? '' : timer(now - counter.since)}</span>
          <span class="cell-clerk">
            {counter.clerk && say(counter.clerk)}
            {counter.parked > 0 && (
              <small title={t('parkedCount', { n: counter.parked })}>
                <Mark shape="paused" />
                {counter.parked}
              </small>
            )}
          </span>
        </>
      )}
    </>
  );
  const acts = watch.powers.floor && counter.state !== 'closed';
  return (
    <li class="cell" data-standing={standing.word}>
      {acts ? (
        <button
          type="button"
          class="cell-body"
          title={t('release')}
          onClick={() => watch.open({ kind: 'counter', counter: counter.id })}
        >
          {content}
        </button>
      ) : (
        <div class="cell-body">{content}</div>
      )}
    </li>
  );
}

/** Numbers stand large; the longer a name, the smaller. */
function nameClass(name: string): string {
  if (name.length <= 2) return 'cell-name';
  return name.length <= 3 ? 'cell-name cell-long' : 'cell-name cell-long cell-longer';
}

function CellNumber({ counter, lost }: { counter: FloorCounter; lost: boolean }) {
  if (counter.number === null) {
    return <span class="cell-note">{counter.pauseReason ? pauseWord(counter.pauseReason) : ''}</span>;
  }
  if (lost) return <span class="cell-note">{t('keptNumber', { number: counter.number })}</span>;
  return <b class="cell-number">{counter.number}</b>;
}

function Figures({ watch }: { watch: Watch }) {
  const { figures, counters, queues, hall } = watch.view;
  const open = counters.filter((counter) => counter.state !== 'closed').length;
  const longest = minutes(Math.max(0, ...queues.map((queue) => queue.longestMs)));
  const mean = (ms: number | null) => (ms === null ? '—' : String(minutes(ms)));
  const shown = [
    { word: t('waiting'), figure: String(figures.waiting), unit: t('people') },
    { word: t('longest'), figure: String(longest), unit: t('minute') },
    { word: t('open'), figure: String(open), unit: t('ofCounters', { n: counters.length }) },
    { word: t('issued'), figure: String(figures.issued), unit: '' },
    { word: t('finished'), figure: String(figures.finished), unit: '' },
    { word: t('passed'), figure: String(figures.passed), unit: '' },
    {
      word: t('meanWait'),
      figure: mean(figures.meanWaitMs),
      unit: figures.meanWaitMs === null ? '' : t('minute'),
    },
    {
      word: t('meanService'),
      figure: mean(figures.meanServiceMs),
      unit: figures.meanServiceMs === null ? '' : t('minute'),
    },
    { word: t('satisfied'), figure: String(figures.satisfied), unit: t('ratedOf', { n: figures.rated }) },
  ];
  return (
    <dl class="figures">
      {shown.map(({ word, figure, unit }) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>
            <strong>{figure}</strong>
            {unit}
          </dd>
        </div>
      ))}
      {figures.outages.length > 0 && (
        <div class="figures-outages">
          <dt>{t('outages')}</dt>
          <dd>
            {figures.outages
              .map(({ from, to }) => `${clockTime(from, hall.timeZone)}–${clockTime(to, hall.timeZone)}`)
              .join(' ')}
            {figures.paper > 0 && ` ${t('paperTickets', { n: figures.paper })}`}
          </dd>
        </div>
      )}
    </dl>
  );
}

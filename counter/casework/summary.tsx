import type { CaseView } from '../../hub/contract/case-views.ts';
import type { CaseAction } from '../../hub/contract/casework.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { say, sayIf } from '../../hub/web/messages.ts';
import { settings } from '../common/settings.ts';
import { Keycap, Mark, type Shape } from '../common/shape.tsx';
import { common } from '../common/words.ts';
import { ACTIONS, placed } from './actions.ts';
import { dayInWords, momentOf } from './dates.ts';
import { filedWords } from './filed.ts';
import { LimitPlate } from './limit-plate.tsx';
import { LimitRuler } from './limit-ruler.tsx';
import { hasEnded } from './limits.ts';
import type { Bench } from './use-bench.ts';
import { actionWord } from './words-actions.ts';
import { caseText, overrunOf } from './words-case.ts';
import { listText } from './words-lists.ts';

/** Right: the selected case in one look – limit, steps, accountability – and what may be done with it now (C10). */
export function Summary({ bench }: { bench: Bench }) {
  const { view, timeZone } = bench;
  if (view === null) {
    const asking = bench.opened.value !== null || bench.selected !== null;
    return (
      <aside class="case-side">
        <p class="case-side-empty">{caseText(asking ? 'loading' : 'nothing')}</p>
      </aside>
    );
  }
  return (
    <aside class="case-side" key={view.line.id}>
      <SideHead view={view} timeZone={timeZone} />
      <section class="case-part">
        <LimitRuler view={view} />
        <SideLimit view={view} />
        <SideFiled line={view.line} timeZone={timeZone} />
      </section>
      {view.steps.length > 0 && <SideSteps view={view} />}
      {view.accountability.length > 0 && <SideRecords view={view} timeZone={timeZone} />}
      <SideActions bench={bench} view={view} />
    </aside>
  );
}

type ViewProps = { readonly view: CaseView };

function SideHead({ view, timeZone }: ViewProps & { readonly timeZone: string }) {
  const { line, acceptedAt } = view;
  const received = caseText('receivedOn', { date: dayInWords(line.receivedAt, timeZone) });
  return (
    <header class="case-side-head">
      <p class="quiet">{line.number}</p>
      <h2>{say(line.item)}</h2>
      <p class="quiet">
        {settings.value.masked ? <span class="veil" /> : <span>{line.applicant}</span>}
        <span>
          {acceptedAt === null
            ? received
            : caseText('acceptedOn', { date: dayInWords(acceptedAt, timeZone) })}
        </span>
      </p>
    </header>
  );
}

function SideLimit({ view }: ViewProps) {
  const { line, tellBy, due, deemed } = view;
  return (
    <p class="case-side-limit">
      {!hasEnded(line) && line.limit !== null && <LimitPlate limit={line.limit} />}
      {!hasEnded(line) && due && <span class="quiet">{caseText('dueOn', { date: due.date })}</span>}
      {!hasEnded(line) && line.state === 'intake' && tellBy && (
        <span class="quiet">{caseText('tellBy', { date: tellBy.date })}</span>
      )}
      {!hasEnded(line) && line.stepLimit !== null && (
        <span class="case-side-step">
          {caseText('thisStep')} <LimitPlate limit={line.stepLimit} />
        </span>
      )}
      {hasEnded(line) && <span>{listText(line.archived ? 'archived' : 'ended')}</span>}
      {deemed && <span class="quiet">{caseText('deemed')}</span>}
    </p>
  );
}

/** Where the archived file went (C13). */
function SideFiled({ line, timeZone }: { readonly line: CaseView['line']; readonly timeZone: string }) {
  return (
    <>
      {(line.filed ?? []).map((filed) => (
        <p key={filed.list}>{filedWords(filed, timeZone)}</p>
      ))}
    </>
  );
}

type StepView = CaseView['steps'][number];

/** The mark of a step: done ■, over its limit ▲, at it now ▶, not yet □. */
export function stepShape(step: StepView, here: boolean): Shape {
  if (step.limit?.level === 'overrun' || (step.used ?? 0) > step.days) return 'late';
  if (step.state === 'done') return 'busy';
  return here ? 'now' : 'idle';
}

function SideSteps({ view }: ViewProps) {
  const { receivedBy, acceptedAt, notified, steps } = view;
  return (
    <section class="case-part">
      <h3>
        {caseText('steps')}
        <span>{caseText('usedOf')}</span>
      </h3>
      <ol class="side-steps">
        <li>
          <Mark shape={acceptedAt === null ? 'idle' : 'busy'} />
          <span>{caseText('accepting')}</span>
          <span class="quiet">{sayIf(receivedBy)}</span>
          <span />
        </li>
        {steps.map((step, index) => {
          const here = view.line.state === 'handling' && index === view.at;
          const shape = stepShape(step, here);
          return (
            <li key={step.id} data-shape={shape} data-here={here || undefined}>
              <Mark shape={shape} />
              <span>{say(step.post)}</span>
              <span class="quiet">{sayIf(step.authority ?? step.handler)}</span>
              <b>{caseText('ofDays', { used: step.used ?? '—', days: step.days })}</b>
            </li>
          );
        })}
        <li>
          <Mark shape={notified ? 'busy' : 'idle'} />
          <span>{caseText('replying')}</span>
          <span class="quiet">{sayIf(receivedBy)}</span>
          <span />
        </li>
      </ol>
    </section>
  );
}

function SideRecords({ view, timeZone }: ViewProps & { readonly timeZone: string }) {
  return (
    <section class="case-part">
      <h3>{caseText('accountability')}</h3>
      {view.accountability.map((record) => (
        <div key={record.record} class="side-record">
          <p>
            {record.cause === 'first-inquiry'
              ? caseText('firstInquiry')
              : caseText('overrunOf', { of: overrunOf(record, view) })}
            {record.explanation === null && caseText('needsExplanation')}
            {record.explanation !== null && record.finding === null && caseText('needsFinding')}
            {record.finding}
          </p>
          <small class="quiet">{caseText('madeAt', { at: momentOf(record.at, timeZone, hubNow()) })}</small>
        </div>
      ))}
    </section>
  );
}

function SideActions({ bench, view }: { readonly bench: Bench; readonly view: CaseView }) {
  const { main, side } = placed(view.allowedActions);
  return (
    <section class="case-part case-actions" aria-busy={bench.desk.busy.value !== null}>
      <h3>{caseText('actions')}</h3>
      {!bench.live && <p class="quiet">{listText('catchingUp')}</p>}
      {main.map((action, index) => (
        <ActionButton
          key={action}
          action={action}
          bench={bench}
          look={index === 0 ? 'button button-strong' : 'button'}
        />
      ))}
      {side.length > 0 && (
        <div class="case-side-actions">
          {side.map((action) => (
            <ActionButton key={action} action={action} bench={bench} look="case-side-action" />
          ))}
        </div>
      )}
      {main.length + side.length === 0 && (
        <p class="quiet">{caseText(view.line.archived ? 'archived' : 'noActions')}</p>
      )}
    </section>
  );
}

type ActionProps = { readonly action: CaseAction; readonly bench: Bench; readonly look: string };

function ActionButton({ action, bench, look }: ActionProps) {
  const busy = bench.desk.busy.value === action;
  return (
    <button
      type="button"
      class={look}
      disabled={!bench.live}
      aria-keyshortcuts={ACTIONS[action].key}
      // A click leaves no focus behind: the next Enter must not press it again.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => bench.act(action)}
    >
      <Keycap>{ACTIONS[action].key}</Keycap>
      <span>{busy ? common('sending') : actionWord(action)}</span>
    </button>
  );
}

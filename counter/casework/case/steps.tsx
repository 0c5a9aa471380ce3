import type { CaseView } from '../../../hub/contract/case-views.ts';
import type { Text } from '../../../hub/contract/text.ts';
import { hubNow } from '../../../hub/web/clock.ts';
import { say, sayIf } from '../../../hub/web/messages.ts';
import { Mark } from '../../common/shape.tsx';
import { momentOf } from '../dates.ts';
import { LimitPlate } from '../limit-plate.tsx';
import { shortDate } from '../limits.ts';
import { stepShape } from '../summary.tsx';
import { caseText, overrunOf, stepStateWord, stepWord } from '../words-case.ts';
import { Part, type PartProps } from './part.tsx';

/** Steps with posts, handlers, limits, results and opinions (C6). */
export function Steps({ view }: PartProps) {
  if (view.steps.length === 0) return null;
  return (
    <Part title={caseText('steps')} aside={caseText('usedOf')}>
      <ol class="case-table step-table">
        {view.steps.map((step, index) => {
          const here = view.line.state === 'handling' && index === view.at;
          return (
            <li key={step.id} data-here={here || undefined}>
              <Mark shape={stepShape(step, here)} />
              <span>
                {say(step.post)}
                <small>{stepWord(step.kind)}</small>
              </span>
              <span>
                {step.authority === null
                  ? sayIf(step.handler) || (step.state === 'sent' ? caseText('anyone') : '')
                  : caseText('superior', { name: say(step.authority) })}
              </span>
              <span class="quiet">{stepStateWord(step.state)}</span>
              <StepLimit step={step} />
              <span>{caseText('ofDays', { used: step.used ?? '—', days: step.days })}</span>
              <Opinion result={step.result} opinion={step.opinion} />
            </li>
          );
        })}
      </ol>
    </Part>
  );
}

function StepLimit({ step }: { step: CaseView['steps'][number] }) {
  if (step.limit === null || step.state === 'done') return <span class="quiet">{shortDate(step.limit)}</span>;
  return <LimitPlate limit={step.limit} />;
}

type OpinionProps = {
  readonly result: 'agree' | 'disagree' | null;
  readonly opinion: string | null;
  readonly by?: Text | null;
};

/** A verdict in words, with who said it. */
function Opinion({ result, opinion, by }: OpinionProps) {
  if (result === null) return null;
  return (
    <p class="opinion" data-result={result}>
      <b>{caseText(result)}</b>
      {opinion}
      {by && <small>{say(by)}</small>}
    </p>
  );
}

/** Departments of a joint case: who answered, who is late (C7). */
export function Joint({ view }: PartProps) {
  if (view.joint.length === 0) return null;
  return (
    <Part title={caseText('joint')}>
      <ol class="case-table joint-table">
        {view.joint.map((answer) => (
          <li key={answer.department}>
            <Mark shape={answer.result ? 'busy' : answer.limit.level === 'overrun' ? 'late' : 'idle'} />
            <span>{say(answer.name)}</span>
            <span>{shortDate(answer.limit)}</span>
            {answer.result ? (
              <Opinion result={answer.result} opinion={answer.opinion} by={answer.by} />
            ) : (
              <span>
                <LimitPlate limit={answer.limit} /> <span class="quiet">{caseText('unanswered')}</span>
              </span>
            )}
          </li>
        ))}
      </ol>
    </Part>
  );
}

/** Accountability records with explanation, apology, finding and outcome (L4). */
export function Records({ view, timeZone }: PartProps) {
  if (view.accountability.length === 0) return null;
  return (
    <Part title={caseText('accountability')}>
      {view.accountability.map((record) => (
        <div class="case-record" key={record.record}>
          <p>
            <Mark shape="late" />
            <b>
              {record.cause === 'first-inquiry'
                ? caseText('firstInquiry')
                : caseText('overrunOf', { of: overrunOf(record, view) })}
            </b>
            <span>{sayIf(record.person)}</span>
            <span class="quiet">{caseText('madeAt', { at: momentOf(record.at, timeZone, hubNow()) })}</span>
          </p>
          <RecordPart name={caseText('explanation')} words={record.explanation} />
          <RecordPart name={caseText('apology')} words={record.apology} />
          <RecordPart name={caseText('finding')} words={record.finding} />
          <RecordPart name={caseText('outcome')} words={record.outcome} />
        </div>
      ))}
    </Part>
  );
}

function RecordPart({ name, words }: { name: string; words: string | null }) {
  if (words === null) return null;
  return (
    <p class="case-record-part">
      <span class="quiet">{name}</span>
      <span>{words}</span>
    </p>
  );
}

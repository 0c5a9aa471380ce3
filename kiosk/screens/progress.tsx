import right from 'lucide-static/icons/arrow-right.svg?raw';
import type { ProgressView } from '../../hub/contract/case-views.ts';
import { STATE_SENTENCES, STEP_WORDS } from '../../hub/contract/case-words.ts';
import { say } from '../../hub/web/messages.ts';
import { useHall, useKiosk } from '../context.ts';
import { sizeFor } from '../fit.ts';
import { Frame } from '../parts/frame.tsx';
import { Keypad } from '../parts/keypad.tsx';
import { levelWords } from '../parts/place.tsx';
import { Touch } from '../parts/touch.tsx';
import type { PhaseOf, ProgressPart } from '../session.ts';
import { itemPhase } from '../steps/moves.ts';
import { isComplete, numberOf } from '../steps/progress.ts';
import { t } from '../words/progress.ts';
import { caseState, caseStep, refused } from '../words/words.ts';

type Props = { readonly phase: PhaseOf<'progress'> };

/** Posts shown at most; a case has fewer. */
const STEPS = 8;

/** How far is my case: the number as printed, the check code, the answer without anybody's name (K8). */
export function Progress({ phase }: Props) {
  return phase.answer.is === 'here' ? (
    <Answer phase={phase} view={phase.answer.value} />
  ) : (
    <Typing phase={phase} />
  );
}

function Typing({ phase }: Props) {
  const kiosk = useKiosk();
  const { answer, part } = phase;
  const find = () => kiosk.dispatch({ type: 'look-up' });
  return (
    <Frame name="typing">
      <div class="list-head">
        <h1 class="headline">{t(phase.collecting ? 'collect' : 'title')}</h1>
        <p class="ask" role="status">
          {answer.is === 'refused' ? <strong>{refused(answer.refusal)}</strong> : t('ask')}
        </p>
      </div>
      <div class="case-number">
        <Part part="year" phase={phase} before={phase.word} />
        <Part part="serial" phase={phase} />
        <Part part="code" phase={phase} />
      </div>
      <Keypad text={phase[part]} letters={[]} onText={(text) => kiosk.dispatch({ type: 'text', text })} />
      <div class="answers">
        <Touch tone="red" size="answer" disabled={!isComplete(phase) || answer.is === 'asked'} onTouch={find}>
          {answer.is === 'asked' ? t('looking') : t('look')}
        </Touch>
      </div>
    </Frame>
  );
}

/** A box of the number; touched, the keypad types into it. */
function Part({ part, phase, before }: Props & { readonly part: ProgressPart; readonly before?: string }) {
  const kiosk = useKiosk();
  return (
    <>
      {before !== undefined && <span class="case-word">{before}</span>}
      <button
        type="button"
        class={`case-part case-${part}`}
        aria-pressed={phase.part === part}
        aria-label={`${t(part)} ${phase[part] || t('empty')}`}
        onClick={() => kiosk.dispatch({ type: 'part', part })}
      >
        <span>{t(part)}</span>
        <b>{phase[part]}</b>
      </button>
    </>
  );
}

function Answer({ phase, view }: Props & { readonly view: ProgressView }) {
  const { go } = useHall();
  const sentence = caseState(view.state, STATE_SENTENCES[view.state]);
  return (
    <Frame name="progress">
      <div class="list-head">
        <p class="ask">{numberOf(phase)}</p>
        <p class="ask">{say(view.item)}</p>
      </div>
      <div class="progress-answer" role="status">
        <h1
          class="headline progress-state"
          style={{ fontSize: `${sizeFor(sentence, 960, 2, [88, 76, 64, 54])}px` }}
        >
          {sentence}
        </h1>
        {phase.collecting && view.collect === null && <p class="ask">{t('notYet')}</p>}
        {view.place && <p class="plate">{placeWords(view.place)}</p>}
        <Facts view={view} />
        <ol class="progress-steps">
          {view.steps.slice(0, STEPS).map((step) => (
            <li key={step.name.zh} class={`step-${step.state}`}>
              {say(step.name)} <span>{caseStep(step.state, STEP_WORDS[step.state])}</span>
            </li>
          ))}
        </ol>
      </div>
      <div class="answers">
        {view.collect !== null && (
          <Touch
            tone="red"
            size="answer"
            after={right}
            onTouch={() => go(itemPhase(view.collect ?? '', 'collection'))}
          >
            {t('collectNow')}
          </Touch>
        )}
        <Touch size="answer" onTouch={() => go({ at: 'progress-department', page: 0 })}>
          {t('another')}
        </Touch>
      </div>
    </Frame>
  );
}

function Facts({ view }: { readonly view: ProgressView }) {
  const { view: kiosk } = useHall();
  const zone = kiosk?.hall.timeZone ?? 'Asia/Shanghai';
  const day = (at: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at);
  const due = view.due !== null && view.provisional ? t('provisional', { date: view.due }) : view.due;
  return (
    <dl class="progress-facts">
      <dt>{t('received')}</dt>
      <dd>{day(view.receivedAt)}</dd>
      {view.acceptedAt !== null && <dt>{t('accepted')}</dt>}
      {view.acceptedAt !== null && <dd>{day(view.acceptedAt)}</dd>}
      {due !== null && <dt>{t('due')}</dt>}
      {due !== null && <dd>{due}</dd>}
    </dl>
  );
}

function placeWords({ name, floor }: NonNullable<ProgressView['place']>): string {
  const numbered = /^\d+$/.test(name.zh);
  return t(numbered ? 'place' : 'placeNamed', { counter: say(name), floor: levelWords(floor) });
}

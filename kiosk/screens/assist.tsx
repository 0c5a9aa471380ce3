import check from 'lucide-static/icons/check.svg?raw';
import type { Need } from '../../hub/contract/catalogue.ts';
import type { PriorityReason } from '../../hub/contract/commands.ts';
import { Icon } from '../../hub/web/icon.tsx';
import { useHall, useKiosk } from '../context.ts';
import { Frame } from '../parts/frame.tsx';
import { Touch } from '../parts/touch.tsx';
import type { PhaseOf } from '../session.ts';
import { t } from '../words/assist.ts';

/** In the order of the screen; the types make sure that none is missing. The contract's own lists would bring its checks along. */
const inOrder = <K extends string>(order: Readonly<Record<K, true>>) => Object.keys(order) as K[];
const PRIORITY_REASONS = inOrder<PriorityReason>({
  elderly: true,
  disabled: true,
  pregnant: true,
  infant: true,
  serviceman: true,
});
const NEEDS = inOrder<Need>({
  wheelchair: true,
  'low-desk': true,
  'sign-language': true,
  english: true,
  'writing-pad': true,
});

/** Priority first, then needs: two short questions, each with a way to say no. */
export function Assist({ phase }: { phase: PhaseOf<'assist'> }) {
  return phase.step === 'class' ? <PriorityStep phase={phase} /> : <NeedsStep phase={phase} />;
}

function PriorityStep({ phase }: { phase: PhaseOf<'assist'> }) {
  const { go } = useHall();
  const choose = (reason: PriorityReason | null) =>
    go({ at: 'assist', step: 'needs', assist: { ...phase.assist, reason } });
  return (
    <Frame name="assist">
      <div class="list-head">
        <h1 class="headline">{t('classAsk')}</h1>
        <p class="ask">{t('classHelp')}</p>
      </div>
      <ul class="rows">
        {PRIORITY_REASONS.map((reason, index) => (
          <li key={reason}>
            <Choice
              chosen={phase.assist.reason === reason}
              number={index + 1}
              words={t(reason)}
              onTouch={() => choose(reason)}
            />
          </li>
        ))}
        <li>
          <Choice chosen={false} number={6} words={t('noClass')} onTouch={() => choose(null)} />
        </li>
      </ul>
    </Frame>
  );
}

function NeedsStep({ phase }: { phase: PhaseOf<'assist'> }) {
  const kiosk = useKiosk();
  const { needs } = phase.assist;
  const say = (next: typeof needs, done: boolean) =>
    kiosk.dispatch({ type: 'assist', assist: { ...phase.assist, needs: next }, done });
  return (
    <Frame name="assist">
      <div class="list-head">
        <h1 class="headline">{t('needsAsk')}</h1>
        <p class="ask">{t('needsHelp')}</p>
      </div>
      <ul class="rows">
        {NEEDS.map((need, index) => {
          const chosen = needs.includes(need);
          return (
            <li key={need}>
              <Choice
                chosen={chosen}
                number={index + 1}
                toggles
                words={t(need)}
                onTouch={() => say(chosen ? needs.filter((one) => one !== need) : [...needs, need], false)}
              />
            </li>
          );
        })}
        <li>
          <Touch tone="red" size="answer" keyNumber={6} onTouch={() => say(needs, true)}>
            {t('done')}
          </Touch>
        </li>
      </ul>
    </Frame>
  );
}

function Choice(props: {
  readonly chosen: boolean;
  readonly words: string;
  readonly number: number;
  readonly toggles?: boolean;
  readonly onTouch: () => void;
}) {
  const { large } = useHall();
  return (
    <button
      type="button"
      class={`row row-choice ${props.chosen ? 'row-chosen' : ''}`}
      aria-pressed={props.toggles ? props.chosen : undefined}
      data-key={large ? props.number : undefined}
      onClick={props.onTouch}
    >
      <span class="row-words">
        <span class="row-title">{props.words}</span>
      </span>
      {props.toggles && (
        <span class="box" aria-hidden="true">
          {props.chosen && <Icon svg={check} size={48} stroke={3} />}
        </span>
      )}
    </button>
  );
}

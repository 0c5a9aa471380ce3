import { say } from '../../../hub/web/messages.ts';
import { Keycap, Mark } from '../../common/shape.tsx';
import type { Bench } from '../use-bench.ts';
import { caseText, markWord } from '../words-case.ts';
import { classWord, listText, stateWord } from '../words-lists.ts';
import { History, Others } from './history.tsx';
import { Materials } from './materials.tsx';
import { Notices } from './notices.tsx';
import { Result } from './result.tsx';
import { Joint, Records, Steps } from './steps.tsx';
import { Who } from './who.tsx';

/** The opened case, whole: who, materials, steps, joint departments, result, papers, history. Actions stand beside it. */
export function CasePage({ bench }: { bench: Bench }) {
  const { view } = bench;
  const back = (
    <button type="button" class="case-back" onClick={() => bench.open(null)}>
      <Keycap>Esc</Keycap>
      {listText('back')}
    </button>
  );
  if (view === null) {
    return (
      <article class="case-page">
        <header class="case-head">{back}</header>
        <p class="work-empty">{caseText('loading')}</p>
      </article>
    );
  }
  const { line } = view;
  const parts = { view, bench, timeZone: bench.timeZone };
  return (
    <article class="case-page" key={line.id}>
      <header class="case-head">
        <div>
          <h1>
            {say(line.item)}
            <span class="next-state">{stateWord(line.state)}</span>
          </h1>
          <p class="quiet">
            <b>{line.number}</b>
            <span>{say(view.departmentName)}</span>
            <span>{classWord(line.class)}</span>
            <span>{caseText(view.approval === 'two-people' ? 'twoPeople' : 'counterAlone')}</span>
            {view.marks.map((mark) => (
              <span key={`${mark.mark}${mark.at}`} class="tag" title={mark.reason}>
                {markWord(mark.mark)}
              </span>
            ))}
          </p>
        </div>
        {back}
      </header>
      {line.toWarn && (
        <p class="case-warn" role="status">
          <Mark shape="warn" />
          {caseText('toWarn')}
        </p>
      )}
      <div class="case-scroll">
        <Who {...parts} />
        <Result {...parts} />
        <Steps {...parts} />
        <Joint {...parts} />
        <Records {...parts} />
        <Materials {...parts} />
        <Notices {...parts} />
        <div class="case-pair">
          <History {...parts} />
          <Others {...parts} />
        </div>
      </div>
    </article>
  );
}

import down from 'lucide-static/icons/arrow-down.svg?raw';
import up from 'lucide-static/icons/arrow-up.svg?raw';
import { useMemo } from 'preact/hooks';
import type { ItemView } from '../../hub/contract/views/kiosk.ts';
import { say } from '../../hub/web/messages.ts';
import { useHall, useKiosk } from '../context.ts';
import { oneOrTwo } from '../fit.ts';
import { Frame } from '../parts/frame.tsx';
import { itemFacts } from '../parts/item-facts.tsx';
import { ItemQuestion } from '../parts/item-question.tsx';
import { Paged } from '../parts/paged.tsx';
import { Touch } from '../parts/touch.tsx';
import type { PhaseOf } from '../session.ts';
import { t as common } from '../words/common.ts';
import { t } from '../words/item.ts';
import { localeOf, refused } from '../words/words.ts';

/** Everything about one item to read, and one question to answer: two zones. */
export function ItemPage({ phase }: { phase: PhaseOf<'item'> }) {
  switch (phase.view.is) {
    case 'asked':
      return (
        <Frame name="item" ground="question">
          <p class="loading" role="status">
            {common('loading')}
          </p>
        </Frame>
      );
    case 'refused':
      return (
        <Frame name="item">
          <div class="empty">
            <p class="empty-title">{t('unavailable')}</p>
            <p>{refused(phase.view.refusal)}</p>
          </div>
        </Frame>
      );
    case 'here':
      return <Here phase={phase} shown={phase.view.value} />;
  }
}

/** The item's words stay as loaded; its queue is the one of the latest view, so that waits and hours are now's. */
function Here({ phase, shown }: { phase: PhaseOf<'item'>; shown: ItemView }) {
  const { large, queue } = useHall();
  const item = { ...shown, queue: queue(shown.item.queue) ?? shown.queue };
  const name = say(item.item.name);
  const size = large
    ? oneOrTwo(name, 960, [96, 84, 72], [64, 56, 48, 42])
    : oneOrTwo(name, 960, [72, 64], [56, 48, 42, 36]);
  return (
    <Frame name="item" ground="question">
      <div class="reading item-reading">
        <h1 class="item-name" style={{ fontSize: `${size}px` }}>
          {name}
        </h1>
        <Reading view={item} page={phase.page} />
      </div>
      <ItemQuestion view={item} assist={phase.assist} collecting={phase.purpose === 'collection'} />
    </Frame>
  );
}

function Reading({ view, page }: { view: ItemView; page: number }) {
  const kiosk = useKiosk();
  const { large } = useHall();
  const { queue } = view;
  const spoken = localeOf();
  const rows = useMemo(
    () => itemFacts(view, large),
    // What the rows show: anything else leaves them as measured.
    [view.item, spoken, large, queue.waiting, queue.open, JSON.stringify([queue.estimate, queue.counters])],
  );
  const turn = (next: number) => kiosk.dispatch({ type: 'page', page: next });
  return (
    <Paged
      rows={rows}
      page={page}
      moreHeight={large ? 152 : 124}
      more={(at, pages) => (
        <Touch
          tone="strong"
          after={at + 1 < pages ? down : up}
          onTouch={() => turn(at + 1 < pages ? at + 1 : 0)}
        >
          {t(at + 1 < pages ? 'more' : 'first')}{' '}
          <span class="more-where">{t('moreOf', { page: at + 1, pages })}</span>
        </Touch>
      )}
    />
  );
}

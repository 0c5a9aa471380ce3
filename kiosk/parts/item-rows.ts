import type { QueueLine } from '../../hub/contract/views/hall.ts';
import { say } from '../../hub/web/messages.ts';
import { standingOf } from '../places.ts';
import type { Phase } from '../session.ts';
import { itemPhase } from '../steps/moves.ts';
import type { PublicItem } from '../themes.ts';
import { t } from '../words/common.ts';
import type { Row } from './list.tsx';
import { limitWords, waitingWords } from './speech.ts';

/** An item as a row: what it is, whose and how fast, and how many wait. */
export function itemRow(
  item: PublicItem,
  department: string | null,
  queue: QueueLine | null,
  go: (phase: Phase) => void,
): Row {
  const standing = queue ? standingOf(queue) : 'open';
  const closed = standing !== 'open' && standing !== 'nobody';
  const whose = department ? department + t('dot') : '';
  return {
    key: item.id,
    title: say(item.name),
    sub: whose + limitWords(item),
    tag: item.kind !== 'immediate' && item.sample.includes('promisedDays') ? t('sample') : null,
    note: closed ? t('notNow') : queue ? waitingWords(queue.waiting) : '',
    closed,
    onTouch: () => go(itemPhase(item.id)),
  };
}

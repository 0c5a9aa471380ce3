import signpost from 'lucide-static/icons/signpost.svg?raw';
import type { Text } from '../../hub/contract/text.ts';
import { say } from '../../hub/web/messages.ts';
import { useHall, useWay } from '../context.ts';
import { t } from '../words/item.ts';
import { Touch } from './touch.tsx';

/** To the floor plan, where the hall has one that tells the way (K2). `words`: what it says instead of "the way". */
export function WayDoor(props: {
  readonly name: Text;
  readonly counters: readonly string[];
  readonly words?: string;
}) {
  const { name, counters, words } = props;
  const { go } = useHall();
  const known = useWay();
  if (!known(counters)) return null;
  return (
    <Touch
      size="small"
      icon={signpost}
      label={`${words ?? t('way')} ${say(name)}`}
      onTouch={() => go({ at: 'way', counters, name })}
    >
      {words ?? t('way')}
    </Touch>
  );
}

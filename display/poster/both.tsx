import type { Text } from '../../hub/contract/text.ts';

/** Chinese, and its English small beneath: both languages stand at once, as on boards. What is the same in both stands once. */
export function Both({ zh, en }: Text) {
  return (
    <span class="both">
      <span>{zh}</span>
      {en !== zh && <span lang="en">{en}</span>}
    </span>
  );
}

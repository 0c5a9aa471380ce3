import type { ScreenView } from '../../hub/contract/views.ts';
import { fit, u } from '../fit.ts';
import { word } from '../words.ts';
import { totalSize } from './layout.ts';

/** How many wait, by queue. `width`: room for the columns, design units. */
export function Totals({ queues, width }: { queues: ScreenView['queues']; width: number }) {
  const size = totalSize(queues.length, width);
  const column = width / Math.max(1, queues.length) - 70;
  return (
    <section class="totals">
      <h2>
        <span>{word('board.waiting', 'zh').slice(0, 2)}</span>
        <span>{word('board.waiting', 'zh').slice(2)}</span>
      </h2>
      <ul>
        {queues.map((queue) => (
          <li key={queue.id}>
            <p style={{ fontSize: u(size.name) }}>
              <b>{queue.letter}</b>{' '}
              <span style={{ fontSize: u(fit(queue.name.zh, Math.max(60, column), size.name)) }}>
                {queue.name.zh}
              </span>
            </p>
            <output style={{ fontSize: u(size.figure) }}>{queue.waiting}</output>
          </li>
        ))}
      </ul>
    </section>
  );
}

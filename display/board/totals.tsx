import type { ScreenView } from '../../hub/contract/views/screen.ts';
import { u } from '../fit.ts';
import { word } from '../words.ts';
import { totalsShape } from './layout.ts';

/** How many wait, by queue. `width`: room for the columns, design units. */
export function Totals({ queues, width }: { queues: ScreenView['queues']; width: number }) {
  const shape = totalsShape(queues, width);
  const two = shape.columns < queues.length;
  return (
    <section class={two ? 'totals totals-two' : 'totals'}>
      <h2>
        <span>{word('board.waiting', 'zh').slice(0, 2)}</span>
        <span>{word('board.waiting', 'zh').slice(2)}</span>
      </h2>
      <ul style={{ gridTemplateColumns: `repeat(${shape.columns}, minmax(0, 1fr))` }}>
        {queues.map((queue, index) => (
          <li key={queue.id}>
            <p>
              <b>{queue.letter}</b>
              <span style={{ fontSize: u(shape.names[index] ?? 0) }}>{queue.name.zh}</span>
            </p>
            <output style={{ fontSize: u(shape.figure) }}>{queue.waiting}</output>
          </li>
        ))}
      </ul>
    </section>
  );
}

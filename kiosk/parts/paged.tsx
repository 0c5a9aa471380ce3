import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { paginate } from '../fit.ts';

/**
 * Rows of unknown height on pages of a known room: every row is drawn once to be measured, then only the page's own are kept
 * in sight. `more` draws what leads to the next page, within the same room.
 */
export function Paged(props: {
  readonly rows: readonly ComponentChildren[];
  readonly page: number;
  /** Px kept for `more` when there is more than one page. */
  readonly moreHeight: number;
  readonly more: (page: number, pages: number) => ComponentChildren;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<readonly (readonly [number, number])[]>([[0, props.rows.length]]);
  useLayoutEffect(() => {
    const node = box.current;
    if (!node) return;
    const measure = () => {
      const heights = [...node.children].map((row) => (row as HTMLElement).offsetHeight);
      const whole = heights.reduce((sum, height) => sum + height, 0);
      const room = node.clientHeight;
      const next =
        whole <= room + 1 ? paginate(heights, room + 1) : paginate(heights, room - props.moreHeight);
      setPages((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    for (const row of node.children) observer.observe(row);
    return () => observer.disconnect();
  }, [props.rows]);
  const page = Math.min(props.page, pages.length - 1);
  const [from, to] = pages[page] ?? [0, props.rows.length];
  return (
    <div class="paged">
      <div class="paged-rows" ref={box}>
        {props.rows.map((row, index) => (
          <div
            // Rows are drawn anew with the item and the language, never moved.
            key={`row-${index + 1}`}
            class={index < from || index >= to ? 'paged-row paged-away' : 'paged-row'}
            aria-hidden={index < from || index >= to}
          >
            {row}
          </div>
        ))}
      </div>
      {pages.length > 1 && <div class="paged-more">{props.more(page, pages.length)}</div>}
    </div>
  );
}

import { useLayoutEffect, useState } from 'preact/hooks';
import { packed } from './pages.ts';

type Found = { readonly current: HTMLElement | null };

/**
 * Pages of rows as high as they really are: `measure` holds every row, unseen, group by group; `room` is where a page stands.
 * Measured anew when the rows, the screen or its fonts change. Groups never share a page. Gives indexes into all rows.
 */
export function usePacked(measure: Found, room: Found, rows: unknown): number[][] {
  const [pages, setPages] = useState<number[][]>([]);
  useLayoutEffect(() => {
    const look = () => {
      if (!measure.current || !room.current) return;
      const next = pagesIn(measure.current, room.current.clientHeight);
      setPages((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    look();
    const sizes = new ResizeObserver(look);
    for (const element of [measure.current, room.current]) if (element) sizes.observe(element);
    return () => sizes.disconnect();
  }, [rows]);
  return pages;
}

function pagesIn(measure: HTMLElement, room: number): number[][] {
  let before = 0;
  return [...measure.children].flatMap((group) => {
    // To the next half pixel: rows of a page together must not be a hair too high.
    const heights = [...group.children].map((row) => Math.ceil(row.getBoundingClientRect().height * 2) / 2);
    const first = before;
    before += heights.length;
    return packed(heights, room).map((page) => page.map((index) => index + first));
  });
}

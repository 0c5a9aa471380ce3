import { useLayoutEffect, useRef } from 'preact/hooks';

/** A Lucide icon: `import house from 'lucide-static/icons/house.svg?raw'`. Decorative: the word beside it speaks. */
export function Icon({ svg, size, stroke = 2 }: { svg: string; size: number; stroke?: number }) {
  const place = useRef<HTMLSpanElement>(null);
  // Once, not with every drawing of what stands around it. The markup is a file of the icon set, never data.
  useLayoutEffect(() => {
    if (place.current)
      place.current.innerHTML = svg.replace(/stroke-width="[^"]*"/, `stroke-width="${stroke}"`);
  }, [svg, stroke]);
  return (
    <span class="icon" aria-hidden="true" style={{ width: `${size}px`, height: `${size}px` }} ref={place} />
  );
}

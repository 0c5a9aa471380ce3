/** A Lucide icon: `import house from 'lucide-static/icons/house.svg?raw'`. Decorative: the word beside it speaks. */
export function Icon({ svg, size, stroke = 2 }: { svg: string; size: number; stroke?: number }) {
  const drawn = svg.replace(/stroke-width="[^"]*"/, `stroke-width="${stroke}"`);
  return (
    <span
      class="icon"
      aria-hidden="true"
      style={{ width: `${size}px`, height: `${size}px` }}
      // The markup is a file of the icon set, never data.
      ref={(node) => {
        if (node && node.innerHTML !== drawn) node.innerHTML = drawn;
      }}
    />
  );
}

/** Where the ink of a large number is, which is not where its advance is. Pure: drawing is the caller's. */

/** What a canvas says of a text set at `size` px: distances of the ink from the origin. */
export type Ink = {
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly ascent: number;
};

/** One character: how far the next one stands, and the ink's distances from its own origin. */
export type Glyph = Omit<Ink, 'size'> & { readonly advance: number };

/** The ink of characters set side by side without kerning; null where there is none. */
export function inkOf(glyphs: readonly Glyph[]): Omit<Ink, 'size'> | null {
  const [first, last] = [glyphs[0], glyphs.at(-1)];
  if (!first || !last) return null;
  const before = glyphs.slice(0, -1).reduce((sum, { advance }) => sum + advance, 0);
  const ascent = Math.max(...glyphs.map((glyph) => glyph.ascent));
  return { left: first.left, right: before + last.right, ascent };
}

/**
 * Size and shift (px) at which the ink, not the advance, fills `width` exactly from edge to edge — or `height`, when digits would
 * grow past it. `shift` moves the text so that its ink begins at 0.
 */
export function inkFit(ink: Ink, width: number, height: number): { size: number; shift: number } {
  const inked = ink.left + ink.right;
  if (inked <= 0 || ink.ascent <= 0) return { size: ink.size, shift: 0 };
  const scale = Math.min(width / inked, height / ink.ascent);
  return { size: ink.size * scale, shift: ink.left * scale };
}

/** Where anything is drawn, in whole pixels (right and bottom exclusive); null on an empty picture. Half-covered pixels count. */
export function inkBox(picture: {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}): { left: number; right: number; top: number; bottom: number } | null {
  const { data, width, height } = picture;
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((data[(y * width + x) * 4 + 3] ?? 0) < 128) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  }
  return right > left ? { left, right, top, bottom } : null;
}

/** A picture of dots, row after row: 0 = dark, else an ink (ink.ts). What a strip page draws and what an LED driver sends. */
export type Bitmap = { readonly columns: number; readonly rows: number; readonly dots: Uint8Array };

/** Nothing lit. */
export function blank(columns: number, rows: number): Bitmap {
  return { columns, rows, dots: new Uint8Array(columns * rows) };
}

/** Lights the dots of `picture` on `ground` with its upper left corner at (x, y); what lies outside is cut off. Changes `ground`. */
export function stamp(ground: Bitmap, picture: Bitmap, x: number, y: number): void {
  const from = Math.max(0, -x);
  const to = Math.min(picture.columns, ground.columns - x);
  for (let row = Math.max(0, -y); row < picture.rows && row + y < ground.rows; row++) {
    for (let column = from; column < to; column++) {
      const dot = picture.dots[row * picture.columns + column];
      if (dot) ground.dots[(row + y) * ground.columns + column + x] = dot;
    }
  }
}

/** The same dots in another ink. */
export function tint(picture: Bitmap, ink: number): Bitmap {
  return { ...picture, dots: picture.dots.map((dot) => (dot ? ink : 0)) };
}

/** Twice as large, with rounded corners and diagonals by rule (Scale2x): hanzi of 12 dots become good ones of 24. */
export function double(picture: Bitmap): Bitmap {
  const { columns, rows } = picture;
  const large = blank(columns * 2, rows * 2);
  const dot = (x: number, y: number) =>
    x < 0 || y < 0 || x >= columns || y >= rows ? 0 : (picture.dots[y * columns + x] ?? 0);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const own = dot(x, y);
      const [up, right, left, down] = [dot(x, y - 1), dot(x + 1, y), dot(x - 1, y), dot(x, y + 1)];
      const at = y * 2 * large.columns + x * 2;
      large.dots[at] = left === up && left !== down && up !== right ? up : own;
      large.dots[at + 1] = up === right && up !== left && right !== down ? right : own;
      large.dots[at + large.columns] = down === left && down !== right && left !== up ? left : own;
      large.dots[at + large.columns + 1] = right === down && right !== up && down !== left ? right : own;
    }
  }
  return large;
}

/** The columns that hold lit dots: [first, after last]; [0, 0] when nothing is lit. */
export function inkOf(picture: Bitmap): readonly [number, number] {
  let first = picture.columns;
  let end = 0;
  for (const [index, dot] of picture.dots.entries()) {
    if (!dot) continue;
    const column = index % picture.columns;
    first = Math.min(first, column);
    end = Math.max(end, column + 1);
  }
  return end === 0 ? [0, 0] : [first, end];
}

/** `columns` dots of a picture that runs round, from `offset` on, with `gap` dark columns between its end and its beginning. */
export function scroll(picture: Bitmap, offset: number, columns: number, gap: number): Bitmap {
  const window = blank(columns, picture.rows);
  const round = picture.columns + gap;
  const shift = ((offset % round) + round) % round;
  for (let x = -shift; x < columns; x += round) stamp(window, picture, x, 0);
  return window;
}

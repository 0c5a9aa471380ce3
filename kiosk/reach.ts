/** Arrow keys on a touch screen's layout: the control that lies that way. Pure geometry. */

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Way = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** Sideways distance counts double, so that a press down stays in its column where it can. */
const SIDEWAYS = 2;

/** Index of the nearest box in a direction, or null at the edge. */
export function nearest(from: Box, boxes: readonly Box[], way: Way): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  boxes.forEach((box, index) => {
    const ahead = gap(from, box, way);
    if (ahead === null) return;
    const cost = ahead + SIDEWAYS * aside(from, box, way);
    if (cost < least) {
      least = cost;
      best = index;
    }
  });
  return best;
}

/** Distance ahead from edge to edge; null when the box does not lie that way. */
function gap(from: Box, to: Box, way: Way): number | null {
  const distance = {
    ArrowDown: to.y - (from.y + from.height),
    ArrowUp: from.y - (to.y + to.height),
    ArrowRight: to.x - (from.x + from.width),
    ArrowLeft: from.x - (to.x + to.width),
  }[way];
  return distance >= -1 ? Math.max(0, distance) : null;
}

/** How far the spans miss each other across the direction; 0 when they overlap. */
function aside(from: Box, to: Box, way: Way): number {
  const [a, b, c, d] =
    way === 'ArrowUp' || way === 'ArrowDown'
      ? [from.x, from.x + from.width, to.x, to.x + to.width]
      : [from.y, from.y + from.height, to.y, to.y + to.height];
  return Math.max(0, c - b, a - d);
}

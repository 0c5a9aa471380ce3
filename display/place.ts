import type { Text } from '../hub/contract/text.ts';
import type { Place } from '../hub/contract/views/hall.ts';
import type { CallLine } from '../hub/contract/views/screen.ts';
import { counterText, isNumbered } from '../hub/pixels/words.ts';
import { words } from './words.ts';

/** A counter as it is set in type. */
export type Spot = Pick<Place, 'name' | 'floor'>;

/** Where a call leads. */
export function callSpot({ counter, en = counter, floor }: CallLine): Spot {
  return { name: { zh: counter, en }, floor };
}

export { isNumbered };

/** `5号窗口` / `Counter 5`; 导税台 and the like as painted. */
export function counterName(name: Text): Text {
  const { en } = words('place.counter', { name: name.en });
  return { zh: counterText(name), en: /^[A-Z]{0,2}\d+$/.test(name.en) ? en : name.en };
}

/** `2楼` / `Floor 2`, `负1楼` / `Basement 1`. */
export function floorName({ floor }: Pick<Place, 'floor'>): Text {
  if (floor === 0) return words('place.ground');
  return floor < 0 ? words('place.basement', { n: -floor }) : words('place.floor', { n: floor });
}

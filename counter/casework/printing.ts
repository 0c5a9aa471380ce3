import type { NoticeLine } from '../../hub/contract/case-views.ts';
import type { Shape } from '../common/shape.tsx';

const SHAPES: Readonly<Record<NoticeLine['print'], Shape>> = {
  none: 'idle',
  waiting: 'idle',
  sent: 'idle',
  held: 'paused',
  printed: 'ok',
  failed: 'late',
  unknown: 'warn',
};

/** The mark of a print's state: what needs a hand stands out. */
export const printShape = (print: NoticeLine['print']): Shape => SHAPES[print];

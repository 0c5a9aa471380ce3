import type { LimitLine } from '../../hub/contract/case-views.ts';
import { Mark } from '../common/shape.tsx';
import './limit-plate.css';
import { limitMark } from './limits.ts';

/** How near the end is: shape, word and, the nearer the end, a plate. */
export function LimitPlate({ limit, ended = false }: { limit: LimitLine | null; ended?: boolean }) {
  const mark = limitMark(limit, ended);
  if (mark.shape === null) return <span class="limit-plain">{mark.word}</span>;
  return (
    <span class={`plate limit-${mark.weight}`}>
      <Mark shape={mark.shape} />
      <span>{mark.word}</span>
    </span>
  );
}

import type { DayFigures } from '../../contract/posters.ts';
import type { State } from '../../domain/state.ts';
import { dayFigures } from '../floor.ts';

/** Today in four numbers, as the floor counts them; whole minutes, so that a screen does not change every second. */
export function figures(state: State): DayFigures {
  const { issued, finished, waiting, meanWaitMs } = dayFigures(state);
  return {
    taken: issued,
    served: finished,
    waiting,
    meanWaitMinutes: meanWaitMs === null ? null : Math.round(meanWaitMs / 60_000),
  };
}

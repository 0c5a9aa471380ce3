import type { Signal } from '@preact/signals';
import type { Staff } from '../common/staff-gate.tsx';
import { BenchPage } from './bench.tsx';
import type { Outside } from './outside/outside.ts';
import { useBench } from './use-bench.ts';

type Props = {
  readonly staff: Staff;
  /** The counter this panel works; results are handed over there. */
  readonly counter: string;
  readonly timeZone: string;
  /** An intake without a ticket that was begun; it stays while the clerk serves somebody. */
  readonly outside: Signal<Outside | null>;
};

/** The panel's tab 办件: fills the row between the top bar and the keys. */
export function CasesTab(props: Props) {
  return <BenchPage bench={useBench(props)} />;
}

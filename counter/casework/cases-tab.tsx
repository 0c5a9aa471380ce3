import type { Staff } from '../common/staff-gate.tsx';
import { w } from './words-intake.ts';

type Props = { readonly staff: Staff; readonly counter: string; readonly timeZone: string };

/** The panel's tab 办件. */
export function CasesTab({ counter }: Props) {
  return <main class="panel-middle" aria-label={`${w('cases')} ${counter}`} />;
}

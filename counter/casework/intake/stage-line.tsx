import type { CaseState } from '../../../hub/contract/casework.ts';
import { w } from '../words-intake.ts';
import type { Intake } from './use-intake.ts';

const STAGES = ['stApply', 'stIntake', 'stAccept', 'stHandle', 'stComplete', 'stRate'] as const;
/** Where a case stands on the way of §5. */
const AT: Readonly<Record<CaseState, number>> = {
  intake: 1,
  'awaiting-materials': 1,
  refused: 1,
  withdrawn: 1,
  lapsed: 1,
  handling: 3,
  decided: 3,
  'to-notify': 4,
  'to-deliver': 4,
  completed: 5,
};

/** The way of the application with the place it has come to, and the case's number. */
export function StageLine({ intake }: { intake: Intake }) {
  const { view, draft } = intake;
  const at = draft.case === null ? 0 : view ? AT[view.line.state] : 1;
  return (
    <div class="stages">
      <ol aria-label={w('stages')}>
        {STAGES.map((stage, index) => (
          <li
            key={stage}
            aria-current={index === at ? 'step' : undefined}
            data-done={index < at || undefined}
          >
            {w(stage)}
          </li>
        ))}
      </ol>
      <span class="stages-number">
        {view ? w('caseNumber', { number: view.line.number }) : w('notReceived')}
      </span>
    </div>
  );
}

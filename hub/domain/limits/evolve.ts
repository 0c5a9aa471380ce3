import type { Case } from '../casework/case.ts';
import { changed } from '../casework/evolve-case.ts';
import { currentStep } from '../casework/find-case.ts';
import type { Evolvers } from '../evolver.ts';

/** What a case remembers of its limits; records are only ever added to (L4). */
export const limitEvolvers: Evolvers<
  'LimitsMoved' | 'LimitWarned' | 'AccountabilityOpened' | 'OverrunExplained' | 'OverrunFound'
> = {
  LimitsMoved(state, fact, recorded) {
    const { tellBy, due, statutoryDue, stepDue, jointDue } = fact;
    const on = changed(state, fact, recorded, 'limits-moved', (due ?? tellBy).date);
    if (!on) return;
    Object.assign(on, { tellBy, due, statutoryDue });
    const step = currentStep(on);
    if (step && stepDue) step.due = stepDue;
    for (const each of jointDue) {
      const task = on.joint.find(({ department }) => department === each.department);
      if (task) task.due = each.due;
    }
  },

  LimitWarned(state, fact, recorded) {
    const warned = `${fact.of}|${fact.level}`;
    changed(state, fact, recorded, 'limit-warned', warned)?.warned.add(warned);
  },

  AccountabilityOpened(state, fact, recorded) {
    const { record, cause, of, department, person } = fact;
    const words = { explanation: null, apology: null, finding: null, outcome: null };
    const opened = { record, cause, of, department, person, at: recorded.at, ...words };
    changed(state, fact, recorded, 'accountability-opened', of)?.accountability.push(opened);
  },

  OverrunExplained(state, fact, recorded) {
    const { record, explanation, apology } = fact;
    amend(changed(state, fact, recorded, 'overrun-explained', record), record, { explanation, apology });
  },

  OverrunFound(state, fact, recorded) {
    const { record, finding, outcome } = fact;
    amend(changed(state, fact, recorded, 'overrun-found', record), record, { finding, outcome });
  },
};

function amend(on: Case | undefined, record: string, words: Partial<Case['accountability'][number]>): void {
  const found = on?.accountability.find((each) => each.record === record);
  if (found) Object.assign(found, words);
}

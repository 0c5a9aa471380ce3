import type { MovementLine } from '../../contract/case-views.ts';
import { maskName } from '../../contract/mask.ts';
import type { Text } from '../../contract/text.ts';
import type { Case, CaseStep } from '../../domain/casework/case.ts';
import { personOf } from '../../domain/find.ts';
import type { State } from '../../domain/state.ts';
import type { Recorded } from '../../journal/port.ts';
import { catalogueOf } from '../lines.ts';
import { handlesCase, openApplicant } from './access.ts';
import { itemText, nameOf, type Reader, stepNames } from './line.ts';

const COUNTER: Text = { zh: '受理窗口', en: 'Accepting counter' };

type Leg = Pick<MovementLine, 'from' | 'to' | 'receivedBy' | 'receivedAt'>;

/** Did this fact move the case's file, and from where to where? One line for each place it went to (C6, C7, C13). */
export function movementsOf(reader: Reader, on: Case, recorded: Recorded): MovementLine[] {
  const { state, vault, person } = reader;
  const name = openApplicant(vault, on.person, on.sealed)?.name ?? '';
  return legsOf(state, on, recorded).map((leg) => ({
    at: recorded.at,
    case: on.id,
    number: on.number,
    item: itemText(state, on.item),
    applicant: handlesCase(state, person, on) ? name : maskName(name),
    ...leg,
    handedBy: nameOf(state, personOf(recorded.by)),
  }));
}

function legsOf(state: State, on: Case, { fact, at }: Recorded): Leg[] {
  const unsigned = { receivedBy: null, receivedAt: null };
  if (fact.type === 'StepSent') {
    const index = on.steps.findIndex(({ id }) => id === fact.step);
    const step = on.steps[index];
    if (!step) return [];
    return [
      {
        from: postOf(state, on, on.steps[index - 1]),
        to: postOf(state, on, step),
        ...signature(state, step, at),
      },
    ];
  }
  if (fact.type === 'CaseAccepted')
    return fact.joint.map(({ department }) => ({
      from: departmentOf(state, on.department),
      to: departmentOf(state, department),
      ...unsigned,
    }));
  if (fact.type === 'JointAnswered')
    return [
      { from: departmentOf(state, fact.department), to: departmentOf(state, on.department), ...unsigned },
    ];
  if (fact.type === 'CaseDecided' && on.steps.length > 0)
    return [{ from: postOf(state, on, on.steps.at(-1)), to: COUNTER, ...unsigned }];
  return [];
}

/** Received since it was sent: a file that came back and went out again is signed for once more. */
function signature(state: State, step: CaseStep, sentAt: number) {
  if (step.receivedAt === null || step.receivedAt < sentAt) return { receivedBy: null, receivedAt: null };
  return { receivedBy: nameOf(state, step.handler), receivedAt: step.receivedAt };
}

function postOf(state: State, on: Case, step: CaseStep | undefined): Text {
  if (!step) return COUNTER;
  const { post, authority } = stepNames(state, on, step);
  return authority ? { zh: `${authority.zh} ${post.zh}`, en: `${authority.en} ${post.en}` } : post;
}

function departmentOf(state: State, id: string): Text {
  return catalogueOf(state).departments.get(id)?.name ?? { zh: id, en: id };
}

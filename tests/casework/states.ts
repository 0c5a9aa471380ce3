import type { CaseAction } from '../../hub/contract/casework.ts';
import { HOUR } from '../domain/given.ts';
import { Casework, DAY, type Short } from './hall.ts';

/** A case in every state there is, and one of every command with sensible arguments. */

export const STATES = {
  unchecked: (hall) => hall.received('shop-licence'),
  missing: (hall) => hall.received('shop-licence').checked('missing'),
  complete: (hall) => hall.received('shop-licence').checked(),
  awaiting: (hall) => told(hall),
  overdue: (hall) => told(hall).pass(30 * DAY),
  breach: (hall) => toldTwice(hall),
  explained: (hall) => {
    const [record] = toldTwice(hall).on.accountability;
    hall.does('li', { type: 'ExplainOverrun', record: record?.record ?? '', explanation: 'x', apology: 'y' });
    return hall;
  },
  sent: (hall) => hall.accepted('shop-licence'),
  'in-hand': (hall) => doing(hall.accepted('shop-licence'), 'shen', { type: 'ReceiveStep' }),
  'to-approver': (hall) => hall.accepted('shop-licence').reviewed(),
  approving: (hall) => doing(hall.accepted('shop-licence').reviewed(), 'zheng', { type: 'ReceiveStep' }),
  late: (hall) => hall.accepted('shop-licence').pass(20 * DAY + 12 * HOUR),
  asked: (hall) =>
    doing(hall.accepted('shop-licence'), 'shen', { type: 'AskExtension', days: 2, reason: 'x' }),
  suspended: (hall) =>
    doing(hall.accepted('shop-licence'), 'shen', {
      type: 'SuspendCase',
      reason: 'hearing',
      explanation: 'x',
    }),
  joint: (hall) => hall.accepted('project'),
  answered: (hall) => {
    hall.accepted('project');
    for (const [who, department] of Object.entries({ tu: 'land', huo: 'fire', wei: 'health' }))
      hall.does(who, { type: 'AnswerJoint', department, result: 'agree', opinion: 'x' });
    return hall;
  },
  'on-the-spot': (hall) => hall.accepted('register'),
  decided: (hall) => decided(hall),
  'to-notify': (hall) => doing(decided(hall), 'li', { type: 'CheckResult' }),
  'to-deliver': (hall) => doing(hall.accepted('register'), 'li', { type: 'DecideCase', outcome: 'approved' }),
  completed: (hall) =>
    doing(doing(hall.accepted('register'), 'li', { type: 'DecideCase', outcome: 'approved' }), 'li', {
      type: 'DeliverCase',
      to: 'x',
    }),
  refused: (hall) =>
    doing(hall.received('register'), 'li', {
      type: 'RefuseCase',
      reason: 'not-eligible',
      explanation: 'x',
    }),
  withdrawn: (hall) =>
    doing(hall.received('quota').checked('missing'), 'li', { type: 'WithdrawCase', reason: 'x' }),
  lapsed: (hall) => doing(told(hall).pass(30 * DAY), 'li', { type: 'LapseCase' }),
} as const satisfies Record<string, (hall: Casework) => Casework>;
export type StateName = keyof typeof STATES;
export const STATE_NAMES = Object.keys(STATES) as StateName[];

export function caseIn(name: StateName): Casework {
  return STATES[name](new Casework());
}

function doing(hall: Casework, who: string, command: Short): Casework {
  hall.does(who, command);
  return hall;
}

function told(hall: Casework): Casework {
  return doing(hall.received('shop-licence').checked('missing'), 'li', { type: 'TellOnce' });
}

function toldTwice(hall: Casework): Casework {
  doing(told(hall), 'li', { type: 'BringMaterials' });
  return doing(hall, 'li', { type: 'TellOnce', reason: 'overlooked' });
}

function decided(hall: Casework): Casework {
  return hall.accepted('shop-licence').reviewed().decided();
}

/** One command of every action, with the arguments a person who knows the case would give. */
export function sensible(hall: Casework, action: CaseAction): Short {
  const { on } = hall;
  const record = (open: boolean) =>
    on.accountability.find((each) => (each.explanation === null) === open)?.record ?? 'no-record-0';
  const COMMANDS: Record<CaseAction, Short> = {
    'check-materials': { type: 'CheckMaterials', materials: [{ index: 0, state: 'correctable' }] },
    'tell-once': { type: 'TellOnce', reason: 'overlooked' },
    'bring-materials': { type: 'BringMaterials' },
    lapse: { type: 'LapseCase' },
    refuse: { type: 'RefuseCase', reason: 'against-rules', explanation: 'x' },
    accept: { type: 'AcceptCase' },
    'receive-step': { type: 'ReceiveStep' },
    'finish-step': { type: 'FinishStep', result: 'agree', opinion: 'x' },
    'urge-step': {
      type: 'UrgeStep',
      ...(on.joint.some((task) => task.result === null) && {
        department: on.joint.find((task) => task.result === null)?.department ?? '',
      }),
    },
    'answer-joint': {
      type: 'AnswerJoint',
      department: on.joint.find((task) => task.result === null)?.department ?? 'land',
      result: 'disagree',
      opinion: 'x',
    },
    decide: { type: 'DecideCase', outcome: 'approved', licence: 'L-9' },
    'check-result': { type: 'CheckResult' },
    'return-result': { type: 'ReturnResult', reason: 'x' },
    notify: { type: 'NotifyApplicant', way: 'phone' },
    deliver: { type: 'DeliverCase', to: 'x', secondCopy: true },
    withdraw: { type: 'WithdrawCase', reason: 'x' },
    'ask-extension': { type: 'AskExtension', days: 1, reason: 'x' },
    'answer-extension': { type: 'AnswerExtension', approve: false, reason: 'x' },
    suspend: { type: 'SuspendCase', reason: 'hearing', explanation: 'x' },
    'end-suspension': { type: 'EndSuspension' },
    mark: {
      type: 'MarkCase',
      mark:
        (['green', 'agency', 'home-visit', 'extended-hours'] as const).find(
          (mark) => !on.marks.some((each) => each.mark === mark),
        ) ?? 'green',
      reason: 'x',
      approver: 'sun',
    },
    'warn-applicant': { type: 'WarnApplicant', way: 'phone', told: 'x' },
    'explain-overrun': { type: 'ExplainOverrun', record: record(true), explanation: 'x', apology: 'y' },
    'find-overrun': { type: 'FindOverrun', record: record(false), finding: 'x', outcome: 'y' },
    archive: { type: 'ArchiveCase' },
  };
  return COMMANDS[action];
}

import type { NoticeKind } from '../../contract/casework.ts';
import type { CommandOf } from '../../contract/commands.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { no } from '../decided.ts';
import type { Fact } from '../facts.ts';
import type { Handlers } from '../handler.ts';
import type { Context } from '../state.ts';
import { caseHappened, caseworkOf, currentStep, type Subject } from './find-case.ts';
import { lawful } from './lawful.ts';
import { type NoticeMore, notice } from './notices.ts';

/** The decision, its papers, and the accepting clerk's check of it (C8). */
export const decideHandlers: Handlers<'DecideCase' | 'CheckResult' | 'ReturnResult'> = {
  DecideCase(state, command, context) {
    const found = lawful(state, command.case, 'decide', context);
    if (!found.ok) return found;
    const { on } = found.value;
    const problem = incomplete(found.value, command);
    if (problem) return problem;
    const papers = papersOf(found.value, command, context);
    if (!papers.ok) return papers;
    const reasons = command.outcome === 'denied' ? command.reasons : [];
    const licence = command.outcome === 'approved' ? (command.licence ?? null) : null;
    return caseHappened(on.id, [
      ...approvalDone(found.value, command),
      { type: 'CaseDecided', case: on.id, outcome: command.outcome, reasons, licence },
      ...papers.value,
    ]);
  },

  CheckResult(state, command, context) {
    const found = lawful(state, command.case, 'check-result', context);
    if (!found.ok) return found;
    const { on } = found.value;
    return caseHappened(on.id, [{ type: 'ResultChecked', case: on.id }]);
  },

  ReturnResult(state, command, context) {
    const found = lawful(state, command.case, 'return-result', context);
    if (!found.ok) return found;
    const { on } = found.value;
    return caseHappened(on.id, [{ type: 'ResultReturned', case: on.id, reason: command.reason }]);
  },
};

/** Every reason at once for a denial; the number of what the item issues for an approval. */
function incomplete({ catalogue, on }: Subject, command: CommandOf<'DecideCase'>) {
  if (command.outcome === 'denied')
    return command.reasons.length === 0 ? no('reasons-required', { field: 'reasons' }) : null;
  const owed = caseworkOf(catalogue, on).licence !== undefined && command.licence === undefined;
  return owed ? no('notice-field-missing', { field: 'licence' }) : null;
}

/** The approver's decision finishes the approval step. */
function approvalDone({ on }: Subject, command: CommandOf<'DecideCase'>): Fact[] {
  const step = currentStep(on);
  if (!step) return [];
  const result = command.outcome === 'approved' ? 'agree' : 'disagree';
  const opinion = command.outcome === 'approved' ? '' : command.reasons.join('；');
  return [{ type: 'StepFinished', case: on.id, step: step.id, result, opinion }];
}

/**
 * 退办通知书, with 不予审批决定 where the item demands it; 准予审批决定 for an approval, but not for what is done on the spot without
 * any document being issued.
 */
function papersOf(
  { state, catalogue, on }: Subject,
  command: CommandOf<'DecideCase'>,
  context: Context,
): Result<Fact[], Refusal> {
  const { formalDecision = false, licence } = caseworkOf(catalogue, on);
  const lists = { reasons: command.reasons };
  const denied: [NoticeKind, NoticeMore][] = [
    ['denial', { lists }],
    ...(formalDecision ? [['denial-decision', { lists }] as [NoticeKind, NoticeMore]] : []),
  ];
  const approved: [NoticeKind, NoticeMore][] =
    on.kind === 'immediate' && licence === undefined
      ? []
      : [['approval-decision', { fields: { licence: command.licence ?? '' } }]];
  const facts: Fact[] = [];
  for (const [kind, more] of command.outcome === 'denied' ? denied : approved) {
    const issued = notice(state, on, kind, context, more);
    if (!issued.ok) return issued;
    facts.push(issued.value);
  }
  return ok(facts);
}

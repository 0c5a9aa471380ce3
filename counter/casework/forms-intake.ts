import { type CaseAction, MARKS, REFUSE_REASONS } from '../../hub/contract/casework.ts';
import { say } from '../../hub/web/messages.ts';
import { asks, choices, entries, given, text } from './fields.ts';
import { at, type FormMaker, known, people } from './form.ts';
import { fieldWord } from './words-actions.ts';
import { markWord, refuseWord } from './words-case.ts';

/** What is asked at the counter: materials, telling once, refusal, withdrawal, marks (C2–C4, C10, C11). */
export const INTAKE_FORMS = {
  'check-materials': ({ line, materials }) => ({
    fields: [
      {
        kind: 'materials',
        name: 'materials',
        label: fieldWord('materials'),
        required: true,
        lines: materials.map(({ name, state, remark }, index) => ({ index, state, remark, word: say(name) })),
      },
    ],
    command: (values) => ({ type: 'CheckMaterials', case: line.id, materials: entries(values, 'materials') }),
  }),
  'tell-once': ({ line, told }) => ({
    fields: [asks.date('due', 'due'), ...(told.length > 0 ? [asks.words('reason', 'againReason')] : [])],
    command: (values) => ({
      type: 'TellOnce',
      case: line.id,
      ...given(values, 'due'),
      ...given(values, 'reason'),
    }),
  }),
  'bring-materials': ({ line }) => ({
    fields: [],
    command: (_, counter) => ({ type: 'BringMaterials', case: line.id, ...at(counter) }),
  }),
  refuse: ({ line }) => ({
    fields: [
      asks.choice('reason', 'reason', choices(REFUSE_REASONS, refuseWord)),
      asks.words('explanation', 'explanation'),
      asks.maybeLine('rightPlace', 'rightPlace', (values) => values.reason === 'other-department'),
    ],
    command: (values) => ({
      type: 'RefuseCase',
      case: line.id,
      reason: known(REFUSE_REASONS, text(values, 'reason')),
      explanation: text(values, 'explanation'),
      ...(values.reason === 'other-department' && given(values, 'rightPlace')),
    }),
  }),
  withdraw: ({ line }) => ({
    fields: [asks.line('reason', 'reason')],
    command: (values) => ({ type: 'WithdrawCase', case: line.id, reason: text(values, 'reason') }),
  }),
  mark: (view) => ({
    fields: [
      asks.choice('mark', 'mark', choices(MARKS, markWord)),
      asks.line('reason', 'reason'),
      asks.choice('approver', 'approver', people(view), { select: true }),
    ],
    command: (values) => ({
      type: 'MarkCase',
      case: view.line.id,
      mark: known(MARKS, text(values, 'mark')),
      reason: text(values, 'reason'),
      approver: text(values, 'approver'),
    }),
  }),
} satisfies Partial<Record<CaseAction, FormMaker>>;

import type { CaseView } from '../../hub/contract/case-views.ts';
import { type CaseAction, NOTIFY_WAYS, SUSPENSION_REASONS } from '../../hub/contract/casework.ts';
import { asks, type Choice, choices, text } from './fields.ts';
import { type FormMaker, known } from './form.ts';
import { fieldWord } from './words-actions.ts';
import { caseText, overrunOf, suspensionWord, wayWord } from './words-case.ts';

/** What is asked where time runs out or stands still (C9, L4). */
export const LIMIT_FORMS = {
  'ask-extension': ({ line }) => ({
    fields: [asks.days('days', 'days'), asks.words('reason', 'reason')],
    command: (values) => ({
      type: 'AskExtension',
      case: line.id,
      days: Number(text(values, 'days')),
      reason: text(values, 'reason'),
    }),
  }),
  'answer-extension': ({ line }) => ({
    fields: [
      asks.choice('approve', 'approve', [
        { value: 'yes', word: fieldWord('approveYes') },
        { value: 'no', word: fieldWord('approveNo') },
      ]),
      asks.words('reason', 'reason'),
    ],
    command: (values) => ({
      type: 'AnswerExtension',
      case: line.id,
      approve: text(values, 'approve') === 'yes',
      reason: text(values, 'reason'),
    }),
  }),
  suspend: ({ line }) => ({
    fields: [
      asks.choice('reason', 'reason', choices(SUSPENSION_REASONS, suspensionWord)),
      asks.words('explanation', 'explanation'),
    ],
    command: (values) => ({
      type: 'SuspendCase',
      case: line.id,
      reason: known(SUSPENSION_REASONS, text(values, 'reason')),
      explanation: text(values, 'explanation'),
    }),
  }),
  'warn-applicant': ({ line }) => ({
    fields: [asks.choice('way', 'way', choices(NOTIFY_WAYS, wayWord)), asks.words('told', 'told')],
    command: (values) => ({
      type: 'WarnApplicant',
      case: line.id,
      way: known(NOTIFY_WAYS, text(values, 'way')),
      told: text(values, 'told'),
    }),
  }),
  'explain-overrun': (view) => ({
    fields: [
      asks.choice('record', 'record', openRecords(view, 'explanation')),
      asks.words('explanation', 'explanation'),
      asks.words('apology', 'apology'),
    ],
    command: (values) => ({
      type: 'ExplainOverrun',
      case: view.line.id,
      record: text(values, 'record'),
      explanation: text(values, 'explanation'),
      apology: text(values, 'apology'),
    }),
  }),
  'find-overrun': (view) => ({
    fields: [
      asks.choice('record', 'record', openRecords(view, 'finding')),
      asks.words('finding', 'finding'),
      asks.words('outcome', 'treatment'),
    ],
    command: (values) => ({
      type: 'FindOverrun',
      case: view.line.id,
      record: text(values, 'record'),
      finding: text(values, 'finding'),
      outcome: text(values, 'outcome'),
    }),
  }),
} satisfies Partial<Record<CaseAction, FormMaker>>;

/** Accountability records that still need this part (L4). */
function openRecords(view: CaseView, part: 'explanation' | 'finding'): readonly Choice[] {
  return view.accountability
    .filter((record) => record[part] === null)
    .map((record) => ({ value: record.record, word: recordWord(record, view) }));
}

const recordWord = (record: CaseView['accountability'][number], view: CaseView): string =>
  record.cause === 'first-inquiry'
    ? caseText('firstInquiry')
    : caseText('overrunOf', { of: overrunOf(record, view) });

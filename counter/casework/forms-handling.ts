import { type CaseAction, NOTIFY_WAYS } from '../../hub/contract/casework.ts';
import { say } from '../../hub/web/messages.ts';
import { asks, choices, given, lines, text, yes } from './fields.ts';
import { at, type FormMaker, known, people, verdict, verdicts } from './form.ts';
import { caseText, wayWord } from './words-case.ts';

/** Stands for the post at which the file lies, beside departments. */
const OWN_POST = '.post';

/** What posts, departments and the accepting clerk are asked until the result is handed over (C6–C8). */
export const HANDLING_FORMS = {
  'finish-step': (view) => ({
    fields: [
      asks.choice('result', 'result', verdicts()),
      asks.words('opinion', 'opinion'),
      ...(view.at + 1 < view.steps.length && view.people.length > 0
        ? [asks.choice('to', 'to', people(view), { required: false, select: true })]
        : []),
    ],
    command: (values) => ({
      type: 'FinishStep',
      case: view.line.id,
      result: verdict(values),
      opinion: text(values, 'opinion'),
      ...given(values, 'to'),
    }),
  }),
  'answer-joint': ({ line, joint }) => ({
    fields: [
      asks.choice(
        'department',
        'department',
        joint
          .filter((one) => one.result === null && one.mine)
          .map((one) => ({ value: one.department, word: say(one.name) })),
      ),
      asks.choice('result', 'result', verdicts()),
      asks.words('opinion', 'opinion'),
    ],
    command: (values) => ({
      type: 'AnswerJoint',
      case: line.id,
      department: text(values, 'department'),
      result: verdict(values),
      opinion: text(values, 'opinion'),
    }),
  }),
  'urge-step': ({ line, joint, steps, at: step }) => {
    const open = joint.filter((one) => one.result === null);
    const post = steps[step];
    const whom = [
      ...open.map((one) => ({ value: one.department, word: say(one.name) })),
      ...(post ? [{ value: OWN_POST, word: say(post.post) }] : []),
    ];
    return {
      fields: [asks.choice('whom', 'whom', whom)],
      command: (values) => {
        const department = text(values, 'whom');
        return { type: 'UrgeStep', case: line.id, ...(department === OWN_POST ? {} : { department }) };
      },
    };
  },
  decide: ({ line }) => ({
    fields: [
      asks.choice('outcome', 'outcome', [
        { value: 'approved', word: caseText('approved') },
        { value: 'denied', word: caseText('denied') },
      ]),
      asks.maybeLine('licence', 'licence', (values) => values.outcome === 'approved'),
      asks.reasons('reasons', 'reasons', (values) => values.outcome === 'denied'),
    ],
    command: (values) =>
      text(values, 'outcome') === 'approved'
        ? { type: 'DecideCase', case: line.id, outcome: 'approved', ...given(values, 'licence') }
        : { type: 'DecideCase', case: line.id, outcome: 'denied', reasons: lines(values, 'reasons') },
  }),
  'return-result': ({ line }) => ({
    fields: [asks.words('reason', 'reason')],
    command: (values) => ({ type: 'ReturnResult', case: line.id, reason: text(values, 'reason') }),
  }),
  notify: ({ line }) => ({
    fields: [asks.choice('way', 'way', choices(NOTIFY_WAYS, wayWord))],
    command: (values) => ({
      type: 'NotifyApplicant',
      case: line.id,
      way: known(NOTIFY_WAYS, text(values, 'way')),
    }),
  }),
  deliver: ({ line, needsSecondCopy }) => ({
    fields: [
      asks.line('to', 'takenBy'),
      ...(needsSecondCopy ? [asks.check('secondCopy', 'secondCopy')] : []),
    ],
    command: (values, counter) => ({
      type: 'DeliverCase',
      case: line.id,
      ...at(counter),
      to: text(values, 'to'),
      secondCopy: yes(values, 'secondCopy'),
    }),
  }),
} satisfies Partial<Record<CaseAction, FormMaker>>;

import type { CommandInput } from '../../hub/contract/commands.ts';
import type { FeedbackAction, FeedbackLine } from '../../hub/contract/feedback.ts';
import { say } from '../../hub/web/messages.ts';
import type { Desk } from '../common/ask.ts';
import { FormDialog } from '../common/form-dialog.tsx';
import type { Field, Values } from '../common/form-field.ts';
import { actionWord, t } from './words.ts';

const always = () => true;
const words = (name: string, label: string): Field => ({ name, label, kind: 'words', required: always });
const line = (name: string, label: string, longest: number): Field => ({
  ...{ name, label, longest },
  kind: 'line',
  required: always,
});
const either = (name: string, label: string, yes: string, no: string): Field => ({
  ...{ name, label },
  kind: 'choice',
  options: [
    { value: 'yes', word: yes },
    { value: 'no', word: no },
  ],
  required: always,
});

/** Was it founded, in a word. */
export const foundedField = (): Field => either('founded', t('founded'), t('yes'), t('no'));

/** What each step asks. */
function fieldsOf(action: FeedbackAction, { candidates }: FeedbackLine): readonly Field[] {
  switch (action) {
    case 'settle':
      return [foundedField(), words('answer', t('answer'))];
    case 'assign':
      return [
        {
          ...{ name: 'to', label: t('assignTo'), required: always },
          kind: 'select',
          options: candidates.map(({ id, name }) => ({ value: id, word: say(name) })),
        },
      ];
    case 'extend':
      return [line('days', t('days'), 2), words('reason', t('reason'))];
    case 'investigate':
      return [foundedField(), words('finding', t('finding'))];
    case 'remedy':
      return [words('measure', t('measure'))];
    case 'answer':
      return [words('answer', t('answer'))];
    case 'close':
      return [words('conclusion', t('conclusion'))];
    case 'link':
      return [line('number', t('otherNumber'), 40)];
    case 'account':
      return [words('finding', t('accountFinding')), words('outcome', t('accountOutcome'))];
    case 'reach':
      return [
        either('satisfied', t('satisfied'), t('content'), t('discontent')),
        words('said', t('saidField')),
      ];
    case 'miss':
      return [{ name: 'note', label: t('missedNote'), kind: 'line', longest: 500 }];
  }
}

function commandOf(action: FeedbackAction, feedback: string, values: Values): CommandInput {
  const said = (name: string) => (values[name] ?? '').trim();
  const founded = values.founded === 'yes';
  switch (action) {
    case 'settle':
      return { type: 'SettleFeedback', feedback, founded, answer: said('answer') };
    case 'assign':
      return { type: 'AssignFeedback', feedback, to: said('to') };
    case 'extend':
      return { type: 'ExtendFeedback', feedback, days: Number(said('days')), reason: said('reason') };
    case 'investigate':
      return { type: 'InvestigateFeedback', feedback, founded, finding: said('finding') };
    case 'remedy':
      return { type: 'RemedyFeedback', feedback, measure: said('measure') };
    case 'answer':
      return { type: 'AnswerFeedback', feedback, answer: said('answer') };
    case 'close':
      return { type: 'CloseFeedback', feedback, conclusion: said('conclusion') };
    case 'link':
      return { type: 'LinkFeedback', feedback, number: said('number') };
    case 'account':
      return { type: 'AccountFeedback', feedback, finding: said('finding'), outcome: said('outcome') };
    case 'reach':
      return {
        type: 'ReachFeedback',
        feedback,
        satisfied: values.satisfied === 'yes',
        said: said('said'),
      };
    case 'miss':
      return { type: 'MissFeedback', feedback, ...(said('note') !== '' && { note: said('note') }) };
  }
}

type Props = {
  readonly line: FeedbackLine;
  readonly action: FeedbackAction;
  readonly desk: Desk;
  readonly onClose: () => void;
};

/** One step of a record (S4). */
export function ActionDialog({ line: on, action, desk, onClose }: Props) {
  return (
    <FormDialog
      key={action}
      title={`${on.number} ${actionWord(action).replace('…', '')}`}
      fields={fieldsOf(action, on)}
      confirm={t('record')}
      desk={desk}
      onSubmit={(values) => desk.run(action, commandOf(action, on.id, values))}
      onClose={onClose}
    />
  );
}

import type { CommandInput } from '../../hub/contract/commands.ts';
import {
  FEEDBACK_CHANNELS,
  type FeedbackKind,
  type FeedbackView,
  PRAISE_FORMS,
} from '../../hub/contract/feedback.ts';
import { say } from '../../hub/web/messages.ts';
import type { Desk } from '../common/ask.ts';
import { FormDialog } from '../common/form-dialog.tsx';
import type { Field, Values } from '../common/form-field.ts';
import { counterName } from '../common/words.ts';
import { foundedField } from './action-dialog.tsx';
import { channelWord, enterWord, formWord, t } from './words.ts';

type Kind = Exclude<FeedbackKind, 'call-back'>;
/** What to enter: a record of that kind, or a call-back of a case. */
export type Entering = FeedbackKind;

const always = () => true;
const isSettled = ({ settled }: Values) => settled === 'yes';

function fieldsOf(kind: Kind, { counters, departments }: FeedbackView): readonly Field[] {
  const unknown = { value: '', word: t('unknown') };
  const settled: readonly Field[] = [
    { name: 'settled', label: t('settledNow'), kind: 'check' },
    { ...foundedField(), when: isSettled },
    { name: 'answer', label: t('answer'), kind: 'words', required: always, when: isSettled },
  ];
  const form: Field = {
    ...{ name: 'form', label: t('form'), value: 'words' },
    kind: 'choice',
    options: PRAISE_FORMS.map((value) => ({ value, word: formWord(value) })),
  };
  return [
    {
      ...{ name: 'channel', label: t('channel'), value: 'on-site' },
      kind: 'choice',
      options: FEEDBACK_CHANNELS.map((value) => ({ value, word: channelWord(value) })),
    },
    ...(kind === 'praise' ? [form] : []),
    { name: 'subject', label: t('subjectField'), kind: 'line', longest: 100, required: always },
    { name: 'words', label: t(kind === 'visit' ? 'heard' : 'words'), kind: 'words', required: always },
    {
      ...{ name: 'counter', label: t('counter') },
      kind: 'select',
      options: [unknown, ...counters.map(({ id, name }) => ({ value: id, word: counterName(say(name)) }))],
    },
    {
      ...{ name: 'department', label: t('department') },
      kind: 'select',
      options: [unknown, ...departments.map(({ id, name }) => ({ value: id, word: say(name) }))],
    },
    { name: 'reference', label: t('reference'), kind: 'line', longest: 60 },
    { name: 'name', label: t('name'), kind: 'line', longest: 200 },
    { name: 'phone', label: t('phone'), kind: 'line', longest: 40 },
    ...(kind === 'complaint' ? settled : []),
  ];
}

/** A case's number has its year in brackets, a ticket's has not. */
const isCase = (reference: string) => /[〔[(（]/.test(reference);

function commandOf(kind: Kind, values: Values): CommandInput {
  const said = (name: string) => (values[name] ?? '').trim();
  const given = (field: string, value: string) => (value === '' ? {} : { [field]: value });
  const reference = said('reference');
  return {
    type: 'ReceiveFeedback',
    kind,
    channel: FEEDBACK_CHANNELS.find((one) => one === values.channel) ?? 'on-site',
    form: PRAISE_FORMS.find((one) => one === values.form) ?? 'words',
    about: {
      ...given('counter', said('counter')),
      ...given('department', said('department')),
      ...given(isCase(reference) ? 'case' : 'ticket', reference),
    },
    from: { name: said('name'), phone: said('phone') },
    subject: said('subject'),
    words: said('words'),
    ...(isSettled(values) && { settled: { founded: values.founded === 'yes', answer: said('answer') } }),
  };
}

type Props = {
  readonly entering: Entering;
  readonly view: FeedbackView;
  readonly desk: Desk;
  /** The new record's id. */
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
};

/** A complaint, praise, a visit, as it was told; or a finished case to be called back (S4). */
export function NewDialog({ entering, view, desk, onDone, onClose }: Props) {
  const send = async (command: CommandInput) => {
    const answer = await desk.call<{ feedback: string }>('feedback', command);
    if (answer) onDone(answer.feedback);
    return answer !== null;
  };
  if (entering === 'call-back') {
    return (
      <FormDialog
        title={t('callBack')}
        lead={t('callBackLead')}
        fields={[{ name: 'case', label: t('caseNumber'), kind: 'line', longest: 60, required: always }]}
        confirm={t('record')}
        desk={desk}
        onSubmit={(values) => send({ type: 'CallBackCase', case: (values.case ?? '').trim() })}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={enterWord(entering)}
      fields={fieldsOf(entering, view)}
      confirm={t('record')}
      desk={desk}
      onSubmit={(values) => send(commandOf(entering, values))}
      onClose={onClose}
    />
  );
}

import type { CaseView, Draft } from '../../../hub/contract/case-views.ts';
import { NOTIFY_WAYS, REFUSE_REASONS } from '../../../hub/contract/casework.ts';
import type { CommandInput } from '../../../hub/contract/commands.ts';
import type { ItemView } from '../../../hub/contract/views/kiosk.ts';
import { say } from '../../../hub/web/messages.ts';
import type { Field, Values } from '../../common/form-field.ts';
import { refuseWord, wayWord } from '../words-case.ts';
import { actionWord, w } from '../words-intake.ts';

export type Question = {
  readonly title: string;
  readonly lead?: string;
  readonly fields: readonly Field[];
  readonly confirm: string;
  readonly commands: (values: Values) => CommandInput[];
};
type Asked = 'refuse' | 'tell-again' | 'decide' | 'notify' | 'deliver' | 'withdraw';
/** What the questions look at. */
export type About = {
  readonly view: CaseView | null;
  readonly item: ItemView | null;
  readonly draft: Draft;
  readonly panel: { readonly view: { readonly counter: { readonly id: string } } };
};

const always = () => true;
const line = (name: string, label: string): Field => ({ name, label, kind: 'line', longest: 500 });
const words = (name: string, label: string): Field => ({ name, label, kind: 'words', longest: 2000 });
const text = (values: Values, name: string) => (values[name] ?? '').trim();

/** What an action has to ask before it can be sent, and the commands it then is. */
export function questionOf(about: About, asked: Asked): Question {
  const on = about.draft.case ?? '';
  switch (asked) {
    case 'refuse':
      return refuseQuestion(on);
    case 'tell-again':
      return {
        title: w('dToldAgain'),
        lead: w('dToldAgainLead'),
        fields: [{ ...line('reason', w('reason')), required: always }],
        confirm: actionWord('tell-once'),
        commands: (values) => [{ type: 'TellOnce', case: on, reason: text(values, 'reason') }],
      };
    case 'withdraw':
      return {
        title: w('dWithdraw'),
        fields: [{ ...line('reason', w('reason')), required: always }],
        confirm: w('dWithdraw'),
        commands: (values) => [{ type: 'WithdrawCase', case: on, reason: text(values, 'reason') }],
      };
    case 'notify':
      return {
        title: w('dNotify'),
        fields: [choice('way', w('channel'), NOTIFY_WAYS, wayWord, 'in-person')],
        confirm: w('dNotify'),
        commands: ({ way }) => [
          { type: 'NotifyApplicant', case: on, way: NOTIFY_WAYS.find((one) => one === way) ?? 'in-person' },
        ],
      };
    case 'deliver':
      return deliverQuestion(about, on);
    case 'decide':
      return decideQuestion(about, on);
  }
}

/** Reason, words, and the right place when the matter is another department's (C4). */
function refuseQuestion(on: string): Question {
  const elsewhere = (values: Values) => values.reason === 'other-department';
  return {
    title: w('dRefuse'),
    lead: w('dRefuseLead'),
    fields: [
      choice('reason', w('reason'), REFUSE_REASONS, refuseWord, 'not-eligible'),
      { ...words('explanation', w('explanation')), required: always },
      { ...line('rightPlace', w('rightPlace')), required: elsewhere },
    ],
    confirm: w('dRefuse'),
    commands: (values) => {
      const rightPlace = text(values, 'rightPlace');
      return [
        {
          type: 'RefuseCase',
          case: on,
          reason: REFUSE_REASONS.find((one) => one === values.reason) ?? 'not-eligible',
          explanation: text(values, 'explanation'),
          ...(rightPlace !== '' && { rightPlace }),
        },
      ];
    },
  };
}

/** An immediate matter is decided and handed over at once (§5.2); every reason of a denial together (C8). */
function decideQuestion(about: About, on: string): Question {
  const denied = (values: Values) => values.outcome === 'denied';
  const licence = about.item?.item.casework?.licence;
  const counter = about.panel.view.counter.id;
  const number: Field[] = licence
    ? [
        {
          ...line('licence', w('licence', { name: say(licence) })),
          required: always,
          when: (values) => !denied(values),
        },
      ]
    : [];
  return {
    title: w('dDecide'),
    fields: [
      {
        name: 'outcome',
        label: w('outcome'),
        kind: 'choice',
        value: 'approved',
        options: [
          { value: 'approved', word: w('decidedApproved') },
          { value: 'denied', word: w('decidedDenied') },
        ],
      },
      ...number,
      { ...words('reasons', w('reasons')), required: always, when: denied },
      { ...line('to', w('to')), required: always, value: whoCame(about) },
    ],
    confirm: w('dDecide'),
    commands: (values) => [
      {
        type: 'DecideCase',
        case: on,
        outcome: denied(values) ? 'denied' : 'approved',
        ...(denied(values) && { reasons: reasonsIn(text(values, 'reasons')) }),
        ...(!denied(values) && text(values, 'licence') !== '' && { licence: text(values, 'licence') }),
      },
      { type: 'DeliverCase', case: on, counter, to: text(values, 'to') },
    ],
  };
}

function deliverQuestion(about: About, on: string): Question {
  const marked: Field[] = about.view?.needsSecondCopy
    ? [{ name: 'secondCopy', label: w('secondCopy'), kind: 'check', required: always }]
    : [];
  return {
    title: w('dDeliver'),
    fields: [{ ...line('to', w('to')), required: always, value: whoCame(about) }, ...marked],
    confirm: w('dDeliver'),
    commands: (values) => [
      {
        type: 'DeliverCase',
        case: on,
        counter: about.panel.view.counter.id,
        to: text(values, 'to'),
        secondCopy: values.secondCopy === 'yes',
      },
    ],
  };
}

/** One reason a line; empty lines are none. */
export function reasonsIn(words: string): string[] {
  return words
    .split('\n')
    .map((reason) => reason.trim())
    .filter((reason) => reason !== '');
}

function whoCame({ view, draft }: About): string {
  const applicant = view?.applicant ?? draft.applicant;
  return (applicant.agentName || applicant.name || '').slice(0, 500);
}

function choice<T extends string>(
  name: string,
  label: string,
  values: readonly T[],
  word: (value: T) => string,
  preset: NoInfer<T>,
): Field {
  return {
    name,
    label,
    kind: 'choice',
    value: preset,
    options: values.map((value) => ({ value, word: word(value) })),
  };
}

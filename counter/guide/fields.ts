import { PAPER_OUTCOMES, PRIORITY_REASONS } from '../../hub/contract/commands.ts';
import type { Spoken } from '../../hub/contract/text.ts';
import type { GuideView } from '../../hub/contract/views/guide.ts';
import { say } from '../../hub/web/messages.ts';
import { reasonWord } from '../common/class-mark.ts';
import type { Field, Values } from '../common/form-field.ts';
import { counterName, floorName, languageName, needWord } from '../common/words.ts';
import { paperOutcomeWord, t } from './words.ts';

/** The questions of the guide desk's dialogs. */

const always = () => true;

/** Where paper may come out; '' = none. */
export function printField({ printers }: GuideView, optional = true): Field {
  const options = printers.map(({ id, name, floor }) => ({
    value: id,
    word: `${say(name)}（${floorName(floor)}）`,
  }));
  const none = { value: '', word: t('noPaper') };
  return {
    name: 'print',
    label: t('printAt'),
    kind: 'choice',
    options: optional ? [...options, none] : options,
    value: options[0]?.value ?? '',
    ...(!optional && { required: always }),
  };
}

/** A ticket's class with its reason, its needs, its paper (T4, T5). */
export function issueFields(view: GuideView): readonly Field[] {
  return [
    {
      name: 'class',
      label: t('class'),
      kind: 'choice',
      value: 'ordinary',
      options: [
        { value: 'ordinary', word: t('ordinary') },
        { value: 'priority', word: t('priority') },
        { value: 'green', word: t('green') },
      ],
    },
    {
      name: 'priority',
      label: t('priorityWhy'),
      kind: 'choice',
      options: PRIORITY_REASONS.map((value) => ({ value, word: reasonWord(value) })),
      required: always,
      when: (values) => values.class === 'priority',
    },
    {
      name: 'reason',
      label: t('greenWhy'),
      kind: 'line',
      longest: 200,
      required: always,
      when: (values) => values.class === 'green',
    },
    ...view.needs.map(
      (need): Field => ({ name: need, label: t('need', { need: needWord(need) }), kind: 'check' }),
    ),
    {
      name: 'language',
      label: t('language'),
      kind: 'choice',
      value: 'zh',
      options: spokenIn(view).map((one) => ({ value: one, word: languageName(one) })),
    },
    printField(view),
  ];
}

/** What paper speaks in this hall. */
const spokenIn = ({ policy }: GuideView): readonly Spoken[] => ['zh', 'en', ...policy.kioskLanguages];

/** What the answers say of a ticket to be issued. */
export function issueAnswers(view: GuideView, values: Values) {
  const kind = values.class === 'priority' || values.class === 'green' ? values.class : 'ordinary';
  const reason = kind === 'priority' ? values.priority : kind === 'green' ? values.reason?.trim() : undefined;
  return {
    class: kind,
    ...(reason && { reason }),
    needs: view.needs.filter((need) => values[need] === 'yes'),
    language: spokenIn(view).find((one) => one === values.language) ?? 'zh',
    ...(values.print && { print: values.print }),
  } as const;
}

const worked = (values: Values) => values.outcome !== 'waiting';

/** A number worked on paper (T15), as it stands on the sheet. */
export function paperFields(view: GuideView): readonly Field[] {
  const series = view.queues.filter((queue) => queue.paper !== null);
  return [
    {
      name: 'queue',
      label: t('queue'),
      kind: 'choice',
      value: series[0]?.id ?? '',
      options: series.map(({ id, name, paper }) => ({ value: id, word: `${paper?.letter} ${say(name)}` })),
    },
    { name: 'number', label: t('number'), kind: 'line', longest: 12, required: always },
    { name: 'issuedAt', label: t('issuedAt'), kind: 'line', longest: 5, required: always },
    {
      name: 'outcome',
      label: t('result'),
      kind: 'choice',
      value: 'waiting',
      options: (['waiting', ...PAPER_OUTCOMES] as const).map((value) => ({
        value,
        word: paperOutcomeWord(value),
      })),
    },
    {
      name: 'counter',
      label: t('paperCounter'),
      kind: 'choice',
      options: view.counters.map(({ id, name }) => ({ value: id, word: counterName(say(name)) })),
      required: always,
      when: worked,
    },
    {
      name: 'startedAt',
      label: t('startedAt'),
      kind: 'line',
      longest: 5,
      required: always,
      when: (values) => worked(values) && values.outcome !== 'no-show',
    },
    { name: 'endedAt', label: t('endedAt'), kind: 'line', longest: 5, required: always, when: worked },
    { name: 'because', label: t('because'), kind: 'line', longest: 200 },
  ];
}

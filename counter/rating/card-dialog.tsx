import { RATING_REASONS } from '../../hub/contract/ratings.ts';
import type { Desk } from '../common/ask.ts';
import { FormDialog } from '../common/form-dialog.tsx';
import type { Field, Values } from '../common/form-field.ts';
import { levelWord, reasonWord, t } from './words.ts';

/** Who may enter paper cards; whoever served is turned away by the hub (E2). */
export const mayEnterCards = (roles: readonly string[]): boolean =>
  ['guide', 'complaint-officer', 'supervisor'].some((role) => roles.includes(role));

const LEVELS = ['5', '4', '3', '2', '1'] as const;
const isLow = ({ level }: Values): boolean => level === '1' || level === '2';

type Props = { readonly dates: readonly string[]; readonly desk: Desk; readonly onClose: () => void };

/** A paper card as it was written (E4): the low levels say why (E3). */
export function CardDialog({ dates, desk, onClose }: Props) {
  const fields: readonly Field[] = [
    { name: 'number', label: t('cardNumber'), kind: 'line', longest: 12, required: () => true },
    {
      name: 'day',
      label: t('cardDay'),
      kind: 'choice',
      value: dates[0] ?? '',
      options: dates.map((date) => ({ value: date, word: date.slice(5) })),
      required: () => true,
    },
    {
      name: 'level',
      label: t('cardLevel'),
      kind: 'choice',
      options: LEVELS.map((level) => ({ value: level, word: levelWord(level) })),
      required: () => true,
    },
    ...RATING_REASONS.map(
      (reason): Field => ({ name: reason, label: reasonWord(reason), kind: 'check', when: isLow }),
    ),
    { name: 'text', label: t('cardText'), kind: 'line', longest: 500 },
  ];
  return (
    <FormDialog
      title={t('enterCard')}
      lead={t('cardLead')}
      fields={fields}
      confirm={t('cardEnter')}
      desk={desk}
      onSubmit={(values) => {
        const text = (values.text ?? '').trim();
        return desk.run('card', {
          type: 'EnterRatingCard',
          number: (values.number ?? '').trim(),
          day: values.day ?? '',
          level: Number(values.level),
          reasons: isLow(values) ? RATING_REASONS.filter((reason) => values[reason] === 'yes') : [],
          ...(text !== '' && { text }),
        });
      }}
      onClose={onClose}
    />
  );
}

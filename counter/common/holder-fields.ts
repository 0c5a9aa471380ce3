import type { Holder, RealName } from '../../hub/contract/holder.ts';
import { HOLDER_KINDS } from '../../hub/contract/identity-codes.ts';
import { messages } from '../../hub/web/messages.ts';
import type { Field, Values } from './form-field.ts';

/** Whose ticket it will be, as staff ask it in a dialog (K6). */

const t = messages({
  document: { zh: '证件（实名取号）', en: 'Document (tickets by name)' },
  none: { zh: '不登记', en: 'None' },
  'resident-card': { zh: '身份证', en: 'Resident card' },
  'residence-permit': { zh: '居住证、居留证', en: 'Residence permit' },
  passport: { zh: '护照', en: 'Passport' },
  number: { zh: '证件号码', en: 'Document number' },
  name: { zh: '姓名', en: 'Name' },
  unnamed: { zh: '不登记证件的原因', en: 'Why no document' },
});

const shown = ({ idKind = '' }: Values) => idKind !== '';

/**
 * Nothing where the queue takes no names. What is refused of them stands at its field: `idNumber`, `unnamed`. `unknown`: which queue
 * it is comes out with the answer, and the hub says then what is owed.
 */
export function holderFields(realName: RealName | 'unknown'): readonly Field[] {
  if (realName === 'off') return [];
  const options = [...HOLDER_KINDS, 'none' as const].map((kind) => ({
    value: kind === 'none' ? '' : kind,
    word: t(kind),
  }));
  return [
    {
      name: 'idKind',
      label: t('document'),
      kind: 'choice',
      options,
      value: realName === 'required' ? 'resident-card' : '',
    },
    { name: 'idNumber', label: t('number'), kind: 'line', longest: 40, required: shown, when: shown },
    { name: 'name', label: t('name'), kind: 'line', longest: 200, when: shown },
    ...(realName !== 'optional'
      ? [
          {
            name: 'unnamed',
            label: t('unnamed'),
            kind: 'line',
            longest: 200,
            required: () => realName === 'required',
            when: (values: Values) => !shown(values),
          } as const,
        ]
      : []),
  ];
}

/** What the answers say of the holder. */
export function holderAnswers({ idKind = '', idNumber = '', name = '', unnamed = '' }: Values): {
  readonly holder?: Holder;
  readonly unnamed?: string;
} {
  const kind = HOLDER_KINDS.find((one) => one === idKind);
  if (kind) return { holder: { idKind: kind, idNumber: idNumber.trim(), name: name.trim() } };
  return unnamed.trim() === '' ? {} : { unnamed: unnamed.trim() };
}

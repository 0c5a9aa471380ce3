import type { Item } from '../../../hub/contract/catalogue.ts';
import type { CommandInput } from '../../../hub/contract/commands.ts';
import { say } from '../../../hub/web/messages.ts';
import type { Field, Values } from '../../common/form-field.ts';
import { w } from '../words-intake.ts';

type Known = { readonly asked: string; readonly item: Pick<Item, 'materials'> | null };

/** What a consultation asks: the question, what was told, and the sheet, which needs a matter (C3). */
export function consultFields({ asked, item }: Known): readonly Field[] {
  const sheet: Field[] = item ? [{ name: 'print', label: w('printSheet'), kind: 'check', value: 'yes' }] : [];
  return [
    { name: 'asked', label: w('asked'), kind: 'line', value: asked, longest: 2000, required: () => true },
    {
      name: 'told',
      label: w('told'),
      kind: 'words',
      value: item ? toldMaterials(item) : '',
      longest: 2000,
      required: () => true,
    },
    { name: 'referred', label: w('referred'), kind: 'line', longest: 200 },
    ...sheet,
  ];
}

/** The command of a consultation on site or by phone. */
export function consultCommand(values: Values, counter: string, item: string | null): CommandInput {
  return {
    type: 'RecordConsultation',
    counter,
    channel: values.channel === 'phone' ? 'phone' : 'counter',
    ...(item !== null && { item }),
    asked: (values.asked ?? '').trim(),
    told: (values.told ?? '').trim(),
    ...referredIn(values),
    print: values.print === 'yes' && item !== null,
  };
}

/** To whom somebody was referred; empty: it was answered here. */
export function referredIn({ referred = '' }: Values): { readonly referred?: string } {
  return referred.trim() === '' ? {} : { referred: referred.trim() };
}

/** Everything an applicant must bring, in one sentence: telling once is owed at a consultation too (§3.2.3.1). */
export function toldMaterials({ materials }: Pick<Item, 'materials'>): string {
  if (materials.length === 0) return '';
  const list = materials.map((material) => say(material.name)).join(w('listComma'));
  return w('toldMaterials', { n: materials.length, list }).slice(0, 2000);
}

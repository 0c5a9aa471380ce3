import type { CommandInput } from '../../hub/contract/commands.ts';
import type { FollowUpAction, FollowUpLine } from '../../hub/contract/ratings.ts';
import type { Desk } from '../common/ask.ts';
import { FormDialog } from '../common/form-dialog.tsx';
import type { Field, Values } from '../common/form-field.ts';
import { actionWord, t } from './words.ts';

/** What each step asks. */
function fieldsOf(action: FollowUpAction): readonly Field[] {
  const words = (name: string, label: string): Field => ({
    name,
    label,
    kind: 'words',
    required: () => true,
  });
  switch (action) {
    case 'contact':
      return [words('said', t('saidField'))];
    case 'miss':
      return [{ name: 'note', label: t('missedNote'), kind: 'line', longest: 500 }];
    case 'investigate':
      return [
        {
          name: 'founded',
          label: t('founded'),
          kind: 'choice',
          options: [
            { value: 'yes', word: t('yes') },
            { value: 'no', word: t('no') },
          ],
          required: () => true,
        },
        words('finding', t('finding')),
      ];
    case 'remedy':
      return [words('measure', t('measure'))];
    case 'close':
      return [words('conclusion', t('conclusion'))];
  }
}

function commandOf(action: FollowUpAction, followUp: string, values: Values): CommandInput {
  const said = (name: string) => (values[name] ?? '').trim();
  switch (action) {
    case 'contact':
      return { type: 'ContactFollowUp', followUp, said: said('said') };
    case 'miss':
      return { type: 'MissFollowUp', followUp, ...(said('note') !== '' && { note: said('note') }) };
    case 'investigate':
      return {
        type: 'InvestigateFollowUp',
        followUp,
        founded: values.founded === 'yes',
        finding: said('finding'),
      };
    case 'remedy':
      return { type: 'RemedyFollowUp', followUp, measure: said('measure') };
    case 'close':
      return { type: 'CloseFollowUp', followUp, conclusion: said('conclusion') };
  }
}

type Props = {
  readonly line: FollowUpLine;
  readonly action: FollowUpAction;
  readonly desk: Desk;
  readonly onClose: () => void;
};

/** One step of a follow-up (E3). */
export function ActionDialog({ line, action, desk, onClose }: Props) {
  return (
    <FormDialog
      key={action}
      title={`${line.number || line.case} ${actionWord(action).replace('…', '')}`}
      lead={action === 'miss' ? t('missLead', { n: line.triesWanted }) : undefined}
      fields={fieldsOf(action)}
      confirm={t('record')}
      desk={desk}
      onSubmit={(values) => desk.run(action, commandOf(action, line.id, values))}
      onClose={onClose}
    />
  );
}

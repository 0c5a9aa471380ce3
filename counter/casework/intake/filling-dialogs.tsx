import type { ApplicantHit } from '../../../hub/contract/case-views.ts';
import type { Applicant } from '../../../hub/contract/casework.ts';
import { say } from '../../../hub/web/messages.ts';
import { Choices } from '../../common/choices.tsx';
import { Dialog } from '../../common/dialog.tsx';
import { FormDialog } from '../../common/form-dialog.tsx';
import { common } from '../../common/words.ts';
import { applicantKindWord, w } from '../words-intake.ts';
import type { Filling, IntakeDialog } from './filling.ts';
import { ItemDialog } from './item-dialog.tsx';

type Asked = {
  /** Another case all the same, with the reason. True = made. */
  readonly onDespite: (reason: string) => Promise<boolean>;
  /** On with the case that is open already. */
  readonly onOpen: (other: string) => void;
};
type AllProps = Props &
  Asked & { readonly dialog: Extract<IntakeDialog, { kind: 'item' | 'remark' | 'applicants' | 'despite' }> };

/** The questions of the form itself: which matter, which applicant, a remark, an open case (C1, C2). */
export function FillingDialogs({ filling, dialog, onClose, ...asked }: AllProps) {
  const { link, change } = filling;
  switch (dialog.kind) {
    case 'item':
      return <ItemDialog link={link} onPick={(item) => change({ edit: 'item', item })} onClose={onClose} />;
    case 'remark':
      return <RemarkDialog filling={filling} index={dialog.index} onClose={onClose} />;
    case 'applicants':
      return <ApplicantsDialog filling={filling} onClose={onClose} />;
    case 'despite':
      return <DespiteDialog filling={filling} other={dialog} {...asked} onClose={onClose} />;
  }
}

type Props = { readonly filling: Filling; readonly onClose: () => void };

function RemarkDialog({ filling, index, onClose }: Props & { readonly index: number }) {
  const row = filling.rows[index];
  if (!row) return null;
  return (
    <FormDialog
      title={w('remark')}
      lead={w('remarkOf', { name: say(row.name) })}
      fields={[{ name: 'remark', label: w('remark'), kind: 'line', value: row.remark, longest: 500 }]}
      confirm={common('confirm')}
      desk={filling.panel.desk}
      onSubmit={async ({ remark = '' }) => {
        filling.change({ edit: 'material', index, state: row.state, remark: remark.trim() });
        return true;
      }}
      onClose={onClose}
    />
  );
}

/** Who of those on file it is; the form is then filled from the file (C1). */
function ApplicantsDialog({ filling, onClose }: Props) {
  const { state, link, panel, change } = filling;
  const choose = async (hit: ApplicantHit) => {
    const answer = await link.query<Applicant>({ query: 'applicant', person: hit.person });
    if (!answer.ok) {
      panel.desk.refused.value = { action: 'find', refusal: answer.refusal };
      return;
    }
    change({ edit: 'found', person: hit.person, applicant: answer.value });
  };
  return (
    <Dialog title={w('chooseApplicant')} wide onClose={onClose}>
      <Choices
        choices={(state.hits.value ?? []).slice(0, 9).map((hit) => ({
          value: hit,
          word: hit.name,
          note: `${applicantKindWord(hit.kind)} ${hit.idNumber} · ${w('casesBefore', { n: hit.cases })}`,
        }))}
        onChoose={(hit) => {
          onClose();
          void choose(hit);
        }}
      />
    </Dialog>
  );
}

/** The same applicant has a case open for this item: go on with that one, or say why another is made (C1). */
function DespiteDialog({
  filling,
  other,
  onDespite,
  onOpen,
  onClose,
}: Props & Asked & { readonly other: Extract<IntakeDialog, { kind: 'despite' }> }) {
  return (
    <FormDialog
      title={w('dDespite')}
      lead={w('dDespiteLead')}
      fields={[{ name: 'despite', label: w('reason'), kind: 'line', longest: 500, required: () => true }]}
      confirm={w('makeAnother')}
      desk={filling.panel.desk}
      onSubmit={({ despite = '' }) => onDespite(despite.trim())}
      onClose={onClose}
    >
      <p class="dialog-case">
        <strong>{other.number}</strong>
        <button
          type="button"
          class="button"
          onClick={() => {
            onOpen(other.case);
            onClose();
          }}
        >
          {w('openThat')}
        </button>
      </p>
    </FormDialog>
  );
}

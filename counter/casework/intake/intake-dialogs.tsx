import type { ApplicantHit } from '../../../hub/contract/case-views.ts';
import type { Applicant } from '../../../hub/contract/casework.ts';
import { say } from '../../../hub/web/messages.ts';
import { Choices } from '../../common/choices.tsx';
import { Dialog } from '../../common/dialog.tsx';
import { FormDialog } from '../../common/form-dialog.tsx';
import { common } from '../../common/words.ts';
import { applicantKindWord, w } from '../words-intake.ts';
import { ConsultDialog } from './consult-dialog.tsx';
import { ItemDialog } from './item-dialog.tsx';
import { receive, run } from './perform.ts';
import { questionOf } from './questions.ts';
import type { Intake } from './use-intake.ts';

/** The intake's questions: small, answered from the keyboard, closed by Esc. */
export function IntakeDialogs({ intake }: { intake: Intake }) {
  const { state, link, change, panel } = intake;
  const dialog = state.dialog.value;
  const close = () => {
    state.dialog.value = null;
  };
  if (!dialog) return null;
  switch (dialog.kind) {
    case 'item':
      return <ItemDialog link={link} onPick={(item) => change({ edit: 'item', item })} onClose={close} />;
    case 'remark':
      return <RemarkDialog intake={intake} index={dialog.index} onClose={close} />;
    case 'applicants':
      return <ApplicantsDialog intake={intake} onClose={close} />;
    case 'despite':
      return <DespiteDialog intake={intake} other={dialog} onClose={close} />;
    case 'consult':
      return <ConsultDialog intake={intake} onClose={close} />;
    default: {
      const question = questionOf(intake, dialog.kind);
      return (
        <FormDialog
          key={dialog.kind}
          {...question}
          desk={panel.desk}
          onSubmit={(values) => run(intake, dialog.kind, ...question.commands(values))}
          onClose={close}
        />
      );
    }
  }
}

type Props = { readonly intake: Intake; readonly onClose: () => void };

function RemarkDialog({ intake, index, onClose }: Props & { readonly index: number }) {
  const row = intake.rows[index];
  if (!row) return null;
  return (
    <FormDialog
      title={w('remark')}
      lead={w('remarkOf', { name: say(row.name) })}
      fields={[{ name: 'remark', label: w('remark'), kind: 'line', value: row.remark, longest: 500 }]}
      confirm={common('confirm')}
      desk={intake.panel.desk}
      onSubmit={async ({ remark = '' }) => {
        intake.change({ edit: 'material', index, state: row.state, remark: remark.trim() });
        return true;
      }}
      onClose={onClose}
    />
  );
}

/** Who of those on file it is; the form is then filled from the file (C1). */
function ApplicantsDialog({ intake, onClose }: Props) {
  const { state, link, panel, change } = intake;
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
  intake,
  other,
  onClose,
}: Props & { readonly other: { readonly case: string; readonly number: string } }) {
  return (
    <FormDialog
      title={w('dDespite')}
      lead={w('dDespiteLead')}
      fields={[{ name: 'despite', label: w('reason'), kind: 'line', longest: 500, required: () => true }]}
      confirm={w('makeAnother')}
      desk={intake.panel.desk}
      onSubmit={({ despite = '' }) => receive(intake, despite.trim())}
      onClose={onClose}
    >
      <p class="dialog-case">
        <strong>{other.number}</strong>
        <button
          type="button"
          class="button"
          onClick={() => {
            intake.change({ edit: 'case', case: other.case });
            onClose();
          }}
        >
          {w('openThat')}
        </button>
      </p>
    </FormDialog>
  );
}

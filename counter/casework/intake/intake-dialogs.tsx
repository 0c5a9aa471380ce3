import { FormDialog } from '../../common/form-dialog.tsx';
import { ConsultDialog } from './consult-dialog.tsx';
import { FillingDialogs } from './filling-dialogs.tsx';
import { receive, run } from './perform.ts';
import { questionOf } from './questions.ts';
import type { Intake } from './use-intake.ts';

/** The intake's questions: small, answered from the keyboard, closed by Esc. */
export function IntakeDialogs({ intake }: { intake: Intake }) {
  const { state, change, panel } = intake;
  const dialog = state.dialog.value;
  const close = () => {
    state.dialog.value = null;
  };
  if (!dialog) return null;
  switch (dialog.kind) {
    case 'item':
    case 'remark':
    case 'applicants':
    case 'despite':
      return (
        <FillingDialogs
          filling={intake}
          dialog={dialog}
          onDespite={(reason) => receive(intake, reason)}
          onOpen={(other) => change({ edit: 'case', case: other, person: null })}
          onClose={close}
        />
      );
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

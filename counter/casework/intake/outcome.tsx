import type { CaseView } from '../../../hub/contract/case-views.ts';
import { say } from '../../../hub/web/messages.ts';
import { Mark, type Shape } from '../../common/shape.tsx';
import { refuseWord, w } from '../words-intake.ts';
import { NoticeList } from './notice-list.tsx';
import { dateWords } from './summary.ts';
import type { Intake } from './use-intake.ts';

/** After the materials: what became of the case, until when it is done, and the papers to hand over. */
export function OutcomeOf({ intake, view }: { intake: Intake; view: CaseView }) {
  const { shape, words } = verdict(view);
  return (
    <div class="intake-outcome">
      <p class="outcome-line" role="status">
        <Mark shape={shape} />
        <strong>{words}</strong>
        {view.due && (
          <span class="outcome-due">
            {w('acceptedDue', { date: dateWords(view.due.date) })}
            {view.due.provisional && w('provisional')}
          </span>
        )}
        {view.decision?.licence && <span>{w('licenceNo', { n: view.decision.licence })}</span>}
        {view.line.state === 'handling' && view.line.kind !== 'immediate' && (
          <span class="quiet">{w('goesOn')}</span>
        )}
      </p>
      {view.line.state === 'awaiting-materials' && <Lacking view={view} />}
      <NoticeList intake={intake} view={view} />
    </div>
  );
}

/** What the applicant was told to bring. */
function Lacking({ view }: { view: CaseView }) {
  const missing = view.told.at(-1)?.missing ?? [];
  return (
    <ol class="outcome-lacking">
      {missing.map((index) => {
        const material = view.materials[index];
        return (
          material && (
            <li key={index} class="list-row">
              <Mark shape="late" />
              <b>{say(material.name)}</b>
              <span class="quiet">{w(material.form, { n: material.copies })}</span>
              <span class="quiet">{material.remark}</span>
            </li>
          )
        );
      })}
    </ol>
  );
}

function verdict(view: CaseView): { readonly shape: Shape; readonly words: string } {
  const { line, told, refusal, delivered, decision } = view;
  switch (line.state) {
    case 'awaiting-materials':
      return { shape: 'warn', words: w('toldDue', { date: dateWords(told.at(-1)?.due ?? '') }) };
    case 'refused':
      return {
        shape: 'closed',
        words: w('refusedFor', { reason: refusal ? refuseWord(refusal.reason) : '' }),
      };
    case 'withdrawn':
      return { shape: 'closed', words: w('withdrawn') };
    case 'completed':
      return { shape: 'ok', words: w('completed', { to: delivered?.to ?? '' }) };
    default: {
      if (!decision) return { shape: 'ok', words: w('accepted') };
      return { shape: 'ok', words: w(decision.outcome === 'approved' ? 'decidedApproved' : 'decidedDenied') };
    }
  }
}

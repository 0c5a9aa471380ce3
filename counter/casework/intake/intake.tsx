import { say } from '../../../hub/web/messages.ts';
import { classSentence } from '../../common/class-mark.ts';
import { Keycap } from '../../common/shape.tsx';
import { DayRuler } from '../../panel/day-ruler.tsx';
import { t } from '../../panel/words.ts';
import { w } from '../words-intake.ts';
import { ActionRow } from './action-row.tsx';
import { ApplicantFacts } from './applicant-facts.tsx';
import { ApplicantForm } from './applicant-form.tsx';
import { ChecklistTable } from './checklist-table.tsx';
import { OutcomeOf } from './outcome.tsx';
import { StageLine } from './stage-line.tsx';
import { type Intake, look } from './use-intake.ts';

/** Middle while serving: the ticket, who applies, the checklist, the lawful next actions. */
export function IntakeOf({ intake, timeZone }: { intake: Intake; timeZone: string }) {
  const { view, draft, ticket } = intake;
  const examined = view !== null && view.line.state !== 'intake';
  const mayCheck = draft.case === null || (view?.allowedActions.includes('check-materials') ?? false);
  return (
    <section class="middle intake" data-filling={draft.case === null || undefined} aria-label={ticket.number}>
      <Head intake={intake} />
      {draft.case === null ? (
        <ApplicantForm intake={intake} />
      ) : (
        <ApplicantFacts intake={intake} timeZone={timeZone} />
      )}
      {ticket.instructions && draft.case === null && (
        <p class="handed-on">
          <b>{t('transferred')}</b>
          {ticket.instructions}
        </p>
      )}
      {draft.case !== null && <StageLine intake={intake} />}
      {!examined && <ChecklistTable intake={intake} may={mayCheck} />}
      {examined && <OutcomeOf intake={intake} view={view} />}
      <ActionRow intake={intake} />
    </section>
  );
}

function Head({ intake }: { intake: Intake }) {
  const { ticket, item, draft, view } = intake;
  const of = item?.item ?? null;
  const name = of?.name ?? (draft.item === ticket.itemId ? ticket.item : null);
  const kind = view?.line.kind ?? of?.kind ?? ticket.kind;
  const department = (draft.item === ticket.itemId && ticket.department) || item?.department;
  return (
    <div class="head">
      <strong class="number number-now">{ticket.number}</strong>
      <div class="head-words">
        <h1>
          {name ? say(name) : t('noItem')}
          {draft.case === null && (
            <button type="button" class="facts-key" onClick={() => look(intake, 'item')}>
              <Keycap>I</Keycap>
              {w('changeItem')}
            </button>
          )}
        </h1>
        <p>
          {department && <span>{say(department)}</span>}
          {kind && <span>{t(kind)}</span>}
          {kind === 'immediate' && <span>{t('onTheSpot')}</span>}
          {of && kind !== 'immediate' && (
            <span>{w(of.casework?.approval === 'counter' ? 'oneCounter' : 'twoPeople')}</span>
          )}
          <span>{classSentence(ticket)}</span>
        </p>
      </div>
      <DayRuler
        promised={of ? of.promisedDays : ticket.promisedDays}
        statutory={of ? of.statutoryDays : ticket.statutoryDays}
      />
    </div>
  );
}

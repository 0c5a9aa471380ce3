import { maskIdentity } from '../../../hub/contract/mask.ts';
import { sayIf } from '../../../hub/web/messages.ts';
import { clockTime } from '../../../hub/web/time.ts';
import { Keycap } from '../../common/shape.tsx';
import { t } from '../../panel/words.ts';
import { w } from '../words-intake.ts';
import { type Intake, look } from './use-intake.ts';

/** Who applies, once received: applicant, who came, who was asked first. Numbers are hidden until V (X3). */
export function ApplicantFacts({ intake, timeZone }: { intake: Intake; timeZone: string }) {
  const { view, ticket, state } = intake;
  const applicant = view?.applicant;
  const shown = (number: string) => (state.revealed.value ? number : spaced(maskIdentity(number)));
  const agent = applicant?.agentName ?? '';
  return (
    <dl class="facts intake-facts">
      <div>
        <dt>
          {w('applicant')}
          {agent !== '' && state.revealed.value && <span class="facts-key">{applicant?.idNumber ?? ''}</span>}
        </dt>
        <dd>
          <span class="facts-name" title={applicant?.name}>
            {applicant?.name ?? ''}
          </span>
        </dd>
      </div>
      <div>
        <dt>
          {w('agent')}
          <button type="button" class="facts-key" onClick={() => look(intake, 'reveal')}>
            <Keycap>V</Keycap>
            {w(state.revealed.value ? 'conceal' : 'reveal')}
          </button>
        </dt>
        <dd>
          <span class="facts-name">{agent === '' ? w('agentSelf') : agent}</span>
          <span class="facts-number">
            {shown((agent === '' ? applicant?.idNumber : applicant?.agentIdNumber) ?? '')}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t('firstAsked')}</dt>
        <dd>
          {((view && sayIf(view.firstResponsible)) || ticket.firstResponsible) ?? t('firstHere')}
          <span class="quiet">{clockTime(ticket.issuedAt, timeZone)}</span>
        </dd>
      </div>
    </dl>
  );
}

/** `3301 **** **** 1234`: in fours, as people compare numbers. */
function spaced(number: string): string {
  const head = number.slice(0, 4);
  const tail = number.slice(-4);
  return number.length >= 15 ? `${head} **** **** ${tail}` : number;
}

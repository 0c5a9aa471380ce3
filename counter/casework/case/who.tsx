import type { ComponentChildren } from 'preact';
import { say, sayIf } from '../../../hub/web/messages.ts';
import { settings } from '../../common/settings.ts';
import { caseText, kindWord, originWord } from '../words-case.ts';
import type { PartProps } from './part.tsx';

/** Applicant and how the case came in. Masked for whoever does not handle it (X3), hidden while the applicant may look (W2). */
export function Who({ view }: PartProps) {
  const { applicant } = view;
  const hidden = settings.value.masked && !view.full;
  return (
    <dl class="case-facts">
      <Fact name={caseText('applicant')}>
        {hidden ? <span class="veil" /> : (applicant?.name ?? caseText('erased'))}
        {applicant && <small>{kindWord(applicant.kind)}</small>}
      </Fact>
      {applicant?.idNumber && !hidden && <Fact name={caseText('idNumber')}>{applicant.idNumber}</Fact>}
      {applicant?.phone && !hidden && <Fact name={caseText('phone')}>{applicant.phone}</Fact>}
      {applicant?.agentName && !hidden && (
        <Fact name={caseText('agent')}>
          {applicant.agentName}
          {applicant.agentIdNumber && <small>{applicant.agentIdNumber}</small>}
        </Fact>
      )}
      {applicant?.address && !hidden && <Fact name={caseText('address')}>{applicant.address}</Fact>}
      <Fact name={caseText('origin')}>
        {originWord(view.origin)}
        {view.ticketNumber && <small>{view.ticketNumber}</small>}
        {view.reason && <small>{view.reason}</small>}
        {view.mandate && <small>{caseText('byMandate', { mandate: view.mandate })}</small>}
        {view.approver && <small>{caseText('approvedBy', { name: say(view.approver) })}</small>}
      </Fact>
      <Fact name={caseText('receivedBy')}>{sayIf(view.receivedBy) || '—'}</Fact>
      {view.firstResponsible && <Fact name={caseText('firstResponsible')}>{say(view.firstResponsible)}</Fact>}
      {view.code !== '' && <Fact name={caseText('code')}>{view.code}</Fact>}
      {!view.full && applicant && <p class="case-facts-note">{caseText('masked')}</p>}
    </dl>
  );
}

export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

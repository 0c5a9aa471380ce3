import type { ComponentChildren } from 'preact';
import { FEEDBACK_KINDS, type FeedbackKind, type FeedbackView } from '../../hub/contract/feedback.ts';
import { kindWord, t } from './words.ts';

/** How many wait, and this year's figures; what can be entered stands below. */
export function Head({ view, children }: { view: FeedbackView; children: ComponentChildren }) {
  const open = view.lines.filter(({ stage }) => stage !== 'closed').length;
  const { counter, phone } = view.consultations;
  return (
    <header class="follow-ups-head">
      <div>
        <h2>{t('tab')}</h2>
        <p class="quiet">{view.lines.length > 0 && t('lead', { n: open })}</p>
        <p class="quiet">{t('consulted', { n: counter + phone, phone })}</p>
        {children}
      </div>
      <Year view={view} />
    </header>
  );
}

/** This year, of what this reader may see. */
function Year({ view }: { view: FeedbackView }) {
  return (
    <table class="traced">
      <thead>
        <tr>
          <th>{t('year')}</th>
          <th>{t('received')}</th>
          <th>{t('atOnce')}</th>
          <th>{t('inTime')}</th>
          <th>{t('late')}</th>
          <th>{t('foundedCount')}</th>
        </tr>
      </thead>
      <tbody>
        {FEEDBACK_KINDS.map((kind) => (
          <YearRow key={kind} kind={kind} figures={view.year[kind]} />
        ))}
      </tbody>
    </table>
  );
}

function YearRow({ kind, figures }: { kind: FeedbackKind; figures: FeedbackView['year'][FeedbackKind] }) {
  const limited = kind === 'complaint' || kind === 'call-back';
  const only = (which: boolean, n: number) => (which ? n : '—');
  return (
    <tr>
      <th scope="row">{kindWord(kind)}</th>
      <td>
        <strong>{figures.received}</strong>
      </td>
      <td>{only(kind === 'complaint', figures.answeredAtOnce)}</td>
      <td>{only(limited, figures.inTime)}</td>
      <td>{only(limited, figures.late)}</td>
      <td>{only(kind === 'complaint', figures.founded)}</td>
    </tr>
  );
}

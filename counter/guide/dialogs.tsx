import type { RealName } from '../../hub/contract/holder.ts';
import type { ItemView, TicketView } from '../../hub/contract/views/kiosk.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { say } from '../../hub/web/messages.ts';
import { clockTime } from '../../hub/web/time.ts';
import { ItemDialog } from '../casework/intake/item-dialog.tsx';
import { FormDialog } from '../common/form-dialog.tsx';
import { holderAnswers, holderFields } from '../common/holder-fields.ts';
import { CardDialog } from '../rating/card-dialog.tsx';
import { ConsultDialog } from './consult-dialog.tsx';
import { DirectionsDialog } from './directions-dialog.tsx';
import { issueAnswers, issueFields, paperFields, printField } from './fields.ts';
import type { At } from './guide.tsx';
import { paperCommand } from './paper.ts';
import { t } from './words.ts';

export type GuideDialog =
  | { readonly kind: 'issue'; readonly queue: string }
  | { readonly kind: 'issue-item'; readonly item: ItemView }
  | { readonly kind: 'matter' }
  | { readonly kind: 'consult'; readonly item: ItemView | null }
  | { readonly kind: 'consult-matter' }
  | { readonly kind: 'directions' }
  | { readonly kind: 'paper' }
  | { readonly kind: 'card' }
  | { readonly kind: 'ordinary'; readonly ticket: string }
  | { readonly kind: 'reprint'; readonly ticket: string }
  | { readonly kind: 'cancel'; readonly ticket: string };

type Props = { readonly at: At; readonly dialog: GuideDialog; readonly onClose: () => void };

export function GuideDialogs({ at, dialog, onClose }: Props) {
  switch (dialog.kind) {
    case 'issue': {
      const queue = at.view.queues.find((one) => one.id === dialog.queue);
      const title = t('issueFor', { name: queue ? say(queue.name) : '' });
      return (
        <IssueDialog
          at={at}
          title={title}
          subject={{ queue: dialog.queue }}
          realName={queue?.realName ?? 'off'}
          onClose={onClose}
        />
      );
    }
    case 'issue-item': {
      const { item, queue } = dialog.item;
      return (
        <IssueDialog
          at={at}
          title={t('issueFor', { name: say(item.name) })}
          subject={{ item: item.id }}
          realName={queue.realName}
          onClose={onClose}
        />
      );
    }
    case 'matter':
    case 'consult-matter':
      return (
        <MatterDialog at={at} then={dialog.kind === 'matter' ? 'issue-item' : 'consult'} onClose={onClose} />
      );
    case 'consult':
      return <ConsultDialog at={at} item={dialog.item} onClose={onClose} />;
    case 'directions':
      return <DirectionsDialog at={at} onClose={onClose} />;
    case 'card':
      return <CardDialog dates={at.view.cardDates} desk={at.desk} onClose={onClose} />;
    case 'paper':
      return <PaperDialog at={at} onClose={onClose} />;
    default:
      return <TicketDialog at={at} dialog={dialog} onClose={onClose} />;
  }
}

type Subject = { readonly queue: string } | { readonly item: string };
type IssueProps = {
  readonly at: At;
  readonly title: string;
  readonly subject: Subject;
  /** Whether the queue asks whose ticket it will be (K6). */
  readonly realName: RealName;
  readonly onClose: () => void;
};

/** The number given is looked at: it can be told at once. */
function IssueDialog({ at, title, subject, realName, onClose }: IssueProps) {
  return (
    <FormDialog
      title={title}
      fields={[...holderFields(realName), ...issueFields(at.view)]}
      confirm={t('issue')}
      desk={at.desk}
      onSubmit={async (values) => {
        const answers = issueAnswers(at.view, values);
        const ticket = await at.desk.call<TicketView>('issue', {
          type: 'IssueTicket',
          ...subject,
          ...answers,
          ...holderAnswers(values),
        });
        if (ticket) at.look(ticket.number);
        return ticket !== null;
      }}
      onClose={onClose}
    />
  );
}

type MatterProps = { readonly at: At; readonly then: 'issue-item' | 'consult'; readonly onClose: () => void };

/** The matter first, by search; then what it is for. */
function MatterDialog({ at, then, onClose }: MatterProps) {
  const take = async (id: string) => {
    const answer = await at.staff.link.query<ItemView>({ query: 'item', item: id });
    if (answer.ok) at.open({ kind: then, item: answer.value });
    else at.desk.refused.value = { action: then, refusal: answer.refusal };
  };
  return <ItemDialog link={at.staff.link} onPick={(id) => void take(id)} onClose={onClose} />;
}

function PaperDialog({ at, onClose }: { at: At; onClose: () => void }) {
  const { view, desk } = at;
  const { timeZone } = view.hall;
  const times = view.outages
    .map(({ from, to }) => `${clockTime(from, timeZone)}–${clockTime(to, timeZone)}`)
    .join(' ');
  return (
    <FormDialog
      title={t('paper')}
      lead={times === '' ? t('paperLead') : `${t('paperLead')} ${t('outage', { times })}`}
      fields={paperFields(view)}
      confirm={t('enter')}
      desk={desk}
      onSubmit={async (values) => {
        const ticket = await desk.call<TicketView>('paper', paperCommand(values, hubNow(), timeZone));
        if (ticket) at.look(ticket.number);
        return ticket !== null;
      }}
      onClose={onClose}
    />
  );
}

type TicketProps = {
  readonly at: At;
  readonly dialog: Extract<GuideDialog, { ticket: string }>;
  readonly onClose: () => void;
};

/** What is done with the ticket looked at. */
function TicketDialog({ at, dialog, onClose }: TicketProps) {
  const { kind, ticket } = dialog;
  const title = t(kind === 'ordinary' ? 'makeOrdinary' : kind === 'reprint' ? 'reprint' : 'cancelTicket');
  const lead = kind === 'ordinary' ? t('ordinaryLead') : kind === 'cancel' ? t('cancelLead') : undefined;
  const why = { name: 'reason', label: t('why'), kind: 'line', longest: 200, required: () => true } as const;
  const fields = kind === 'ordinary' ? [why] : kind === 'reprint' ? [printField(at.view, false)] : [];
  return (
    <FormDialog
      title={title}
      lead={lead}
      fields={fields}
      confirm={title}
      desk={at.desk}
      onSubmit={({ reason = '', print = '' }) => {
        if (kind === 'ordinary')
          return at.desk.run(kind, { type: 'MakeOrdinary', ticket, reason: reason.trim() });
        if (kind === 'reprint') return at.desk.run(kind, { type: 'ReprintTicket', ticket, kiosk: print });
        return at.desk.run(kind, { type: 'CancelTicket', ticket, reason: 'applicant-left' });
      }}
      onClose={onClose}
    />
  );
}

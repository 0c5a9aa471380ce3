import type { HolderKind } from '../../hub/contract/holder.ts';
import { checkIdentity } from '../../hub/contract/identity-codes.ts';
import type { KioskView } from '../../hub/contract/views/kiosk.ts';
import { type Event, type Phase, type PhaseOf, type Session, type Step, stay } from '../session.ts';
import { become } from './moves.ts';

type Asking = PhaseOf<'identity'>;

/** Characters of the longest number of each kind. */
export const LONGEST_ID: Readonly<Record<HolderKind, number>> = {
  'resident-card': 18,
  'residence-permit': 18,
  passport: 9,
};

/** The step before a ticket by name; null where the queue takes no names (K6). */
export function identityOf(phase: PhaseOf<'item'>, ask: string): Asking | null {
  const { view, assist, purpose } = phase;
  if (view.is !== 'here') return null;
  const { realName } = view.value.queue;
  if (realName === 'off') return null;
  const of = { is: 'ticket', view: view.value, assist, ...(purpose && { purpose }) } as const;
  return asking(of, realName === 'required', ask);
}

/** The same for a check-in, once the hub has said that it wants a name (T13). */
export const checkInIdentity = (text: string, ask: string): Asking =>
  asking({ is: 'check-in', text }, true, ask);

function asking(of: Asking['of'], required: boolean, ask: string): Asking {
  return {
    at: 'identity',
    of,
    required,
    kind: 'resident-card',
    text: '',
    name: '',
    part: 'number',
    ask,
    read: null,
    fault: null,
  };
}

/** A document is chosen, its number typed or the whole of it scanned. Nothing of it leaves the session but the ticket's command. */
export function stepIdentity(
  session: Session,
  event: Extract<Event, { type: 'text' | 'document' | 'scanned' | 'part' }>,
): Step {
  const { phase } = session;
  if (phase.at !== 'identity') return stay(session);
  const now = (more: Partial<Asking>): Step => stay(become(session, { ...phase, fault: null, ...more }));
  switch (event.type) {
    case 'document':
      return now({ ...UNTYPED, kind: event.kind, ask: event.request, read: null });
    case 'text':
      return phase.part === 'name'
        ? now({ name: lettersOf(event.text) })
        : now({ text: typed(phase.kind, event.text), read: null });
    case 'part':
      return event.part === 'number' || event.part === 'name' ? now({ part: event.part }) : stay(session);
    case 'scanned':
      return event.holder
        ? now({ ...UNTYPED, read: event.holder, ask: null })
        : now({ fault: 'unread', read: null });
  }
}

/** Characters of a name. */
const LONGEST_NAME = 60;
const UNTYPED = { text: '', name: '', part: 'number' } as const;

/** A name as passports write it: capital letters, spaces, hyphens. Chinese ones the clerk writes, who sees the document (K6). */
const lettersOf = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^A-Z' -]/g, '')
    .replace(/^\s+|\s(?=\s)/g, '')
    .slice(0, LONGEST_NAME);

function typed(kind: HolderKind, text: string): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, LONGEST_ID[kind]);
}

/** What the kiosk's reader read counts once, for the asking it was read for. */
export function withCard(phase: Phase, { card }: Pick<KioskView, 'card'>): Phase {
  if (phase.at !== 'identity' || phase.ask === null || card?.ask !== phase.ask) return phase;
  if (card.holder) return { ...phase, ...UNTYPED, ask: null, read: card.holder, fault: null };
  return phase.fault === 'unread' ? phase : { ...phase, fault: 'unread' };
}

/** Under which the reader is to be asked now. */
export const askOf = ({ phase }: Session): string | null => (phase.at === 'identity' ? phase.ask : null);

/** Whose ticket it will be: what was read, else what was typed; null while that is no number of its kind. */
export function holderOf({ kind, text, name, read }: Asking) {
  if (read) return read;
  return checkIdentity(kind, text) ? { idKind: kind, idNumber: text, name: name.trim() } : null;
}

import type { Purpose } from '../../hub/contract/commands.ts';
import type { ItemView } from '../../hub/contract/views/kiosk.ts';
import {
  ASKED,
  freshSession,
  NO_ASSIST,
  type Phase,
  type PhaseOf,
  type Session,
  type Step,
  stay,
} from '../session.ts';

/** Enough for every honest path; a visitor going in circles forgets the oldest. */
const LONGEST_TRAIL = 30;

export const itemPhase = (item: string, purpose?: Purpose): PhaseOf<'item'> => ({
  at: 'item',
  item,
  ...(purpose && { purpose }),
  view: ASKED,
  assist: NO_ASSIST,
  page: 0,
});
export const searchPhase: Phase = { at: 'search', text: '', hits: null, answered: '', page: 0 };
export const reinstatePhase: Phase = { at: 'reinstate', text: '', lookup: { is: 'typing' }, request: null };

export const checkInPhase: Phase = {
  at: 'check-in',
  text: '',
  holder: null,
  request: null,
  answer: { is: 'typing' },
};
export const bookingPhase = (view: ItemView): PhaseOf<'booking'> => ({
  at: 'booking',
  view,
  slots: ASKED,
  date: null,
  page: 0,
});

/** Begins with the number; the year is this one until changed. `word`: how the department's case numbers begin. */
export const progressPhase = (word: string, year: string, collecting = false): PhaseOf<'progress'> => ({
  at: 'progress',
  ...(collecting && { collecting }),
  word,
  year,
  serial: '',
  code: '',
  part: 'serial',
  answer: { is: 'typing' },
});

/** The number is on its way: nothing leads away from it, whatever is still in sight. */
export const isTaking = (phase: Phase): boolean => phase.at === 'issuing' && !phase.unsure;

/** So is the item asked for, which "back" and "home" may still leave. */
export const isAwaited = (phase: Phase): boolean =>
  isTaking(phase) || (phase.at === 'item' && phase.view.is === 'asked');

/** To another screen; the one left is where "back" leads. */
export function go(session: Session, phase: Phase): Step {
  if (isAwaited(session.phase)) return stay(session);
  const trail = [...session.trail, session.phase].slice(-LONGEST_TRAIL);
  const moved = { ...session, phase, trail };
  if (phase.at === 'booking' && phase.slots.is === 'asked') {
    const { queue } = phase.view.item;
    return { session: moved, effects: [{ do: 'query', query: { query: 'slots', queue } }] };
  }
  if (phase.at !== 'item' || phase.view.is !== 'asked') return stay(moved);
  return {
    session: moved,
    effects: [{ do: 'query', query: { query: 'item', item: phase.item } }],
  };
}

/** Replaces the screen without a way back to it. */
export const become = (session: Session, phase: Phase): Session => ({ ...session, phase });

export function back(session: Session): Session {
  const phase = session.trail.at(-1);
  if (!phase || session.phase.at === 'issuing') return session;
  return { ...session, phase, trail: session.trail.slice(0, -1) };
}

/** By touch: the same visitor keeps language and layout. After the ticket, and by time, everything is forgotten. */
export function home(session: Session, at: number): Session {
  if (isTaking(session.phase)) return session;
  const over = ['ticket', 'booked', 'settings'].includes(session.phase.at);
  const fresh = freshSession(session.visit + 1, at, session);
  return over ? fresh : { ...fresh, look: session.look };
}

/** Another number for the same visit (T14): the start page again, which remembers the ticket and nothing else. */
export function another(session: Session, at: number): Session {
  const { phase, look } = session;
  if (phase.at !== 'ticket') return session;
  return { ...freshSession(session.visit + 1, at, session), look, visiting: phase.ticket.id };
}

/** Another page of a long list. */
export function turnTo(session: Session, page: number): Session {
  const { phase } = session;
  return 'page' in phase ? { ...session, phase: { ...phase, page: Math.max(0, page) } } : session;
}

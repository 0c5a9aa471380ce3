import type { CommandInput } from '../../hub/contract/commands.ts';
import type { Holder } from '../../hub/contract/holder.ts';
import { paperOf } from '../paper.ts';
import { ASKED, type Event, type PhaseOf, type Session, type Step, stay } from '../session.ts';
import { checkInIdentity } from './identity.ts';
import { become, go } from './moves.ts';
import { leaveAfter } from './timing.ts';

/** A phone number with its country's code. */
export const LONGEST_PHONE = 15;
const CODE = /^\d{8}$/;
const PHONE = /^\d{9,15}$/;

/** Eight digits are a code, more are a phone. */
export const canCheckIn = (text: string): boolean => CODE.test(text) || PHONE.test(text);
export const canBook = (phone: string): boolean => phone === '' || /^\d{5,15}$/.test(phone);

type BookingEvent = Extract<
  Event,
  { type: 'text' | 'slots' | 'book' | 'booked' | 'check-in' | 'checked-in' }
>;

/** Booking a slot, and checking in for one (T13). A repeat after a lost answer keeps its request id (T2). */
export function stepBooking(session: Session, event: BookingEvent): Step {
  switch (event.type) {
    case 'text':
      return stay(typed(session, event.text));
    case 'slots': {
      const { phase } = session;
      if (phase.at !== 'booking' || phase.view.item.queue !== event.queue) return stay(session);
      const { result } = event;
      const slots = result.ok
        ? ({ is: 'here', value: result.value } as const)
        : ({ is: 'refused', refusal: result.refusal } as const);
      return stay(become(session, { ...phase, slots }));
    }
    case 'book':
      return book(session, event.request);
    case 'booked':
      return booked(session, event);
    case 'check-in':
      return checkIn(session, event.request);
    case 'checked-in':
      return checkedIn(session, event);
  }
}

function typed(session: Session, text: string): Session {
  const { phase } = session;
  if (phase.at !== 'booking-phone' && phase.at !== 'check-in') return session;
  const digits = text.replace(/\D/g, '').slice(0, LONGEST_PHONE);
  const cleared = { text: digits, request: null, answer: { is: 'typing' } } as const;
  return phase.at === 'check-in'
    ? become(session, { ...phase, ...cleared, holder: null })
    : become(session, { ...phase, ...cleared });
}

function book(session: Session, fresh: string): Step {
  const { phase } = session;
  if (phase.at !== 'booking-phone' || phase.answer.is === 'asked' || !canBook(phase.text))
    return stay(session);
  const request = phase.request ?? fresh;
  const command: CommandInput = {
    type: 'BookAppointment',
    item: phase.view.item.id,
    start: phase.slot.start,
    ...(phase.text !== '' && { phone: phase.text }),
    language: session.look.language,
  };
  return {
    session: become(session, { ...phase, request, answer: ASKED }),
    effects: [{ do: 'ask', command, request, becomes: 'booked' }],
  };
}

function booked(session: Session, event: Extract<Event, { type: 'booked' }>): Step {
  const { phase } = session;
  if (phase.at !== 'booking-phone' || phase.request !== event.request) return stay(session);
  const { result } = event;
  if (!result.ok) {
    const lost = result.refusal.code === 'timeout' || result.refusal.code === 'offline';
    const request = lost ? phase.request : null;
    return stay(become(session, { ...phase, request, answer: { is: 'refused', refusal: result.refusal } }));
  }
  const until = leaveAfter(session, { is: 'none', why: 'unsure' }, event.at);
  const shown: PhaseOf<'booked'> = {
    at: 'booked',
    appointment: result.value,
    view: phase.view,
    until,
  };
  return stay({ ...session, phase: shown, trail: [], touchedAt: event.at, leavesAt: null });
}

function checkIn(session: Session, fresh: string): Step {
  const { phase } = session;
  if (phase.at !== 'check-in' || phase.answer.is === 'asked' || !canCheckIn(phase.text)) return stay(session);
  const request = phase.request ?? fresh;
  const command: CommandInput = {
    type: 'CheckIn',
    ...(CODE.test(phase.text) ? { code: phase.text } : { phone: phase.text }),
    ...(session.visiting !== null && { visit: session.visiting }),
    ...(phase.holder && { holder: phase.holder }),
  };
  return {
    session: become(session, { ...phase, request, answer: ASKED }),
    effects: [{ do: 'ask', command, request, becomes: 'checked-in' }],
  };
}

/** Back from the document's screen: the same check-in, by name (K6). */
export function checkInAs(session: Session, text: string, holder: Holder | null, request: string): Step {
  const asked: PhaseOf<'check-in'> = {
    at: 'check-in',
    text,
    holder,
    request: null,
    answer: { is: 'typing' },
  };
  return checkIn({ ...become(session, asked), trail: session.trail.slice(0, -1) }, request);
}

function checkedIn(session: Session, event: Extract<Event, { type: 'checked-in' }>): Step {
  const { phase } = session;
  if (phase.at !== 'check-in' || phase.request !== event.request) return stay(session);
  const { result } = event;
  if (!result.ok) {
    if (result.refusal.code === 'identity-required') {
      const typing = become(session, { ...phase, request: null, answer: { is: 'typing' } });
      return go(typing, checkInIdentity(phase.text, event.request));
    }
    const lost = result.refusal.code === 'timeout' || result.refusal.code === 'offline';
    const request = lost ? phase.request : null;
    return stay(become(session, { ...phase, request, answer: { is: 'refused', refusal: result.refusal } }));
  }
  const paper = paperOf(result.value.job, session.printing, null);
  const until = leaveAfter(session, paper, event.at);
  const shown: PhaseOf<'ticket'> = { at: 'ticket', ticket: result.value, name: null, paper, until };
  return stay({ ...session, phase: shown, trail: [], touchedAt: event.at, leavesAt: null });
}

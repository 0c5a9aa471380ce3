import type { CommandInput } from '../../hub/contract/commands.ts';
import { paperOf } from '../paper.ts';
import { ASKED, type Event, type Phase, type PhaseOf, type Session, type Step, stay } from '../session.ts';
import { checkInAs } from './booking.ts';
import { holderOf, identityOf } from './identity.ts';
import { become, go } from './moves.ts';
import { leaveAfter } from './timing.ts';

/** Tickets and slips: everything that is asked once and comes out as paper. */
export function stepAsk(
  session: Session,
  event: Extract<Event, { type: 'issue' | 'issued' | 'stay' | 'print' | 'printed' }>,
): Step {
  switch (event.type) {
    case 'issue':
      return issue(session, event.request, event.unnamed ?? false);
    case 'issued':
      return issued(session, event);
    case 'stay':
      return stay(stayLonger(session, event.at));
    case 'print':
      return print(session, event);
    case 'printed':
      return printed(session, event);
  }
}

/** One touch, one request id: a second touch finds another phase, a repeat after a lost answer keeps the id (T2). */
function issue(session: Session, request: string, unnamed: boolean): Step {
  const { phase } = session;
  if (phase.at === 'issuing' && phase.unsure) {
    const again: PhaseOf<'issuing'> = { ...phase, unsure: false };
    return { session: become(session, again), effects: [askTicket(session, again)] };
  }
  if (phase.at === 'identity') {
    const holder = unnamed ? null : holderOf(phase);
    if (holder === null && (phase.required || !unnamed)) return stay(session);
    if (phase.of.is === 'check-in') return checkInAs(session, phase.of.text, holder, request);
    return ask(session, { ...phase.of, holder, request });
  }
  if (phase.at !== 'item' || phase.view.is !== 'here') return stay(session);
  const identity = identityOf(phase, request);
  if (identity) return go(session, identity);
  return ask(session, { ...phase, view: phase.view.value, holder: null, request });
}

type Wanted = Pick<PhaseOf<'issuing'>, 'view' | 'assist' | 'purpose' | 'holder' | 'request'>;

function ask(session: Session, { view, assist, purpose, holder, request }: Wanted): Step {
  const issuing: PhaseOf<'issuing'> = {
    at: 'issuing',
    view,
    assist,
    ...(purpose && { purpose }),
    holder,
    request,
    unsure: false,
  };
  const { session: moved } = go(session, issuing);
  return { session: moved, effects: [askTicket(session, issuing)] };
}

function askTicket(session: Session, { view, assist, purpose, holder, request }: PhaseOf<'issuing'>) {
  const command: CommandInput = {
    type: 'IssueTicket',
    item: view.item.id,
    ...(purpose && { purpose }),
    ...(assist.reason ? { class: 'priority', reason: assist.reason } : { class: 'ordinary' }),
    needs: [...assist.needs],
    language: session.look.language,
    ...(session.visiting !== null && { visit: session.visiting }),
    ...(holder && { holder }),
  };
  return { do: 'ask', command, request, becomes: 'issued' } as const;
}

function issued(session: Session, event: Extract<Event, { type: 'issued' }>): Step {
  const { phase } = session;
  if (phase.at !== 'issuing' || phase.request !== event.request) return stay(session);
  if (event.result.ok) {
    const ticket = event.result.value;
    const paper = paperOf(ticket.job, session.printing, null);
    const until = leaveAfter(session, paper, event.at);
    const shown: Phase = { at: 'ticket', ticket, name: phase.view.item.name, paper, until };
    return stay({ ...session, phase: shown, trail: [], touchedAt: event.at, leavesAt: null });
  }
  const { refusal } = event.result;
  const lost = refusal.code === 'timeout' || refusal.code === 'offline';
  const next: Phase = lost ? { ...phase, unsure: true } : { at: 'refused', refusal, view: phase.view };
  return stay({ ...become(session, next), touchedAt: event.at });
}

/** "Let me look a little longer": the time starts again. */
function stayLonger(session: Session, at: number): Session {
  const { phase } = session;
  if (phase.at === 'booked') {
    const until = leaveAfter(session, { is: 'none', why: 'unsure' }, at);
    return become(session, { ...phase, until });
  }
  if (phase.at !== 'ticket' && phase.at !== 'slip') return session;
  return become(session, { ...phase, until: leaveAfter(session, phase.paper, at) });
}

function print(session: Session, event: Extract<Event, { type: 'print' }>): Step {
  if (session.phase.at === 'slip') return stay(session);
  const language = session.look.language;
  const slip: Phase = {
    at: 'slip',
    what: event.what,
    name: event.name,
    request: event.request,
    answer: ASKED,
    paper: { is: 'printing' },
    until: leaveAfter(session, { is: 'none', why: 'unsure' }, event.at),
  };
  const command: CommandInput =
    event.what === 'checklist'
      ? { type: 'PrintChecklist', item: event.subject, language }
      : { type: 'PrintDirections', place: event.subject, language };
  const { session: moved } = go(session, slip);
  return { session: moved, effects: [{ do: 'ask', command, request: event.request, becomes: 'printed' }] };
}

function printed(session: Session, event: Extract<Event, { type: 'printed' }>): Step {
  const { phase } = session;
  if (phase.at !== 'slip' || phase.request !== event.request) return stay(session);
  if (!event.result.ok) {
    const paper = { is: 'none', why: 'failed' } as const;
    const answer = { is: 'refused', refusal: event.result.refusal } as const;
    return stay(become(session, { ...phase, answer, paper, until: leaveAfter(session, paper, event.at) }));
  }
  const job = event.result.value?.job ?? null;
  const paper = paperOf(job, session.printing, null);
  const answer = { is: 'here', value: { job } } as const;
  return stay(become(session, { ...phase, answer, paper, until: leaveAfter(session, paper, event.at) }));
}

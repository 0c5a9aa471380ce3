import type { KioskView } from '../../hub/contract/views/kiosk.ts';
import { type Paper, paperOf } from '../paper.ts';
import { freshSession, type Phase, PLAIN_LOOK, type Session } from '../session.ts';
import { withCard } from './identity.ts';
import { isTaking } from './moves.ts';

/** How long the last screens stay (ms): read paper, photograph a number, nothing to read. */
const WITH_PAPER = 15_000;
const WITHOUT_PAPER = 60_000;
/** Large type waits twice as long everywhere: nobody is hurried (K4). */
const UNHURRIED = 2;

export const pace = (session: Session): number => (session.look.large ? UNHURRIED : 1);

/** When the last screen leaves by itself. */
export function leaveAfter(session: Session, paper: Paper, at: number): number {
  return at + (paper.is === 'none' ? WITHOUT_PAPER : WITH_PAPER) * pace(session);
}

/** A touch puts off the countdown; once it runs, only "continue" stops it. */
export function onTouch(session: Session, at: number): Session {
  return session.leavesAt === null ? { ...session, touchedAt: at } : session;
}

/** "I am still here": on the countdown, and on the last screen. */
export function keepGoing(session: Session, at: number): Session {
  return { ...session, touchedAt: at, leavesAt: null };
}

/** Once or more a second: takes down what was said, begins the countdown, and ends the visit (K5). */
export function onTick(before: Session, at: number): Session {
  const over = before.notice !== null && at >= before.notice.until;
  const session = over ? { ...before, notice: null } : before;
  const { phase } = session;
  if (phase.at === 'ticket' || phase.at === 'slip' || phase.at === 'booked')
    return at >= phase.until ? reset(session, at) : session;
  if (phase.at === 'reinstate' && phase.lookup.is === 'restored') {
    return at >= phase.lookup.until ? reset(session, at) : session;
  }
  if (isTaking(phase)) return session;
  if (session.leavesAt !== null) return at >= session.leavesAt ? reset(session, at) : session;
  const idleSince = session.touchedAt + session.pace.idleSeconds * 1000 * pace(session);
  if (at < idleSince) return session;
  if (phase.at === 'start') return isPlain(session) ? session : reset(session, at);
  return { ...session, leavesAt: at + session.pace.countdownSeconds * 1000 * pace(session) };
}

function isPlain({ look, trail, visiting }: Session): boolean {
  return (
    look.language === PLAIN_LOOK.language &&
    !look.large &&
    !look.low &&
    !look.contrast &&
    trail.length === 0 &&
    visiting === null
  );
}

function reset(session: Session, at: number): Session {
  return freshSession(session.visit + 1, at, session);
}

/** The kiosk's own view: pace by policy, and whether the awaited paper came out (K7). */
export function onView(session: Session, view: KioskView, at: number): Session {
  const next: Session = {
    ...session,
    pace: {
      idleSeconds: view.policy.kioskIdleSeconds,
      countdownSeconds: view.policy.kioskCountdownSeconds,
    },
    printing: { printer: view.printer, jobs: view.jobs },
  };
  return { ...next, phase: withCard(withPaper(next, at), view) };
}

function withPaper(session: Session, at: number): Phase {
  const { phase } = session;
  if (phase.at === 'ticket') {
    const paper = paperOf(phase.ticket.job, session.printing, phase.paper);
    return { ...phase, paper, until: lengthened(session, phase, paper, at) };
  }
  if (phase.at === 'slip' && phase.answer.is === 'here') {
    const paper = paperOf(phase.answer.value.job, session.printing, phase.paper);
    return { ...phase, paper, until: lengthened(session, phase, paper, at) };
  }
  return phase;
}

/** Paper that fails after all gives the longer time from now; nothing ever shortens what was promised. */
function lengthened(
  session: Session,
  was: { paper: Paper; until: number },
  paper: Paper,
  at: number,
): number {
  if (was.paper.is === paper.is) return was.until;
  return Math.max(was.until, leaveAfter(session, paper, at));
}

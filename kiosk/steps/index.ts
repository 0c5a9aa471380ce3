import { type Event, type Session, type Step, stay } from '../session.ts';
import { stepBooking } from './booking.ts';
import { notify, stepHelp } from './help.ts';
import { stepIdentity } from './identity.ts';
import { stepAsk } from './issue.ts';
import { stepItem } from './item.ts';
import { another, back, go, home, turnTo } from './moves.ts';
import { stepProgress } from './progress.ts';
import { stepReinstate } from './reinstate.ts';
import { stepSearch } from './search.ts';
import { stepStaff } from './staff.ts';
import { keepGoing, onTick, onTouch, onView } from './timing.ts';

/** The session after an event, and what the page should ask the hub. Pure: times and request ids come with the event. */
export function step(session: Session, event: Event): Step {
  if ('visit' in event && event.visit !== session.visit) return stay(session);
  switch (event.type) {
    case 'touch':
      return stay(onTouch(session, event.at));
    case 'tick':
      return stay(onTick(session, event.at));
    case 'continue':
      return stay(keepGoing(session, event.at));
    case 'view':
      return stay(onView(session, event.view, event.at));
    case 'language':
      return stay({ ...session, look: { ...session.look, language: event.language } });
    case 'large':
      return stay(turnTo({ ...session, look: { ...session.look, large: !session.look.large } }, 0));
    case 'low':
      return stay(turnTo({ ...session, look: { ...session.look, low: !session.look.low } }, 0));
    case 'contrast':
      return stay({ ...session, look: { ...session.look, contrast: !session.look.contrast } });
    case 'go':
      return go(session, event.phase);
    case 'back':
      return stay(back(session));
    case 'home':
      return stay(home(session, event.at));
    case 'page':
      return stay(turnTo(session, event.page));
    case 'text':
      return typedIn(session, event);
    case 'found':
      return stepSearch(session, event);
    case 'loaded':
    case 'assist':
      return stepItem(session, event);
    case 'issue':
    case 'issued':
    case 'stay':
    case 'print':
    case 'printed':
      return stepAsk(session, event);
    case 'look-up':
      return session.phase.at === 'progress' ? stepProgress(session, event) : stepReinstate(session, event);
    case 'part':
      return session.phase.at === 'identity' ? stepIdentity(session, event) : stepProgress(session, event);
    case 'progress':
      return stepProgress(session, event);
    case 'looked-up':
    case 'reinstate':
    case 'reinstated':
      return stepReinstate(session, event);
    case 'call-help':
    case 'help-called':
      return stepHelp(session, event);
    case 'notice':
      return stay(notify(session, event.says, event.at));
    case 'another':
      return stay(another(session, event.at));
    case 'slots':
    case 'book':
    case 'booked':
    case 'check-in':
    case 'checked-in':
      return stepBooking(session, event);
    case 'document':
    case 'scanned':
      return stepIdentity(session, event);
    case 'digits':
    case 'unlock':
    case 'code':
      return stepStaff(session, event);
  }
}

/** Whatever is typed belongs to the screen in sight. */
function typedIn(session: Session, event: Extract<Event, { type: 'text' }>): Step {
  switch (session.phase.at) {
    case 'reinstate':
      return stepReinstate(session, event);
    case 'progress':
      return stepProgress(session, event);
    case 'booking-phone':
    case 'check-in':
      return stepBooking(session, event);
    case 'identity':
      return stepIdentity(session, event);
    default:
      return stepSearch(session, event);
  }
}

import { useHall } from '../context.ts';
import type { PhaseOf } from '../session.ts';
import { Assist } from './assist.tsx';
import { Booked, Booking, BookingPhone } from './booking.tsx';
import { CheckIn } from './check-in.tsx';
import { Code } from './code.tsx';
import { Departments } from './departments.tsx';
import { Help } from './help.tsx';
import { Identity } from './identity.tsx';
import { Issuing } from './issuing.tsx';
import { Items } from './items.tsx';
import { Place } from './place.tsx';
import { Places } from './places.tsx';
import { Progress } from './progress.tsx';
import { ProgressDepartments } from './progress-departments.tsx';
import { Queues } from './queues.tsx';
import { Refused } from './refused.tsx';
import { Reinstate } from './reinstate.tsx';
import { Sample } from './sample.tsx';
import { Samples } from './samples.tsx';
import { Search } from './search.tsx';
import { Settings } from './settings.tsx';
import { Slip } from './slip.tsx';
import { StartLarge } from './start-large.tsx';
import { Themes } from './themes.tsx';
import { Ticket } from './ticket.tsx';
import { TicketLarge } from './ticket-large.tsx';
import { Way } from './way.tsx';

export type AsidePhase = PhaseOf<
  | 'start'
  | 'themes'
  | 'departments'
  | 'items'
  | 'search'
  | 'assist'
  | 'identity'
  | 'issuing'
  | 'refused'
  | 'slip'
  | 'way'
  | 'sample'
  | 'samples'
  | 'places'
  | 'place'
  | 'queues'
  | 'help'
  | 'progress-department'
  | 'progress'
  | 'reinstate'
  | 'booking'
  | 'booking-phone'
  | 'booked'
  | 'check-in'
  | 'code'
  | 'settings'
  | 'ticket'
>;

/** Every screen that a visitor cannot see first, and the start page in large type. */
export function AsideScreen({ phase }: { phase: AsidePhase }) {
  const { large } = useHall();
  switch (phase.at) {
    case 'start':
      return <StartLarge />;
    case 'ticket':
      return large ? <TicketLarge phase={phase} /> : <Ticket phase={phase} />;
    case 'issuing':
      return <Issuing phase={phase} />;
    case 'departments':
      return <Departments phase={phase} />;
    case 'items':
      return <Items phase={phase} />;
    case 'themes':
      return <Themes phase={phase} />;
    case 'search':
      return <Search phase={phase} />;
    case 'assist':
      return <Assist phase={phase} key={phase.step} />;
    case 'identity':
      return <Identity phase={phase} />;
    case 'refused':
      return <Refused phase={phase} />;
    case 'slip':
      return <Slip phase={phase} />;
    case 'way':
      return <Way phase={phase} />;
    case 'sample':
      return <Sample phase={phase} />;
    case 'samples':
      return <Samples phase={phase} />;
    case 'places':
      return <Places phase={phase} />;
    case 'place':
      return <Place phase={phase} />;
    case 'queues':
      return <Queues phase={phase} />;
    case 'help':
      return <Help />;
    case 'progress-department':
      return <ProgressDepartments phase={phase} />;
    case 'progress':
      return <Progress phase={phase} />;
    case 'reinstate':
      return <Reinstate phase={phase} />;
    case 'booking':
      return <Booking phase={phase} />;
    case 'booking-phone':
      return <BookingPhone phase={phase} />;
    case 'booked':
      return <Booked phase={phase} />;
    case 'check-in':
      return <CheckIn phase={phase} />;
    case 'code':
      return <Code phase={phase} />;
    case 'settings':
      return <Settings />;
  }
}

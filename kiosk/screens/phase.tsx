import { useHall } from '../context.ts';
import type { Phase } from '../session.ts';
import { Assist } from './assist.tsx';
import { Code } from './code.tsx';
import { Departments } from './departments.tsx';
import { Frequent } from './frequent.tsx';
import { Help } from './help.tsx';
import { Issuing } from './issuing.tsx';
import { ItemPage } from './item.tsx';
import { Items } from './items.tsx';
import { Place } from './place.tsx';
import { Places } from './places.tsx';
import { Queues } from './queues.tsx';
import { Refused } from './refused.tsx';
import { Reinstate } from './reinstate.tsx';
import { Search } from './search.tsx';
import { Settings } from './settings.tsx';
import { Slip } from './slip.tsx';
import { Start } from './start.tsx';
import { StartLarge } from './start-large.tsx';
import { Themes } from './themes.tsx';
import { Ticket } from './ticket.tsx';
import { TicketLarge } from './ticket-large.tsx';

/** The screen of a phase; the type makes sure that each has one. */
export function PhaseScreen({ phase }: { phase: Phase }) {
  const { large } = useHall();
  switch (phase.at) {
    case 'start':
      return large ? <StartLarge /> : <Start />;
    case 'frequent':
      return <Frequent phase={phase} />;
    case 'themes':
      return <Themes phase={phase} />;
    case 'departments':
      return <Departments phase={phase} />;
    case 'items':
      return <Items phase={phase} />;
    case 'search':
      return <Search phase={phase} />;
    case 'item':
      return <ItemPage phase={phase} key={phase.item} />;
    case 'assist':
      return <Assist phase={phase} key={phase.step} />;
    case 'issuing':
      return <Issuing phase={phase} />;
    case 'ticket':
      return large ? <TicketLarge phase={phase} /> : <Ticket phase={phase} />;
    case 'refused':
      return <Refused phase={phase} />;
    case 'slip':
      return <Slip phase={phase} />;
    case 'places':
      return <Places phase={phase} />;
    case 'place':
      return <Place phase={phase} />;
    case 'queues':
      return <Queues phase={phase} />;
    case 'help':
      return <Help />;
    case 'reinstate':
      return <Reinstate phase={phase} />;
    case 'code':
      return <Code phase={phase} />;
    case 'settings':
      return <Settings />;
  }
}

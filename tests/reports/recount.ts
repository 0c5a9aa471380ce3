import type { Catalogue } from '../../hub/contract/catalogue.ts';
import type { Grouping, Period } from '../../hub/contract/reports.ts';
import type { Recorded } from '../../hub/domain/facts.ts';

/**
 * The figures of a report counted again from the facts alone, the slow and plain way, sharing nothing with the hub's reports: each
 * ticket and each case is followed by itself from its first fact to its last. The hall is at UTC+8 and its day begins at 04:00.
 */

const HOUR = 3_600_000;
const ZONE = 8 * HOUR;
const BOUNDARY = 4 * HOUR;

export type Recount = {
  counts: Record<string, number>;
  waits: number[];
  services: number[];
  levels: number[];
  unrated: number;
  promised: number;
  statutory: number;
};

const NAMES =
  'issued called noShows served cancelled unserved received accepted refused completed immediate denied withLimit onTime early homeVisits consultationVisits consultationsOnSite consultationsByPhone'.split(
    ' ',
  );
const empty = (): Recount => ({
  counts: Object.fromEntries(NAMES.map((name) => [name, 0])),
  waits: [],
  services: [],
  levels: [0, 0, 0, 0, 0],
  unrated: 0,
  promised: 0,
  statutory: 0,
});

type Of = { counter: string | null; clerk: string | null; item: string | null; queue: string | null };
type Entry = Of & { at: number; day: string; department?: string; do: (to: Recount) => void };

const local = (at: number) => new Date(at + ZONE).toISOString();
const hallDay = (at: number) => new Date(at + ZONE - BOUNDARY).toISOString().slice(0, 10);
const person = ({ by }: Recorded) => (by.kind === 'person' ? by.person : null);

export function recount(
  facts: readonly Recorded[],
  catalogue: Catalogue,
  { from, to, period, by }: { from: string; to: string; period: Period; by: Grouping },
): Map<string, Recount> {
  const found = new Map<string, Recount>([['total', empty()]]);
  for (const entry of [
    ...ofTickets(facts),
    ...ofCases(facts, catalogue),
    ...ofConsultations(facts, catalogue),
  ]) {
    if (entry.day < from || entry.day > to) continue;
    const key = `${bucketOf(entry, period)} ${groupOf(entry, by, catalogue)}`;
    const into = found.get(key) ?? empty();
    found.set(key, into);
    entry.do(into);
    entry.do(found.get('total') as Recount);
  }
  return found;
}

function bucketOf({ at, day }: Entry, period: Period): string {
  const [year = '', month = ''] = day.split('-');
  switch (period) {
    case 'hour': {
      const end = Date.parse(`${day}T00:00:00Z`) - ZONE + BOUNDARY + 24 * HOUR - 1;
      return `${local(Math.min(at, end)).slice(0, 13).replace('T', ' ')}:00`;
    }
    case 'month':
      return `${year}-${month}`;
    case 'quarter':
      return `${year}-Q${['01', '02', '03'].includes(month) ? 1 : ['04', '05', '06'].includes(month) ? 2 : Number(month) < 10 ? 3 : 4}`;
    case 'year':
      return year;
    default:
      return day;
  }
}

function groupOf(entry: Entry, by: Grouping, catalogue: Catalogue): string | null {
  if (by === 'none') return null;
  if (by !== 'department') return entry[by];
  if (entry.department) return entry.department;
  const item = catalogue.items.find(({ id }) => id === entry.item);
  return item?.department ?? catalogue.staff.find(({ id }) => id === entry.clerk)?.department ?? null;
}

const plus = (name: string) => (to: Recount) => {
  to.counts[name] = (to.counts[name] ?? 0) + 1;
};

function ofTickets(facts: readonly Recorded[]): Entry[] {
  const tickets = new Set(facts.flatMap(({ fact }) => (fact.type === 'TicketIssued' ? fact.ticket : [])));
  return [...tickets].flatMap((ticket) => oneTicket(facts, ticket));
}

/** Does this fact say anything about this ticket? */
function concerns({ fact }: Recorded, ticket: string, counter: string | null): boolean {
  if (fact.type === 'CounterReleased') return fact.returned.includes(ticket);
  if (fact.type === 'QueueMerged') return fact.moved.includes(ticket);
  if (fact.type === 'DayTurned') return fact.ended.some((one) => one.ticket === ticket);
  if (fact.type === 'CounterHandedOver') return counter !== null && fact.counter === counter;
  if (fact.type === 'Rated') return fact.ticket === ticket && fact.ofCase === undefined;
  return 'ticket' in fact && fact.ticket === ticket && !('case' in fact);
}

function oneTicket(facts: readonly Recorded[], ticket: string): Entry[] {
  const entries: (Omit<Entry, 'do'> & { do: Entry['do'] })[] = [];
  let stay: (Of & { since: number; start: number | null; served: number; entries: Entry[] }) | null = null;
  let last: Of & { queue: string | null } = { counter: null, clerk: null, item: null, queue: null };
  let day = '';
  let ended: Of | null = null;
  let endedAt = 0;
  let rating: number | null = null;
  const write = (at: number, act: Entry['do']) => {
    const entry: Entry = { ...(stay as Of), at, day, do: act };
    stay?.entries.push(entry);
    entries.push(entry);
  };
  /** What a wait is grouped by is known at its end: all of it goes there. */
  const close = () => {
    if (!stay) return;
    const { counter, clerk, item, queue } = stay;
    for (const entry of stay.entries) Object.assign(entry, { counter, clerk, item, queue });
    last = { counter, clerk, item, queue };
    stay = null;
  };
  const wait = (since: number, queue: string | null) => {
    stay = {
      ...last,
      counter: null,
      clerk: null,
      queue: queue ?? last.queue,
      since,
      start: null,
      served: 0,
      entries: [],
    };
  };
  const serve = (at: number) => {
    if (!stay || stay.start === null) return;
    stay.served += at - stay.start;
    stay.start = null;
  };
  let began = false;
  const finish = (at: number, name: string) => {
    if (!stay) return;
    serve(at);
    if (name !== 'transferred') write(at, plus(name));
    const ms = stay.served;
    if (began && (name === 'served' || name === 'transferred')) write(at, (to) => to.services.push(ms));
    close();
  };
  for (const recorded of facts) {
    if (!concerns(recorded, ticket, stay ? (stay as Of).counter : null)) continue;
    const { fact, at } = recorded;
    switch (fact.type) {
      case 'TicketIssued':
        day = recorded.stream.slice(4);
        last = { counter: null, clerk: null, item: fact.item, queue: fact.queue };
        wait(at, null);
        write(at, plus('issued'));
        break;
      case 'TicketCalled': {
        const ms = at - ((stay as unknown as { since: number } | null)?.since ?? at);
        Object.assign(stay ?? {}, { counter: fact.counter, clerk: fact.clerk });
        began = false;
        write(at, plus('called'));
        write(at, (to) => to.waits.push(ms));
        break;
      }
      case 'ServiceStarted':
      case 'TicketUnparked':
        began = true;
        Object.assign(stay ?? {}, { start: at });
        break;
      case 'TicketParked':
        serve(at);
        break;
      case 'CounterHandedOver':
        Object.assign(stay ?? {}, { clerk: fact.to });
        break;
      case 'QueueMerged':
        Object.assign(stay ?? {}, { queue: fact.to });
        break;
      case 'TicketFinished':
        if (fact.outcome === 'consultation') write(at, plus('consultationVisits'));
        finish(at, 'served');
        ended = last;
        endedAt = at;
        break;
      case 'TicketPassed':
        finish(at, 'noShows');
        break;
      case 'TicketCancelled':
        finish(at, 'cancelled');
        break;
      case 'TicketEnded':
      case 'DayTurned':
        finish(at, 'unserved');
        break;
      case 'TicketTransferred':
        finish(at, 'transferred');
        wait(at, fact.toQueue);
        break;
      case 'TicketReinstated':
        wait(at, null);
        break;
      case 'CounterReleased':
        close();
        wait(at, null);
        break;
      case 'Rated':
        rating = fact.level;
        break;
      default:
        break;
    }
  }
  close();
  if (ended !== null) {
    const level = rating;
    const act = (to: Recount) => {
      if (level === null) to.unrated += 1;
      else to.levels[level - 1] = (to.levels[level - 1] ?? 0) + 1;
    };
    entries.push({ ...(ended as Of), at: endedAt, day, do: act });
  }
  return entries;
}

function ofConsultations(facts: readonly Recorded[], catalogue: Catalogue): Entry[] {
  return facts.flatMap((recorded): Entry[] => {
    const { fact, at } = recorded;
    if (fact.type !== 'ConsultationRecorded') return [];
    const name = fact.channel === 'phone' ? 'consultationsByPhone' : 'consultationsOnSite';
    const queue = catalogue.items.find(({ id }) => id === fact.item)?.queue ?? null;
    const { counter, item } = fact;
    return [
      { counter, item, queue, clerk: person(recorded), at, day: recorded.stream.slice(4), do: plus(name) },
    ];
  });
}

function ofCases(facts: readonly Recorded[], catalogue: Catalogue): Entry[] {
  return facts.flatMap((recorded) =>
    recorded.fact.type === 'CaseReceived' ? oneCase(facts, recorded, recorded.fact, catalogue) : [],
  );
}

function oneCase(
  facts: readonly Recorded[],
  receipt: Recorded,
  received: Extract<Recorded['fact'], { type: 'CaseReceived' }>,
  catalogue: Catalogue,
): Entry[] {
  const own = facts.filter(({ fact }) => 'case' in fact && fact.case === received.case);
  const last = <T extends Recorded['fact']['type']>(type: T) =>
    own.findLast(({ fact }) => fact.type === type) as
      | (Recorded & { fact: Extract<Recorded['fact'], { type: T }> })
      | undefined;
  const item = catalogue.items.find(({ id }) => id === received.item);
  const of = {
    ...{ counter: received.counter, clerk: person(receipt), item: received.item },
    ...{ queue: item?.queue ?? null, department: received.department },
  };
  const entries: Entry[] = [];
  const add = (at: number, act: Entry['do']) => entries.push({ ...of, at, day: hallDay(at), do: act });
  add(receipt.at, plus('received'));
  if (received.origin === 'home-visit') add(receipt.at, plus('homeVisits'));
  const accepted = last('CaseAccepted');
  if (accepted) {
    add(accepted.at, plus('accepted'));
    const { from, due, statutoryDue } = accepted.fact;
    if (due && statutoryDue) {
      add(accepted.at, (to) => {
        to.promised += workdays(catalogue, from, due.date);
        to.statutory += workdays(catalogue, from, statutoryDue.date);
      });
    }
  }
  const refused = last('CaseRefused');
  if (refused) add(refused.at, plus('refused'));
  const decided = last('CaseDecided');
  const returned = last('ResultReturned');
  if (decided && (returned?.position ?? 0) < decided.position) {
    add(decided.at, plus('completed'));
    if (received.kind === 'immediate') add(decided.at, plus('immediate'));
    if (decided.fact.outcome === 'denied') add(decided.at, plus('denied'));
    const due = dueOf(own);
    if (due !== null) {
      add(decided.at, plus('withLimit'));
      const onTime = decided.at <= Date.parse(`${due}T17:00:00+08:00`);
      if (onTime) add(decided.at, plus('onTime'));
      if (onTime && workdays(catalogue, local(decided.at).slice(0, 10), due) >= 1)
        add(decided.at, plus('early'));
    }
  }
  const delivered = last('CaseDelivered');
  if (delivered) {
    const rated = facts.find(({ fact }) => fact.type === 'Rated' && fact.ofCase === received.case)?.fact;
    add(delivered.at, (to) => {
      if (rated?.type !== 'Rated') to.unrated += 1;
      else to.levels[rated.level - 1] = (to.levels[rated.level - 1] ?? 0) + 1;
    });
  }
  return entries;
}

/** Where the limit ended last. */
function dueOf(own: readonly Recorded[]): string | null {
  return own.reduce<string | null>((due, { fact }) => {
    const moves = ['CaseAccepted', 'ExtensionAnswered', 'SuspensionEnded', 'LimitsMoved'].includes(fact.type);
    return moves &&
      'due' in fact &&
      fact.due !== null &&
      fact.due !== undefined &&
      typeof fact.due === 'object'
      ? ((fact.due as { date: string }).date ?? due)
      : due;
  }, null);
}

/** Day by day. */
function workdays({ calendar }: Catalogue, from: string, to: string): number {
  let count = 0;
  for (let at = Date.parse(from) + 24 * HOUR; at <= Date.parse(to); at += 24 * HOUR) {
    const date = new Date(at).toISOString().slice(0, 10);
    const weekend = [0, 6].includes(new Date(at).getUTCDay());
    if (calendar.worked.includes(date) || (!weekend && !calendar.closed.includes(date))) count += 1;
  }
  return count;
}

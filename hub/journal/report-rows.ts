import type { CaseRow } from './case-table.ts';
import type { ReportStep, StayEnd } from './report-steps.ts';

/**
 * One wait and what came of it: from the issue, a transfer or a reinstatement to the end of the service that followed. A ticket has
 * one row for each. Times are epoch ms.
 */
export type Stay = {
  readonly position: number;
  readonly ticket: string;
  /** Hall day of the ticket. */
  readonly day: string;
  readonly queue: string;
  readonly item: string | null;
  /** The wait that began with the issue: one for each ticket. */
  readonly first: boolean;
  /** Worked on paper while the hub was down (T15). */
  readonly paper: boolean;
  /** When the wait was recorded, and from when it counts (an appointment's slot, T4). */
  readonly at: number;
  readonly since: number;
  readonly calledAt: number | null;
  readonly counter: string | null;
  readonly clerk: string | null;
  readonly startedAt: number | null;
  /** Service so far, without the time it was parked; and since when it runs, null while it does not. */
  readonly servedMs: number;
  readonly runningSince: number | null;
  readonly endedAt: number | null;
  readonly end: StayEnd | null;
  readonly outcome: string | null;
};

/** With the visit's rating, 1 to 5; null: not rated, or not finished. */
export type RatedStay = Stay & { readonly level: number | null };

/** What reports need of a case beside its row. Dates are `YYYY-MM-DD`. */
export type Course = {
  readonly position: number;
  readonly id: string;
  readonly counter: string | null;
  readonly origin: string;
  /** Day 0 of the clock, and where promise and statutory limit ended when it was accepted. */
  readonly from: string | null;
  readonly promised: string | null;
  readonly statutory: string | null;
  readonly decidedAt: number | null;
  readonly decision: string | null;
};

/** A case as reports see it: names nobody. `level`: its rating after delivery. */
export type CaseCourse = Course &
  Pick<
    CaseRow,
    'department' | 'item' | 'kind' | 'state' | 'clerk' | 'receivedAt' | 'acceptedAt' | 'due' | 'endedAt'
  > & {
    readonly level: number | null;
  };

/** A consultation recorded by itself (S). */
export type Consultation = {
  readonly position: number;
  readonly at: number;
  readonly day: string;
  readonly counter: string | null;
  readonly clerk: string | null;
  readonly channel: string;
  readonly item: string | null;
};

export type Rating = {
  readonly position: number;
  readonly at: number;
  readonly ticket: string;
  readonly ofCase: string | null;
  readonly level: number;
};

type StepOf<W extends ReportStep[0]> = Extract<ReportStep, { readonly 0: W }>;
type CaseStep = StepOf<'received'> | StepOf<'accepted'> | StepOf<'decided'> | StepOf<'undecided'>;
type StayStep = StepOf<'called'> | StepOf<'started'> | StepOf<'parked'> | StepOf<'ended'> | StepOf<'moved'>;

const isOfCase = (step: ReportStep): step is CaseStep =>
  step[0] === 'received' || step[0] === 'accepted' || step[0] === 'decided' || step[0] === 'undecided';

/** The report tables without a disk: the same rows as on SQLite (report-schema.ts), for the journal in memory and for verify. */
export class ReportRows {
  /** By ticket, oldest first. */
  readonly stays = new Map<string, Stay[]>();
  readonly courses = new Map<string, Course>();
  readonly consultations: Consultation[] = [];
  readonly ratings: Rating[] = [];

  apply(step: ReportStep): void {
    if (step[0] === 'issued') this.#issued(step);
    else if (step[0] === 'again') this.#again(step);
    else if (step[0] === 'handed') this.#handed(step);
    else if (isOfCase(step)) this.#ofCase(step);
    else if (step[0] === 'rated') {
      const [, position, at, ticket, ofCase, level] = step;
      this.ratings.push({ position, at, ticket, ofCase, level });
    } else if (step[0] === 'consulted') {
      const [, position, at, day, counter, clerk, channel, item] = step;
      this.consultations.push({ position, at, day, counter, clerk, channel, item });
    } else this.#change(step[3], (stay) => stayChange(stay, step));
  }

  #issued([, position, at, ticket, day, queue, item, since, paper]: StepOf<'issued'>): void {
    this.#add({
      ...NEW_STAY,
      position,
      ticket,
      day,
      queue,
      item,
      first: true,
      paper: paper === 1,
      at,
      since,
    });
  }

  #add(stay: Stay): void {
    this.stays.set(stay.ticket, [...(this.stays.get(stay.ticket) ?? []), stay]);
  }

  /** The ticket's open stay, if it has one. */
  #change(ticket: string, change: (stay: Stay) => Partial<Stay>): void {
    const stays = this.stays.get(ticket);
    const last = stays?.at(-1);
    if (stays === undefined || last === undefined || last.endedAt !== null) return;
    stays[stays.length - 1] = { ...last, ...change(last) };
  }

  /** A wait that follows another; whoever still waits goes on as before. */
  #again([, position, at, ticket, queue, end]: StepOf<'again'>): void {
    this.#change(ticket, (stay) => (stay.counter === null ? {} : { ...stopped(stay, at), endedAt: at, end }));
    const last = this.stays.get(ticket)?.at(-1);
    if (last === undefined || last.endedAt === null) return;
    const { day, item, paper } = last;
    this.#add({
      ...NEW_STAY,
      position,
      ticket,
      day,
      queue: queue ?? last.queue,
      item,
      first: false,
      paper,
      at,
      since: at,
    });
  }

  #handed([, , , counter, clerk]: StepOf<'handed'>): void {
    for (const [ticket, stays] of this.stays) {
      if (stays.at(-1)?.counter === counter) this.#change(ticket, () => ({ clerk }));
    }
  }

  #ofCase(step: CaseStep): void {
    const id = step[3];
    if (step[0] === 'received') {
      const [, position, , , counter, origin] = step;
      this.courses.set(id, { ...NEW_COURSE, position, id, counter, origin });
      return;
    }
    const course = this.courses.get(id);
    if (course === undefined) return;
    this.courses.set(id, { ...course, ...courseChange(step) });
  }
}

const NEW_STAY = {
  calledAt: null,
  counter: null,
  clerk: null,
  startedAt: null,
  servedMs: 0,
  runningSince: null,
  endedAt: null,
  end: null,
  outcome: null,
} as const;
const NEW_COURSE = { from: null, promised: null, statutory: null, decidedAt: null, decision: null } as const;

function stopped(stay: Stay, at: number): Pick<Stay, 'servedMs' | 'runningSince'> {
  const more = stay.runningSince === null ? 0 : at - stay.runningSince;
  return { servedMs: stay.servedMs + more, runningSince: null };
}

function stayChange(stay: Stay, step: StayStep): Partial<Stay> {
  switch (step[0]) {
    case 'called':
      return { calledAt: step[2], counter: step[4], clerk: step[5] };
    case 'started':
      return { counter: step[4], startedAt: stay.startedAt ?? step[2], runningSince: step[2] };
    case 'parked':
      return stopped(stay, step[2]);
    case 'ended':
      return { ...stopped(stay, step[2]), endedAt: step[2], end: step[4], outcome: step[5] };
    case 'moved':
      return { queue: step[4] };
  }
}

function courseChange(step: Exclude<CaseStep, StepOf<'received'>>): Partial<Course> {
  switch (step[0]) {
    case 'accepted':
      return { from: step[4], promised: step[5], statutory: step[6] };
    case 'decided':
      return { decidedAt: step[2], decision: step[4] };
    case 'undecided':
      return { decidedAt: null, decision: null };
  }
}

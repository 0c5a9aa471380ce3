import type { Actor } from '../contract/actors.ts';
import type { ArchiveList } from '../contract/casework.ts';
import type {
  Catalogue,
  Counter,
  Department,
  Elsewhere,
  Item,
  Kiosk,
  Need,
  Queue,
  Staff,
} from '../contract/catalogue.ts';
import type {
  Outcome,
  ParkReason,
  PauseReason,
  Purpose,
  ScreenAssignment,
  TicketClass,
  TokenRole,
} from '../contract/commands.ts';
import type { RatingReason, RatingSource } from '../contract/ratings.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { Result } from '../contract/result.ts';
import type { Spoken } from '../contract/text.ts';
import type { Appointment } from './appointments/facts.ts';
import type { Case } from './casework/case.ts';
import type { Fact, PrintDocument } from './facts.ts';
import type { Feedback } from './feedback/facts.ts';
import type { FollowUp } from './follow-ups/facts.ts';
import type { SealedHolder } from './queueing/holder.ts';
import type { PastVisit } from './rating/card.ts';

/** The hall as remembered between commands. `evolve` changes it in place; only the desk holds it (docs/architecture.md). */
export type State = {
  /** Position and time of the last fact evolved. */
  position: number;
  at: number;
  /** The hall's day, `YYYY-MM-DD`; '' before the first catalogue. */
  day: string;
  catalogue: CatalogueState | null;
  identity: IdentityState;
  devices: DevicesState;
  webhooks: Map<string, Webhook>;
  tickets: Map<string, Ticket>;
  /** Ticket ids by number, today. */
  numbers: Map<string, string>;
  counters: Map<string, CounterState>;
  queues: Map<string, QueueState>;
  prompts: Map<string, Prompt>;
  /** Prompts of earlier days that were rated today, by paper card (E4). */
  lateRated: Set<string>;
  /** What followed low ratings (E3): all that are open, and the closed ones of this year. */
  followUps: Map<string, FollowUp>;
  /** Complaints, praise, visits, call-backs (S4), until their words are erased and their year is over. */
  feedback: Map<string, Feedback>;
  jobs: Map<string, PrintJob>;
  /** Tickets of today by their holder's index (T9). */
  holders: Map<string, string[]>;
  /** Ids of passed tickets that may still be reinstated, in the order they were passed. */
  passed: Set<string>;
  /** Jobs whose outcome is failed or unknown and that were not printed again since. */
  troubledJobs: Set<string>;
  /** Job ids of each kiosk's paper today, oldest first; maintained beside `jobs` by evolve. */
  kioskJobs: Map<string, string[]>;
  /** Calls of today by their announcement's journal position, ascending. */
  calls: Call[];
  /** What became of queues today, by journal position, ascending (T10, T12). */
  queueNews: QueueNews[];
  /** Urgent messages of today, by journal position, ascending. */
  broadcasts: HallBroadcast[];
  /** Calls for help from kiosks, today. */
  helps: Map<string, Help>;
  acknowledged: Map<string, { person: string; at: number }>;
  /** Last running number given today, by letter (T1): survives a queue that changes its letter or vanishes. */
  series: Map<string, number>;
  /** Set when the hub restarted today: outages for the figures (T15). */
  outages: { from: number; to: number }[];
  /** Cases that are not archived, and their ids by number. */
  cases: Map<string, Case>;
  caseNumbers: Map<string, string>;
  /** Last document number given, by series (C12). */
  documentNumbers: Map<string, number>;
  /** Consultations recorded today (§3.2.3.1). */
  consultations: Consultation[];
  /** Cases put on lists today (C13), and applicants erased today (X3): tables and keys know of those before. */
  listed: Record<ArchiveList, Set<string>>;
  erased: Set<string>;
  /** Appointments to come, and all of today's, by id (T13). */
  appointments: Map<string, Appointment>;
  /** Their ids by code, and by slot (`slotKey`); cancelled ones are in no slot. */
  appointmentCodes: Map<string, string>;
  slots: Map<string, Set<string>>;
  /** Ids of the tickets of each visit of more than one, by the id of its first (T14). */
  visits: Map<string, string[]>;
};

/** An archived file as rules about archives look at it; `listed`: it stood on such a list when it was read. */
export type ArchivedFile = {
  readonly number: string;
  readonly department: string;
  readonly endedAt: number | null;
  readonly listed: Readonly<Record<ArchiveList, boolean>>;
};

/** A queue that ended or went into another while people waited: their holders are told (T10, T12). */
export type QueueNews = {
  position: number;
  kind: 'ended' | 'merged';
  queue: string;
  to: string | null;
  at: number;
  spoken: boolean;
};

export type HallBroadcast = {
  id: string;
  position: number;
  at: number;
  until: number;
  zh: string;
  en: string | null;
  zone: string | null;
  spoken: boolean;
};

export type Help = {
  id: string;
  kiosk: string;
  at: number;
  attended: { person: string; at: number } | null;
  endedAt: number | null;
};

export type Consultation = {
  at: number;
  by: string | null;
  counter: string | null;
  channel: 'counter' | 'phone';
  item: string | null;
  asked: string;
  told: string;
};

export type CatalogueState = {
  source: Catalogue;
  /** Journal position of its import: the revision pages compare. */
  revision: number;
  /** When it was imported, epoch ms. */
  at: number;
  departments: ReadonlyMap<string, Department>;
  queues: ReadonlyMap<string, Queue>;
  items: ReadonlyMap<string, Item>;
  elsewhere: ReadonlyMap<string, Elsewhere>;
  counters: ReadonlyMap<string, Counter>;
  kiosks: ReadonlyMap<string, Kiosk>;
  staff: ReadonlyMap<string, Staff>;
  /** Counters by queue, in catalogue order: who owns it, who helps it. */
  servers: ReadonlyMap<string, { readonly own: readonly string[]; readonly helping: readonly string[] }>;
  /** Queues of each department's items: where its clerks may work. */
  departmentQueues: ReadonlyMap<string, ReadonlySet<string>>;
};

export type IdentityState = {
  users: Map<
    string,
    {
      person: string;
      name: string | null;
      roles: string[];
      passwordHash: string;
      disabled: boolean;
      failures: number;
      lockedUntil: number;
    }
  >;
  tokens: Map<
    string,
    {
      token: string;
      hash: string;
      role: TokenRole;
      name: string;
      actAs: boolean;
      assignment: ScreenAssignment | null;
    }
  >;
  /** By session hash. */
  sessions: Map<string, { person: string; at: number }>;
};

/** An address of the hall's own that is sent events (X5). */
export type Webhook = {
  readonly webhook: string;
  readonly url: string;
  /** Event names, or whole kinds (`case.*`). */
  readonly events: readonly string[];
  /** Journal position of its adding: what happened later is sent. */
  readonly position: number;
};

export type DevicesState = {
  /** Paired screens and kiosk pages, by device id. `hash`: SHA-256 of the screen's secret. */
  screens: Map<
    string,
    { device: string; hash: string; name: string; assignment: ScreenAssignment; at: number }
  >;
  /** `agent/name` → kiosk or counter id. */
  bindings: Map<string, string>;
  /** Further places a printer prints for. */
  shares: Map<string, readonly { readonly to: string; readonly spare: boolean }[]>;
  /** Current run of each agent. */
  runs: Map<string, { run: string; version: string }>;
};

export type TicketState =
  | 'waiting'
  | 'called'
  | 'serving'
  | 'parked'
  | 'passed'
  | 'finished'
  | 'cancelled'
  | 'ended';

export type Ticket = {
  id: string;
  number: string;
  queue: string;
  item: string | null;
  class: TicketClass;
  reason: string | null;
  needs: readonly Need[];
  language: Spoken;
  kiosk: string | null;
  secret: string;
  /** Whose it is, sealed (K6); null = nobody was named. */
  holder: SealedHolder | null;
  /** The first ticket of its visit; its own id when it stands alone (T14). */
  visit: string;
  /** Another ticket of the visit is called or served: this one keeps its place and is not called (T14). */
  held: boolean;
  /** Its appointment's slot, epoch ms (T13). */
  appointment: { readonly id: string; readonly start: number; readonly end: number } | null;
  state: TicketState;
  /** Journal position of its issue: breaks ties of `order` (T4). */
  position: number;
  issuedAt: number;
  /** issuedAt − credit, ms: the place by first issue, which a transfer takes up again (T4). */
  firstOrder: number;
  /** The place in line: smallest (order, tie, seq) first. `firstOrder`, unless reinstated (T7). */
  order: number;
  /** Ties of `order`: the position of issue; reinstated: that of the ticket it stands behind. */
  tie: number;
  /** Ties of `tie`: 0; reinstated: the position of its reinstatement. */
  seq: number;
  /** Waits for this counter alone (transfer to a named counter). */
  onlyCounter: string | null;
  counter: string | null;
  clerk: string | null;
  calledAt: number | null;
  /** Told to get ready, since it joined this line (T16). */
  preCalled: { position: number; at: number; counter: string } | null;
  /** Its holder's turn was near, and that was told: once in its life (K10). */
  near: boolean;
  /** The present call was seen by its holder, or staff went to fetch them. */
  acknowledged: 'seen' | 'fetched' | null;
  /** Worked on paper during an outage and entered later (T15). */
  paper: boolean;
  /** Journal positions of its present call and of that call's latest announcement. */
  callPosition: number | null;
  announcement: number | null;
  /** When the last announcement was spoken; the no-show timer runs from here. Null = not yet spoken. */
  announcedAt: number | null;
  startedAt: number | null;
  endedAt: number | null;
  parkedAt: number | null;
  parkReason: ParkReason | null;
  outcome: Outcome | null;
  recalls: number;
  reinstated: number;
  firstResponsible: string | null;
  instructions: string | null;
  purpose: Purpose | null;
  /** Milliseconds served before the current stretch (parking and transfers interrupt). */
  servedMs: number;
  /** Time in a counter's hand for the present queue, from the call on, parking left out: what its estimates learn from. */
  stintMs: number;
  /** The latest job that prints its paper, and how many there were. */
  job: string | null;
  copies: number;
  /** Why staff named nobody where names are wanted (K6). */
  unnamed: string | null;
  /** Ids of the cases received from it, in that order (T9, T14). */
  cases: string[];
  history: { at: number; what: string; counter: string | null; person: string | null }[];
};

export type CounterState = {
  id: string;
  state: 'closed' | 'open' | 'paused';
  /** The person working it (null when an act-as integration opened it). */
  clerk: string | null;
  by: Actor | null;
  openedAt: number | null;
  pausedAt: number | null;
  pauseReason: PauseReason | null;
  /** Ticket called or serving (T6: at most one). */
  current: string | null;
  parked: string[];
  /** Since when nobody is in hand, for the idle timer. */
  idleSince: number | null;
  /** Idle time today before `idleSince`, ms. */
  idleMs: number;
  /** Tickets finished here today, newest last. */
  finished: string[];
  /** Rating prompt shown at this counter, until the next service start. */
  prompt: string | null;
};

export type QueueState = {
  id: string;
  /** Last running number given today. */
  last: number;
  issuedToday: number;
  /** Tickets of walk-ins in the clock hour that began at `from`, epoch ms (T9). */
  hour: { readonly from: number; readonly issued: number };
  /** Waiting ticket ids sorted by (order, tie, seq). */
  waiting: string[];
  /** The same ids once more, apart by what decides who may call them; each lane sorted like `waiting`. */
  lanes: Map<string, Lane>;
  ended: { at: number; reason: string } | null;
  mergedInto: string | null;
  /** Extended hours of today (C11), epoch ms: it also issues from `from` until before `until`. */
  extended: { from: number; until: number } | null;
  /** How long people of it kept a counter lately, ms, from the call on; newest last, at most 200; carried over the day boundary (T11). */
  serviceTimes: number[];
  /** Derived from `serviceTimes`; null while too few were measured. */
  pace: Pace | null;
  /** Tickets issued today by class, for the chance of being overtaken (T11). */
  issuedBy: Record<TicketClass, number>;
};

/** Waiting tickets alike in class, needs, named counter, and in being held or not. */
export type Lane = {
  readonly class: TicketClass;
  readonly needs: readonly Need[];
  readonly onlyCounter: string | null;
  /** Not to be called now (T14). */
  readonly held: boolean;
  ids: string[];
};

/** How long one person of a queue keeps a counter, ms and ms². */
export type Pace = {
  readonly mean: number;
  readonly variance: number;
  /** Measurements behind it: how much the mean can be trusted. */
  readonly measured: number;
  /** The measurements, ascending, and beside each the sum of it and all longer ones. */
  readonly sorted: readonly number[];
  readonly sums: readonly number[];
};

export type Prompt = {
  id: string;
  /** '' when a case is collected without a ticket. */
  ticket: string;
  /** The case this rates (一事一评); null: the visit (一次一评). */
  case: string | null;
  counter: string;
  clerk: string | null;
  at: number;
  /** Next service started here: the counter's evaluator no longer takes it (after the policy's minimum time). */
  closedAt: number | null;
  rating: {
    level: number;
    reasons: RatingReason[];
    text: string | null;
    source: RatingSource;
    at: number;
  } | null;
  /** Shown here once this one is rated: the visit's after those of the cases collected in it. */
  next: string | null;
};

export type PrintJob = {
  id: string;
  /** The place whose printer it is for: a kiosk, a counter, or `hall` for shared A4 printers. */
  kiosk: string;
  document: PrintDocument;
  copy: number;
  state: 'waiting' | 'sent' | 'printed' | 'failed' | 'unknown';
  /** Not for agents until it is released (C12). */
  held: boolean;
  agent: string | null;
  run: string | null;
  detail: string | null;
  at: number;
};

export type Call = {
  /** Journal position of the TicketCalled or TicketRecalled fact: the announcement's place in the order. */
  position: number;
  ticket: string;
  number: string;
  counter: string;
  kind: 'call' | 'recall' | 'pre-call' | 'passed';
  at: number;
  announced: boolean;
  /** Counts as announced because nobody could say it; who can later says it, as long as it is not stale (D2). */
  silent: boolean;
};

/** Everything a decision needs beside state and command; all effects come in here. */
export type Context = {
  /** max(last fact, wall clock), epoch ms. */
  readonly now: number;
  readonly actor: Actor;
  /** A new unguessable id, 8 to 64 URL-safe characters. */
  readonly newId: () => string;
  /** Devices as they are right now, from presence: which `agent/name` exist, their kind, and whether their agent is there and took them on. */
  readonly knownDevices: readonly {
    readonly device: string;
    readonly kind: 'printer' | 'a4' | 'pad' | 'evaluator' | 'reader' | 'led';
    readonly learned?: boolean;
    readonly reachable?: boolean;
  }[];
  /** Where applicants' data are sealed (X3). */
  readonly vault: Vault;
  /** Archived files that the command names, brought to hand beforehand; null: there is none of that id. */
  readonly archived: (id: string) => ArchivedFile | null;
  /** The visit a paper card of an earlier day names, brought to hand beforehand, with every rating of it so far; null: there is none. */
  readonly pastVisit: (day: string, number: string) => PastVisit | null;
  /** Is there a screen with sound, connected right now, that speaks for this counter? */
  readonly speaks: (counter: string) => boolean;
  /** Pairing codes shown right now by unpaired screens. */
  readonly pairing: (code: string) => { readonly device: string; readonly hash: string } | null;
};

/** Seals what is personal under the applicant's own key; erasing the key erases the applicant. */
export type Vault = {
  /** A new applicant's key, already on disk; null when none is at hand just now. */
  readonly newPerson: () => string | null;
  /** Sealed text, or null when this applicant's key is not loaded or was erased. */
  readonly seal: (person: string, text: string) => string | null;
  readonly open: (person: string, sealed: string) => string | null;
  /** Blind index of an exact text: the same text always gives the same index, and nothing else of it shows. */
  readonly index: (text: string) => string;
  /** The same under somebody's own key, or a day's: once that is erased, no guess can be tried on it. Null as with `seal`. */
  readonly indexUnder: (key: string, text: string) => string | null;
};

/** `answer` is computed after the facts were evolved, before anything is published. */
export type Decision = { readonly facts: readonly Fact[]; readonly answer: (state: State) => unknown };
export type Decided = Result<Decision, Refusal>;

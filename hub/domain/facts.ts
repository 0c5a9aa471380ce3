import type { Actor } from '../contract/actors.ts';
import type { Catalogue, Need } from '../contract/catalogue.ts';
import type {
  EndReason,
  Outcome,
  OutOfOrderReason,
  PaperOutcome,
  ParkReason,
  PauseReason,
  Purpose,
  ScreenAssignment,
  TicketClass,
  TokenRole,
  TransferReason,
} from '../contract/commands.ts';
import type { VoiceSource, VolumeHours } from '../contract/policy.ts';
import type { PrintDocument } from '../contract/print.ts';
import type { RatingReason, RatingSource } from '../contract/ratings.ts';
import type { Language, Spoken } from '../contract/text.ts';
import type { AppointmentFact, CarriedAppointment } from './appointments/facts.ts';
import type { ArchiveListRecorded, CaseFact } from './casework/facts.ts';
import type { FeedbackFact } from './feedback/facts.ts';
import type { FollowUpFact } from './follow-ups/facts.ts';
import type { SealedHolder } from './queueing/holder.ts';

/**
 * Everything that can have happened in the hall. Facts are recorded once and never changed; their fields may grow, never
 * shrink. Times are epoch milliseconds; the fact's own time is in its envelope (`Recorded.at`).
 */
export type Fact =
  // the day
  /**
   * First fact of its day's stream: carries everything the new day keeps of the old one, for a hub that starts reads only
   * the standing stream and the last day's.
   */
  | {
      type: 'DayTurned';
      day: string;
      /** Tickets that were not at an end, with the state they were left in (T10). */
      ended: { ticket: string; state: string }[];
      /** Recent service times by queue, ms (T11). */
      serviceTimes: { queue: string; times: number[] }[];
      runs: { agent: string; run: string; version: string }[];
      /** Outages that reach into the new day (T15). */
      outages: { from: number; to: number }[];
      /** Last numbers given so far, by series key (C12): `<department>|<kind>|<year>`. */
      documentNumbers?: { series: string; last: number }[];
      /** Appointments still to come, and those whose no-show is not yet marked (T13). */
      appointments?: CarriedAppointment[];
    }
  | { type: 'HubStarted'; downSince: number | null }
  | { type: 'ClockConfirmed' }
  // tickets
  | {
      type: 'TicketIssued';
      ticket: string;
      number: string;
      queue: string;
      item: string | null;
      class: TicketClass;
      reason: string | null;
      needs: Need[];
      language: Spoken;
      kiosk: string | null;
      /** Unguessable part of the status page's address. */
      secret: string;
      /** Order key: issue time − credit, ms (T4). */
      order: number;
      /** Whose it is, where the queue takes names (K6). */
      holder?: SealedHolder;
      /** Why staff named nobody although the queue wants names (K6). */
      unnamed?: string;
      /** The first ticket of the visit this one joins (T14); left out: it stands alone. */
      visit?: string;
      /** The appointment it was checked in for (T13). */
      appointment?: { id: string; start: number; end: number };
      /** Left out: its item, or nothing known (K8). */
      purpose?: Purpose;
    }
  | {
      type: 'TicketCalled';
      ticket: string;
      counter: string;
      clerk: string | null;
      outOfOrder: OutOfOrderReason | null;
      /** No loudspeaker reaches this counter: the call counts as spoken at once. */
      silent?: boolean;
    }
  | { type: 'TicketRecalled'; ticket: string; counter: string; silent?: boolean }
  | { type: 'CallAnnounced'; ticket: string; position: number }
  | { type: 'ServiceStarted'; ticket: string; counter: string; firstResponsible: string | null }
  | {
      type: 'TicketFinished';
      ticket: string;
      counter: string;
      outcome: Outcome;
      note: string | null;
      prompt: string;
    }
  /** `told`: that it was passed is spoken (D3). */
  | { type: 'TicketPassed'; ticket: string; counter: string; told?: boolean }
  /** Told to get ready for this counter (T16). `silent` as for a call. */
  | { type: 'TicketPreCalled'; ticket: string; counter: string; silent?: boolean }
  /** So few ahead, and a counter at work: told once (K10). `queue`, `ahead`: as they were then. */
  | { type: 'TicketNeared'; ticket: string; queue: string; ahead: number }
  | { type: 'CallAcknowledged'; ticket: string; how: 'seen' | 'fetched' }
  /** `order`: its key from now on, that of an ordinary ticket issued then (T4). */
  | { type: 'TicketMadeOrdinary'; ticket: string; reason: string; order: number }
  /** Worked on paper, entered later (T15); times as written down. `outcome` null: it still waits. */
  | {
      type: 'PaperTicketEntered';
      ticket: string;
      number: string;
      queue: string;
      item: string | null;
      class: TicketClass;
      reason: string | null;
      needs: Need[];
      secret: string;
      order: number;
      issuedAt: number;
      counter: string | null;
      startedAt: number | null;
      endedAt: number | null;
      outcome: PaperOutcome | null;
      /** Why, when the hub was up then. */
      because: string | null;
    }
  /** `order`, `tie`: those of the ticket it stands just behind (T7). */
  | { type: 'TicketReinstated'; ticket: string; order: number; tie: number }
  | { type: 'TicketCancelled'; ticket: string; reason: EndReason | null; byHolder: boolean }
  | { type: 'TicketEnded'; ticket: string; reason: EndReason; lastState: string }
  | { type: 'TicketParked'; ticket: string; counter: string; reason: ParkReason }
  | { type: 'TicketUnparked'; ticket: string; counter: string }
  | {
      type: 'TicketTransferred';
      ticket: string;
      from: string;
      /** Queue it waits in from now on; null = the same. With `toCounter` it waits there for that counter alone. */
      toQueue: string | null;
      toCounter: string | null;
      reason: TransferReason;
      instructions: string | null;
    }
  // counters
  | { type: 'CounterOpened'; counter: string; clerk: string | null }
  | { type: 'CounterClosed'; counter: string }
  | { type: 'CounterPaused'; counter: string; reason: PauseReason }
  | { type: 'CounterResumed'; counter: string }
  | { type: 'CounterReleased'; counter: string; reason: string; returned: string[] }
  | { type: 'CounterHandedOver'; counter: string; to: string }
  // queues
  | { type: 'QueueEnded'; queue: string; reason: string }
  | { type: 'QueueMerged'; from: string; to: string; reason: string; moved: string[] }
  | { type: 'QueueReopened'; queue: string }
  /** What became of a queue was spoken; `position` is that of QueueEnded or QueueMerged (T12). */
  | { type: 'QueueNewsSpoken'; position: number }
  /** Issues also from `from` until before `until`, epoch ms, today (C11). */
  | { type: 'QueueExtended'; queue: string; from: number; until: number; reason: string; approver: string }
  // the voice
  | {
      type: 'BroadcastMade';
      broadcast: string;
      zh: string;
      en: string | null;
      zone: string | null;
      until: number;
    }
  | { type: 'BroadcastEnded'; broadcast: string }
  /** `position` is that of BroadcastMade. */
  | { type: 'BroadcastSpoken'; position: number }
  | { type: 'VoiceChosen'; language: Language; sources: VoiceSource[] }
  | { type: 'VolumeSet'; hours: VolumeHours }
  /** For the record: what was recorded by whom. */
  | { type: 'ClipKept'; language: Language; text: string; ms: number }
  | { type: 'ClipRemoved'; language: Language; text: string }
  // help at kiosks
  | { type: 'HelpCalled'; help: string; kiosk: string }
  | { type: 'HelpAttended'; help: string; person: string }
  | { type: 'HelpEnded'; help: string }
  // rating
  | {
      type: 'Rated';
      prompt: string;
      ticket: string;
      counter: string;
      clerk: string | null;
      level: number;
      reasons: RatingReason[];
      text: string | null;
      source: RatingSource;
      /** The case this rates; left out when it is the visit. Not named `case`: prompts live and end with the day (streamOfFact). */
      ofCase?: string;
    }
  // printing
  /** `copy`: 0 = the first paper, 1 = its first reprint, and so on; reprints are marked (P1). */
  | {
      type: 'PrintRequested';
      job: string;
      kiosk: string;
      document: PrintDocument;
      copy: number;
      /** The troubled job this one replaces. */
      again: string | null;
      /** Waits at a shared printer until somebody releases it (C12). */
      held?: boolean;
    }
  | { type: 'PrintClaimed'; job: string; agent: string; run: string | null }
  | { type: 'PrintReturned'; job: string }
  | { type: 'PrintReported'; job: string; outcome: 'printed' | 'failed' | 'unknown'; detail: string | null }
  // devices
  | { type: 'ScreenPaired'; device: string; hash: string; name: string; assignment: ScreenAssignment }
  | { type: 'ScreenAssigned'; device: string; assignment: ScreenAssignment }
  | { type: 'ScreenUnpaired'; device: string }
  | { type: 'DeviceBound'; device: string; to: string | null }
  | { type: 'DeviceShared'; device: string; places: readonly { to: string; spare: boolean }[] }
  | { type: 'DeviceForgotten'; device: string }
  | { type: 'AgentJoined'; agent: string; run: string; version: string }
  // catalogue and identity
  | { type: 'CatalogueImported'; catalogue: Catalogue }
  | {
      type: 'UserSaved';
      person: string;
      name: string | null;
      roles: string[] | null;
      passwordHash: string | null;
    }
  | { type: 'UserDisabled'; person: string }
  | {
      type: 'TokenMade';
      token: string;
      hash: string;
      role: TokenRole;
      name: string;
      actAs: boolean;
      assignment: ScreenAssignment | null;
    }
  | { type: 'TokenRevoked'; token: string }
  /** Events go to this address from now on (X5). Its secret follows from the id and the vault's key, and is recorded nowhere. */
  | { type: 'WebhookAdded'; webhook: string; url: string; events: string[] }
  | { type: 'WebhookRemoved'; webhook: string }
  | { type: 'SignedIn'; person: string; session: string }
  | { type: 'SignedOut'; session: string }
  | { type: 'SignInFailed'; person: string }
  // supervision
  | { type: 'AlertAcknowledged'; alert: string; person: string }
  /** A signed-in command that was refused, for the audit record (S5). */
  | { type: 'CommandRefused'; command: string; code: string; counter: string | null }
  | {
      type: 'ConsultationRecorded';
      counter: string | null;
      channel: 'counter' | 'phone';
      item: string | null;
      asked: string;
      told: string;
      /** To whom they were referred; left out: it was answered here. */
      referred?: string;
    }
  | { type: 'PrintReleased'; job: string }
  | ArchiveListRecorded
  /** Their key is deleted once this is recorded (X3). Names nobody; `cases`: how many stay without a name. */
  | { type: 'ApplicantErased'; person: string; why: 'retention' | 'asked'; cases: number }
  | FollowUpFact
  | FeedbackFact
  | AppointmentFact
  | CaseFact;

export type FactType = Fact['type'];
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;

export type { PrintDocument };

/** The stream a fact belongs to. Starting reads the day's stream and the standing ones, never the past days (docs/architecture.md). */
export type Stream = 'standing' | `day:${string}` | `case:${string}`;

const STANDING: ReadonlySet<FactType> = new Set<FactType>([
  'ScreenPaired',
  'ScreenAssigned',
  'ScreenUnpaired',
  'DeviceBound',
  'DeviceShared',
  'DeviceForgotten',
  'CatalogueImported',
  'VoiceChosen',
  'VolumeSet',
  'ClipKept',
  'ClipRemoved',
  'UserSaved',
  'UserDisabled',
  'TokenMade',
  'TokenRevoked',
  'WebhookAdded',
  'WebhookRemoved',
  'SignedIn',
  'SignedOut',
  'SignInFailed',
  'ClockConfirmed',
  'FollowUpOpened',
  'FollowUpContacted',
  'FollowUpMissed',
  'FollowUpInvestigated',
  'FollowUpRemedied',
  'FollowUpClosed',
  'FollowUpOverran',
  'FeedbackReceived',
  'FeedbackSettled',
  'FeedbackAssigned',
  'FeedbackExtended',
  'FeedbackInvestigated',
  'FeedbackRemedied',
  'FeedbackAnswered',
  'FeedbackClosed',
  'FeedbackLinked',
  'FeedbackReached',
  'FeedbackMissed',
  'FeedbackWarned',
  'FeedbackOverran',
  'FeedbackAccounted',
  'FeedbackContactSeen',
]);

/** `standing` facts outlive the day, those that name a case its own stream (streamOfFact); all others belong to the hall's day `YYYY-MM-DD` they happened in. */
export function streamOf(type: FactType, day: string): Stream {
  return STANDING.has(type) ? 'standing' : `day:${day}`;
}

/** The stream a fact goes to while the hall's day is `day`: the turn of the day opens the new day's stream. */
export function streamOfFact(fact: Fact, day: string): Stream {
  if ('case' in fact) return `case:${fact.case}`;
  return streamOf(fact.type, fact.type === 'DayTurned' ? fact.day : day);
}

/** A fact as recorded. `position` runs without gaps through the whole journal; `at` is epoch ms and never decreases. */
export type Recorded = {
  readonly position: number;
  readonly at: number;
  readonly stream: string;
  readonly by: Actor;
  /** Request id of the command that caused it, if any. */
  readonly request: string | null;
  readonly fact: Fact;
};

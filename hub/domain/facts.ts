import type { Catalogue, Need } from '../contract/catalogue.ts';
import type {
  EndReason,
  Outcome,
  OutOfOrderReason,
  ParkReason,
  PauseReason,
  ScreenAssignment,
  TicketClass,
  TokenRole,
  TransferReason,
} from '../contract/commands.ts';
import type { PrintDocument } from '../contract/print.ts';

/**
 * Everything that can have happened in the hall. Facts are recorded once and never changed; their fields may grow, never
 * shrink. Times are epoch milliseconds; the fact's own time is in its envelope (`Recorded.at`).
 */
export type Fact =
  // the day
  | { type: 'DayTurned'; day: string; ended: { ticket: string; state: string }[] }
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
      language: 'zh' | 'en';
      kiosk: string | null;
      /** Unguessable part of the status page's address. */
      secret: string;
      /** Order key: issue time − credit, ms (T4). */
      order: number;
    }
  | {
      type: 'TicketCalled';
      ticket: string;
      counter: string;
      clerk: string | null;
      outOfOrder: OutOfOrderReason | null;
    }
  | { type: 'TicketRecalled'; ticket: string; counter: string }
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
  | { type: 'TicketPassed'; ticket: string; counter: string }
  | { type: 'TicketReinstated'; ticket: string; order: number }
  | { type: 'TicketCancelled'; ticket: string; reason: EndReason | null; byHolder: boolean }
  | { type: 'TicketEnded'; ticket: string; reason: EndReason; lastState: string }
  | { type: 'TicketParked'; ticket: string; counter: string; reason: ParkReason }
  | { type: 'TicketUnparked'; ticket: string; counter: string }
  | {
      type: 'TicketTransferred';
      ticket: string;
      from: string;
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
  // rating
  | {
      type: 'Rated';
      prompt: string;
      ticket: string;
      counter: string;
      clerk: string | null;
      level: number;
      reasons: string[];
      text: string | null;
      source: string;
    }
  // printing
  | { type: 'PrintRequested'; job: string; kiosk: string; document: PrintDocument; copy: number }
  | { type: 'PrintClaimed'; job: string; agent: string; run: string | null }
  | { type: 'PrintReturned'; job: string }
  | { type: 'PrintReported'; job: string; outcome: 'printed' | 'failed' | 'unknown'; detail: string | null }
  // devices
  | { type: 'ScreenPaired'; device: string; hash: string; name: string; assignment: ScreenAssignment }
  | { type: 'ScreenAssigned'; device: string; assignment: ScreenAssignment }
  | { type: 'ScreenUnpaired'; device: string }
  | { type: 'DeviceBound'; device: string; to: string | null }
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
  | { type: 'SignedIn'; person: string; session: string }
  | { type: 'SignedOut'; session: string }
  | { type: 'SignInFailed'; person: string }
  // supervision
  | { type: 'AlertAcknowledged'; alert: string; person: string }
  /** A signed-in command that was refused, for the audit record (S5). */
  | { type: 'CommandRefused'; command: string; code: string; counter: string | null };

export type FactType = Fact['type'];
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;

export type { PrintDocument };

/** The stream a fact belongs to. Starting reads the day's stream and the standing ones, never the past days (HOUSE). */
export type Stream = 'standing' | `day:${string}`;

const STANDING: ReadonlySet<FactType> = new Set<FactType>([
  'ScreenPaired',
  'ScreenAssigned',
  'ScreenUnpaired',
  'DeviceBound',
  'CatalogueImported',
  'UserSaved',
  'UserDisabled',
  'TokenMade',
  'TokenRevoked',
  'SignedIn',
  'SignedOut',
  'SignInFailed',
  'ClockConfirmed',
]);

/** `standing` facts outlive the day; all others belong to the hall's day `YYYY-MM-DD` they happened in. */
export function streamOf(type: FactType, day: string): Stream {
  return STANDING.has(type) ? 'standing' : `day:${day}`;
}

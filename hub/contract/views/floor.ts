import type { SlotLine } from '../appointments.ts';
import type { PauseReason, ScreenAssignment, ScreenRole } from '../commands.ts';
import type { DeviceTest } from '../device-tests.ts';
import type { LearningView } from '../learning.ts';
import type { Policy } from '../policy.ts';
import type { Text } from '../text.ts';
import type { ClerkCard } from './counter-sign.ts';
import type { HallLine, Place, QueueLine, View } from './hall.ts';
import type { PrinterStatus } from './kiosk.ts';
import type { BroadcastLine, MediaLine } from './screen.ts';

export type DeviceLine = {
  /** `agent/name`. */
  readonly device: string;
  readonly kind: 'printer' | 'a4' | 'pad' | 'evaluator' | 'reader' | 'led';
  readonly boundTo: string | null;
  /** Further places it prints for. */
  readonly shared: readonly { readonly to: string; readonly spare: boolean }[];
  readonly state: 'ok' | 'warning' | 'fault' | 'offline' | 'unknown';
  /** Printer status kind, or a word of the driver's. */
  readonly detail: string;
  readonly lastSeen: number;
  /** Taken on by pressing it, and not yet forgotten (P4). */
  readonly learned: boolean;
  /** The last time staff tried it, since the hub started. */
  readonly test: DeviceTest | null;
};

/** A machine with devices, by the name of its token. */
export type AgentLine = {
  readonly agent: string;
  /** As it told when it last started. */
  readonly version: string;
  readonly connected: boolean;
  /** Null: not since the hub started. */
  readonly lastSeen: number | null;
};

export type Alert = {
  /** Stable as long as the situation lasts: `no-paper:kiosk-1`. */
  readonly id: string;
  readonly kind:
    | 'help-called'
    | 'no-paper'
    | 'paper-low'
    | 'printer-fault'
    | 'nobody-serves'
    | 'long-pause'
    | 'long-wait'
    | 'counter-lost'
    | 'screen-lost'
    | 'agent-lost'
    | 'print-unknown'
    | 'clock-jumped'
    | 'autoplay-refused'
    | 'media-broken'
    | 'items-unpublished'
    | 'voice-backlog'
    | 'voice-failed'
    | 'webhook-failing'
    | 'webhook-given-up'
    | 'voice-program'
    | 'certificate-ending'
    | 'certificate-invalid'
    | 'certificate-unusable'
    | 'case-red'
    | 'case-overrun'
    | 'follow-up-overrun'
    | 'feedback-due'
    | 'feedback-overrun';
  readonly level: 'warn' | 'late';
  readonly subject: Text;
  readonly since: number;
  readonly detail: Readonly<Record<string, string | number>>;
  readonly seenBy: { readonly name: Text; readonly at: number } | null;
};

/** Topic `floor`: the supervisor's live picture (S1). */
export type FloorView = View & {
  readonly hall: HallLine;
  readonly me: ClerkCard | null;
  readonly counters: readonly (Place & {
    readonly zone: string;
    readonly state: 'closed' | 'open' | 'paused';
    /** Panel connection of the working clerk. */
    readonly connected: boolean;
    readonly phase: 'closed' | 'idle' | 'called' | 'serving' | 'paused';
    readonly pauseReason: PauseReason | null;
    readonly number: string | null;
    /** Since when this phase lasts. */
    readonly since: number | null;
    readonly clerk: Text | null;
    readonly parked: number;
  })[];
  readonly queues: readonly (QueueLine & {
    readonly ended: boolean;
    readonly mergedInto: string | null;
    readonly issuedToday: number;
    /** Extended hours of today end then, epoch ms (C11); null when there are none, or no more. */
    readonly extendedUntil: number | null;
  })[];
  /** Today's slots of every queue that takes appointments (T13). */
  readonly slots: readonly SlotLine[];
  /** Who may approve extended hours: department heads and the hall's (C11). */
  readonly heads: readonly { readonly id: string; readonly name: Text }[];
  readonly alerts: readonly Alert[];
  readonly devices: readonly DeviceLine[];
  readonly agents: readonly AgentLine[];
  readonly screens: readonly ScreenLine[];
  /** Files that boards may show beside the calls. */
  readonly media: readonly MediaLine[];
  /** Items on no commitments screen, and the disclosures they lack (D5). */
  readonly unpublished: readonly {
    readonly id: string;
    readonly name: Text;
    readonly lacks: readonly string[];
  }[];
  /** The press-any-button step, while somebody is at it (P4). */
  readonly learning: LearningView | null;
  readonly kiosks: readonly (Place & {
    readonly zone: string;
    readonly connected: boolean;
    readonly printer: PrinterStatus;
  })[];
  readonly zones: readonly string[];
  /** Urgent messages that stand now, of all zones. */
  readonly broadcasts: readonly BroadcastLine[];
  /** When a wait or a pause becomes an exception. */
  readonly policy: Pick<Policy, 'waitAmberMinutes' | 'waitRedMinutes' | 'pauseAlertMinutes'>;
  readonly figures: {
    readonly issued: number;
    readonly waiting: number;
    readonly finished: number;
    readonly passed: number;
    readonly cancelled: number;
    readonly rated: number;
    readonly satisfied: number;
    readonly meanWaitMs: number | null;
    readonly meanServiceMs: number | null;
    /** Of `issued`, worked on paper during an outage and entered later (T15). */
    readonly paper: number;
    /** When the hub was down today: nothing was measured then. */
    readonly outages: readonly { readonly from: number; readonly to: number }[];
  };
  /** Print jobs whose outcome is failed or unknown: "print again". */
  readonly papers: readonly {
    readonly job: string;
    readonly ticket: string | null;
    readonly number: string | null;
    readonly kiosk: string;
    readonly state: 'failed' | 'unknown';
    readonly detail: string | null;
    readonly at: number;
  }[];
};

export type ScreenLine = {
  readonly device: string;
  readonly name: string;
  readonly assignment: ScreenAssignment;
  readonly connected: boolean;
  readonly lastSeen: number | null;
  readonly soundAllowed: boolean | null;
  /** Pixels, `1920×1080`. */
  readonly size: string | null;
  /** What it shows now; the page of how many, once it told. */
  readonly shows: ScreenRole;
  readonly page: { readonly at: number; readonly of: number } | null;
  /** Build of its page; null: not told. `outdated`: not the one the hub serves now. */
  readonly version: string | null;
  readonly outdated: boolean;
};

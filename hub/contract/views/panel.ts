import type { CaseState } from '../casework.ts';
import type { ItemKind, Need } from '../catalogue.ts';
import type { Outcome, ParkReason, PauseReason, Purpose, TicketClass } from '../commands.ts';
import type { Holder } from '../holder.ts';
import type { Policy } from '../policy.ts';
import type { Spoken, Text } from '../text.ts';
import type { ClerkCard } from './counter-sign.ts';
import type { DeviceLine } from './floor.ts';
import type { HallLine, Place, QueueLine, View } from './hall.ts';

/** Lawful next actions at a counter; the panel draws exactly those. */
export const COUNTER_ACTIONS = [
  'open',
  'close',
  'pause',
  'resume',
  'next',
  'call',
  'recall',
  'start',
  'finish',
  'no-show',
  'park',
  'unpark',
  'transfer',
  'hand-over',
] as const;

export type CounterAction = (typeof COUNTER_ACTIONS)[number];

export type WaitingLine = {
  readonly id: string;
  readonly number: string;
  readonly queue: string;
  readonly item: Text | null;
  readonly class: TicketClass;
  readonly reason: string | null;
  readonly needs: readonly Need[];
  readonly issuedAt: number;
  /** Minutes of credit. */
  readonly credit: number;
  readonly limit: 'ok' | 'amber' | 'red';
  /** From a helping queue. */
  readonly helping: boolean;
  readonly eligible: boolean;
  /** Another ticket of its visit is called or served (T14). */
  readonly held: boolean;
  /** The slot of its appointment, epoch ms (T13). */
  readonly slot: { readonly start: number; readonly end: number } | null;
  /** Numbers of the other tickets of its visit that are not done (T14). */
  readonly visit: readonly string[];
};

export type TicketInHand = WaitingLine & {
  /** Key of the item the ticket was taken for; null = a queue's ticket. */
  readonly itemId: string | null;
  readonly state: 'called' | 'serving';
  readonly language: Spoken;
  readonly department: Text | null;
  readonly kind: ItemKind | null;
  readonly statutoryDays: number | null;
  readonly promisedDays: number | null;
  readonly calledAt: number;
  readonly announcedAt: number | null;
  readonly startedAt: number | null;
  readonly servedMs: number;
  readonly recalls: number;
  /** When a no-show may be said (epoch ms), and recalls still needed; null when not called. */
  readonly noShow: {
    readonly from: number | null;
    readonly recallsLeft: number;
    /** The call can only be seen, and was not yet: the applicant has to be fetched first. */
    readonly unseen: boolean;
  } | null;
  readonly firstResponsible: string | null;
  readonly instructions: string | null;
  /** Why staff named nobody although the queue wants names (K6). */
  readonly unnamed: string | null;
  /** The cases received from it (T9, T14). `open`: to be dealt with before the ticket can be finished here. */
  readonly cases: readonly {
    readonly id: string;
    readonly number: string;
    readonly item: Text | null;
    readonly state: CaseState;
    readonly byMandate: boolean;
    readonly open: boolean;
  }[];
  /** A result is to be collected (K8). */
  readonly purpose: Purpose | null;
  readonly history: readonly {
    readonly at: number;
    readonly what: string;
    readonly counter: string | null;
    readonly person: string | null;
  }[];
};

/** Topic `counter:<id>`: the clerk's panel. */
export type PanelView = View & {
  readonly counter: Place & {
    readonly state: 'closed' | 'open' | 'paused';
    readonly pauseReason: PauseReason | null;
    readonly pausedAt: number | null;
    readonly openedAt: number | null;
    readonly idleSince: number | null;
  };
  readonly clerk: ClerkCard | null;
  readonly queues: readonly (QueueLine & { readonly helping: boolean })[];
  /** The order in which this counter would call, own and helping, at most 30. */
  readonly order: readonly WaitingLine[];
  readonly orderTotal: number;
  readonly current: TicketInHand | null;
  readonly parked: readonly {
    readonly id: string;
    readonly number: string;
    readonly item: Text | null;
    readonly reason: ParkReason | null;
    readonly since: number;
  }[];
  readonly passed: readonly { readonly id: string; readonly number: string; readonly at: number }[];
  readonly allowedActions: readonly CounterAction[];
  readonly finished: readonly {
    readonly number: string;
    readonly item: Text | null;
    readonly outcome: Outcome | null;
    readonly servedMs: number;
    readonly at: number;
  }[];
  readonly today: {
    readonly received: number;
    readonly finished: number;
    readonly meanMs: number | null;
    readonly idleMs: number;
  };
  readonly policy: Pick<Policy, 'noShow' | 'waitAmberMinutes' | 'waitRedMinutes' | 'pauseAlertMinutes'>;
  readonly devices: readonly DeviceLine[];
  /** Where an applicant may be handed on to. */
  readonly targets: {
    readonly queues: readonly { readonly id: string; readonly letter: string; readonly name: Text }[];
    readonly counters: readonly Place[];
    /** Who may take this counter over (W4). */
    readonly people: readonly { readonly id: string; readonly name: Text }[];
  };
};

/**
 * Topic `holder:<counter>`: whose ticket is in hand there (K6), in full for the clerk who handles it, masked for everybody else who
 * may see the counter. `holder` is null when nobody was named.
 */
export type HolderAnswer = {
  readonly ticket: string | null;
  readonly holder: Holder | null;
  readonly full: boolean;
};

/** Topic `counters`: choosing a counter after sign-in. */
export type CountersView = View & {
  readonly hall: HallLine;
  readonly me: ClerkCard | null;
  readonly roles: readonly string[];
  readonly counters: readonly (Place & {
    readonly state: 'closed' | 'open' | 'paused';
    readonly clerk: Text | null;
    readonly mine: boolean;
    readonly allowed: boolean;
    readonly queues: readonly string[];
  })[];
};

import type { RealName } from '../holder.ts';
import type { Text } from '../text.ts';

/** What each role may see. Views are whole, never differences; `revision` is the journal position they tell the state of.
 *  All times are epoch ms of the hub's clock; `now` lets a page correct its own clock. */
export type View = { readonly revision: number; readonly now: number };

/** Minutes; null = unknown (no counter serves it), never a guess (T11). */
export type Estimate = { readonly from: number; readonly to: number } | null;

export type HallLine = { readonly name: Text; readonly timeZone: string; readonly complaintPhone: string };

/** A counter as a place to walk to. */
export type Place = { readonly id: string; readonly name: Text; readonly floor: number };

export type QueueLine = {
  readonly id: string;
  readonly letter: string;
  readonly name: Text;
  /** Issuing now. */
  readonly open: boolean;
  /** Tickets by name (K6). */
  readonly realName: RealName;
  /** Why not, when closed: outside its sessions, ended by the supervisor, quota. */
  readonly closedBecause: 'hours' | 'ended' | 'quota' | 'hour' | null;
  /** Slots can be booked (T13). */
  readonly bookable: boolean;
  readonly sessions: readonly { readonly from: string; readonly to: string; readonly lastTicket: string }[];
  readonly waiting: number;
  /** Longest wait of a waiting ticket, ms in whole minutes; 0 when nobody waits. */
  readonly longestMs: number;
  /** Ids of counters serving it now (open or paused, own queues). */
  readonly counters: readonly string[];
  /** All counters that could serve it, for directions. */
  readonly places: readonly Place[];
  readonly estimate: Estimate;
};

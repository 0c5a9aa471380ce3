import type { Need } from '../catalogue.ts';
import type { Policy } from '../policy.ts';
import type { Text } from '../text.ts';
import type { Estimate, HallLine, Place, QueueLine, View } from './hall.ts';
import type { TicketView } from './kiosk.ts';
import type { WaitingLine } from './panel.ts';

/** Topic `guide`: the guide desk's picture of the hall (W7). */
export type GuideView = View & {
  readonly hall: HallLine;
  readonly queues: readonly (QueueLine & {
    readonly ended: boolean;
    readonly mergedInto: string | null;
    /** Counters at work with it as their own, with who works there. */
    readonly serving: readonly { readonly place: Place; readonly clerk: Text | null }[];
    /** Its pre-printed series for outages (T15). */
    readonly paper: { readonly letter: string; readonly numbers: number } | null;
  })[];
  readonly helps: readonly HelpLine[];
  /** Called, cannot hear it, and nobody knows yet that they saw it. */
  readonly toFetch: readonly {
    readonly ticket: string;
    readonly number: string;
    readonly calledAt: number;
    readonly place: Place;
    readonly needs: readonly Need[];
  }[];
  /** Passed tickets that may come back, newest first, at most 20. */
  readonly passed: readonly { readonly ticket: string; readonly number: string; readonly at: number }[];
  /** Kiosks whose printer can print now: where paper may come out. */
  readonly printers: readonly { readonly id: string; readonly name: Text; readonly floor: number }[];
  readonly counters: readonly Place[];
  /** Needs that some counter of the hall meets (T5). */
  readonly needs: readonly Need[];
  readonly outages: readonly { readonly from: number; readonly to: number }[];
  readonly policy: Pick<Policy, 'waitAmberMinutes' | 'waitRedMinutes' | 'kioskLanguages'>;
  readonly consultations: number;
  /** Days whose paper cards can be entered now, today first (E4). */
  readonly cardDates: readonly string[];
};

/** An open call for help from a kiosk. */
export type HelpLine = {
  readonly id: string;
  readonly kiosk: { readonly id: string; readonly name: Text; readonly floor: number };
  readonly at: number;
  readonly attendedBy: Text | null;
  readonly attendedAt: number | null;
};

/** Staff query `ticket`: one ticket by its number, with what a guide may do with it. */
export type FoundTicket = WaitingLine & {
  readonly state: TicketView['state'];
  readonly queueName: Text;
  readonly ahead: number;
  readonly estimate: Estimate;
  readonly place: Place | null;
  readonly unseen: boolean;
  readonly mayReinstate: boolean;
};

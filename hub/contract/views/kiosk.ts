import type { Catalogue, Floor, Item, ItemKind, Theme } from '../catalogue.ts';
import type { TicketClass } from '../commands.ts';
import type { Holder } from '../holder.ts';
import type { Policy } from '../policy.ts';
import type { Text } from '../text.ts';
import type { Estimate, HallLine, Place, QueueLine, View } from './hall.ts';

/** GET /tickets/{id} and the answer of IssueTicket. */
export type TicketView = {
  readonly id: string;
  readonly number: string;
  readonly queue: string;
  readonly item: string | null;
  readonly class: TicketClass;
  readonly state: 'waiting' | 'called' | 'serving' | 'parked' | 'passed' | 'finished' | 'cancelled' | 'ended';
  readonly issuedAt: number;
  readonly ahead: number;
  readonly estimate: Estimate;
  readonly counter: string | null;
  /** Ids of the counters that may call it; the one it was called to. */
  readonly counters: readonly string[];
  /** null when the hall has no public address. */
  readonly statusUrl: string | null;
  /** The paper's job, when one was made. */
  readonly job: string | null;
  /** The slot it was checked in for (T13). */
  readonly appointment: { readonly start: number; readonly end: number } | null;
  /** All tickets of its visit, itself among them, in the order they were taken (T14). */
  readonly visit: readonly {
    readonly id: string;
    readonly number: string;
    readonly queue: string;
    readonly state: TicketView['state'];
  }[];
  /** Not called while another ticket of the visit is (T14). */
  readonly held: boolean;
};

export type PrinterStatus =
  | { readonly kind: 'ready' }
  | { readonly kind: 'paper-low' }
  | { readonly kind: 'no-paper' }
  | { readonly kind: 'cover-open' }
  | { readonly kind: 'jam' }
  | { readonly kind: 'offline' }
  /** The printer cannot say; `garbled`: it says what no printer of its type says. */
  | { readonly kind: 'unknown'; readonly why?: 'garbled' | undefined };

/** Topic `kiosk`: the page's own kiosk. */
export type KioskView = View & {
  readonly kiosk: { readonly id: string; readonly name: Text; readonly floor: number };
  readonly hall: HallLine;
  readonly policy: Pick<
    Policy,
    'kioskIdleSeconds' | 'kioskCountdownSeconds' | 'kioskLanguages' | 'publicUrl' | 'aroundTheClock'
  >;
  readonly reinstateBehind: number;
  readonly queues: readonly QueueLine[];
  /** What this kiosk's reader read for its asking (K6); `holder` null: it could not be read. */
  readonly card: { readonly ask: string; readonly holder: Holder | null } | null;
  /** Of the printer the next ticket comes out of, a spare's too. */
  readonly printer: PrinterStatus;
  /** The place where that printer stands, when it is not this kiosk's own. */
  readonly printsAt: Text | null;
  /** Nearest kiosk whose printer works; only told while this one's does not (K7). */
  readonly otherKiosk: { readonly name: Text; readonly floor: number } | null;
  /** Outcome of this kiosk's latest jobs, so that the ticket page can tell paper from no paper. */
  readonly jobs: readonly {
    readonly id: string;
    readonly state: 'waiting' | 'sent' | 'printed' | 'failed' | 'unknown';
  }[];
  /** The call for help made here, until somebody ended it (K1, W7). */
  readonly help: { readonly id: string; readonly attendedBy: Text | null } | null;
  /** Changes when the catalogue changed: fetch it again. */
  readonly catalogueRevision: number;
};

/** Query `catalogue`: what applicants may read (no staff, no policy). */
export type PublicCatalogue = Pick<Catalogue, 'departments' | 'elsewhere'> & {
  readonly revision: number;
  readonly items: readonly (Omit<Item, 'disclosures' | 'materials'> & { readonly materialCount: number })[];
  /** Counters without a number (fees, review, guide desk), and those of `errands`, for directions (K8). */
  readonly desks: readonly Place[];
  /** Where people go for what is no item: ids among `desks`; left out where the hall names none (K8). */
  readonly errands: { readonly fee?: string; readonly complaint?: string; readonly review?: string };
  /** Themes in the hall's order; none: the page is not offered (K1). */
  readonly themes: readonly Theme[];
  /** Plans of the floors that have one (K2). */
  readonly floors: readonly Floor[];
};

/** Query `item`: everything the item page shows. */
export type ItemView = {
  readonly item: Item;
  readonly department: Text;
  readonly queue: QueueLine;
  /** Where its fee is paid; null when nothing is to be paid, or the catalogue does not say where. */
  readonly paidAt: Place | null;
};

/** Query `speech`: where the screen read aloud is heard, and how long it takes, ms. */
export type Reading = { readonly url: string; readonly ms: number };

/** Query `search`: best first. `marks`: [start, end) ranges of `name.zh` that matched. */
export type SearchHit =
  | {
      readonly kind: 'item';
      readonly id: string;
      readonly name: Text;
      readonly department: Text;
      readonly itemKind: ItemKind;
      readonly promisedDays: number | null;
      readonly sample: boolean;
      readonly queue: string;
      readonly marks: readonly (readonly [number, number])[];
    }
  | {
      readonly kind: 'elsewhere';
      readonly id: string;
      readonly name: Text;
      readonly marks: readonly (readonly [number, number])[];
    };

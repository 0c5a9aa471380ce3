import type { AppointmentView, SlotsView, SlotView } from '../hub/contract/appointments.ts';
import type { ProgressView } from '../hub/contract/case-views.ts';
import type { Material, Need } from '../hub/contract/catalogue.ts';
import type { CommandInput, PriorityReason, Purpose } from '../hub/contract/commands.ts';
import type { Holder, HolderKind } from '../hub/contract/holder.ts';
import type { Query } from '../hub/contract/protocol.ts';
import type { Refusal } from '../hub/contract/refusals.ts';
import type { Result } from '../hub/contract/result.ts';
import type { Text } from '../hub/contract/text.ts';
import type { ItemView, KioskView, SearchHit, TicketView } from '../hub/contract/views/kiosk.ts';
import type { Tongue } from './languages/further.ts';
import type { Paper, Printing } from './paper.ts';

/**
 * One visitor's session as a union of its phases, each with only its own fields. Everything the page remembers of a visitor
 * stands here and nowhere else, so that a fresh session forgets them (K5). Times are ms of one monotonic page clock.
 */

/** What the visitor asked for besides the matter: a priority class, and needs a counter must meet (T4, T5). */
export type Assist = { readonly reason: PriorityReason | null; readonly needs: readonly Need[] };
export const NO_ASSIST: Assist = { reason: null, needs: [] };

export type SampledMaterial = Material & { readonly sample: NonNullable<Material['sample']> };
export const hasSample = (material: Material): material is SampledMaterial => material.sample !== undefined;

/** An answer of the hub that a screen waits for. */
export type Awaited<T> =
  | { readonly is: 'asked' }
  | { readonly is: 'here'; readonly value: T }
  | { readonly is: 'refused'; readonly refusal: Refusal };
export const ASKED = { is: 'asked' } as const;

export type Lookup =
  | { readonly is: 'typing' }
  | { readonly is: 'asked' }
  | { readonly is: 'found'; readonly ticket: TicketView }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'restored'; readonly ticket: TicketView; readonly until: number };

/** Typing, or what the hub said of it; the good answer is another screen. */
export type Typed =
  | { readonly is: 'typing' }
  | { readonly is: 'asked' }
  | { readonly is: 'refused'; readonly refusal: Refusal };

/** A case number is typed in parts, then the check code. */
export type ProgressPart = 'year' | 'serial' | 'code';

export type Phase =
  | { readonly at: 'start' }
  | { readonly at: 'frequent'; readonly page: number }
  | { readonly at: 'themes'; readonly page: number }
  /** `theme`: its id; null = all. */
  | { readonly at: 'departments'; readonly theme: string | null; readonly page: number }
  | {
      readonly at: 'items';
      readonly department: string | null;
      readonly theme: string | null;
      readonly page: number;
    }
  | {
      readonly at: 'search';
      readonly text: string;
      /** Hits of the last text answered; they stay in place while the next are asked. */
      readonly hits: readonly SearchHit[] | null;
      readonly answered: string;
      readonly page: number;
    }
  | {
      readonly at: 'item';
      readonly item: string;
      readonly view: Awaited<ItemView>;
      readonly assist: Assist;
      /** What the number is for, where that is more than the item (K8). */
      readonly purpose?: Purpose;
      readonly page: number;
    }
  | { readonly at: 'assist'; readonly step: 'class' | 'needs'; readonly assist: Assist }
  | {
      readonly at: 'identity';
      /** What it is asked for: a ticket for the item, or the check-in of what was typed (T13). */
      readonly of:
        | {
            readonly is: 'ticket';
            readonly view: ItemView;
            readonly assist: Assist;
            readonly purpose?: Purpose;
          }
        | { readonly is: 'check-in'; readonly text: string };
      /** No ticket without a document (K6). */
      readonly required: boolean;
      readonly kind: HolderKind;
      /** The number typed so far, and the name: of passports alone, whose letters the keys have (K6). */
      readonly text: string;
      readonly name: string;
      /** Where the keypad types to. */
      readonly part: IdentityPart;
      /** Under which the kiosk's reader is asked; null while it is not. */
      readonly ask: string | null;
      /** A document that was scanned. */
      readonly read: Holder | null;
      readonly fault: 'unread' | null;
    }
  | {
      readonly at: 'issuing';
      readonly view: ItemView;
      readonly assist: Assist;
      readonly purpose?: Purpose;
      /** Whose ticket it is to be; null = nobody is named. */
      readonly holder: Holder | null;
      readonly request: string;
      /** The answer was lost: asking again with the same request gives the first answer (T2). */
      readonly unsure: boolean;
    }
  | {
      readonly at: 'ticket';
      readonly ticket: TicketView;
      /** null after a check-in: the matter is the ticket's own. */
      readonly name: Text | null;
      readonly paper: Paper;
      readonly until: number;
    }
  | { readonly at: 'refused'; readonly refusal: Refusal; readonly view: ItemView }
  | {
      readonly at: 'slip';
      readonly what: 'checklist' | 'directions';
      readonly name: Text;
      readonly request: string;
      readonly answer: Awaited<{ readonly job: string | null }>;
      readonly paper: Paper;
      readonly until: number;
    }
  | { readonly at: 'way'; readonly counters: readonly string[]; readonly name: Text }
  /** A material as it should look. */
  | { readonly at: 'sample'; readonly material: SampledMaterial }
  | { readonly at: 'samples'; readonly materials: readonly SampledMaterial[]; readonly page: number }
  | { readonly at: 'places'; readonly page: number }
  | { readonly at: 'place'; readonly place: string }
  | { readonly at: 'queues'; readonly page: number }
  | { readonly at: 'help' }
  | {
      readonly at: 'reinstate';
      readonly text: string;
      readonly lookup: Lookup;
      readonly request: string | null;
    }
  /** `collecting`: the visitor came for a result; the way is the same, and so is what is asked. */
  | { readonly at: 'progress-department'; readonly collecting?: boolean; readonly page: number }
  | {
      readonly at: 'progress';
      readonly collecting?: boolean;
      /** How the department's case numbers begin. */
      readonly word: string;
      readonly year: string;
      readonly serial: string;
      readonly code: string;
      /** Where the keypad types to. */
      readonly part: ProgressPart;
      readonly answer: { readonly is: 'typing' } | Awaited<ProgressView>;
    }
  | {
      readonly at: 'booking';
      readonly view: ItemView;
      readonly slots: Awaited<SlotsView>;
      /** null: the day is still to be chosen. */
      readonly date: string | null;
      readonly page: number;
    }
  | {
      readonly at: 'booking-phone';
      readonly view: ItemView;
      readonly slot: SlotView;
      /** Digits of the phone typed so far. */
      readonly text: string;
      readonly request: string | null;
      readonly answer: Typed;
    }
  | {
      readonly at: 'booked';
      readonly appointment: AppointmentView;
      readonly view: ItemView;
      readonly until: number;
    }
  | {
      readonly at: 'check-in';
      readonly text: string;
      /** Whose ticket it will be, once that was asked (K6). */
      readonly holder: Holder | null;
      readonly request: string | null;
      readonly answer: Typed;
    }
  | { readonly at: 'code'; readonly digits: string; readonly answer: 'typing' | 'asked' | 'wrong' }
  | { readonly at: 'settings' };

export type PhaseOf<K extends Phase['at']> = Extract<Phase, { at: K }>;

/** The boxes of the document's screen. */
export type IdentityPart = 'number' | 'name';

/** How this visitor wants the page. */
export type Look = {
  readonly language: Tongue;
  readonly large: boolean;
  readonly low: boolean;
  readonly contrast: boolean;
};
/** Seconds before the countdown, and of it (policy, K5). */
export type Pace = { readonly idleSeconds: number; readonly countdownSeconds: number };

/** A document was scanned where none is asked (K6), the screen cannot be read aloud, or nobody could be called. */
export type Said = 'no-document' | 'no-sound' | Refusal;
/** `until`: page time. */
export type Notice = { readonly says: Said; readonly until: number };

export type Session = {
  /** Counts visitors: an answer for an earlier one is dropped. */
  readonly visit: number;
  readonly look: Look;
  readonly phase: Phase;
  /** Where "back" leads; the newest last. */
  readonly trail: readonly Phase[];
  readonly touchedAt: number;
  /** When the page returns to the start by itself; null while nobody is missed. */
  readonly leavesAt: number | null;
  readonly pace: Pace;
  /** A ticket of this visit that further ones join (T14); null before the first, and unless another was asked for. */
  readonly visiting: string | null;
  /** What the header says for a while in place of the hall's name. */
  readonly notice: Notice | null;
  /** The hub is being asked to send somebody. */
  readonly calling: boolean;
  /** What the hub last said about paper. */
  readonly printing: Printing;
};

type Stamped = { readonly at: number };
type Answer<T> = { readonly visit: number; readonly result: Result<T, Refusal> };

export type Event =
  | ({ readonly type: 'touch' } & Stamped)
  | ({ readonly type: 'tick' } & Stamped)
  | ({ readonly type: 'continue' } & Stamped)
  | ({ readonly type: 'view'; readonly view: KioskView } & Stamped)
  | { readonly type: 'language'; readonly language: Tongue }
  | { readonly type: 'large' }
  | { readonly type: 'low' }
  | { readonly type: 'contrast' }
  | { readonly type: 'go'; readonly phase: Phase }
  | { readonly type: 'back' }
  | ({ readonly type: 'home' } & Stamped)
  | { readonly type: 'page'; readonly page: number }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'assist'; readonly assist: Assist; readonly done: boolean }
  /** `unnamed`: the visitor skips telling who they are, where that may be skipped. */
  | { readonly type: 'issue'; readonly request: string; readonly unnamed?: boolean }
  | { readonly type: 'document'; readonly kind: HolderKind; readonly request: string }
  | { readonly type: 'scanned'; readonly holder: Holder | null }
  | ({ readonly type: 'notice'; readonly says: Said } & Stamped)
  | ({ readonly type: 'stay' } & Stamped)
  | ({
      readonly type: 'print';
      readonly what: 'checklist' | 'directions';
      readonly subject: string;
      readonly name: Text;
      readonly request: string;
    } & Stamped)
  | { readonly type: 'look-up' }
  | { readonly type: 'part'; readonly part: ProgressPart | IdentityPart }
  | { readonly type: 'reinstate'; readonly request: string }
  | { readonly type: 'call-help'; readonly request: string }
  | ({ readonly type: 'help-called'; readonly request: string } & Stamped & Answer<unknown>)
  | { readonly type: 'book'; readonly request: string }
  | { readonly type: 'check-in'; readonly request: string }
  | ({ readonly type: 'another' } & Stamped)
  | { readonly type: 'digits'; readonly digits: string }
  | { readonly type: 'unlock' }
  | ({ readonly type: 'found'; readonly text: string } & Answer<readonly SearchHit[]>)
  | ({ readonly type: 'loaded'; readonly item: string } & Answer<ItemView>)
  | ({ readonly type: 'issued'; readonly request: string } & Stamped & Answer<TicketView>)
  | ({ readonly type: 'printed'; readonly request: string } & Stamped &
      Answer<{ readonly job?: string | null }>)
  | ({ readonly type: 'looked-up'; readonly text: string } & Answer<TicketView>)
  | ({ readonly type: 'progress'; readonly number: string; readonly code: string } & Answer<ProgressView>)
  | ({ readonly type: 'reinstated'; readonly request: string } & Stamped & Answer<TicketView>)
  | ({ readonly type: 'slots'; readonly queue: string } & Answer<SlotsView>)
  | ({ readonly type: 'booked'; readonly request: string } & Stamped & Answer<AppointmentView>)
  | ({ readonly type: 'checked-in'; readonly request: string } & Stamped & Answer<TicketView>)
  | ({ readonly type: 'code'; readonly digits: string } & Answer<unknown>);

/** What the page should do besides drawing; `becomes` names the event its answer is. */
export type Effect =
  | { readonly do: 'query'; readonly query: Query }
  | {
      readonly do: 'ask';
      readonly command: CommandInput;
      readonly request: string;
      readonly becomes: 'issued' | 'printed' | 'reinstated' | 'help-called' | 'booked' | 'checked-in';
    };

export type Step = { readonly session: Session; readonly effects: readonly Effect[] };

export const PLAIN_LOOK: Look = { language: 'zh', large: false, low: false, contrast: false };

/** The clean start page (K5). */
export function freshSession(visit: number, at: number, known: Pick<Session, 'pace' | 'printing'>): Session {
  return {
    visit,
    look: PLAIN_LOOK,
    phase: { at: 'start' },
    trail: [],
    touchedAt: at,
    leavesAt: null,
    visiting: null,
    notice: null,
    calling: false,
    pace: known.pace,
    printing: known.printing,
  };
}

export const stay = (session: Session): Step => ({ session, effects: [] });

import type { SlotLine } from './appointments.ts';
import type { Applicant, CaseState, MaterialState } from './casework.ts';
import type { Catalogue, Floor, Item, ItemKind, Material, Need, Theme } from './catalogue.ts';
import type {
  Outcome,
  ParkReason,
  PauseReason,
  Purpose,
  ScreenAssignment,
  ScreenRole,
  TicketClass,
} from './commands.ts';
import type { DeviceTest } from './device-tests.ts';
import type { Holder, RealName } from './holder.ts';
import type { LearningOrder, LearningView } from './learning.ts';
import type { Policy } from './policy.ts';
import type { Poster } from './posters.ts';
import type { Language, Spoken, Text } from './text.ts';

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
  /** Why not, when closed: outside its sessions, ended by the supervisor, quota. */
  /** Tickets by name (K6). */
  readonly realName: RealName;
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

/**
 * A call as boards show it. docs/api.md: `{number, counter, at, position}`; the rest is ours. It goes to every screen with every call:
 * what is usual is left out.
 */
export type CallLine = {
  readonly number: string;
  /** Display name of the counter in Chinese, as painted above it. */
  readonly counter: string;
  readonly at: number;
  /** Journal position of the latest announcement of this call. */
  readonly position: number;
  readonly floor: number;
  /** The counter's English name, where it is not as painted. */
  readonly en?: string;
  /** Not there for a first call. */
  readonly kind?: 'recall';
  /** Still called: shown as now (red). Not there once started, passed…: paper ground. */
  readonly open?: true;
};

/** Told to get ready (T16). */
export type PreCallLine = { readonly number: string; readonly position: number };

/** What became of a queue people waited in (T10, T12). */
export type QueueNewsLine = {
  readonly position: number;
  readonly at: number;
  readonly kind: 'ended' | 'merged';
  readonly queue: { readonly letter: string; readonly name: Text };
  /** The queue that takes its tickets; null when it ended. */
  readonly to: Text | null;
};

/** Speech still to be played, in journal order; stale ones disappear from the list (D2). */
export type Announcement = {
  readonly position: number;
  readonly number: string;
  /** WAV files of the hub, played one after the other: chime, call in Mandarin, repeats, English. */
  readonly clips: readonly {
    readonly url: string;
    readonly ms: number;
    readonly kind: 'chime' | 'call' | 'repeat' | 'second-language';
    /** Spoken by the screen's own local voice where it has one for the language; else the file is played. */
    readonly say?: { readonly language: Language; readonly text: string };
  }[];
  /** 0..1 for this hour. */
  readonly volume: number;
  /** Breaks off what is being spoken and goes before everything else. */
  readonly urgent?: true;
  /** Thanks for a rating: nobody waits to be told that it was spoken. */
  readonly thanks?: true;
};

/** An urgent message, shown until then. `zone` null: everywhere; `en` null: in Chinese alone. */
export type BroadcastLine = {
  readonly id: string;
  readonly position: number;
  readonly at: number;
  readonly until: number;
  readonly zh: string;
  readonly en: string | null;
  readonly zone: string | null;
};

/** Emitted as `view` on `/display`. Names no single screen: screens that show the same share one serialised message. */
export type ScreenView = View & {
  readonly assignment: ScreenAssignment;
  /** What it shows now: the assignment's role, or what its playlist says at this hour (D1). */
  readonly shows: ScreenRole;
  readonly hall: HallLine;
  readonly calls: readonly CallLine[];
  readonly queues: readonly {
    readonly id: string;
    readonly letter: string;
    readonly name: Text;
    readonly waiting: number;
  }[];
  readonly notices: readonly Text[];
  /** Newest first; a pre-call goes as soon as its ticket does not wait any more. */
  readonly preCalls: readonly PreCallLine[];
  /** Newest first; each stands for some minutes. */
  readonly queueNews: readonly QueueNewsLine[];
  /** Newest first. */
  readonly broadcasts: readonly BroadcastLine[];
  /** Only for screens with sound. */
  readonly announcements: readonly Announcement[];
  /** Role counter-strip and applicant. */
  readonly counter: CounterSign | null;
  /** Only while it shows commitments, staff, notices or figures (D5). */
  readonly poster?: Poster;
  /** Only for boards with files: pictures and videos beside the calls, in this order, again and again. */
  readonly media?: readonly MediaFile[];
};

/** `url` changes when the file does. */
export type MediaFile = {
  readonly name: string;
  readonly kind: 'picture' | 'video';
  readonly url: string;
};
/** A file of the media folder as staff see it. */
export type MediaLine = {
  readonly name: string;
  /** By its content; null: neither a picture nor a video that screens can show. */
  readonly kind: MediaFile['kind'] | null;
  readonly bytes: number;
  readonly problem: 'type' | 'size' | null;
};

/** What an LED strip tells of its counter. */
export type StripSign = Pick<CounterSign, 'place' | 'state' | 'pauseReason' | 'number' | 'phase' | 'call'>;
/** An urgent message as an LED panel says it. */
export type UrgentLine = Pick<BroadcastLine, 'position' | 'zh' | 'en'>;
/** `urgent`: the newest that stands where the panel hangs. */
export type LedShows = { readonly urgent: UrgentLine | null } & (
  | { readonly kind: 'counter'; readonly sign: StripSign }
  | { readonly kind: 'zone'; readonly hall: Text; readonly calls: readonly CallLine[] }
);

/** What stands at a counter for the applicant to see. */
export type CounterSign = {
  readonly place: Place;
  readonly state: 'closed' | 'open' | 'paused';
  readonly pauseReason: PauseReason | null;
  readonly number: string | null;
  readonly phase: 'idle' | 'called' | 'serving';
  /** Journal position of the latest announcement of `number` here, while it is called: a recall is another one, and flashes anew. */
  readonly call: number | null;
  readonly item: Text | null;
  readonly clerk: ClerkCard | null;
  /** The rating asked right now; without the level once rated (E2). */
  readonly prompt: {
    readonly id: string;
    /** Of the ticket, or of the case it is about. */
    readonly number: string;
    /** The visit 一次一评, or a case that was handed over 一事一评 (E1). */
    readonly about: 'visit' | 'case';
    /** Who served: whoever it is about, also when the counter has changed hands since (W4). */
    readonly clerk: Text | null;
    readonly rated: boolean;
    readonly until: number;
  } | null;
  /** What the clerk shows of the form, for checking (W6): only on applicant's screens, null elsewhere. */
  readonly entry: CounterEntry | null;
};
export type CounterEntry =
  | { readonly page: 'form'; readonly item: Text | null; readonly applicant: Partial<Applicant> }
  | {
      readonly page: 'materials';
      readonly item: Text;
      readonly materials: readonly (Material & { readonly state: MaterialState; readonly remark: string })[];
    }
  | { readonly page: 'fee'; readonly item: Text; readonly fee: Text };
export type ClerkCard = {
  readonly id: string;
  readonly name: Text;
  readonly post: Text;
  readonly duties: Text;
  readonly department: Text | null;
  readonly photo: string | null;
  readonly partyMember: boolean;
};

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
    | 'case-red'
    | 'case-overrun'
    | 'follow-up-overrun';
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

/** Topic `agent` on `/agent`: what this agent's devices should do. */
export type AgentView = View & {
  readonly printers: readonly {
    readonly device: string;
    readonly jobs: readonly { readonly id: string; readonly copy: number; readonly document: unknown }[];
  }[];
  /** Evaluators with a prompt to answer; lamps on. */
  readonly evaluators: readonly {
    readonly device: string;
    readonly counter: string | null;
    readonly prompt: string | null;
    readonly number: string | null;
  }[];
  readonly pads: readonly {
    readonly device: string;
    readonly counter: string | null;
    readonly lamp: 'off' | 'idle' | 'called' | 'serving' | 'paused';
  }[];
  /** LED panels: what stands at their counter, or the calls of their zone, newest first; nothing when bound to neither. */
  readonly leds: readonly {
    readonly device: string;
    readonly shows: LedShows | null;
  }[];
  /** Readers of documents; `ask`: their kiosk asks for one under this id (K6). */
  readonly readers: readonly { readonly device: string; readonly ask: string | null }[];
  /** Staff look for a device by pressing it (P4). */
  readonly learning: LearningOrder | null;
  /** Devices once taken on by pressing them that staff have forgotten (P4): told until they are gone. */
  readonly forget: readonly string[];
  /** Devices to try for staff, each under an id. */
  readonly tests: readonly { readonly device: string; readonly id: string }[];
};

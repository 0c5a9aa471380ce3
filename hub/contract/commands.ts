import * as v from 'valibot';
import { APPOINTMENT_COMMANDS } from './appointments.ts';
import { CASE_COMMANDS } from './casework.ts';
import { NeedSchema } from './catalogue.ts';
import { FEEDBACK_COMMANDS } from './feedback.ts';
import { HolderSchema } from './holder.ts';
import { VoiceSourcesSchema, VolumeHoursSchema } from './policy.ts';
import { EventPatternSchema } from './public-events.ts';
import { RATING_COMMANDS } from './ratings.ts';
import { ClockSchema, IdSchema, KeySchema, LANGUAGES, LineSchema, SpokenSchema } from './text.ts';

/** Everything that can be asked of the hub to change something. Reads are `queries.ts`. */

export const CLASSES = ['ordinary', 'priority', 'green', 'appointment'] as const;
export type TicketClass = (typeof CLASSES)[number];
/** Why a person is served earlier; shown as a boxed character (老 残 孕 军). */
export const PRIORITY_REASONS = ['elderly', 'disabled', 'pregnant', 'infant', 'serviceman'] as const;
export type PriorityReason = (typeof PRIORITY_REASONS)[number];

export const PAUSE_REASONS = ['briefly-away', 'lunch', 'session-end', 'archive', 'meeting'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];
/** What a ticket was taken for, where that is more than its item: a result that lies ready (K8). */
export const PURPOSES = ['collection'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const OUTCOMES = ['case', 'consultation', 'collection', 'other'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const OUT_OF_ORDER_REASONS = [
  'urgent',
  'supplement-brought',
  'same-visit',
  'health',
  'supervisor',
] as const;
export type OutOfOrderReason = (typeof OUT_OF_ORDER_REASONS)[number];
export const PARK_REASONS = ['copying', 'fetching', 'paying', 'filling-in', 'superior'] as const;
export type ParkReason = (typeof PARK_REASONS)[number];
/** Reasons for handing an applicant on. "I don't know this business" is not among them (§3.2.3.3). */
export const TRANSFER_REASONS = ['other-matter', 'next-step', 'need', 'department', 'load'] as const;
export type TransferReason = (typeof TRANSFER_REASONS)[number];
export const END_REASONS = ['closing', 'system', 'applicant-left', 'duplicate', 'moved'] as const;
export type EndReason = (typeof END_REASONS)[number];

const Ticket = v.object({ ticket: KeySchema });
const Counter = v.object({ counter: IdSchema });
const command = <T extends string, E extends v.ObjectEntries>(type: T, entries: E) =>
  v.object({ type: v.literal(type), ...entries });

export const IssueTicket = command('IssueTicket', {
  /** One of both. `item` decides the queue. */
  queue: v.optional(IdSchema),
  item: v.optional(IdSchema),
  purpose: v.optional(v.picklist(PURPOSES)),
  class: v.optional(v.picklist(['ordinary', 'priority', 'green']), 'ordinary'),
  /** Required for priority (a PriorityReason) and green (free text, recorded). */
  reason: v.optional(LineSchema),
  needs: v.optional(v.pipe(v.array(NeedSchema), v.maxLength(5)), []),
  /** Another ticket of the same visit: while one is called or served, the others are held (T14). */
  visit: v.optional(KeySchema),
  /** Kiosk whose printer prints the paper. A kiosk's own tickets always print there. */
  print: v.optional(IdSchema),
  /** Language of the paper and of phone messages. */
  language: v.optional(SpokenSchema, 'zh'),
  /** Whose ticket it is, where the queue takes names (K6); not kept where it takes none. */
  holder: v.optional(HolderSchema),
  /** Why nobody is named in a queue that wants names: owed by staff, whom the policy lets (K6). */
  unnamed: v.optional(LineSchema),
});
/** `reason` is an EndReason for staff; a holder gives none. */
export const CancelTicket = command('CancelTicket', {
  ...Ticket.entries,
  reason: v.optional(v.picklist(END_REASONS)),
});
/** By ticket id (staff) or by number (kiosk: the applicant types what the paper says). */
export const ReinstateTicket = command('ReinstateTicket', {
  ticket: v.optional(KeySchema),
  number: v.optional(LineSchema),
});
/** An applicant who cannot hear the call: the holder has seen it on the phone, or staff went and fetched them (T7). */
export const AcknowledgeCall = command('AcknowledgeCall', Ticket.entries);
/** A claim to priority that could not be shown: the ticket is ordinary from its issue on, nothing else is lost (T4). */
export const MakeOrdinary = command('MakeOrdinary', { ...Ticket.entries, reason: LineSchema });
export const PAPER_OUTCOMES = [...OUTCOMES, 'no-show'] as const;
export type PaperOutcome = (typeof PAPER_OUTCOMES)[number];
const TimeSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
/**
 * A pre-printed number worked on paper while the hub was down, entered afterwards (T15); times are epoch ms as written down.
 * Without `outcome` the holder still waits, and joins the line at the time of issue.
 */
export const EnterPaperTicket = command('EnterPaperTicket', {
  queue: IdSchema,
  number: LineSchema,
  item: v.optional(IdSchema),
  class: v.optional(v.picklist(['ordinary', 'priority', 'green']), 'ordinary'),
  /** Why of the class, as for IssueTicket. */
  reason: v.optional(LineSchema),
  needs: v.optional(v.pipe(v.array(NeedSchema), v.maxLength(5)), []),
  issuedAt: TimeSchema,
  /** Required with an outcome; `startedAt` not for a no-show. */
  counter: v.optional(IdSchema),
  startedAt: v.optional(TimeSchema),
  endedAt: v.optional(TimeSchema),
  outcome: v.optional(v.picklist(PAPER_OUTCOMES)),
  /** Why there was paper although the hub was up at that time (a broken network, say). */
  because: v.optional(LineSchema),
});
export const EndTicket = command('EndTicket', { ...Ticket.entries, reason: v.picklist(END_REASONS) });

export const OpenCounter = command('OpenCounter', Counter.entries);
export const CloseCounter = command('CloseCounter', Counter.entries);
export const PauseCounter = command('PauseCounter', {
  ...Counter.entries,
  reason: v.optional(v.picklist(PAUSE_REASONS), 'briefly-away'),
});
export const ResumeCounter = command('ResumeCounter', Counter.entries);
/** Supervisor: ends the work of an absent or crashed clerk; the ticket in hand goes back to the head, parked ones too. */
export const ReleaseCounter = command('ReleaseCounter', { ...Counter.entries, reason: LineSchema });
/** Moves the whole counter (serving, parked) to the successor named (W4). */
export const HandOverCounter = command('HandOverCounter', { ...Counter.entries, to: IdSchema });

/** `outcome` finishes the ticket being served in the same command (T6). */
export const CallNext = command('CallNext', {
  ...Counter.entries,
  outcome: v.optional(v.picklist(OUTCOMES)),
});
export const CallTicket = command('CallTicket', {
  ...Counter.entries,
  ...Ticket.entries,
  reason: v.picklist(OUT_OF_ORDER_REASONS),
});
export const Recall = command('Recall', Counter.entries);
export const StartService = command('StartService', Counter.entries);
export const Finish = command('Finish', {
  ...Counter.entries,
  outcome: v.optional(v.picklist(OUTCOMES), 'other'),
  /** What was told at a consultation (§3.2.3.1). */
  note: v.optional(LineSchema),
});
export const NoShow = command('NoShow', Counter.entries);
export const Park = command('Park', {
  ...Counter.entries,
  reason: v.optional(v.picklist(PARK_REASONS), 'copying'),
});
/** Without `ticket`: the one parked longest. */
export const Unpark = command('Unpark', { ...Counter.entries, ticket: v.optional(KeySchema) });
export const Transfer = command('Transfer', {
  ...Counter.entries,
  toQueue: v.optional(IdSchema),
  toCounter: v.optional(IdSchema),
  reason: v.optional(v.picklist(TRANSFER_REASONS), 'next-step'),
  instructions: v.optional(LineSchema),
});

/** Supervisor ends a queue for today: issuing stops, waiting tickets end with notice (T10). */
export const EndQueue = command('EndQueue', { queue: IdSchema, reason: LineSchema });
/** Waiting tickets of `from` move to `to`, keeping number and order; later issues for `from` go there too (T12). */
export const MergeQueue = command('MergeQueue', { from: IdSchema, to: IdSchema, reason: LineSchema });
/** Undoes EndQueue or MergeQueue for later issues. */
export const ReopenQueue = command('ReopenQueue', { queue: IdSchema });
/** Extended hours 延时 (C11): the queue goes on issuing until then, today; `approver`: the department's or the hall's head. */
export const ExtendHours = command('ExtendHours', {
  queue: IdSchema,
  until: ClockSchema,
  reason: LineSchema,
  approver: IdSchema,
});

/** One key at a kiosk calls somebody; asked again while one is open, it stays one call (K1, W7). */
export const CallHelp = command('CallHelp', {});
/** Somebody is on the way to the kiosk; the others see who. */
export const AttendHelp = command('AttendHelp', { help: KeySchema });
export const EndHelp = command('EndHelp', { help: KeySchema });

/** A screen with sound has finished speaking the call at this journal position; the no-show timer starts (T7). */
export const AnnouncementSpoken = command('AnnouncementSpoken', {
  position: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/** Timed by the hub: whose turn has come near is told once (K10). */
export const TellNear = command('TellNear', {});
/**
 * An urgent message to the hall (D2): shown on its screens for `minutes`, and spoken before the calls that wait; the call being
 * spoken is broken off and begun again. Without `zone` everywhere; without `en` in Chinese alone.
 */
export const Broadcast = command('Broadcast', {
  zh: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  en: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400))),
  zone: v.optional(IdSchema),
  minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240)), 10),
});
export const EndBroadcast = command('EndBroadcast', { broadcast: KeySchema });
/** Staff choose what speaks a language: the first of these that can say the whole sentence does (D3). */
export const ChooseVoice = command('ChooseVoice', {
  language: v.picklist(LANGUAGES),
  sources: VoiceSourcesSchema,
});
/** Staff say how loud the hall is at which hours; [] = always full (D3). */
export const SetVolume = command('SetVolume', { hours: VolumeHoursSchema });
/** A phrase read into the microphone by staff was kept, or removed, on the hub (D3). The sound itself is a file (docs/operations.md). */
export const KeepClip = command('KeepClip', {
  language: v.picklist(LANGUAGES),
  text: LineSchema,
  ms: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export const RemoveClip = command('RemoveClip', { language: v.picklist(LANGUAGES), text: LineSchema });

/** A key of a call pad, decoded by the agent; the hub knows the counter bound to `device` and applies the panel's rules. */
export const PAD_ACTIONS = ['next', 'recall', 'start', 'finish', 'no-show', 'pause'] as const;
export type PadAction = (typeof PAD_ACTIONS)[number];
export const PressPad = command('PressPad', { device: LineSchema, action: v.picklist(PAD_ACTIONS) });

/** A kiosk prints a checklist of an item's materials, or directions to a place elsewhere (K2, K3). */
export const PrintChecklist = command('PrintChecklist', {
  item: IdSchema,
  kiosk: v.optional(IdSchema),
  language: v.optional(SpokenSchema, 'zh'),
});
export const PrintDirections = command('PrintDirections', {
  place: IdSchema,
  kiosk: v.optional(IdSchema),
  language: v.optional(SpokenSchema, 'zh'),
});
/** Staff: print a ticket again, on this kiosk's printer; the copy is marked (P1). */
export const ReprintTicket = command('ReprintTicket', { ...Ticket.entries, kiosk: IdSchema });
/** Agent: takes a waiting job; from now on it counts as sent and is never repeated by itself (P1). */
export const ClaimPrint = command('ClaimPrint', { job: KeySchema });
/** `not-sent`: no byte had left, the job may be taken again (by this or another printer). */
export const ReportPrint = command('ReportPrint', {
  job: KeySchema,
  outcome: v.picklist(['printed', 'failed', 'unknown', 'not-sent']),
  detail: v.optional(v.pipe(v.string(), v.maxLength(300))),
});

export const SCREEN_ROLES = [
  'hall-board',
  'zone-board',
  'counter-strip',
  'applicant',
  'commitments',
  'staff',
  'notices',
  'figures',
  'playlist',
  'kiosk',
] as const;
export type ScreenRole = (typeof SCREEN_ROLES)[number];
/** What a playlist may show. */
export const PLAYLIST_ROLES = ['hall-board', 'commitments', 'staff', 'notices', 'figures'] as const;
/**
 * Shown from `from` until `to` of the hall's clock, in turn with what else is due then, `seconds` at a time. `to` before `from`: over
 * midnight.
 */
export const PlaylistEntry = v.pipe(
  v.object({
    role: v.picklist(PLAYLIST_ROLES),
    from: ClockSchema,
    to: ClockSchema,
    seconds: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(3600)),
  }),
  v.forward(
    v.check(({ from, to }) => from !== to, 'to: another time than from'),
    ['to'],
  ),
);
export type PlaylistEntry = v.InferOutput<typeof PlaylistEntry>;
/** Name of a file in the hub's media folder; no folder, nothing hidden. */
const MediaNameSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(200),
  v.regex(/^[^./\\\p{Cc}][^/\\\p{Cc}]*$/u, 'the name of a file in the media folder'),
);
/** What an LED panel can light: one colour, red and green with amber of both, or everything. */
export const PANEL_COLOURS = ['red', 'green', 'amber', 'white', 'two', 'full'] as const;
export type PanelColours = (typeof PANEL_COLOURS)[number];
/** What a paired screen shows; changed live by staff (D1). */
export const ScreenAssignment = v.object({
  role: v.picklist(SCREEN_ROLES),
  counter: v.optional(IdSchema),
  zone: v.optional(IdSchema),
  kiosk: v.optional(IdSchema),
  /** Speaks the calls. */
  sound: v.optional(v.boolean(), false),
  /** How loud it speaks, 0.1..1, of what the hour allows; left out: 1. */
  volume: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(1))),
  /** The zones it speaks for; left out: a zone board for its own, a hall board for all of them. */
  soundZones: v.optional(v.pipe(v.array(IdSchema), v.minLength(1), v.maxLength(50))),
  theme: v.optional(v.picklist(['light', 'dark']), 'light'),
  /** LED strip: dots of the panel. */
  columns: v.optional(v.pipe(v.number(), v.integer(), v.minValue(16), v.maxValue(1024))),
  rows: v.optional(v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(128))),
  /** Role playlist: outside all its hours it is the hall board. */
  playlist: v.optional(v.pipe(v.array(PlaylistEntry), v.minLength(1), v.maxLength(24))),
  /** Boards, and boards in a playlist: pictures and videos beside the calls, in turn. */
  media: v.optional(v.pipe(v.array(MediaNameSchema), v.maxLength(50))),
  /** What its dots can light; two (red, green, amber of both) when nothing is said. */
  colours: v.optional(v.picklist(PANEL_COLOURS)),
});
export type ScreenAssignment = v.InferOutput<typeof ScreenAssignment>;
export const PairScreen = command('PairScreen', {
  code: v.pipe(v.string(), v.regex(/^\d{6}$/, 'six digits')),
  name: LineSchema,
  assignment: ScreenAssignment,
});
export const AssignScreen = command('AssignScreen', { device: KeySchema, assignment: ScreenAssignment });
export const UnpairScreen = command('UnpairScreen', { device: KeySchema });
/** Binds an agent's device (`agent/name`, or `name` alone when only one agent has it) to a kiosk or counter. */
export const BindDevice = command('BindDevice', { device: LineSchema, to: v.nullable(IdSchema) });

/**
 * Further places whose paper a printer prints, besides the one it is bound to: always (`spare` false, two kiosks on one printer), or
 * only while none of the place's own printers can. A spare takes over only jobs of which no byte was sent (P1).
 */
export const ShareDevice = command('ShareDevice', {
  device: LineSchema,
  places: v.pipe(v.array(v.object({ to: IdSchema, spare: v.boolean() })), v.maxLength(20)),
});

/** A device that was taken on by pressing it (P4) is one no more: its agent takes it out of `learned.json`, its binding ends. */
export const ForgetDevice = command('ForgetDevice', { device: LineSchema });

export const ImportCatalogue = command('ImportCatalogue', {
  catalogue: v.unknown(),
  /** Of the catalogue it was previewed against; another one meanwhile is a refusal. Left out: whichever is in force. */
  revision: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
export const SaveUser = command('SaveUser', {
  person: IdSchema,
  name: v.optional(LineSchema),
  roles: v.optional(v.array(v.string())),
  passwordHash: v.optional(v.string()),
});
export const DisableUser = command('DisableUser', { person: IdSchema });
export const TOKEN_ROLES = ['integration', 'display', 'kiosk', 'agent'] as const;
export type TokenRole = (typeof TOKEN_ROLES)[number];
/** `hash`: SHA-256 of the secret; the secret itself is never recorded. */
export const MakeToken = command('MakeToken', {
  token: KeySchema,
  hash: v.string(),
  role: v.picklist(TOKEN_ROLES),
  name: LineSchema,
  actAs: v.optional(v.boolean(), false),
  /** For role display or kiosk: what it shows. */
  assignment: v.optional(ScreenAssignment),
});
export const RevokeToken = command('RevokeToken', { token: KeySchema });
/** Where a webhook may send: no user or password in it, for addresses stand in lists and logs. */
const WebhookUrl = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(500),
  v.check(isPostable, 'a whole http:// or https:// address, without user, password or #'),
);
function isPostable(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hash === '';
}
/** Sends these events to an address of the hall's (K10, X5). */
export const AddWebhook = command('AddWebhook', {
  webhook: KeySchema,
  url: WebhookUrl,
  events: v.pipe(v.array(EventPatternSchema), v.minLength(1), v.maxLength(40)),
});
export const RemoveWebhook = command('RemoveWebhook', { webhook: KeySchema });
/** After the password was checked: the session's hash is recorded so that a restart keeps people signed in. */
export const SignIn = command('SignIn', { person: IdSchema, session: v.string() });
export const SignOut = command('SignOut', { session: v.string() });
/** A wrong password; enough of them lock the account (X1). */
export const FailSignIn = command('FailSignIn', { person: IdSchema });

export const AcknowledgeAlert = command('AcknowledgeAlert', { alert: v.pipe(v.string(), v.maxLength(200)) });
/** Timed by the hub: the day boundary was passed, also while the hub was off (T10). */
export const TurnDay = command('TurnDay', {});
/** First command after every start: restarts no-show timers, marks the outage, ends what a dead agent had claimed (T15). */
export const HubStarted = command('HubStarted', { downSince: v.nullable(v.number()) });
/** An agent (re)joined with a new run id: jobs its earlier run had claimed become unknown (P1). */
export const AgentJoined = command('AgentJoined', {
  run: KeySchema,
  version: v.pipe(v.string(), v.maxLength(40)),
});
/** Staff confirm the wall clock after it jumped; timed jobs go on (docs/architecture.md). */
export const ConfirmClock = command('ConfirmClock', {});

export const CommandSchema = v.variant('type', [
  IssueTicket,
  CancelTicket,
  ReinstateTicket,
  AcknowledgeCall,
  MakeOrdinary,
  EnterPaperTicket,
  EndTicket,
  OpenCounter,
  CloseCounter,
  PauseCounter,
  ResumeCounter,
  ReleaseCounter,
  HandOverCounter,
  CallNext,
  CallTicket,
  Recall,
  StartService,
  Finish,
  NoShow,
  Park,
  Unpark,
  Transfer,
  EndQueue,
  MergeQueue,
  ReopenQueue,
  ExtendHours,
  CallHelp,
  AttendHelp,
  EndHelp,
  AnnouncementSpoken,
  TellNear,
  Broadcast,
  EndBroadcast,
  ChooseVoice,
  SetVolume,
  KeepClip,
  RemoveClip,
  PressPad,
  PrintChecklist,
  PrintDirections,
  ReprintTicket,
  ClaimPrint,
  ReportPrint,
  PairScreen,
  AssignScreen,
  UnpairScreen,
  BindDevice,
  ShareDevice,
  ForgetDevice,
  ImportCatalogue,
  SaveUser,
  DisableUser,
  MakeToken,
  RevokeToken,
  AddWebhook,
  RemoveWebhook,
  SignIn,
  SignOut,
  FailSignIn,
  AcknowledgeAlert,
  TurnDay,
  HubStarted,
  AgentJoined,
  ConfirmClock,
  ...RATING_COMMANDS,
  ...FEEDBACK_COMMANDS,
  ...APPOINTMENT_COMMANDS,
  ...CASE_COMMANDS,
]);
export type Command = v.InferOutput<typeof CommandSchema>;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
/** As a sender writes it: fields with defaults may be left out. */
export type CommandInput = v.InferInput<typeof CommandSchema>;

/** The envelope of every command on the wire: `id` is the request id made by its sender (T2). */
export const RequestSchema = v.object({ id: KeySchema, command: v.looseObject({ type: v.string() }) });

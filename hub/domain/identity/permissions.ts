import type { Actor } from '../../contract/actors.ts';
import { ROLES, type Role } from '../../contract/catalogue.ts';
import type { CommandType } from '../../contract/commands.ts';
import type { State } from '../state.ts';

/**
 * Who may ask for what (X1): role × command in one place. What depends on the state (whose counter, whose ticket) is the
 * command's own business. Discipline officers read everything and change nothing.
 */
type Who =
  | Role
  | 'kiosk'
  | 'screen'
  | 'agent'
  | 'integration'
  | 'act-as'
  | 'holder'
  | 'booker'
  | 'hub'
  | 'admin';

const EVERYBODY: readonly Who[] = ROLES;
const FRONT: readonly Who[] = ['guide', 'clerk', 'chief', 'supervisor'];
const COUNTER: readonly Who[] = ['guide', 'clerk', 'chief', 'act-as'];
/** Whoever works on cases; whose case and whose step it is, the command itself decides. */
const CASES: readonly Who[] = ['guide', 'clerk', 'chief', 'reviewer', 'approver', 'agent', 'supervisor'];
/** Who follow up low ratings (E3) and see to what people tell the hall (S4). */
const TRACERS: readonly Who[] = ['complaint-officer', 'supervisor'];
const FLOOR: readonly Who[] = ['supervisor', 'administrator', 'hub', 'admin'];
const ADMINISTRATION: readonly Who[] = ['administrator', 'hub', 'admin'];

const MAY: { readonly [T in CommandType]: readonly Who[] } = {
  IssueTicket: [...FRONT, 'kiosk', 'integration', 'act-as'],
  CancelTicket: [...FRONT, 'integration', 'act-as', 'holder'],
  ReinstateTicket: [...FRONT, 'kiosk'],
  EndTicket: FRONT,
  AcknowledgeCall: [...FRONT, 'holder'],
  MakeOrdinary: FRONT,
  EnterPaperTicket: FRONT,

  CallHelp: ['kiosk'],
  AttendHelp: FRONT,
  EndHelp: FRONT,

  BookAppointment: [...FRONT, 'kiosk', 'integration', 'act-as'],
  MoveAppointment: [...FRONT, 'kiosk', 'integration', 'act-as', 'booker'],
  CancelAppointment: [...FRONT, 'kiosk', 'integration', 'act-as', 'booker'],
  CheckIn: [...FRONT, 'kiosk', 'integration', 'act-as', 'booker'],
  CheckAppointments: ['hub'],

  OpenCounter: COUNTER,
  CloseCounter: COUNTER,
  PauseCounter: COUNTER,
  ResumeCounter: COUNTER,
  CallNext: COUNTER,
  CallTicket: COUNTER,
  Recall: COUNTER,
  StartService: COUNTER,
  Finish: COUNTER,
  NoShow: COUNTER,
  Park: COUNTER,
  Unpark: COUNTER,
  Transfer: COUNTER,
  HandOverCounter: [...COUNTER, 'supervisor'],
  ReleaseCounter: FLOOR,
  PressPad: ['agent'],

  EndQueue: FLOOR,
  MergeQueue: FLOOR,
  ReopenQueue: FLOOR,
  ExtendHours: ['chief', 'supervisor'],
  AnnouncementSpoken: ['screen', 'hub'],
  TellNear: ['hub'],
  Broadcast: FLOOR,
  EndBroadcast: FLOOR,
  ChooseVoice: FLOOR,
  SetVolume: FLOOR,
  KeepClip: FLOOR,
  RemoveClip: FLOOR,
  // Staff are here to be told why not (E2); integrations never rate.
  Rate: [...EVERYBODY, 'agent', 'screen', 'holder'],

  // Whoever served is turned away by the command itself (E2).
  EnterRatingCard: ['guide', ...TRACERS],
  ContactFollowUp: TRACERS,
  MissFollowUp: TRACERS,
  InvestigateFollowUp: TRACERS,
  RemedyFollowUp: TRACERS,
  CloseFollowUp: TRACERS,

  // Whom it is about is turned away by the command itself, and whoever does not have it in hand (S4).
  ReceiveFeedback: ['guide', 'clerk', 'chief', ...TRACERS],
  CallBackCase: TRACERS,
  SettleFeedback: ['guide', 'chief', ...TRACERS],
  AssignFeedback: TRACERS,
  ExtendFeedback: ['supervisor'],
  InvestigateFeedback: [...CASES, 'complaint-officer'],
  RemedyFeedback: [...CASES, 'complaint-officer'],
  AnswerFeedback: [...CASES, 'complaint-officer'],
  CloseFeedback: TRACERS,
  LinkFeedback: TRACERS,
  AccountFeedback: ['supervisor'],
  ReachFeedback: TRACERS,
  MissFeedback: TRACERS,
  SeeFeedbackContact: [...CASES, 'complaint-officer'],

  PrintChecklist: [...FRONT, 'kiosk'],
  PrintDirections: [...FRONT, 'kiosk'],
  ReprintTicket: FRONT,
  ClaimPrint: ['agent'],
  ReportPrint: ['agent', 'hub'],

  PairScreen: FLOOR,
  AssignScreen: FLOOR,
  UnpairScreen: FLOOR,
  BindDevice: FLOOR,
  ShareDevice: FLOOR,
  ForgetDevice: FLOOR,
  AgentJoined: ['agent'],

  ImportCatalogue: ADMINISTRATION,
  SaveUser: ADMINISTRATION,
  DisableUser: ADMINISTRATION,
  MakeToken: ADMINISTRATION,
  RevokeToken: ADMINISTRATION,
  AddWebhook: ADMINISTRATION,
  RemoveWebhook: ADMINISTRATION,
  // The password is checked at the edge, so only the hub may say that somebody is signed in.
  SignIn: ['hub', 'admin'],
  SignOut: ['hub', 'admin'],
  FailSignIn: ['hub', 'admin'],

  AcknowledgeAlert: ['guide', 'chief', 'supervisor', 'administrator'],
  TurnDay: ['hub', 'admin'],
  HubStarted: ['hub'],
  ConfirmClock: FLOOR,

  ReceiveCase: CASES,
  CheckMaterials: CASES,
  TellOnce: CASES,
  BringMaterials: CASES,
  LapseCase: [...CASES, 'hub'],
  RefuseCase: CASES,
  AcceptCase: CASES,
  ReceiveStep: CASES,
  FinishStep: CASES,
  UrgeStep: CASES,
  AnswerJoint: CASES,
  DecideCase: CASES,
  CheckResult: CASES,
  ReturnResult: CASES,
  NotifyApplicant: CASES,
  DeliverCase: CASES,
  WithdrawCase: CASES,
  AskExtension: CASES,
  AnswerExtension: CASES,
  SuspendCase: CASES,
  EndSuspension: CASES,
  MarkCase: CASES,
  WarnApplicant: CASES,
  ExplainOverrun: CASES,
  FindOverrun: ['chief', 'supervisor', 'complaint-officer'],
  PrintNotice: CASES,
  ConfirmNotice: CASES,
  ReleasePrint: CASES,
  ArchiveCase: CASES,
  RecordConsultation: CASES,
  CheckLimits: ['hub'],
  RecordArchiveList: ['clerk', 'chief', 'supervisor'],
  EraseApplicant: ['hub', 'admin'],
};

/** Roles of a person: those given with the sign-in, else those of the staff list. */
export function rolesOf(state: State, person: string): readonly Role[] {
  const given = state.identity.users.get(person)?.roles ?? [];
  const roles = ROLES.filter((role) => given.includes(role));
  return roles.length > 0 ? roles : (state.catalogue?.staff.get(person)?.roles ?? []);
}

function guises(state: State, actor: Actor): readonly Who[] {
  if (actor.kind === 'person') return rolesOf(state, actor.person);
  if (actor.kind === 'integration') return [actor.actAs ? 'act-as' : 'integration'];
  return [actor.kind];
}

/** May this actor ask for this kind of command at all? */
export function permitted(state: State, actor: Actor, command: CommandType): boolean {
  return guises(state, actor).some((who) => MAY[command].includes(who));
}

import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../hub/contract/actors.ts';
import { type CommandInput, CommandSchema } from '../../hub/contract/commands.ts';
import { REFUSALS } from '../../hub/contract/refusals.ts';
import { allowedActions, decide } from '../../hub/domain/index.ts';
import { ACTING, ADMIN, AGENT, API, Hall, HUB, KIOSK, person, screen } from './given.ts';
import { hallCatalogue } from './hall.ts';

/** Counter state × command, completely: every pair is answered, and the ones below exactly so. */

const li = person('li');
const STATES = [
  'closed',
  'idle',
  'called',
  'serving',
  'parked',
  'serving+parked',
  'paused',
  'paused+parked',
] as const;
type CounterCase = (typeof STATES)[number];

/** Steps of clerk li at w1 from the open counter. */
const STEPS: Record<CounterCase, readonly ('CallNext' | 'StartService' | 'Park' | 'PauseCounter')[]> = {
  closed: [],
  idle: [],
  called: ['CallNext'],
  serving: ['CallNext', 'StartService'],
  parked: ['CallNext', 'StartService', 'Park'],
  'serving+parked': ['CallNext', 'StartService', 'Park', 'CallNext', 'StartService'],
  paused: ['PauseCounter'],
  'paused+parked': ['CallNext', 'StartService', 'Park', 'PauseCounter'],
};

/** A hall with counter w1 in that state, and somebody waiting. */
function hallIn(state: CounterCase): Hall {
  const hall = new Hall(hallCatalogue({ noShow: { recalls: 0, seconds: 0 } }));
  for (let i = 0; i < 4; i++) hall.issue('a');
  if (state !== 'closed') hall.open('li', 'w1');
  for (const type of STEPS[state]) hall.must(li, { type, counter: 'w1' });
  if (state === 'called') hall.spoken();
  return hall;
}

const W1 = { counter: 'w1' } as const;
/** The last ticket always waits. */
const LAST = { ticket: 'id-000007' } as const;
const COMMANDS = {
  open: { type: 'OpenCounter', ...W1 },
  close: { type: 'CloseCounter', ...W1 },
  pause: { type: 'PauseCounter', ...W1 },
  resume: { type: 'ResumeCounter', ...W1 },
  next: { type: 'CallNext', ...W1 },
  call: { type: 'CallTicket', ...W1, ...LAST, reason: 'urgent' },
  recall: { type: 'Recall', ...W1 },
  start: { type: 'StartService', ...W1 },
  finish: { type: 'Finish', ...W1 },
  'no-show': { type: 'NoShow', ...W1 },
  park: { type: 'Park', ...W1 },
  unpark: { type: 'Unpark', ...W1 },
  transfer: { type: 'Transfer', ...W1, toQueue: 'b' },
  'hand-over': { type: 'HandOverCounter', ...W1, to: 'zhao' },
} as const satisfies Record<string, CommandInput>;
type Action = keyof typeof COMMANDS;

/** `ok`, or the code of the refusal; in the order of STATES. */
const TABLE: Record<Action, string> = {
  open: 'ok counter-open counter-open counter-open counter-open counter-open counter-open counter-open',
  close: 'counter-closed ok ticket-in-hand ticket-in-hand tickets-parked ticket-in-hand ok tickets-parked',
  pause: 'counter-closed ok ticket-in-hand ticket-in-hand ok ticket-in-hand counter-paused counter-paused',
  resume:
    'counter-closed counter-not-paused counter-not-paused counter-not-paused counter-not-paused counter-not-paused ok ok',
  next: 'counter-closed ok ticket-in-hand ok ok ok counter-paused counter-paused',
  call: 'counter-closed ok ticket-in-hand ticket-in-hand ok ticket-in-hand counter-paused counter-paused',
  recall:
    'counter-closed nothing-in-hand ok not-called nothing-in-hand not-called counter-paused counter-paused',
  start:
    'counter-closed nothing-in-hand ok not-called nothing-in-hand not-called counter-paused counter-paused',
  finish: 'counter-closed nothing-in-hand not-serving ok nothing-in-hand ok counter-paused counter-paused',
  'no-show':
    'counter-closed nothing-in-hand ok not-called nothing-in-hand not-called counter-paused counter-paused',
  park: 'counter-closed nothing-in-hand not-serving ok nothing-in-hand ok counter-paused counter-paused',
  unpark:
    'counter-closed nothing-parked nothing-parked nothing-parked ok ticket-in-hand counter-paused counter-paused',
  transfer: 'counter-closed nothing-in-hand ok ok nothing-in-hand ok counter-paused counter-paused',
  'hand-over': 'counter-closed ok ok ok ok ok ok ok',
};

describe('W1 T6 T7 counter state × command', () => {
  const actions = Object.keys(TABLE) as Action[];
  const cases = actions.flatMap((action) =>
    TABLE[action].split(' ').map((expected, i) => [action, STATES[i] ?? 'idle', expected] as const),
  );
  test.each(cases)('%s while %s: %s', (action, state, expected) => {
    const hall = hallIn(state);
    expect(hall.refusal(li, COMMANDS[action]) ?? 'ok').toBe(expected);
  });

  test.each(STATES)('the panel of a counter %s offers exactly what is accepted', (state) => {
    const accepted = actions.filter((action) => TABLE[action].split(' ')[STATES.indexOf(state)] === 'ok');
    const hall = hallIn(state);
    expect([...allowedActions(hall.state, 'w1', 'li', hall.now)].sort()).toEqual(accepted.sort());
  });
});

const CASE = { case: 'no-such-case' } as const;
const FEEDBACK = { feedback: 'no-such-feedback' } as const;
/** One of every command there is, with ids that exist. */
const EVERY: readonly CommandInput[] = [
  ...Object.values(COMMANDS),
  { type: 'IssueTicket', queue: 'a' },
  { type: 'CancelTicket', ...LAST, reason: 'duplicate' },
  { type: 'ReinstateTicket', ...LAST },
  { type: 'EndTicket', ...LAST, reason: 'closing' },
  { type: 'AcknowledgeCall', ...LAST },
  { type: 'MakeOrdinary', ...LAST, reason: 'no card' },
  { type: 'EnterPaperTicket', queue: 'a', number: 'ZA001', issuedAt: 1 },
  { type: 'CallHelp' },
  { type: 'AttendHelp', help: 'no-such-help' },
  { type: 'EndHelp', help: 'no-such-help' },
  { type: 'ReleaseCounter', ...W1, reason: 'absent' },
  { type: 'EndQueue', queue: 'a', reason: 'closing' },
  { type: 'MergeQueue', from: 'a', to: 'b', reason: 'load' },
  { type: 'ReopenQueue', queue: 'a' },
  { type: 'ExtendHours', queue: 'a', until: '18:30', reason: 'many waiting', approver: 'sun' },
  { type: 'AnnouncementSpoken', position: 9 },
  { type: 'TellNear' },
  { type: 'Broadcast', zh: 'x', zone: 'nowhere' },
  { type: 'Broadcast', zh: 'x' },
  { type: 'EndBroadcast', broadcast: 'no-such-broadcast' },
  { type: 'ChooseVoice', language: 'zh', sources: ['built-in'] },
  { type: 'SetVolume', hours: [{ from: '08:00', level: 0.8 }] },
  { type: 'KeepClip', language: 'zh', text: 'x', ms: 1 },
  { type: 'RemoveClip', language: 'zh', text: 'x' },
  { type: 'Rate', prompt: 'no-such-prompt', level: 3 },
  { type: 'EnterRatingCard', day: '2026-03-04', number: 'A001', level: 1 },
  { type: 'EnterRatingCard', day: '2026-03-03', number: 'A001', level: 1 },
  { type: 'ContactFollowUp', followUp: 'no-such-follow-up', said: 'x' },
  { type: 'MissFollowUp', followUp: 'no-such-follow-up' },
  { type: 'InvestigateFollowUp', followUp: 'no-such-follow-up', founded: true, finding: 'x' },
  { type: 'RemedyFollowUp', followUp: 'no-such-follow-up', measure: 'x' },
  { type: 'CloseFollowUp', followUp: 'no-such-follow-up', conclusion: 'x' },
  { type: 'ReceiveFeedback', kind: 'complaint', channel: 'phone', subject: 'x', words: 'x' },
  { type: 'CallBackCase', case: 'x' },
  { type: 'SettleFeedback', ...FEEDBACK, founded: true, answer: 'x' },
  { type: 'AssignFeedback', ...FEEDBACK, to: 'li' },
  { type: 'ExtendFeedback', ...FEEDBACK, days: 1, reason: 'x' },
  { type: 'InvestigateFeedback', ...FEEDBACK, founded: true, finding: 'x' },
  { type: 'RemedyFeedback', ...FEEDBACK, measure: 'x' },
  { type: 'AnswerFeedback', ...FEEDBACK, answer: 'x' },
  { type: 'CloseFeedback', ...FEEDBACK, conclusion: 'x' },
  { type: 'LinkFeedback', ...FEEDBACK, number: 'x' },
  { type: 'AccountFeedback', ...FEEDBACK, finding: 'x', outcome: 'x' },
  { type: 'ReachFeedback', ...FEEDBACK, satisfied: true, said: 'x' },
  { type: 'MissFeedback', ...FEEDBACK },
  { type: 'SeeFeedbackContact', ...FEEDBACK },
  { type: 'PressPad', device: 'pad', action: 'next' },
  { type: 'PrintChecklist', item: 'register', kiosk: 'k1' },
  { type: 'PrintDirections', place: 'vehicles', kiosk: 'k1' },
  { type: 'ReprintTicket', ...LAST, kiosk: 'k1' },
  { type: 'ClaimPrint', job: 'no-such-job' },
  { type: 'ReportPrint', job: 'no-such-job', outcome: 'printed' },
  { type: 'PairScreen', code: '123456', name: 'x', assignment: { role: 'hall-board' } },
  { type: 'AssignScreen', device: 'screen-1', assignment: { role: 'hall-board' } },
  { type: 'UnpairScreen', device: 'screen-1' },
  { type: 'BindDevice', device: 'pad', to: 'w1' },
  { type: 'ShareDevice', device: 'box/printer', places: [{ to: 'k1', spare: true }] },
  { type: 'ForgetDevice', device: 'pad' },
  { type: 'ImportCatalogue', catalogue: {} },
  { type: 'SaveUser', person: 'li' },
  { type: 'DisableUser', person: 'li' },
  { type: 'MakeToken', token: 'token-001', hash: 'x', role: 'agent', name: 'x' },
  { type: 'RevokeToken', token: 'token-001' },
  { type: 'AddWebhook', webhook: 'webhook-1', url: 'https://a.example/', events: ['case.*'] },
  { type: 'RemoveWebhook', webhook: 'webhook-1' },
  { type: 'SignIn', person: 'li', session: 's' },
  { type: 'SignOut', session: 's' },
  { type: 'FailSignIn', person: 'li' },
  { type: 'AcknowledgeAlert', alert: 'x' },
  { type: 'TurnDay' },
  { type: 'HubStarted', downSince: null },
  { type: 'AgentJoined', run: 'run-00001', version: '1' },
  { type: 'ConfirmClock' },
  { type: 'ReceiveCase', item: 'register', applicant: { kind: 'person', name: 'x' } },
  { type: 'CheckMaterials', ...CASE, materials: [{ index: 0, state: 'present' }] },
  { type: 'TellOnce', ...CASE },
  { type: 'BringMaterials', ...CASE },
  { type: 'LapseCase', ...CASE },
  { type: 'RefuseCase', ...CASE, reason: 'out-of-scope', explanation: 'x' },
  { type: 'AcceptCase', ...CASE },
  { type: 'ReceiveStep', ...CASE },
  { type: 'FinishStep', ...CASE, result: 'agree', opinion: 'x' },
  { type: 'UrgeStep', ...CASE },
  { type: 'AnswerJoint', ...CASE, department: 'land', result: 'agree', opinion: 'x' },
  { type: 'DecideCase', ...CASE, outcome: 'approved' },
  { type: 'CheckResult', ...CASE },
  { type: 'ReturnResult', ...CASE, reason: 'x' },
  { type: 'NotifyApplicant', ...CASE, way: 'phone' },
  { type: 'DeliverCase', ...CASE, to: 'x' },
  { type: 'WithdrawCase', ...CASE, reason: 'x' },
  { type: 'AskExtension', ...CASE, days: 1, reason: 'x' },
  { type: 'AnswerExtension', ...CASE, approve: true, reason: 'x' },
  { type: 'SuspendCase', ...CASE, reason: 'hearing', explanation: 'x' },
  { type: 'EndSuspension', ...CASE },
  { type: 'MarkCase', ...CASE, mark: 'green', reason: 'x', approver: 'sun' },
  { type: 'WarnApplicant', ...CASE, way: 'phone', told: 'x' },
  { type: 'ExplainOverrun', ...CASE, record: 'record-1', explanation: 'x', apology: 'x' },
  { type: 'FindOverrun', ...CASE, record: 'record-1', finding: 'x', outcome: 'x' },
  { type: 'PrintNotice', ...CASE, notice: 'notice-1' },
  { type: 'ConfirmNotice', ...CASE, notice: 'notice-1', printed: true },
  { type: 'ReleasePrint', job: 'no-such-job' },
  { type: 'ArchiveCase', ...CASE },
  { type: 'RecordConsultation', channel: 'phone', asked: 'x', told: 'x' },
  { type: 'BookAppointment', queue: 'a', start: 0 },
  { type: 'MoveAppointment', code: '12345678', start: 0 },
  { type: 'CancelAppointment', code: '12345678' },
  { type: 'CheckIn', code: '12345678' },
  { type: 'CheckAppointments' },
  { type: 'CheckLimits' },
  {
    type: 'RecordArchiveList',
    ...{ kind: 'transfer', department: 'tax', from: '2026-03-01', to: '2026-03-31', cases: ['no-such-case'] },
  },
  { type: 'EraseApplicant', person: 'no-such-person', why: 'asked', cases: 0 },
];
const ACTORS: readonly Actor[] = [
  li,
  ...['wang', 'sun', 'gu', 'chen', 'ji', 'guan', 'stranger'].map(person),
  KIOSK,
  API,
  ACTING,
  AGENT,
  HUB,
  ADMIN,
  screen('screen-1'),
  { kind: 'holder', ticket: LAST.ticket },
];

describe('every state × every command × every actor', () => {
  test('the list above has every command', () => {
    const types = CommandSchema.options.map((option) => option.entries.type.literal);
    expect([...new Set(EVERY.map((command) => command.type))].sort()).toEqual([...types].sort());
  });

  test.each(STATES)('%s: a decision or a refusal with a known code, and the state unchanged', (state) => {
    const hall = hallIn(state);
    const before = structuredClone(hall.state);
    for (const input of EVERY) {
      const command = v.parse(CommandSchema, input);
      for (const actor of ACTORS) {
        const decided = decide(hall.state, command, hall.context(actor));
        if (decided.ok) expect(Array.isArray(decided.value.facts)).toBe(true);
        else expect(REFUSALS).toHaveProperty([decided.refusal.code]);
      }
    }
    expect(hall.state).toEqual(before);
  });

  test('the same before there is any hall', () => {
    const hall = new Hall(null);
    for (const input of EVERY) {
      const command = v.parse(CommandSchema, input);
      for (const actor of ACTORS) decide(hall.state, command, hall.context(actor));
    }
    expect(hall.state.position).toBe(0);
  });
});

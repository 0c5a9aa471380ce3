import { describe, expect, test } from 'vitest';
import { CASE_ACTIONS, CASE_STATES, type CaseAction } from '../../hub/contract/casework.ts';
import type { RefusalCode } from '../../hub/contract/refusals.ts';
import { caseIn, STATE_NAMES, type StateName, sensible } from './states.ts';

/** Case state × command, completely, for the department's chief, who may take every post. */

type Row = {
  readonly ok: readonly StateName[];
  /** Where it is refused with another code than `not-lawful-now`. */
  readonly but?: Partial<Record<StateName, RefusalCode>>;
};

const INTAKE = ['unchecked', 'missing', 'complete'] as const;
const AWAITING = ['awaiting', 'overdue', 'breach', 'explained'] as const;
const STEPPING = ['sent', 'in-hand', 'to-approver', 'approving', 'late', 'asked', 'suspended'] as const;
const HANDLING = [...STEPPING, 'joint', 'answered', 'on-the-spot'] as const;
const DONE = ['decided', 'to-notify', 'to-deliver'] as const;
const ENDED = ['completed', 'refused', 'withdrawn', 'lapsed'] as const;
const OPEN = [...INTAKE, ...AWAITING, ...HANDLING, ...DONE];
const without = (states: readonly StateName[], ...less: readonly StateName[]) =>
  states.filter((state) => !less.includes(state));
const noRecord = (...less: readonly StateName[]) =>
  Object.fromEntries(without(STATE_NAMES, ...less).map((state) => [state, 'no-such-record'] as const));

const TABLE: Record<CaseAction, Row> = {
  'check-materials': { ok: [...INTAKE, ...AWAITING] },
  'tell-once': {
    ok: ['missing', ...AWAITING],
    but: { unchecked: 'materials-unchecked', complete: 'materials-complete' },
  },
  'bring-materials': { ok: AWAITING },
  lapse: { ok: ['overdue'] },
  refuse: { ok: INTAKE },
  accept: { ok: ['complete'], but: { unchecked: 'materials-unchecked', missing: 'materials-missing' } },
  'receive-step': { ok: ['sent', 'to-approver', 'late', 'asked'] },
  'finish-step': { ok: [], but: { 'in-hand': 'not-your-case' } },
  // Nobody urges the own hand.
  'urge-step': { ok: [...without(STEPPING, 'approving'), 'joint'] },
  'answer-joint': { ok: [], but: { joint: 'not-your-case' } },
  decide: { ok: ['approving', 'answered', 'on-the-spot'], but: { joint: 'joint-unanswered' } },
  'check-result': { ok: ['decided'] },
  'return-result': { ok: ['decided'] },
  notify: { ok: ['to-notify'] },
  deliver: { ok: ['to-deliver'] },
  withdraw: { ok: OPEN },
  'ask-extension': {
    ok: without(HANDLING, 'late', 'asked', 'suspended', 'on-the-spot'),
    but: { late: 'too-late' },
  },
  'answer-extension': { ok: ['asked'] },
  suspend: { ok: without(HANDLING, 'suspended', 'on-the-spot') },
  'end-suspension': { ok: ['suspended'] },
  mark: { ok: OPEN },
  'warn-applicant': { ok: without(HANDLING, 'on-the-spot') },
  'explain-overrun': { ok: ['breach'], but: noRecord('breach') },
  'find-overrun': { ok: ['explained'], but: noRecord('explained') },
  archive: {
    ok: [],
    but: Object.fromEntries(ENDED.map((state) => [state, 'file-incomplete'] as const)),
  },
};

describe('C10 case state × command', () => {
  const pairs = CASE_ACTIONS.flatMap((action) => STATE_NAMES.map((state) => [action, state] as const));

  test.each(pairs)('%s while %s', (action, state) => {
    const { ok, but = {} } = TABLE[action];
    const hall = caseIn(state);
    const expected = ok.includes(state) ? null : (but[state] ?? 'not-lawful-now');
    expect(hall.refuses('zheng', sensible(hall, action))).toBe(expected);
  });

  test.each(STATE_NAMES)('C10 exactly what is accepted is offered: %s', (state) => {
    const accepted = CASE_ACTIONS.filter((action) => TABLE[action].ok.includes(state));
    expect(caseIn(state).allowed('zheng')).toEqual([...accepted].sort());
  });

  test.each(['ji', 'guan', 'gu', 'nobody'])('C10 %s, who has no post in it, is offered nothing', (who) => {
    for (const state of STATE_NAMES) expect([state, ...caseIn(state).allowed(who)]).toEqual([state]);
  });

  test('the states above are all there are', () => {
    const seen = new Set(STATE_NAMES.map((state) => caseIn(state).on.state));
    expect([...seen].sort()).toEqual([...CASE_STATES].sort());
  });
});

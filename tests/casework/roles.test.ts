import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { CASE_ACTIONS, type CaseAction } from '../../hub/contract/casework.ts';
import { CatalogueSchema } from '../../hub/contract/catalogue.ts';
import { one, person } from '../domain/given.ts';
import { Casework, caseworkData, ZHANG } from './hall.ts';
import { STATE_NAMES, STATES, sensible } from './states.ts';

/** One person of each role, all of the case's own department but the hall's own offices; and a colleague of another department. */
const PEOPLE = {
  clerk: 'li',
  chief: 'zheng',
  reviewer: 'shen',
  approver: 'zhun',
  agent: 'dai',
  supervisor: 'sun',
  guide: 'gu',
  'complaint-officer': 'mo',
  discipline: 'ji',
  'another department’s reviewer': 'tu',
  administrator: 'xu',
} as const;
type Role = keyof typeof PEOPLE;
const ROLES = Object.keys(PEOPLE) as Role[];

function hall(): Casework {
  const data = caseworkData();
  const like = data.staff.find(({ id }) => id === 'li');
  const office = (id: string, roles: string[]) => ({ ...like, id, department: null, roles, counters: [] });
  const staff = [...data.staff, office('mo', ['complaint-officer']), office('xu', ['administrator'])];
  return new Casework(v.parse(CatalogueSchema, { ...data, staff }));
}
/** Beside every state there is: an approval in the approver's own hands. */
const AT_APPROVER = (start: Casework) => {
  start.accepted('shop-licence').reviewed().does('zhun', { type: 'ReceiveStep' });
  return start;
};

const FRONT: readonly Role[] = ['clerk', 'chief'];
const CASEWORKERS: readonly Role[] = ['clerk', 'chief', 'reviewer', 'approver'];
/** Who is offered an action in some state of a case; whoever is not named never is. */
const MAY: Readonly<Record<Exclude<CaseAction, 'archive'>, readonly Role[]>> = {
  'check-materials': FRONT,
  'tell-once': FRONT,
  'bring-materials': FRONT,
  lapse: FRONT,
  refuse: FRONT,
  accept: FRONT,
  'receive-step': ['chief', 'reviewer', 'approver'],
  'finish-step': ['reviewer'],
  'urge-step': ['clerk', 'chief', 'supervisor'],
  // The clerk’s counter helps the other department’s queue.
  'answer-joint': ['clerk', 'another department’s reviewer'],
  // At the counter what is decided there, else whoever holds the approval.
  decide: ['clerk', 'chief', 'approver'],
  'check-result': FRONT,
  'return-result': FRONT,
  notify: FRONT,
  deliver: FRONT,
  withdraw: FRONT,
  'ask-extension': CASEWORKERS,
  'answer-extension': ['chief', 'supervisor'],
  suspend: CASEWORKERS,
  'end-suspension': CASEWORKERS,
  mark: FRONT,
  'warn-applicant': CASEWORKERS,
  'explain-overrun': ['clerk', 'chief', 'supervisor'],
  'find-overrun': ['chief', 'supervisor', 'complaint-officer'],
};
const JUDGED = CASE_ACTIONS.filter((action) => action !== 'archive');

describe('S5 roles of casework', () => {
  const starts = [...STATE_NAMES.map((state) => STATES[state]), AT_APPROVER];

  test.each(ROLES)('S5 %s is offered exactly what the role may do, in no state anything else', (role) => {
    const offered = new Set(starts.flatMap((start) => start(hall()).allowed(PEOPLE[role])));
    for (const action of JUDGED)
      expect([action, offered.has(action)]).toEqual([action, MAY[action].includes(role)]);
  });

  test.each(ROLES)('S5 what is not %s’s is refused by the hub, whatever the page sends', (role) => {
    for (const start of starts) {
      const on = start(hall());
      for (const action of JUDGED) {
        if (MAY[action].includes(role)) continue;
        const before = on.state.position;
        expect([action, on.refuses(PEOPLE[role], sensible(on, action))]).not.toEqual([action, null]);
        expect(on.state.cases.get(on.id)?.position).toBeLessThanOrEqual(before);
      }
    }
  });

  test('C1 C2 C11 T9 an agent takes in any department’s cases by mandate, one after the other, and only brings materials', () => {
    const on = hall();
    const take = (item: string) =>
      one(
        on.must(person('dai'), {
          type: 'ReceiveCase',
          origin: 'agency',
          reason: 'mandate 7',
          approver: 'zheng',
          item,
          applicant: ZHANG,
        }),
        'CaseReceived',
      );
    for (const item of ['shop-licence', 'quota', 'project']) {
      on.id = take(item).case;
      expect(on.on).toMatchObject({ origin: 'agency', reason: 'mandate 7', approver: 'zheng' });
      expect(on.allowed('dai')).toEqual([]);
    }
    const visit = {
      type: 'ReceiveCase',
      origin: 'home-visit',
      reason: 'x',
      approver: 'zheng',
      item: 'quota',
      applicant: ZHANG,
    } as const;
    expect(on.refusal(person('dai'), visit)).toBe('not-your-case');
    on.checked('missing').does('li', { type: 'TellOnce' });
    expect(on.allowed('dai')).toEqual(['bring-materials']);
  });
});

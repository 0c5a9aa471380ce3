import { describe, expect, test } from 'vitest';
import { WORK_LISTS } from '../../hub/contract/case-views.ts';
import { classOf, inList } from '../../hub/domain/index.ts';
import { type Casework, DAY } from './hall.ts';
import { caseIn, type StateName } from './states.ts';

/** Work lists and E's five classes. */

const listsOf = (hall: Casework, who: string) =>
  WORK_LISTS.filter((list) => inList(hall.state, hall.on, list, who, hall.now));

describe('work lists', () => {
  test.each<[StateName, string, string[]]>([
    ['complete', 'li', ['mine', 'department']],
    ['complete', 'shen', ['department']],
    ['complete', 'tu', []],
    ['complete', 'sun', ['department']],
    ['awaiting', 'li', ['mine', 'department', 'awaiting-materials']],
    ['sent', 'shen', ['mine', 'department']],
    ['sent', 'li', ['department']],
    ['to-approver', 'zhun', ['mine', 'department', 'to-approve']],
    ['to-approver', 'shen', ['department']],
    ['joint', 'tu', ['joint-for-me']],
    ['joint', 'huo', ['joint-for-me']],
    ['answered', 'huo', []],
    ['answered', 'li', ['mine', 'department']],
    ['late', 'sun', ['department', 'overrun']],
    ['decided', 'li', ['mine', 'department']],
    ['to-deliver', 'li', ['mine', 'department', 'to-deliver']],
    ['completed', 'li', ['to-archive']],
    ['lapsed', 'zheng', ['to-archive']],
    ['sent', 'nobody', []],
  ])('C10 %s stands for %s in %j', (state, who, lists) => {
    expect(listsOf(caseIn(state), who)).toEqual(lists);
  });

  test('L3 amber, red, due today and overrun go by case and step, and end with the decision', () => {
    const hall = caseIn('sent');
    const seen: string[] = [];
    for (let day = 0; day < 20; day++) {
      const limits = listsOf(hall, 'sun').filter((list) => list !== 'department');
      for (const list of limits) if (!seen.includes(list)) seen.push(list);
      hall.pass(DAY);
    }
    expect(seen).toEqual(['amber', 'red', 'due-today', 'overrun']);
    hall.reviewed().decided();
    expect(listsOf(hall, 'sun')).toEqual(['department']);
  });
});

test.each<[StateName, string]>([
  ['complete', 'committed'],
  ['awaiting', 'supplement'],
  ['joint', 'joint'],
  ['on-the-spot', 'immediate'],
  ['refused', 'returned'],
])('五件 %s is %s', (state, expected) => {
  expect(classOf(caseIn(state).on)).toBe(expected);
});

test('五件 a denied case is 退回件', () => {
  const hall = caseIn('approving');
  hall.does('zheng', { type: 'DecideCase', outcome: 'denied', reasons: ['x'] });
  expect(classOf(hall.on)).toBe('returned');
});

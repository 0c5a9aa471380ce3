import { describe, expect, it } from 'vitest';
import { limitMark, shortDate, urgentLimit, usedDays } from '../../counter/casework/limits.ts';
import {
  CLASSES,
  classCounts,
  classOnKey,
  firstList,
  LIMITS,
  moved,
  neighbour,
  ofClass,
  selectedLine,
  WORK,
} from '../../counter/casework/lists.ts';
import { stageWords } from '../../counter/casework/stage.ts';
import { type CaseLine, type LimitLine, WORK_LISTS } from '../../hub/contract/case-views.ts';

const limit = (left: number, level: LimitLine['level']): LimitLine => ({
  date: '2025-11-24',
  provisional: false,
  left,
  level,
});
const line = (id: string, more: Partial<CaseLine> = {}): CaseLine => ({
  id,
  number: id,
  item: { zh: '药品零售企业变更', en: 'Change of a drug retailer' },
  department: 'food-drug',
  applicant: '安康**',
  kind: 'committed',
  class: 'committed',
  state: 'handling',
  stage: { what: { zh: '审核', en: 'review' }, who: { zh: '刘洋', en: 'Liu Yang' }, count: null },
  receivedAt: 0,
  limit: null,
  stepLimit: null,
  archived: false,
  ...more,
});

describe('limits in words', () => {
  it('L3 L4 a limit is said by shape, word and weight: over, today, near, far, ended, none', () => {
    const marks = [
      limit(-2, 'overrun'),
      limit(0, 'red'),
      limit(1, 'red'),
      limit(2, 'amber'),
      limit(9, 'ok'),
    ].map((one) => limitMark(one, false));
    expect(marks.map((mark) => mark.word)).toEqual(['超期 2 天', '今日', '剩 1 天', '剩 2 天', '剩 9 天']);
    expect(marks.map((mark) => mark.weight)).toEqual(['late', 'today', 'red', 'amber', 'plain']);
    expect(marks.map((mark) => mark.shape)).toEqual(['late', 'late', 'warn', 'warn', null]);
    expect(limitMark(limit(-2, 'overrun'), true).word).toBe('已结');
    expect(limitMark(null, false).word).toBe('—');
  });

  it('L3 the nearer of the limits of case and step is the one that is shown', () => {
    const [far, near] = [limit(6, 'ok'), limit(1, 'red')];
    expect(urgentLimit({ limit: far, stepLimit: near })).toBe(near);
    expect(urgentLimit({ limit: near, stepLimit: far })).toBe(near);
    expect(urgentLimit({ limit: null, stepLimit: far })).toBe(far);
    expect(urgentLimit({ limit: null, stepLimit: null })).toBeNull();
  });

  it('L1 a provisional date is marked', () => {
    expect(shortDate({ ...limit(3, 'ok'), provisional: true })).toBe('11-24*');
    expect(shortDate(limit(3, 'ok'))).toBe('11-24');
  });

  it('L2 L4 the ruler shows promised days, days used beyond them, the rest of the statutory limit', () => {
    const days = usedDays({
      promisedDays: 5,
      statutoryDays: 15,
      due: limit(-1, 'overrun'),
      extension: null,
    });
    expect(days?.used).toBe(6);
    const flat = days?.weeks.flat() ?? [];
    expect(flat.filter((day) => day === 'promised')).toHaveLength(5);
    expect(flat.indexOf('late')).toBe(5);
    expect(flat.filter((day) => day === 'late')).toHaveLength(1);
    expect(flat.filter((day) => day === 'statutory')).toHaveLength(9);
  });

  it('C9 an approved extension lengthens the promise, one that is only asked does not', () => {
    const of = (answer: 'open' | 'approved') =>
      usedDays({
        promisedDays: 5,
        statutoryDays: 15,
        due: limit(2, 'ok'),
        extension: { days: 3, reason: '-', answer },
      });
    expect([of('approved')?.promised, of('approved')?.used]).toEqual([8, 6]);
    expect(of('open')?.promised).toBe(5);
    expect(usedDays({ promisedDays: null, statutoryDays: null, due: null, extension: null })).toBeNull();
  });
});

describe('work lists', () => {
  it('every list of the hub stands in exactly one group', () => {
    expect([...WORK, ...LIMITS].sort()).toEqual([...WORK_LISTS].sort());
  });

  it('digits 0–5 choose the five classes and nothing else', () => {
    expect(['0', '1', '2', '3', '4', '5', '6', 'x'].map(classOnKey)).toEqual(['all', ...CLASSES, null, null]);
  });

  it('classes are counted from the list in sight; for the whole department the hub counts', () => {
    const lines = [line('a', { class: 'joint' }), line('b')];
    const classes = { immediate: 9, committed: 9, joint: 9, returned: 9, supplement: 9 };
    expect(classCounts({ list: 'mine', lines, total: 2, classes })).toMatchObject({
      all: 2,
      joint: 1,
      committed: 1,
      returned: 0,
    });
    expect(classCounts({ list: 'department', lines, total: 300, classes })).toMatchObject({
      all: 300,
      joint: 9,
    });
    expect(ofClass(lines, 'joint').map((one) => one.id)).toEqual(['a']);
  });

  it('arrows move within the list and stay at its ends; a line that has gone leaves the first one selected', () => {
    const lines = [line('a'), line('b'), line('c')];
    expect(moved(lines, null, 1)).toBe('b');
    expect(moved(lines, 'c', 1)).toBe('c');
    expect(moved(lines, 'a', -1)).toBe('a');
    expect(moved([], 'a', 1)).toBeNull();
    expect(selectedLine(lines, 'gone')?.id).toBe('a');
  });

  it('brackets go round through all lists', () => {
    let list = WORK[0] ?? 'mine';
    const seen = WORK_LISTS.map(() => {
      list = neighbour(list, 1);
      return list;
    });
    expect(new Set(seen).size).toBe(WORK_LISTS.length);
    expect(neighbour(neighbour('mine', 1), -1)).toBe('mine');
  });

  it('an approver starts with what is to be approved, a clerk with the own cases', () => {
    expect(firstList(['approver'])).toBe('to-approve');
    expect(firstList(['clerk', 'approver'])).toBe('mine');
  });

  it('what a case waits for is said with whom, or with how many', () => {
    expect(stageWords(line('a'))).toBe('审核　刘洋');
    const stage = { what: 'awaiting-materials', who: null, count: 2 };
    expect(stageWords(line('a', { state: 'awaiting-materials', stage }))).toBe('等补材料 2 项');
    expect(stageWords(line('a', { stage: { what: 'joint', who: null, count: 1 } }))).toBe('待 1 个部门答复');
    expect(stageWords(line('a', { stage: { what: 'joint', who: null, count: 2, late: 1 } }))).toBe(
      '1/2 个答复超期',
    );
    expect(stageWords(line('a', { stage: { what: 'to-notify', who: null, count: null } }))).toBe('待通知');
  });
});

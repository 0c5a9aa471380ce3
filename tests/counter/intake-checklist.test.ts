import { afterEach, describe, expect, it } from 'vitest';
import { consultCommand, consultFields, toldMaterials } from '../../counter/casework/consult/consultation.ts';
import { isComplete, moved, rowsOf, tally, unsentOf } from '../../counter/casework/intake/checklist.ts';
import { newDraft } from '../../counter/casework/intake/draft.ts';
import { ACTION_KEYS, meaningOf, offers, VIEW_KEYS } from '../../counter/casework/intake/keys.ts';
import { type About, questionOf, reasonsIn } from '../../counter/casework/intake/questions.ts';
import { dateWords, outlook, standing } from '../../counter/casework/intake/summary.ts';
import { LETTER_KEYS } from '../../counter/panel/actions.ts';
import type { CaseView, Draft } from '../../hub/contract/case-views.ts';
import type { CaseAction, CaseState, MaterialState } from '../../hub/contract/casework.ts';
import type { Item } from '../../hub/contract/catalogue.ts';
import type { ItemView } from '../../hub/contract/views/kiosk.ts';
import { language } from '../../hub/web/messages.ts';

const material = (name: string): Item['materials'][number] => ({
  name: { zh: name, en: name },
  form: 'copy',
  copies: 1,
});
const item = { materials: ['申请表', '营业执照', '租赁证明'].map(material) };
const recorded = (...states: MaterialState[]) =>
  ({
    materials: states.map((state, index) => ({
      ...(item.materials[index] ?? material('')),
      state,
      remark: '',
      at: null,
      by: null,
    })),
  }) satisfies Pick<CaseView, 'materials'>;
const entry = (index: number, state: MaterialState, remark = ''): Draft['materials'][number] => ({
  index,
  state,
  remark,
});
const press = (key: string, more: object = {}) => ({
  key,
  repeat: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});
const view = (state: CaseState, ...allowedActions: CaseAction[]) =>
  ({ allowedActions, line: { state } }) as unknown as CaseView;

afterEach(() => {
  language.value = 'zh';
});

describe('the checklist', () => {
  it('C2 before receipt the rows are the item’s with what was ticked; afterwards the case’s, with what is on its way', () => {
    const before = rowsOf(null, item, [entry(1, 'missing', '没带')]);
    expect(before.map((row) => row.state)).toEqual(['unchecked', 'missing', 'unchecked']);
    expect(before[1]?.remark).toBe('没带');
    const after = rowsOf(recorded('present', 'missing', 'unchecked'), item, [entry(1, 'present')]);
    expect(after.map((row) => row.state)).toEqual(['present', 'present', 'unchecked']);
    expect(rowsOf(null, null, [])).toEqual([]);
  });

  it('C2 only what the hub does not have is sent, and nobody’s silence is sent as a state', () => {
    const hub = recorded('present', 'missing', 'unchecked');
    const entered = [entry(0, 'present'), entry(1, 'present')];
    expect(unsentOf(rowsOf(hub, item, entered), hub)).toEqual([entry(1, 'present')]);
    expect(unsentOf(rowsOf(null, item, [entry(2, 'correctable')]), null)).toEqual([entry(2, 'correctable')]);
    expect(unsentOf(rowsOf(hub, item, [entry(1, 'missing', '租约未带')]), hub)).toEqual([
      entry(1, 'missing', '租约未带'),
    ]);
  });

  it('C5 complete means every row looked at, nothing missing, nothing to be corrected', () => {
    const complete = (...states: MaterialState[]) => isComplete(tally(rowsOf(recorded(...states), item, [])));
    expect(complete('present', 'not-applicable', 'present')).toBe(true);
    expect(complete('present', 'unchecked')).toBe(false);
    expect(complete('present', 'correctable')).toBe(false);
    expect(complete('present', 'missing')).toBe(false);
    expect(complete()).toBe(true);
  });

  it('W1 arrows stay inside the list', () => {
    expect(moved(0, 'ArrowDown', 3)).toBe(1);
    expect(moved(2, 'ArrowDown', 3)).toBe(2);
    expect(moved(0, 'ArrowUp', 3)).toBe(0);
    expect(moved(0, 'ArrowDown', 0)).toBe(0);
  });
});

describe('the sentence under the checklist', () => {
  const words = (...states: MaterialState[]) => standing(tally(rowsOf(recorded(...states), item, [])));
  const committed = { kind: 'committed', promisedDays: 5, due: null } as const;
  const due = { date: '2025-12-02', provisional: false, left: 5, level: 'ok' } as const;

  it('C2 it says what is missing, to be corrected, and not looked at', () => {
    expect(words('missing', 'correctable', 'present')).toBe('还缺 1 项，待改 1 项。');
    expect(words('unchecked', 'unchecked', 'present')).toBe('未核 2 项。');
    expect(words('present', 'present', 'not-applicable')).toBe('材料齐全。');
    expect(words()).toBe('');
    language.value = 'en';
    expect(words('missing', 'correctable', 'present')).toBe('1 missing, 1 to correct.');
  });

  it('C5 L2 it says until when the case is done if accepted today, by the hub’s calendar, never by the page’s', () => {
    expect(outlook(false, { ...committed, due })).toBe('补齐改好后可受理；今日受理，12月2日前办结。');
    expect(outlook(true, { ...committed, due })).toBe('可以受理；今日受理，12月2日前办结。');
    expect(outlook(true, { ...committed, due: { ...due, provisional: true } })).toContain('12月2日（暂定）');
    expect(outlook(true, committed)).toBe('可以受理；受理后 5 个工作日内办结。');
    expect(outlook(true, { kind: 'immediate', promisedDays: null, due: null })).toBe('可以受理；当场办结。');
    expect(dateWords('2026-01-09')).toBe('1月9日');
  });
});

describe('the intake’s keys', () => {
  it('W1 no two keys mean the same, and the panel’s letters stay the panel’s', () => {
    const keys = [...Object.values(ACTION_KEYS), ...Object.values(VIEW_KEYS)];
    expect(new Set(keys).size).toBe(keys.length);
    // C closes a counter only without a ticket in hand; the intake needs one.
    expect(LETTER_KEYS.filter((key) => key !== 'C' && (keys as string[]).includes(key))).toEqual([]);
  });

  it('C10 before receipt the page’s own; afterwards exactly what the hub allows, the next step strong', () => {
    expect(offers(null).map((offer) => offer.action)).toEqual(['receive', 'consult', 'principal']);
    const incomplete = offers(view('intake', 'check-materials', 'tell-once', 'refuse', 'withdraw', 'mark'));
    expect(incomplete.map(({ key }) => key)).toEqual(['T', 'B', 'X', 'N', 'M']);
    expect(incomplete.filter((offer) => offer.strong).map((offer) => offer.action)).toEqual(['tell-once']);
    const complete = offers(view('intake', 'accept', 'refuse', 'withdraw'));
    expect(complete.find((offer) => offer.strong)?.action).toBe('accept');
  });

  it('T14 C11 one ticket carries many cases: the next is offered as soon as one is received, never before', () => {
    expect(offers(view('intake')).map((offer) => offer.action)).toEqual(['another', 'principal']);
    expect(offers(view('handling', 'withdraw')).map((offer) => offer.action)).toEqual([
      'withdraw',
      'another',
      'principal',
    ]);
    expect(offers(null).map((offer) => offer.action)).not.toContain('another');
    // An agent’s form is one already.
    expect(offers(null, true).map((offer) => offer.action)).not.toContain('principal');
  });

  it('C10 a key of an action that is not offered means nothing; held-down and browser keys are not ours', () => {
    const none = offers(view('intake'));
    expect(meaningOf(press('a'), none)).toBeNull();
    expect(meaningOf(press('a'), offers(view('intake', 'accept')))).toEqual({
      is: 'action',
      action: 'accept',
    });
    expect(meaningOf(press('j', { repeat: true }), offers(null))).toBeNull();
    expect(meaningOf(press('1', { altKey: true }), none)).toBeNull();
    expect(meaningOf(press('3'), none)).toEqual({ is: 'column', column: 2 });
    expect(meaningOf(press('5'), none)).toBeNull();
    expect(meaningOf(press('ArrowDown', { repeat: true }), none)).toEqual({ is: 'move', key: 'ArrowDown' });
    expect(meaningOf(press('v'), none)).toEqual({ is: 'view', key: 'reveal' });
  });
});

describe('what an action asks, and the commands it becomes', () => {
  const about: About = {
    view: null,
    item: null,
    draft: { ...newDraft('t', 'i', 0), case: 'case-0001', applicant: { name: '王敏' } },
    panel: { view: { counter: { id: 'counter-5' } } },
  };
  const owed = (asked: Parameters<typeof questionOf>[1], values: Record<string, string>, on = about) =>
    questionOf(on, asked)
      .fields.filter((field) => (field.when?.(values) ?? true) && field.required?.(values))
      .map((field) => field.name);

  it('C4 a refusal owes an explanation, and the right place when it is another department’s', () => {
    expect(owed('refuse', { reason: 'not-eligible' })).toEqual(['explanation']);
    expect(owed('refuse', { reason: 'other-department' })).toEqual(['explanation', 'rightPlace']);
    const values = { reason: 'out-of-scope', explanation: ' 不属本局 ', rightPlace: '' };
    expect(questionOf(about, 'refuse').commands(values)).toEqual([
      { type: 'RefuseCase', case: 'case-0001', reason: 'out-of-scope', explanation: '不属本局' },
    ]);
  });

  it('C5 C8 an immediate case is decided and handed over at once; a denial tells every reason together', () => {
    const decide = questionOf(about, 'decide');
    expect(decide.commands({ outcome: 'approved', to: '王敏' })).toEqual([
      { type: 'DecideCase', case: 'case-0001', outcome: 'approved' },
      { type: 'DeliverCase', case: 'case-0001', counter: 'counter-5', to: '王敏' },
    ]);
    expect(decide.commands({ outcome: 'denied', reasons: '一\n\n 二 ', to: '王敏' })[0]).toEqual({
      type: 'DecideCase',
      case: 'case-0001',
      outcome: 'denied',
      reasons: ['一', '二'],
    });
    expect(reasonsIn(' \n')).toEqual([]);
    const licensed: About = {
      ...about,
      item: { item: { casework: { licence: { zh: '许可证', en: 'Licence' } } } } as unknown as ItemView,
    };
    expect(owed('decide', { outcome: 'approved' }, licensed)).toEqual(['licence', 'to']);
    expect(owed('decide', { outcome: 'denied' }, licensed)).toEqual(['reasons', 'to']);
  });

  it('C3 a second telling owes its reason', () => {
    expect(owed('tell-again', {})).toEqual(['reason']);
    expect(questionOf(about, 'tell-again').commands({ reason: '漏告知一项' })).toEqual([
      { type: 'TellOnce', case: 'case-0001', reason: '漏告知一项' },
    ]);
  });

  it('C8 handing over asks for the second copy only where there is one', () => {
    const due = { ...about, view: { needsSecondCopy: true, applicant: null } as unknown as CaseView };
    expect(owed('deliver', {})).toEqual(['to']);
    expect(owed('deliver', {}, due)).toEqual(['to', 'secondCopy']);
  });
});

describe('consultations', () => {
  it('C3 §3.2.3.1 telling once is owed here too: all materials in one sentence, the sheet only of a matter', () => {
    expect(toldMaterials(item)).toBe('已告知办理程序和 3 项材料：申请表、营业执照、租赁证明。');
    expect(consultFields({ asked: '', item }).map((field) => field.name)).toEqual([
      'asked',
      'told',
      'referred',
      'print',
    ]);
    expect(consultFields({ asked: '', item: null }).map((field) => field.name)).toEqual([
      'asked',
      'told',
      'referred',
    ]);
    const long = { materials: Array.from({ length: 150 }, () => material('很长的材料名称很长的材料名称')) };
    expect(toldMaterials(long).length).toBeLessThanOrEqual(2000);
  });

  it('S4 §3.2.3.1 it is recorded with its channel, and to whom it was referred, without a case', () => {
    const values = { channel: 'phone', asked: '年检 ', told: '材料', print: 'yes' };
    expect(consultCommand(values, 'counter-5', null)).toEqual({
      type: 'RecordConsultation',
      counter: 'counter-5',
      channel: 'phone',
      asked: '年检',
      told: '材料',
      print: false,
    });
    expect(consultCommand({ ...values, referred: ' 医保局 ' }, 'counter-5', null)).toMatchObject({
      referred: '医保局',
    });
    expect(consultCommand(values, 'counter-5', 'annual-check')).toMatchObject({
      item: 'annual-check',
      print: true,
    });
  });
});

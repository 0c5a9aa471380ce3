import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ACTIONS, actionOnKey, placed } from '../../counter/casework/actions.ts';
import {
  askedNow,
  type Field,
  missingOf,
  startValues,
  type Value,
  type Values,
} from '../../counter/casework/fields.ts';
import { formOf } from '../../counter/casework/forms.ts';
import { actionWord } from '../../counter/casework/words-actions.ts';
import { gapWord, historyDetail, historyWord } from '../../counter/casework/words-history.ts';
import type { CaseView } from '../../hub/contract/case-views.ts';
import { CASE_ACTIONS, type CaseAction } from '../../hub/contract/casework.ts';
import { CommandSchema } from '../../hub/contract/commands.ts';
import { Casework } from '../casework/hall.ts';

const name = (zh: string) => ({ zh, en: zh });
const open = { explanation: null, apology: null, finding: null, outcome: null };
const view = {
  line: { id: 'case-00000297', number: '食药变更〔2025〕297号', state: 'handling' },
  materials: [
    { name: name('变更申请表'), form: 'original', copies: 1, state: 'present', remark: '', at: 0, by: null },
  ],
  told: [{ at: 0, due: '2025-11-28', missing: [0] }],
  steps: [
    { id: 'review', post: { zh: '审核岗', en: 'Review post' }, kind: 'review' },
    { id: 'approval', post: { zh: '核准岗', en: 'Approval post' }, kind: 'approval' },
  ],
  at: 0,
  joint: [
    { department: 'environment', name: name('环保局'), result: null, mine: true },
    { department: 'housing', name: name('住建局'), result: 'agree', mine: false },
  ],
  needsSecondCopy: true,
  accountability: [
    { record: 'record-00000001', cause: 'overrun', of: 'review', department: 'food-drug', ...open },
    {
      record: 'record-00000002',
      cause: 'overrun',
      of: 'approval',
      department: 'food-drug',
      ...open,
      explanation: 'x',
    },
  ],
  people: [{ id: 'hezhiqiang', name: name('何志强'), roles: ['approver'] }],
} as unknown as CaseView;

/** An answer to every question, as somebody would give it. */
function answer(field: Field): Value {
  switch (field.kind) {
    case 'check':
      return true;
    case 'reasons':
      return ['证照已过期', '  ', '面积不足'];
    case 'materials':
      return field.lines.map(({ index }) => ({ index, state: 'missing', remark: '没带' }));
    case 'days':
      return '3';
    case 'date':
      return '2025-12-01';
    case 'choice':
    case 'select':
      return field.options.at(-1)?.value ?? '';
    default:
      return '写明的话';
  }
}
const answered = (action: CaseAction, more: Values = {}): Values => ({
  ...Object.fromEntries(formOf(action, view).fields.map((field) => [field.name, answer(field)])),
  ...more,
});

describe('actions of a case', () => {
  it('C10 every action has its key, its place and its words', () => {
    expect(Object.keys(ACTIONS).sort()).toEqual([...CASE_ACTIONS].sort());
    for (const action of CASE_ACTIONS) expect(actionWord(action)).not.toBe('');
  });

  it('keys are single letters, unique, and leave C to the printed lists', () => {
    const keys = Object.values(ACTIONS).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[A-BD-Z]$/);
  });

  it('C10 only lawful actions are drawn and only they answer to their keys', () => {
    const allowed: readonly CaseAction[] = ['withdraw', 'urge-step', 'explain-overrun'];
    expect(placed(allowed)).toEqual({ main: ['explain-overrun', 'urge-step'], side: ['withdraw'] });
    expect(actionOnKey('u', allowed)).toBe('urge-step');
    expect(actionOnKey('U', allowed)).toBe('urge-step');
    expect(actionOnKey(ACTIONS.archive.key, allowed)).toBeNull();
    expect(placed([])).toEqual({ main: [], side: [] });
  });

  it('C10 a button ends in … exactly when its action asks something first', () => {
    for (const action of CASE_ACTIONS) {
      expect([action, actionWord(action).endsWith('…')]).toEqual([
        action,
        formOf(action, view).fields.length > 0,
      ]);
    }
  });

  it.each(CASE_ACTIONS)('C10 %s makes a command the hub understands', (action) => {
    const form = formOf(action, view);
    const values = answered(action);
    expect(missingOf(form.fields, values)).toEqual([]);
    for (const counter of ['c5', null]) {
      const command = form.command(values, counter);
      expect(v.safeParse(CommandSchema, command).issues).toBeUndefined();
      expect(command).toMatchObject({ case: view.line.id });
    }
  });

  it('nothing is preset: an action that asks is not ready at once, save where there is nothing to choose', () => {
    for (const action of CASE_ACTIONS) {
      const { fields } = formOf(action, view);
      if (!fields.some((field) => field.required && field.kind !== 'materials')) continue;
      expect([action, missingOf(fields, startValues(fields)).length > 0]).toEqual([action, true]);
    }
    expect(startValues(formOf('answer-joint', view).fields).department).toBe('environment');
    expect(startValues(formOf('explain-overrun', view).fields).record).toBe('record-00000001');
  });

  it('C8 a denial carries every reason at once, an approval its licence and no reasons', () => {
    const { fields, command } = formOf('decide', view);
    const names = (outcome: string) => askedNow(fields, { outcome }).map((field) => field.name);
    expect(names('denied')).toEqual(['outcome', 'reasons']);
    expect(names('approved')).toEqual(['outcome', 'licence']);
    expect(command(answered('decide', { outcome: 'denied' }), null)).toMatchObject({
      outcome: 'denied',
      reasons: ['证照已过期', '面积不足'],
    });
    expect(command(answered('decide', { outcome: 'approved', licence: '浙 A-1' }), null)).toEqual({
      type: 'DecideCase',
      case: view.line.id,
      outcome: 'approved',
      licence: '浙 A-1',
    });
    expect(missingOf(fields, { outcome: 'denied', reasons: [' '] }).map(({ name }) => name)).toEqual([
      'reasons',
    ]);
  });

  it('C6 the next handler is named or left to the post; the last step asks none', () => {
    const { command } = formOf('finish-step', view);
    expect(command(answered('finish-step', { to: '' }), null)).not.toHaveProperty('to');
    expect(command(answered('finish-step'), null)).toMatchObject({ to: 'hezhiqiang' });
    const last = formOf('finish-step', { ...view, at: 1 });
    expect(last.fields.map((field) => field.name)).toEqual(['result', 'opinion']);
  });

  it('C8 the second copy must be marked where there is one', () => {
    const { fields } = formOf('deliver', view);
    expect(missingOf(fields, { to: '李建华', secondCopy: false }).map(({ name }) => name)).toEqual([
      'secondCopy',
    ]);
    const without = formOf('deliver', { ...view, needsSecondCopy: false });
    expect(missingOf(without.fields, { to: '李建华' })).toEqual([]);
  });

  it('L4 only records that still need it can be explained', () => {
    const [record] = formOf('explain-overrun', view).fields;
    expect(record?.kind === 'choice' && record.options.map((one) => one.word)).toEqual(['审核岗超期。']);
  });
});

describe('words of the file', () => {
  it('C13 what a file lacks is said in words', () => {
    expect(gapWord('notice:work-order')).toBe('未开具办理通知书');
    expect(gapWord('material:4')).toBe('材料 5 未齐');
    expect(gapWord('second-copy')).toBe('承诺书第二联未标注');
    expect(gapWord('print:食药受〔2025〕297号')).toBe('食药受〔2025〕297号未打印');
    expect(gapWord('something else')).toBe('something else');
  });

  it('history has a word for all that happens to a case', () => {
    const hall = new Casework().accepted('shop-licence').reviewed().decided();
    hall.does('li', { type: 'CheckResult' });
    const happened = new Set(hall.on.history.map(({ what }) => what));
    expect(happened.size).toBeGreaterThan(6);
    for (const what of happened) expect([what, historyWord(what) === what]).toEqual([what, false]);
  });

  it('history names posts, ways and departments, never keys', () => {
    const said = (what: string, detail: string | null) =>
      historyDetail({ at: 0, what, by: null, detail }, view);
    expect(historyWord('step-sent')).toBe('送交');
    expect(said('step-sent', 'review')).toBe('审核岗');
    expect(said('limit-warned', 'case|amber')).toBe('办件');
    expect(said('joint-answered', 'environment')).toBe('环保局');
    expect(said('notified', 'phone')).toBe('电话');
    expect(said('overrun-explained', 'record-00000001')).toBeNull();
    expect(said('withdrawn', '改日再办')).toBe('改日再办');
  });
});

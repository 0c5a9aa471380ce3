import { describe, expect, test } from 'vitest';
import type { ProgressView } from '../../hub/contract/case-views.ts';
import { itemPhase, progressPhase } from '../../kiosk/steps/moves.ts';
import { done, itemView, queue, refused, text, Visitor } from './visitor.ts';

const view: ProgressView = {
  number: '食药〔2026〕318号',
  item: text('药品零售企业变更'),
  department: text('食药监局'),
  state: 'handling',
  receivedAt: 0,
  acceptedAt: 0,
  due: '2026-11-30',
  provisional: false,
  steps: [{ name: { zh: '审核岗', en: 'Review post' }, state: 'in-hand' }],
  collect: null,
  place: null,
};
const NUMBER = '食药〔2026〕318号';

const typing = () =>
  new Visitor().does(
    { type: 'go', phase: { at: 'progress-department', page: 0 } },
    { type: 'go', phase: progressPhase('食药', '2026') },
    { type: 'text', text: '318' },
    { type: 'part', part: 'code' },
    { type: 'text', text: '246810' },
  );
const asked = () => typing().does({ type: 'look-up' });
const phase = (visitor: Visitor) => {
  if (visitor.session.phase.at !== 'progress') throw new Error(visitor.session.phase.at);
  return visitor.session.phase;
};
const answer = (visitor: Visitor, more: object = {}) =>
  ({
    type: 'progress',
    visit: visitor.visit,
    number: NUMBER,
    code: '246810',
    result: done(view),
    ...more,
  }) as const;

describe('how far is my case', () => {
  test('K8 number in parts and code make one question, asked once', () => {
    const visitor = asked().does({ type: 'look-up' });
    expect(visitor.asked).toEqual([
      { do: 'query', query: { query: 'progress', number: NUMBER, code: '246810' } },
    ]);
    visitor.does(answer(visitor));
    expect(phase(visitor).answer).toEqual({ is: 'here', value: view });
  });

  test('K8 nothing is asked before year, number and code are whole', () => {
    for (const change of [
      { part: 'year', text: '202' },
      { part: 'serial', text: '' },
      { part: 'code', text: '24681' },
    ] as const) {
      const visitor = typing().does({ type: 'part', part: change.part }, { type: 'text', text: change.text });
      visitor.does({ type: 'look-up' });
      expect([change.part, visitor.asked]).toEqual([change.part, []]);
    }
  });

  test('K8 only digits, no longer than they are; a whole year leads on to the number', () => {
    const visitor = typing().does({ type: 'part', part: 'year' }, { type: 'text', text: '2 0a25' });
    expect(phase(visitor)).toMatchObject({ year: '2025', part: 'serial' });
    visitor.does({ type: 'text', text: '1234567' });
    expect(phase(visitor).serial).toBe('123456');
  });

  test('K8 a refusal keeps the number and asks for the code again', () => {
    const visitor = asked();
    visitor.does(answer(visitor, { result: refused('wrong-number-or-code') }));
    expect(phase(visitor)).toMatchObject({
      serial: '318',
      code: '',
      part: 'code',
      answer: { is: 'refused' },
    });
    visitor.does({ type: 'text', text: '1' });
    expect(phase(visitor).answer.is).toBe('typing');
  });

  test('an answer to what is no longer typed, or for an earlier visitor, changes nothing', () => {
    const visitor = asked();
    const before = answer(visitor);
    visitor.does(
      { type: 'part', part: 'code' },
      { type: 'text', text: '111111' },
      { type: 'look-up' },
      before,
    );
    expect(phase(visitor).answer.is).toBe('asked');
    visitor.does({ type: 'home', at: 5 });
    visitor.does(before);
    expect(visitor.session.phase).toEqual({ at: 'start' });
  });

  test('K5 an idle visitor’s number and case are forgotten', () => {
    const visitor = asked();
    visitor.does(answer(visitor), { type: 'tick', at: 46_000 }, { type: 'tick', at: 62_000 });
    expect(JSON.stringify(visitor.session)).not.toContain('318');
    expect(visitor.session).toMatchObject({ phase: { at: 'start' }, trail: [] });
  });

  test('K8 who comes to collect goes the same way; a result that lies ready gives a number for it, with no word of materials', () => {
    const visitor = new Visitor().does(
      { type: 'go', phase: { at: 'progress-department', collecting: true, page: 0 } },
      { type: 'go', phase: progressPhase('食药', '2026', true) },
      { type: 'text', text: '318' },
      { type: 'part', part: 'code' },
      { type: 'text', text: '246810' },
      { type: 'look-up' },
    );
    const ready = { ...view, state: 'to-deliver' as const, collect: 'invoices' };
    visitor.does(answer(visitor, { result: done(ready) }), { type: 'back' });
    expect(visitor.session.phase).toMatchObject({ at: 'progress-department', collecting: true });
    visitor.does(
      { type: 'go', phase: itemPhase('invoices', 'collection') },
      { type: 'loaded', item: 'invoices', visit: visitor.visit, result: done(itemView()) },
      { type: 'issue', request: 'request-1' },
    );
    expect(visitor.asked.at(-1)).toMatchObject({
      command: { type: 'IssueTicket', item: 'invoices', purpose: 'collection', class: 'ordinary' },
    });
  });

  test('K8 K6 by name too: the document comes between, and the number is still for the result', () => {
    const view = itemView({ queue: queue({ realName: 'optional' }) });
    const visitor = new Visitor();
    visitor.does(
      { type: 'go', phase: itemPhase('invoices', 'collection') },
      { type: 'loaded', item: 'invoices', visit: visitor.visit, result: done(view) },
      { type: 'issue', request: 'request-1' },
      { type: 'issue', request: 'request-2', unnamed: true },
    );
    expect(visitor.asked.at(-1)).toMatchObject({ command: { purpose: 'collection' }, request: 'request-2' });
  });
});

import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS, type NoticeKind } from '../../hub/contract/casework.ts';
import type { NoticeIssued } from '../../hub/domain/casework/facts.ts';
import { NOTICES } from '../../hub/domain/casework/notice-kinds.ts';
import { templateProblems } from '../../hub/domain/casework/notice-template.ts';
import { noticeText } from '../../hub/domain/casework/notice-texts.ts';
import { type NoticeMore, notice } from '../../hub/domain/casework/notices.ts';
import { ADMIN, Hall, person } from '../domain/given.ts';
import { hallCatalogue } from '../domain/hall.ts';
import { aCase, SAID } from './case.ts';

const issue = (hall: Hall, kind: NoticeKind, more: NoticeMore = SAID[kind], on = aCase()) =>
  notice(hall.state, on, kind, hall.context(person('li')), more);

function issued(hall: Hall, kind: NoticeKind, more?: NoticeMore): NoticeIssued {
  const result = issue(hall, kind, more);
  if (!result.ok) throw new Error(`${result.refusal.code} ${result.refusal.field}`);
  return result.value;
}

describe('notices', () => {
  it.each(NOTICE_KINDS)('C12 a %s carries its number, copies and every field of its text', (kind) => {
    const hall = new Hall();
    const made = issued(hall, kind);
    expect(made.number).toBe(`Tax${NOTICES[kind].mark}〔2026〕1号`);
    expect(made.series).toBe(`tax|${kind}|2026`);
    expect(templateProblems(kind, noticeText(hall.state, kind).body)).toEqual([]);
  });

  it('C12 no two kinds share the character of their numbers', () => {
    const marks = NOTICE_KINDS.map((kind) => NOTICES[kind].mark);
    expect(new Set(marks).size).toBe(marks.length);
  });

  it('C12 a missing field or list is refused with its name, never a blank', () => {
    const hall = new Hall();
    for (const [kind, more, field] of [
      ['told-once', { lists: { missing: ['证'] } }, 'due'],
      ['told-once', { fields: { due: '2026-03-25' }, lists: { missing: [] } }, 'missing'],
      ['not-accepted', { fields: { reason: 'not-eligible', explanation: '  ' } }, 'explanation'],
      ['hand-over-slip', { fields: { fromPost: '窗口', due: '2026-03-06' } }, 'toPost'],
    ] as const) {
      expect(issue(hall, kind, more)).toMatchObject({
        ok: false,
        refusal: { code: 'notice-field-missing', field },
      });
    }
  });

  it('C4 a negative paper without a review counter in the hall is refused', () => {
    const { reviewCounter: _, ...hall } = hallCatalogue().hall;
    const without = new Hall({ ...hallCatalogue(), hall });
    expect(issue(without, 'not-accepted')).toMatchObject({ ok: false, refusal: { field: 'reviewCounter' } });
    expect(issued(new Hall(), 'not-accepted').fields.reviewCounter).toBe('2楼4号窗口');
  });

  it('C12 optional lines may lack their fields', () => {
    expect(issue(new Hall(), 'approval-decision', {})).toMatchObject({ ok: true });
  });

  it('C5 copies: two of the commitment letter, one joint work order more for each department', () => {
    const hall = new Hall();
    expect(issued(hall, 'commitment-letter').copies).toBe(2);
    expect(issued(hall, 'joint-work-order').copies).toBe(3);
    expect(issued(hall, 'acceptance').copies).toBe(1);
  });

  it('C12 dates, codes and materials are spelled as paper says them', () => {
    const made = issued(new Hall(), 'acceptance');
    expect(made.fields).toMatchObject({
      due: '2026年3月12日',
      received: '2026年3月4日',
      counter: '1楼1号窗口',
      clerk: 'li',
    });
    expect(made.lists.materials).toEqual(['identity card\t原件\t1', '申请书']);
    expect(issued(new Hall(), 'suspension').fields.reason).toBe('检测');
  });

  it('C12 the number’s year is the hall’s, at its own midnight', () => {
    const hall = new Hall();
    hall.now = Date.parse('2026-12-31T16:00:00Z');
    expect(issued(hall, 'receipt').series).toBe('tax|receipt|2027');
  });

  it('X3 nothing personal is in the fact', () => {
    for (const kind of NOTICE_KINDS) expect(issued(new Hall(), kind).fields).not.toHaveProperty('applicant');
  });

  it('C12 a hall’s own text decides what is needed, and unknown names are found with their place', () => {
    const good = '@{applicant}：\n不服的，向{reviewCounter}提出。';
    const { reviewCounter: _, ...bare } = hallCatalogue().hall;
    const texts = { receipt: { title: '收件凭证', body: good } };
    const own = new Hall({ ...hallCatalogue(), hall: bare, noticeTexts: texts });
    expect(issue(own, 'receipt')).toMatchObject({ ok: false, refusal: { field: 'reviewCounter' } });
    expect(noticeText(own.state, 'receipt').title).toBe('收件凭证');
    const body = '@{applicant}：\n{you}须带{licence}。\n{#reasons}';
    const wrong = { ...hallCatalogue(), noticeTexts: { receipt: { body } } };
    expect(new Hall(null).refusal(ADMIN, { type: 'ImportCatalogue', catalogue: wrong })).toBe(
      'bad-catalogue',
    );
    expect(templateProblems('receipt', body)).toEqual([
      { name: 'licence', line: 2, column: 8 },
      { name: '#reasons', line: 3, column: 1 },
    ]);
  });
});

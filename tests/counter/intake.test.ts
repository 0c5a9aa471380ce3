import { describe, expect, it } from 'vitest';
import { adopted, applicantOf, type Edit, edited, newDraft } from '../../counter/casework/intake/draft.ts';
import { faultsOf, refusedField, shownFaults } from '../../counter/casework/intake/fields.ts';
import type { Applicant } from '../../hub/contract/casework.ts';

const CARD = '11010519491231002X';
const draft = newDraft('ticket-1', 'pharmacy-change', 1000);
const having = (...edits: readonly Edit[]) =>
  edits.reduce((now, edit, index) => edited(now, edit, 1001 + index), draft);
const known: Applicant = {
  kind: 'legal-person',
  name: '康民大药房有限公司',
  idKind: 'credit-code',
  idNumber: '91350100M000100Y43',
  phone: '0591-1234567',
  address: '',
  agentName: '李建华',
  agentIdNumber: '',
};

describe('the form of an intake', () => {
  it('C1 somebody on file fills the form, and typing another number makes it somebody else', () => {
    const found = having({ edit: 'found', person: 'person-1', applicant: known });
    expect(found).toMatchObject({ person: 'person-1', applicant: known });
    expect(edited(found, { edit: 'field', field: 'phone', value: '1' }, 9).person).toBe('person-1');
    expect(edited(found, { edit: 'field', field: 'idNumber', value: '9' }, 9).person).toBeNull();
    expect(edited(found, { edit: 'kind', kind: 'other' }, 9).person).toBeNull();
  });

  it('K6 C1 whoever took the ticket by name begins the form, and is shown for checking', () => {
    const holder = { idKind: 'residence-permit', idNumber: '810000199408230021', name: '陈大文' } as const;
    expect(having({ edit: 'holder', holder })).toMatchObject({
      applicant: { kind: 'person', ...holder },
      person: null,
      page: 'form',
    });
    const typed = having({ edit: 'holder', holder: { ...holder, idKind: 'passport', name: '' } });
    expect(typed.applicant).not.toHaveProperty('name');
  });

  it('C2 what is ticked before receipt stays with the form, in the order of the list; another matter has another list', () => {
    const ticked = having(
      { edit: 'material', index: 3, state: 'missing', remark: '' },
      { edit: 'material', index: 0, state: 'present', remark: '' },
      { edit: 'material', index: 3, state: 'correctable', remark: '缺签字' },
    );
    expect(ticked.materials).toEqual([
      { index: 0, state: 'present', remark: '' },
      { index: 3, state: 'correctable', remark: '缺签字' },
    ]);
    expect(edited(ticked, { edit: 'item', item: 'pharmacy-change' }, 9).materials).toHaveLength(2);
    expect(edited(ticked, { edit: 'item', item: 'pharmacy-setup' }, 9).materials).toEqual([]);
  });

  it('C2 what the hub has taken over leaves the form, what was ticked since stays', () => {
    const first = having({ edit: 'material', index: 0, state: 'present', remark: '' });
    const more = edited(first, { edit: 'material', index: 1, state: 'missing', remark: '' }, 9);
    const left = edited(more, { edit: 'sent', materials: first.materials }, 10);
    expect(left.materials).toEqual([{ index: 1, state: 'missing', remark: '' }]);
  });

  it("W6 the applicant's screen shows the form once typing begins, the checklist once received, and turns by key", () => {
    const typed = having({ edit: 'field', field: 'name', value: '王' });
    expect(typed.page).toBe('form');
    expect(edited(typed, { edit: 'case', case: 'case-0001', person: 'person-1' }, 9).page).toBe('materials');
    const pages = ['materials', 'fee', 'none', 'form'];
    let now = typed;
    for (const page of pages) {
      now = edited(now, { edit: 'turn-page' }, 9);
      expect(now.page).toBe(page);
    }
  });

  it('T14 a further case on the ticket keeps the applicant and nothing of the case before', () => {
    const first = having(
      { edit: 'found', person: 'person-1', applicant: known },
      { edit: 'material', index: 0, state: 'present', remark: '' },
      { edit: 'case', case: 'case-0001', person: 'person-1' },
    );
    expect(edited(first, { edit: 'another', applicant: known }, 9)).toMatchObject({
      ticket: 'ticket-1',
      case: null,
      item: null,
      materials: [],
      person: 'person-1',
      applicant: known,
    });
  });

  it('T9 an agent’s next case keeps who came and begins another principal, with a mandate of its own', () => {
    const own = having(
      { edit: 'holder', holder: { idKind: 'resident-card', idNumber: CARD, name: '代小办' } },
      { edit: 'material', index: 0, state: 'present', remark: '' },
    );
    const first = edited(own, { edit: 'principal' }, 9);
    expect(first).toMatchObject({
      item: 'pharmacy-change',
      materials: own.materials,
      mandate: '',
      applicant: { agentName: '代小办', agentIdNumber: CARD },
    });
    expect(first.applicant.name).toBeUndefined();
    const received = edited(
      edited(
        { ...first, applicant: { ...known, agentName: '代小办' } },
        { edit: 'mandate', value: '7 号' },
        10,
      ),
      { edit: 'case', case: 'case-0001', person: 'person-1' },
      11,
    );
    expect(edited(received, { edit: 'principal' }, 12)).toMatchObject({
      case: null,
      person: null,
      item: null,
      materials: [],
      mandate: '',
      applicant: { agentName: '代小办' },
    });
    // Back to a case of another principal: a further one is theirs, under no key of the one before.
    const other = { ...known, name: '王五', idNumber: '' };
    const back = edited(received, { edit: 'case', case: 'case-0000', person: null }, 12);
    expect(edited(back, { edit: 'another', applicant: other }, 13)).toMatchObject({
      applicant: other,
      person: null,
      mandate: '7 号',
    });
  });

  it('T9 a case brought by mandate owes the mandate and who came; what the hub refuses of it stands at its field', () => {
    const owed = { agentName: 'agent-required', mandate: 'mandate-required' };
    const person = { kind: 'person', name: '王五', idKind: 'none' } as const;
    expect(faultsOf(person, '')).toEqual(owed);
    expect(faultsOf({ ...person, agentName: '代小办' }, '委托书 7 号')).toEqual({});
    expect(faultsOf({ ...person, agentName: '代小办' }, '长'.repeat(201))).toEqual({ mandate: 'too-long' });
    expect(faultsOf(person)).toEqual({});
    expect(refusedField({ field: 'mandate' })).toBe('mandate');
  });

  it('W4 W5 a reload and a successor go on with the later form of this ticket; what is typed here and unsent is never lost', () => {
    const later = { ...draft, at: 2000, note: 'later' };
    expect(adopted(draft, later, false)).toBe(later);
    expect(adopted(draft, later, true)).toBe(draft);
    expect(adopted(later, draft, false)).toBe(later);
    expect(adopted(draft, { ...later, ticket: 'ticket-2' }, false)).toBe(draft);
    expect(adopted(draft, null, false)).toBe(draft);
  });

  it('C1 an applicant goes down trimmed, in capitals, and without a number nobody showed', () => {
    const typed = having(
      { edit: 'field', field: 'name', value: ' 王㐂 ' },
      { edit: 'field', field: 'idNumber', value: CARD.toLowerCase() },
    );
    expect(applicantOf(typed)).toMatchObject({ name: '王㐂', idKind: 'resident-card', idNumber: CARD });
    const none = edited(typed, { edit: 'id-kind', idKind: 'none' }, 9);
    expect(applicantOf(none)).toMatchObject({ idKind: 'none', idNumber: '' });
    expect(applicantOf(draft)).toBeNull();
  });
});

describe('faults at their field (Bad input)', () => {
  const person: Partial<Applicant> = {
    kind: 'person',
    name: '王敏',
    idKind: 'resident-card',
    idNumber: CARD,
  };

  it('bad input: a wrong check character of an identity card or a social credit code stands at its field', () => {
    expect(faultsOf(person)).toEqual({});
    expect(faultsOf({ ...person, idNumber: '110105194912310021' })).toEqual({
      idNumber: 'bad-check-character',
    });
    const company: Partial<Applicant> = { ...known };
    expect(faultsOf(company)).toEqual({});
    expect(faultsOf({ ...company, idNumber: '91350100M000100Y44' })).toEqual({
      idNumber: 'bad-check-character',
    });
    expect(faultsOf({ ...person, agentIdNumber: '110105194912310021' })).toEqual({
      agentIdNumber: 'bad-check-character',
    });
  });

  it('bad input: 2,000 characters of a name and characters outside GBK are taken, 2,001 are a fault', () => {
    expect(faultsOf({ ...person, name: '㐂𠮷'.repeat(666) })).toEqual({});
    expect(faultsOf({ ...person, name: '长'.repeat(2000) })).toEqual({});
    expect(faultsOf({ ...person, name: '长'.repeat(2001) })).toEqual({ name: 'too-long' });
  });

  it('bad input: what is only empty is said when receiving was tried, a wrong number when its field is left', () => {
    const faults = faultsOf({ kind: 'person', idKind: 'resident-card' });
    expect(faults).toEqual({ name: 'name-required', idNumber: 'number-required' });
    expect(shownFaults(faults, false, null)).toEqual({});
    expect(shownFaults(faults, true, null)).toEqual(faults);
    const wrong = faultsOf({ ...person, idNumber: '1' });
    expect(shownFaults(wrong, false, 'idNumber')).toEqual({});
    expect(shownFaults(wrong, false, 'phone')).toEqual({ idNumber: 'bad-check-character' });
  });

  it('bad input: a refusal of the hub finds its field', () => {
    expect(refusedField({ field: 'applicant.idNumber' })).toBe('idNumber');
    expect(refusedField({ field: 'command.applicant.name' })).toBe('name');
    expect(refusedField({ field: 'item' })).toBeNull();
    expect(refusedField(null)).toBeNull();
  });
});

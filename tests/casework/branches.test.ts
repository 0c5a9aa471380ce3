import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { SUSPENSION_REASONS } from '../../hub/contract/casework.ts';
import { CommandSchema } from '../../hub/contract/commands.ts';
import { missingForArchive } from '../../hub/domain/index.ts';
import { ADMIN, HOUR, HUB, MINUTE, one, person } from '../domain/given.ts';
import { Casework, caseworkData, DAY, kinds, ZHANG } from './hall.ts';

/** The branches of the flow (§5), from receipt to the archive. */

const LI = person('li');

describe('C1 a case never starts from nothing', () => {
  test('C1 from the ticket being served: number, sealed applicant, receipt, first responsible clerk', () => {
    const hall = new Casework().serving();
    const facts = hall.must(LI, { type: 'ReceiveCase', item: 'shop-licence', applicant: ZHANG });
    expect(kinds(facts)).toEqual(['CaseReceived', 'receipt']);
    const received = one(facts, 'CaseReceived');
    expect(received).toMatchObject({ number: '税〔2026〕1号', ticketNumber: 'A001', firstResponsible: 'li' });
    expect(received.code).toMatch(/^\d{6}$/);
    expect(received.tellBy).toEqual({ date: '2026-03-11', provisional: false });
    expect(hall.vault.open(received.person, received.sealed)).toContain('张三');
    expect(JSON.stringify({ ...received, nameIndex: '', sealed: '' })).not.toContain('张三');
  });

  test('C1 no ticket in hand, not yet serving, or none at all is refused', () => {
    const hall = new Casework();
    const command = { type: 'ReceiveCase', item: 'shop-licence', applicant: ZHANG } as const;
    expect(hall.refusal(LI, command)).toBe('nothing-in-hand');
    hall.issue('a');
    hall.next('li', 'w1');
    expect(hall.refusal(LI, command)).toBe('not-serving');
    expect(hall.refusal(person('gu'), command)).toBe('not-your-case');
    expect(hall.refusal(person('ji'), command)).toBe('forbidden');
  });

  test('C1 other origins need reason and approver', () => {
    const hall = new Casework();
    const command = { type: 'ReceiveCase', item: 'quota', origin: 'home-visit', applicant: ZHANG } as const;
    expect(hall.refusal(LI, command)).toBe('reason-required');
    expect(hall.refusal(LI, { ...command, reason: 'illness' })).toBe('reason-required');
    expect(hall.refusal(LI, { ...command, reason: 'illness', approver: 'li' })).toBe('forbidden');
    expect(hall.refusal(LI, { ...command, reason: 'illness', approver: 'zheng' })).toBeNull();
    const agency = {
      ...command,
      origin: 'agency',
      reason: 'mandate 7',
      approver: 'sun',
      despite: 'x',
    } as const;
    expect(hall.refusal(person('dai'), agency)).toBeNull();
  });

  test('C1 the same applicant and item with a case open is shown first, also under another key', () => {
    const hall = new Casework().received('shop-licence');
    const again = { type: 'ReceiveCase', item: 'shop-licence', applicant: ZHANG } as const;
    const { decided } = hall.when(LI, again);
    expect(decided).toMatchObject({ refusal: { code: 'case-open', detail: { case: hall.id } } });
    const unnumbered = { kind: 'person', name: '张三' } as const;
    const found = { ...again, person: hall.on.person, applicant: unnumbered };
    expect(hall.refusal(LI, found)).toBe('case-open');
    expect(hall.refusal(LI, { ...again, item: 'quota' })).toBeNull();
    expect(hall.refusal(LI, { ...again, despite: 'another shop' })).toBeNull();
  });

  test('K6 a wrong check character is refused; somebody found again keeps the key', () => {
    const hall = new Casework().received('quota');
    const wrong = { ...ZHANG, idNumber: '110105194912310021' };
    const command = { type: 'ReceiveCase', item: 'register', applicant: wrong } as const;
    expect(hall.refusal(LI, command)).toBe('bad-check-character');
    const { person: key } = hall.on;
    expect(hall.received('register', { person: key, applicant: undefined }).on.person).toBe(key);
    expect(hall.refusal(LI, { type: 'ReceiveCase', item: 'register', person: 'person-none' })).toBe(
      'no-such-applicant',
    );
  });

  test('C12 numbers run per department and year, on through the turn of the day', () => {
    const hall = new Casework().received('quota');
    hall.pass(DAY).must(HUB, { type: 'TurnDay' });
    hall.open('li', 'w1');
    expect(hall.state.cases.size).toBe(1);
    expect(hall.received('register').on.number).toBe('税〔2026〕2号');
    expect(hall.state.documentNumbers.get('tax|case|2026')).toBe(2);
  });
});

describe('§5.2 immediate', () => {
  test('C5 accepted, decided and handed over in few commands, then rated once (E1)', () => {
    const hall = new Casework().received('register');
    expect(hall.refuses('li', { type: 'AcceptCase' })).toBe('materials-unchecked');
    expect(kinds(hall.checked().does('li', { type: 'AcceptCase' }))).toEqual(['CaseAccepted']);
    expect(hall.allowed('li')).toContain('decide');
    expect(kinds(hall.does('li', { type: 'DecideCase', outcome: 'approved' }))).toEqual(['CaseDecided']);
    hall.does('li', { type: 'DeliverCase', to: '张三' });
    expect(hall.on.state).toBe('completed');
  });

  test('E1 the case and the visit are rated once each, the visit’s prompt behind the case’s', () => {
    const hall = new Casework().accepted('register');
    const rater = { kind: 'agent', agent: 'box' } as const;
    hall.must(person('sun'), { type: 'BindDevice', device: 'rater', to: 'w1' });
    hall.does('li', { type: 'DecideCase', outcome: 'approved' });
    const { prompt } = one(hall.does('li', { type: 'DeliverCase', to: '张三' }), 'CaseDelivered');
    const visit = one(hall.must(LI, { type: 'Finish', counter: 'w1' }), 'TicketFinished').prompt;
    const shown = () => hall.state.counters.get('w1')?.prompt;
    expect(shown()).toBe(prompt);
    expect(one(hall.must(rater, { type: 'Rate', prompt, level: 5 }), 'Rated').ofCase).toBe(hall.id);
    expect(hall.refusal(rater, { type: 'Rate', prompt, level: 5 })).toBe('already-rated');
    expect(shown()).toBe(visit);
    expect(one(hall.must(rater, { type: 'Rate', prompt: visit, level: 4 }), 'Rated')).not.toHaveProperty(
      'ofCase',
    );
  });

  test('E1 the next service closes what was not rated; a case collected without a ticket has its own prompt', () => {
    const hall = new Casework().accepted('register');
    hall.must(LI, { type: 'Finish', counter: 'w1' });
    hall.does('li', { type: 'DecideCase', outcome: 'approved' });
    const delivered = one(hall.does('li', { type: 'DeliverCase', to: '张三' }), 'CaseDelivered');
    expect(delivered).toMatchObject({ counter: 'w1', ticket: null });
    expect(hall.state.counters.get('w1')?.prompt).toBe(delivered.prompt);
    const holder = { kind: 'holder', ticket: '' } as const;
    expect(hall.refusal(holder, { type: 'Rate', prompt: delivered.prompt, level: 1 })).toBe('forbidden');
    hall.serving();
    expect(hall.state.prompts.get(delivered.prompt)?.closedAt).toBe(hall.now + MINUTE);
  });
});

describe('§5.3 committed', () => {
  test('C5 C6 C8 approved: papers, two people, both stamps, result checked, told, handed over with the second copy', () => {
    const hall = new Casework().received('shop-licence').checked();
    const facts = hall.does('li', { type: 'AcceptCase' });
    expect(kinds(facts)).toEqual([
      'CaseAccepted',
      'acceptance',
      'work-order',
      'commitment-letter',
      'StepSent',
      'hand-over-slip',
    ]);
    expect(one(facts, 'CaseAccepted')).toMatchObject({
      from: '2026-03-04',
      due: { date: '2026-03-18' },
      steps: [
        { kind: 'review', days: 9 },
        { kind: 'approval', days: 1 },
      ],
    });
    expect(hall.refuses('shen', { type: 'FinishStep', result: 'agree', opinion: 'x' })).toBe(
      'not-lawful-now',
    );
    expect(hall.refuses('li', { type: 'ReceiveStep' })).toBe('not-your-case');
    hall.does('shen', { type: 'ReceiveStep' });
    expect(
      kinds(hall.does('shen', { type: 'FinishStep', result: 'agree', opinion: 'x', to: 'zhun' })),
    ).toEqual(['StepFinished', 'StepSent', 'hand-over-slip']);
    expect(hall.refuses('zheng', { type: 'ReceiveStep' })).toBe('not-your-case');
    hall.does('zhun', { type: 'ReceiveStep' });
    expect(hall.refuses('zhun', { type: 'DecideCase', outcome: 'approved' })).toBe('notice-field-missing');
    const decided = hall.does('zhun', { type: 'DecideCase', outcome: 'approved', licence: 'L-1' });
    expect(kinds(decided)).toEqual(['StepFinished', 'CaseDecided', 'approval-decision']);
    expect(hall.on.state).toBe('decided');
    expect(hall.refuses('zhun', { type: 'CheckResult' })).toBe('not-your-case');
    hall.does('li', { type: 'CheckResult' });
    hall.does('li', { type: 'NotifyApplicant', way: 'phone' });
    expect(hall.refuses('li', { type: 'DeliverCase', to: '张三' })).toBe('second-copy-unmarked');
    const delivered = one(
      hall.does('li', { type: 'DeliverCase', to: '张三', secondCopy: true }),
      'CaseDelivered',
    );
    expect(delivered.to).not.toContain('张三');
    expect(hall.on).toMatchObject({ state: 'completed', delivered: { secondCopy: true } });
  });

  test('C8 denied: every reason at once, 退办通知书 and the formal decision', () => {
    const hall = new Casework().accepted('shop-licence').reviewed('disagree');
    hall.does('zhun', { type: 'ReceiveStep' });
    expect(hall.refuses('zhun', { type: 'DecideCase', outcome: 'denied' })).toBe('reasons-required');
    const facts = hall.does('zhun', { type: 'DecideCase', outcome: 'denied', reasons: ['one', 'two'] });
    expect(kinds(facts)).toEqual(['StepFinished', 'CaseDecided', 'denial', 'denial-decision']);
    expect(one(facts, 'CaseDecided')).toMatchObject({ reasons: ['one', 'two'], licence: null });
  });

  test('C6 whoever reviewed cannot approve', () => {
    const hall = new Casework().accepted('shop-licence');
    hall.does('zhun', { type: 'ReceiveStep' });
    const finish = { type: 'FinishStep', result: 'agree', opinion: 'x' } as const;
    expect(hall.refuses('zhun', { ...finish, to: 'zhun' })).toBe('same-person');
    expect(hall.refuses('zhun', { ...finish, to: 'shen' })).toBe('not-your-case');
    expect(hall.refuses('zhun', { ...finish, to: 'nobody' })).toBe('no-such-person');
    hall.does('zhun', finish);
    expect(hall.refuses('zhun', { type: 'ReceiveStep' })).toBe('same-person');
    expect(hall.refuses('zheng', { type: 'ReceiveStep' })).toBeNull();
  });

  test('C6 一审核准: the clerk alone decides', () => {
    const hall = new Casework().accepted('quota');
    expect(hall.on.steps).toEqual([]);
    hall.does('li', { type: 'DecideCase', outcome: 'approved' });
    expect(hall.on.state).toBe('decided');
  });

  test('C6 a superior authority’s step is the responsible head’s', () => {
    const hall = new Casework().accepted('first-check').reviewed();
    expect(hall.on.steps[1]).toMatchObject({ state: 'sent', handler: 'zheng' });
    expect(hall.refuses('shen', { type: 'ReceiveStep' })).toBe('not-your-case');
    hall.does('zheng', { type: 'ReceiveStep' });
    hall.does('zheng', { type: 'FinishStep', result: 'agree', opinion: 'answer of the province' });
    hall.does('zhun', { type: 'ReceiveStep' });
    hall.does('zhun', { type: 'DecideCase', outcome: 'approved' });
    expect(hall.on.state).toBe('decided');
  });

  test('C8 a wrong result goes back to whoever decided', () => {
    const hall = new Casework().accepted('shop-licence').reviewed().decided();
    hall.does('li', { type: 'ReturnResult', reason: 'wrong name' });
    expect(hall.on).toMatchObject({ state: 'handling', decision: null, at: 1 });
    expect(hall.on.steps[1]).toMatchObject({ state: 'in-hand', handler: 'zhun', finishedAt: null });
    hall.does('zhun', { type: 'DecideCase', outcome: 'approved', licence: 'L-2' });
    expect(hall.on).toMatchObject({ state: 'decided', decision: { licence: 'L-2' } });
  });
});

describe('C3 incomplete', () => {
  test('C2 C3 told once with everything, brought, checked again, accepted; the clock starts when complete', () => {
    const hall = new Casework().received('shop-licence');
    hall.does('li', { type: 'CheckMaterials', materials: [{ index: 0, state: 'present' }] });
    expect(hall.refuses('li', { type: 'TellOnce' })).toBe('materials-unchecked');
    hall.does('li', {
      type: 'CheckMaterials',
      materials: [
        { index: 1, state: 'missing', remark: 'scale 1:500' },
        { index: 2, state: 'correctable' },
      ],
    });
    expect(hall.refuses('li', { type: 'AcceptCase' })).toBe('materials-missing');
    expect(hall.refuses('li', { type: 'TellOnce', due: '2026-03-03' })).toBe('past-date');
    const facts = hall.does('li', { type: 'TellOnce' });
    expect(kinds(facts)).toEqual(['ToldOnce', 'told-once']);
    expect(one(facts, 'ToldOnce')).toMatchObject({
      missing: [1, 2],
      due: { date: '2026-03-18' },
      again: null,
    });
    expect(one(facts, 'NoticeIssued').lists.missing).toHaveLength(2);
    hall.pass(DAY * 4);
    hall.does('li', { type: 'BringMaterials' });
    hall.checked().does('li', { type: 'AcceptCase' });
    expect(hall.on).toMatchObject({ state: 'handling', from: '2026-03-08' });
    expect(hall.on.reviewRecord).toHaveLength(5);
  });

  test('C2 the review record keeps who found what and when', () => {
    const hall = new Casework().received('shop-licence');
    const look = (state: 'correctable' | 'not-applicable', remark: string) =>
      hall.does('li', { type: 'CheckMaterials', materials: [{ index: 1, state, remark }] });
    look('correctable', 'unsigned');
    const first = hall.now;
    hall.pass(HOUR);
    look('not-applicable', 'no extension');
    expect(hall.on.reviewRecord).toEqual([
      { at: first, by: 'li', index: 1, state: 'correctable', remark: 'unsigned' },
      { at: first + HOUR, by: 'li', index: 1, state: 'not-applicable', remark: 'no extension' },
    ]);
  });

  test('C3 telling a second time needs a reason and is a first-inquiry breach', () => {
    const hall = new Casework().received('shop-licence').checked('missing');
    hall.does('li', { type: 'TellOnce' });
    hall.does('li', { type: 'BringMaterials' });
    expect(hall.refuses('li', { type: 'TellOnce' })).toBe('told-already');
    const facts = hall.does('li', { type: 'TellOnce', reason: 'overlooked' });
    expect(one(facts, 'AccountabilityOpened')).toMatchObject({ cause: 'first-inquiry', person: 'li' });
  });

  test('C3 nothing to tell when everything is there', () => {
    expect(new Casework().received('quota').checked().refuses('li', { type: 'TellOnce' })).toBe(
      'materials-complete',
    );
  });

  test('C3 supplements not brought by their date lapse with notice, not a moment earlier', () => {
    const hall = new Casework().received('shop-licence').checked('missing');
    hall.does('li', { type: 'TellOnce', due: '2026-03-06' });
    hall.pass(2 * DAY + 14 * HOUR);
    expect(hall.refusal(HUB, { type: 'LapseCase', case: hall.id })).toBe('not-lawful-now');
    hall.pass(2 * HOUR);
    const facts = hall.must(HUB, { type: 'LapseCase', case: hall.id });
    expect(kinds(facts)).toEqual(['CaseLapsed', 'supplement-lapsed']);
    expect(hall.on.state).toBe('lapsed');
  });
});

describe('C3 nobody told in time', () => {
  test('C3 the case counts as accepted from receipt, goes its way, and its materials hinder no archive', () => {
    const hall = new Casework().received('shop-licence');
    hall.pass(12 * DAY);
    const facts = hall.must(HUB, { type: 'CheckLimits' });
    expect(kinds(facts).slice(0, 3)).toEqual(['CaseAccepted', 'acceptance', 'work-order']);
    expect(hall.on).toMatchObject({ state: 'handling', deemed: true, from: '2026-03-04', acceptedBy: null });
    hall.reviewed().decided();
    hall.does('li', { type: 'CheckResult' });
    hall.does('li', { type: 'NotifyApplicant', way: 'phone' });
    hall.does('li', { type: 'DeliverCase', to: '张三', secondCopy: true });
    expect(missingForArchive(hall.on).filter((each) => each.startsWith('material'))).toEqual([]);
  });
});

describe('C4 not accepted', () => {
  test('C4 an immediate case refused gets its paper too; another department’s matter names the place', () => {
    const hall = new Casework().received('register');
    const refuse = { type: 'RefuseCase', reason: 'other-department', explanation: 'land' } as const;
    expect(hall.refuses('li', refuse)).toBe('notice-field-missing');
    expect(kinds(hall.does('li', { ...refuse, rightPlace: 'counter 3' }))).toEqual([
      'CaseRefused',
      'not-accepted',
    ]);
    expect(hall.on.state).toBe('refused');
  });

  test('C4 否定备案书 where the department uses it', () => {
    const hall = new Casework().received('quota');
    const facts = hall.does('li', { type: 'RefuseCase', reason: 'out-of-scope', explanation: 'no' });
    expect(kinds(facts)).toEqual(['CaseRefused', 'negative-filing']);
  });
});

describe('C7 joint', () => {
  test('C5 C7 one task per department at once; the lead decides only when all have answered', () => {
    const hall = new Casework().received('project').checked();
    const facts = hall.does('li', { type: 'AcceptCase' });
    expect(kinds(facts)).toEqual([
      'CaseAccepted',
      'joint-acceptance',
      'joint-work-order',
      'commitment-letter',
    ]);
    expect(one(facts, 'CaseAccepted').joint.map((task) => task.department)).toEqual([
      'land',
      'fire',
      'health',
    ]);
    const answer = (department: string) =>
      ({ type: 'AnswerJoint', department, result: 'agree', opinion: 'ok' }) as const;
    expect(hall.refuses('tu', answer('fire'))).toBe('not-your-case');
    expect(hall.refuses('li', answer('land'))).toBeNull();
    hall.does('huo', answer('fire'));
    expect(hall.refuses('huo', answer('fire'))).toBe('not-your-case');
    expect(hall.refuses('li', { type: 'DecideCase', outcome: 'approved' })).toBe('joint-unanswered');
    expect(hall.allowed('li')).not.toContain('decide');
    hall.does('wei', answer('health'));
    expect(hall.allowed('li')).toContain('decide');
    expect(hall.refuses('huo', { type: 'DecideCase', outcome: 'approved' })).toBe('not-your-case');
    hall.does('li', { type: 'DecideCase', outcome: 'approved' });
    expect(hall.on.state).toBe('decided');
  });
});

describe('C9 limits change lawfully only', () => {
  test('C9 an extension is asked before the due date and approved by a head who did not ask', () => {
    const hall = new Casework().accepted('shop-licence');
    const ask = { type: 'AskExtension', days: 5, reason: 'survey' } as const;
    expect(hall.refuses('shen', { ...ask, days: 11 })).toBe('not-lawful-now');
    hall.does('zheng', ask);
    expect(hall.refuses('zheng', { type: 'AnswerExtension', approve: true, reason: 'ok' })).toBe(
      'same-person',
    );
    expect(hall.refuses('shen', { type: 'AnswerExtension', approve: true, reason: 'ok' })).toBe(
      'not-your-case',
    );
    const facts = hall.does('sun', { type: 'AnswerExtension', approve: true, reason: 'ok' });
    expect(kinds(facts)).toEqual(['ExtensionAnswered', 'extension']);
    expect(hall.on.due).toEqual({ date: '2026-03-25', provisional: false });
  });

  test('C9 after the due date it is too late to ask or to approve, not to refuse', () => {
    const hall = new Casework().accepted('shop-licence');
    hall.does('shen', { type: 'AskExtension', days: 5, reason: 'survey' });
    hall.pass(15 * DAY);
    expect(hall.refuses('sun', { type: 'AnswerExtension', approve: true, reason: 'ok' })).toBe('too-late');
    hall.does('sun', { type: 'AnswerExtension', approve: false, reason: 'late' });
    expect(hall.refuses('shen', { type: 'AskExtension', days: 5, reason: 'survey' })).toBe('too-late');
  });

  test('C9 a suspension is told in writing, and every limit moves by the working days it stood', () => {
    const hall = new Casework().accepted('shop-licence');
    const facts = hall.does('shen', { type: 'SuspendCase', reason: 'testing', explanation: 'laboratory' });
    expect(kinds(facts)).toEqual(['CaseSuspended', 'suspension']);
    expect(hall.refuses('shen', { type: 'ReceiveStep' })).toBe('not-lawful-now');
    hall.pass(6 * DAY);
    const ended = one(hall.does('shen', { type: 'EndSuspension' }), 'SuspensionEnded');
    // 4 to 10 March: the 5th is closed, Saturday the 7th is worked.
    expect(ended).toMatchObject({ to: '2026-03-10', days: 4, due: { date: '2026-03-24' } });
    expect(hall.on.steps[0]?.due).toEqual(ended.stepDue);
    expect(hall.refuses('shen', { type: 'ReceiveStep' })).toBeNull();
  });

  test('C9 nothing but the eight lawful reasons stops the clock', () => {
    const given = (reason: string) =>
      v.is(CommandSchema, { type: 'SuspendCase', case: 'case-0001', reason, explanation: 'x' });
    const lawful = [
      'hearing',
      'tender',
      'auction',
      'inspection',
      'testing',
      'quarantine',
      'appraisal',
      'expert-review',
    ];
    expect(lawful.filter(given)).toEqual(lawful);
    expect(SUSPENSION_REASONS).toHaveLength(lawful.length);
    expect(['missing-materials', 'workload', 'other', ''].filter(given)).toEqual([]);
  });

  test('C9 the limits of unanswered departments move as well', () => {
    const hall = new Casework().accepted('project');
    const before = hall.on.joint.map((task) => task.due.date);
    hall.does('li', { type: 'SuspendCase', reason: 'hearing', explanation: 'public' });
    hall.pass(6 * DAY);
    hall.does('li', { type: 'EndSuspension' });
    expect(hall.on.joint.map((task) => task.due.date)).not.toEqual(before);
  });

  test('C9 the applicant is warned before lateness', () => {
    const hall = new Casework().accepted('shop-licence');
    hall.does('li', { type: 'WarnApplicant', way: 'phone', told: 'will be late' });
    expect(hall.on.warnedApplicant).toHaveLength(1);
  });
});

describe('C10 C11 C13', () => {
  test('C10 the applicant may withdraw at any open state, and nothing goes on afterwards', () => {
    for (const step of [
      (hall: Casework) => hall.received('shop-licence'),
      (hall: Casework) => hall.accepted('shop-licence'),
      (hall: Casework) => hall.accepted('shop-licence').reviewed().decided(),
    ]) {
      const hall = step(new Casework());
      hall.does('li', { type: 'WithdrawCase', reason: 'moved away' });
      expect(hall.on).toMatchObject({ state: 'withdrawn', endedAt: hall.now });
      expect(hall.refuses('li', { type: 'WithdrawCase', reason: 'again' })).toBe('not-lawful-now');
      expect(hall.allowed('shen')).toEqual([]);
    }
  });

  test('C10 an item or department does not vanish from the catalogue under an open case', () => {
    const hall = new Casework().accepted('project');
    const data = caseworkData();
    const items = data.items.filter((each) => each.id !== 'project');
    const without = { type: 'ImportCatalogue', catalogue: { ...data, items } } as const;
    expect(hall.when(ADMIN, without).decided).toMatchObject({
      refusal: { code: 'bad-catalogue', field: 'items' },
    });
    hall.does('li', { type: 'WithdrawCase', reason: 'x' });
    expect(hall.refusal(ADMIN, without)).toBeNull();
  });

  test('C11 marks carry reason and approver, each once', () => {
    const hall = new Casework().received('shop-licence');
    const mark = { type: 'MarkCase', mark: 'green', reason: 'key project' } as const;
    expect(hall.refuses('li', { ...mark, approver: 'li' })).toBe('forbidden');
    expect(hall.refuses('li', { ...mark, approver: 'nobody' })).toBe('no-such-person');
    hall.does('li', { ...mark, approver: 'zheng' });
    expect(hall.refuses('li', { ...mark, approver: 'zheng' })).toBe('already-exists');
    expect(hall.on.marks).toMatchObject([{ mark: 'green', approver: 'zheng' }]);
  });

  test('C3 §3.2.3.1 a consultation is recorded, its sheet printed where a printer is bound, and gone with the day', () => {
    const hall = new Casework();
    const command = {
      type: 'RecordConsultation',
      channel: 'counter',
      asked: 'what',
      told: 'this',
      item: 'quota',
      print: true,
    } as const;
    expect(kinds(hall.must(LI, command))).toEqual(['ConsultationRecorded']);
    hall.must(person('sun'), { type: 'BindDevice', device: 'printer', to: 'w1' });
    expect(kinds(hall.must(LI, command))).toEqual(['ConsultationRecorded', 'PrintRequested']);
    expect(hall.state.consultations).toHaveLength(2);
    hall.pass(DAY).must(HUB, { type: 'TurnDay' });
    expect(hall.state.consultations).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHub, type TestHub } from '../support/hub.ts';
import { check, handOver, type Member, receive, review, serve, signedIn } from './people.ts';

/** The flow (§5) from the ticket to the hand-over, over signed-in connections, with the papers as they are printed. */

let hall: TestHub;
let clerk: Member;
beforeAll(async () => {
  hall = await startHub();
  // Food and drug: clerk at counter 5, reviewer, approver.
  clerk = await signedIn(hall, 'wangmin');
});
afterAll(() => hall.close());

const COUNTER = 'counter-5';
const CHANGE = 'pharmacy-change';
const PHARMACY = {
  name: '安澜区惠民大药房有限公司',
  idKind: 'credit-code',
  idNumber: '91350100M000100Y43',
} as const;

/** A pharmacy's application, accepted; a fresh applicant each, so that no case is open already. */
async function accepted(name: string): Promise<string> {
  await serve(clerk, COUNTER, CHANGE);
  const id = await receive(clerk, COUNTER, CHANGE, { name });
  await check(clerk, id, 'present');
  await clerk.does({ type: 'AcceptCase', case: id });
  await clerk.does({ type: 'Finish', counter: COUNTER, outcome: 'case' });
  return id;
}

describe('an immediate matter', () => {
  test('C5 C8 is decided at the counter at once and handed over; X3 others see the applicant masked', async () => {
    const tax = await signedIn(hall, 'chensiyuan');
    await serve(tax, 'counter-8', 'tax-payment-certificate');
    const id = await receive(tax, 'counter-8', 'tax-payment-certificate', {
      kind: 'person',
      name: '张建国',
      idKind: 'resident-card',
      idNumber: '11010519491231002X',
      phone: '13800001234',
    });
    const intake = await tax.sees(id);
    expect(intake).toMatchObject({ line: { state: 'intake', class: 'immediate' }, full: true });
    expect(intake.line.number).toBe('地税〔2026〕1号');
    expect(intake.ticketNumber).toMatch(/^[A-Z]\d{3}$/);
    expect(await tax.refusedTo({ type: 'AcceptCase', case: id })).toBe('materials-unchecked');
    await check(tax, id, 'present');
    await tax.does({ type: 'AcceptCase', case: id });
    await tax.does({ type: 'DecideCase', case: id, outcome: 'approved', licence: '地税完〔2026〕0001' });
    await tax.does({ type: 'DeliverCase', case: id, counter: 'counter-8', to: '张建国' });
    const done = await tax.sees(id);
    expect(done).toMatchObject({
      line: { state: 'completed' },
      decision: { outcome: 'approved', licence: '地税完〔2026〕0001' },
    });
    const paper = await tax.reads(id, 'approval-decision');
    for (const said of ['准予审批决定书', '张建国', '完税证明', '地税完〔2026〕0001', done.line.number])
      expect(paper).toContain(said);
    const stranger = await (await signedIn(hall, 'songhaiyan')).sees(id);
    expect(stranger).toMatchObject({ full: false, applicant: { name: '张＊＊', phone: '*******1234' } });
    expect(JSON.stringify(stranger)).not.toContain('张建国');
  });

  test('C4 that belongs elsewhere is refused with the reason and the right place, and the review counter is named', async () => {
    const tax = await signedIn(hall, 'zhaoli');
    await serve(tax, 'counter-9', 'tax-registration');
    const id = await receive(tax, 'counter-9', 'tax-registration', { name: '安澜区便民小卖部' });
    await tax.does({
      type: 'RefuseCase',
      case: id,
      reason: 'other-department',
      explanation: '该事项由工商局办理',
      rightPlace: '2楼工商局窗口',
    });
    const paper = await tax.reads(id, 'not-accepted');
    for (const said of [
      '不予受理通知书',
      '安澜区便民小卖部',
      '该事项由工商局办理',
      '2楼工商局窗口',
      '行政复议窗口',
    ])
      expect(paper).toContain(said);
    expect((await tax.sees(id)).allowedActions).not.toContain('accept');
  });
});

describe('a committed matter', () => {
  test('C5 C6 C8 is accepted with its papers, reviewed and approved by two people, checked, told and handed over', async () => {
    const [reviewer, approver] = [await signedIn(hall, 'luyao'), await signedIn(hall, 'jianghaitao')];
    await serve(clerk, COUNTER, CHANGE);
    const id = await receive(clerk, COUNTER, CHANGE, PHARMACY);
    await check(clerk, id, 'present');
    await clerk.does({ type: 'AcceptCase', case: id });
    await clerk.does({ type: 'Finish', counter: COUNTER, outcome: 'case' });
    const accepted = await clerk.sees(id);
    // Monday 23 November 2026, five working days promised, fifteen by law.
    expect(accepted).toMatchObject({
      line: { state: 'handling', class: 'committed' },
      due: { date: '2026-11-30', left: 5 },
      statutoryDue: { date: '2026-12-14' },
      steps: [
        { id: 'review', state: 'sent', limit: { date: '2026-11-26' } },
        { id: 'approval', state: 'waiting' },
      ],
    });
    const receipt = await clerk.reads(id, 'acceptance');
    for (const said of [
      '受理通知书',
      PHARMACY.name,
      '药品零售企业变更',
      '2026年11月30日',
      '法定时限15个工作日',
    ])
      expect(receipt).toContain(said);
    expect(await clerk.reads(id, 'work-order')).toContain('审核岗');

    expect(await approver.refusedTo({ type: 'DecideCase', case: id, outcome: 'approved' })).not.toBe('done');
    await review(reviewer, id, '材料属实，现场符合要求');
    expect(await clerk.reads(id, 'hand-over-slip')).toMatch(/审核岗送交核准岗/);
    await approver.does({ type: 'ReceiveStep', case: id });
    await approver.does({ type: 'DecideCase', case: id, outcome: 'approved', licence: '陕药零〔2026〕318' });
    expect(await reviewer.refusedTo({ type: 'CheckResult', case: id })).toBe('not-your-case');
    await clerk.does({ type: 'CheckResult', case: id });
    await clerk.does({ type: 'NotifyApplicant', case: id, way: 'phone' });
    await serve(clerk, COUNTER, CHANGE);
    await clerk.does({ type: 'DeliverCase', case: id, counter: COUNTER, to: '李四' });
    await clerk.does({ type: 'Finish', counter: COUNTER, outcome: 'collection' });
    expect(await clerk.sees(id)).toMatchObject({
      line: { state: 'completed' },
      delivered: { to: '李四' },
      notified: { way: 'phone' },
    });
    const decision = await clerk.reads(id, 'approval-decision');
    expect(decision).toContain('准予审批');
    expect(decision).toContain('陕药零〔2026〕318');
  });

  test('C8 denied: every reason at once on 退办通知书 and 不予审批决定书, both naming the review counter', async () => {
    const [reviewer, approver] = [await signedIn(hall, 'luyao'), await signedIn(hall, 'jianghaitao')];
    const id = await accepted('安澜区福寿堂药店');
    await review(reviewer, id, '经营场所不符', 'disagree');
    await approver.does({ type: 'ReceiveStep', case: id });
    const denied = { type: 'DecideCase', case: id, outcome: 'denied' };
    expect(await approver.refusedTo(denied)).toBe('reasons-required');
    await approver.does({ ...denied, reasons: ['经营场所面积不足', '未配备执业药师'] });
    for (const kind of ['denial', 'denial-decision'] as const) {
      const paper = await clerk.reads(id, kind);
      for (const said of ['安澜区福寿堂药店', '经营场所面积不足', '未配备执业药师', '行政复议窗口'])
        expect([kind, paper]).toEqual([kind, expect.stringContaining(said)]);
    }
    await handOver(clerk, id);
    expect(await clerk.sees(id)).toMatchObject({
      line: { state: 'completed', class: 'returned' },
      decision: { outcome: 'denied' },
    });
  });

  test('C3 incomplete: everything missing is told once, then brought, completed and accepted', async () => {
    await serve(clerk, COUNTER, CHANGE);
    const id = await receive(clerk, COUNTER, CHANGE, { name: '安澜区同济药店' });
    await check(clerk, id, 'present', { 0: 'missing', 1: 'missing' });
    expect(await clerk.refusedTo({ type: 'AcceptCase', case: id })).toBe('materials-missing');
    await clerk.does({ type: 'TellOnce', case: id });
    await clerk.does({ type: 'Finish', counter: COUNTER, outcome: 'case' });
    const { materials, line, told } = await clerk.sees(id);
    expect(line).toMatchObject({ state: 'awaiting-materials', class: 'supplement' });
    expect(told).toMatchObject([{ missing: [0, 1] }]);
    const sheet = await clerk.reads(id, 'told-once');
    for (const said of ['一次性告知', materials[0]?.name.zh, materials[1]?.name.zh])
      expect(sheet).toContain(said?.replaceAll(' ', ''));
    expect(sheet).not.toContain(materials[2]?.name.zh);

    // Overnight the hub is off; the case is as it was, its applicant readable.
    hall = await hall.restart(24 * 3_600_000);
    clerk = await signedIn(hall, 'wangmin');
    expect((await clerk.sees(id)).applicant?.name).toBe('安澜区同济药店');
    await serve(clerk, COUNTER, CHANGE);
    await clerk.does({ type: 'BringMaterials', case: id, counter: COUNTER });
    await check(clerk, id, 'present');
    await clerk.does({ type: 'AcceptCase', case: id });
    await clerk.does({ type: 'Finish', counter: COUNTER, outcome: 'case' });
    // The clock starts the day the materials were complete: Tuesday.
    expect(await clerk.sees(id)).toMatchObject({
      line: { state: 'handling' },
      due: { date: '2026-12-01' },
      accountability: [],
    });
  });
});

describe('a joint matter', () => {
  test('C5 C7 goes to all three departments at once; the lead decides when every one has answered', async () => {
    const lead = await signedIn(hall, 'zhengkai');
    const [reviewer, approver] = [await signedIn(hall, 'xionglei'), await signedIn(hall, 'baiyun')];
    const item = 'hazardous-chemicals-trading-b';
    await serve(lead, 'counter-18', item);
    const id = await receive(lead, 'counter-18', item, { name: '安澜区宏达化工有限公司' });
    expect(await lead.reads(id, 'receipt')).toContain('接件通知书');
    await check(lead, id, 'present');
    await lead.does({ type: 'AcceptCase', case: id });
    await lead.does({ type: 'Finish', counter: 'counter-18', outcome: 'case' });
    const joint = await lead.sees(id);
    expect(joint).toMatchObject({ line: { state: 'handling', class: 'joint' } });
    expect(joint.joint.map(({ department, result }) => [department, result])).toEqual([
      ['environment', null],
      ['commerce', null],
      ['housing', null],
    ]);
    expect(joint.notices.find(({ kind }) => kind === 'joint-work-order')?.copies).toBe(4);
    const order = await lead.reads(id, 'joint-work-order');
    for (const said of ['并联审批办理通知书', '环境保护局', '工商行政管理局', '住房和城乡建设局'])
      expect(order).toContain(said);

    const answer = async (person: string, department: string) => {
      const member = await signedIn(hall, person);
      await member.does({ type: 'AnswerJoint', case: id, department, result: 'agree', opinion: '同意' });
    };
    await answer('yaozhiyuan', 'environment');
    await answer('dengwei', 'commerce');
    await review(reviewer, id, '符合条件');
    await approver.does({ type: 'ReceiveStep', case: id });
    const approve = { type: 'DecideCase', case: id, outcome: 'approved', licence: '危化经〔2026〕1' };
    expect(await approver.refusedTo(approve)).toBe('joint-unanswered');
    expect(
      await lead.refusedTo({
        type: 'AnswerJoint',
        case: id,
        department: 'housing',
        result: 'agree',
        opinion: '代答',
      }),
    ).not.toBe('done');
    await answer('jinhao', 'housing');
    await approver.does(approve);
    await handOver(lead, id);
    expect((await lead.sees(id)).line.state).toBe('completed');
    expect(await lead.reads(id, 'approval-decision')).toContain('危化经〔2026〕1');
  });
});

import type { Browser } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { HubProcess } from '../hub/support/process.ts';
import { noBrowser, open, shot } from './browser.ts';
import {
  act,
  atCounter,
  casesTab,
  checkMaterials,
  choose,
  type Desk,
  end,
  handOver,
  inOffice,
  openCase,
  paper,
  receive,
  review,
  serve,
} from './case-steps.ts';
import { useHall } from './places.ts';
import { APPLICANT, PANEL, pair, pairingCode, signIn } from './steps.ts';

/** The flow (§5) as the hall's people do it: the clerk's panel, the back office, the applicant's screen, the papers. */

let hub: HubProcess;
let browser: Browser;
/** Counter 5: pharmacies. */
let clerk: Desk;

useHall(async (started) => {
  ({ hub, browser } = started);
  clerk = await atCounter(browser, hub, 'wangmin', 5);
});

const CHANGE = 'pharmacy-change';

/** A pharmacy's application, accepted at counter 5; the ticket ends. */
async function accept(name: string): Promise<string> {
  await serve(hub, clerk, 5, CHANGE);
  const number = await receive(clerk, { kind: '法人', name });
  await checkMaterials(clerk);
  await act(clerk, /受理$/);
  await clerk.page.getByText('已受理').waitFor();
  await end(clerk);
  return number;
}

describe.skipIf(noBrowser)('cases, across the pages of the hall', () => {
  test('C5 C8 an immediate matter is decided and handed over at the counter', async () => {
    const tax = await atCounter(browser, hub, 'zhaoli', 9);
    await serve(hub, tax, 9, 'tax-payment-certificate');
    const number = await receive(tax, { kind: '自然人', name: '张建国', idNumber: '11010519491231002X' });
    await checkMaterials(tax);
    await act(tax, /受理$/);
    await act(tax, /当场决定/, (dialog) => dialog.getByLabel(/证照号码/).fill('地税完〔2026〕1'));
    await tax.page.getByText('已办结，交给 张建国。').waitFor();
    await shot(tax.page, 'case-immediate');
    await end(tax);
    await casesTab(tax);
    await openCase(tax, number);
    const decision = await paper(tax, '准予审批决定书');
    for (const said of ['张建国', '地税完〔2026〕1', number]) expect(decision).toContain(said);
    expect(tax.errors).toEqual([]);
  });

  test('C6 C8 W6 a committed matter is approved by two people and handed over; the applicant sees card, entries and fee', async () => {
    const supervision = await open(browser, PANEL, `${hub.origin}/supervision`);
    await signIn(supervision.page, 'songhaiyan');
    await supervision.page.getByText('屏幕').first().click();
    const screen = await open(browser, APPLICANT, `${hub.origin}/display`);
    await pair(supervision.page, await pairingCode(screen.page), '5号对方屏', async (page) => {
      await page.getByLabel('用途').selectOption('applicant');
      await page.getByLabel(/^窗口/).selectOption('counter-5');
    });
    const [reviewer, approver] = [
      await inOffice(browser, hub, 'luyao'),
      await inOffice(browser, hub, 'jianghaitao'),
    ];
    // Idle, whoever sits there: name, department and post, duties, photo, party member.
    const card = screen.page.locator('main.card');
    for (const said of [
      '5',
      '王敏',
      '食药监局',
      '窗口工作人员',
      '药品零售企业筹建、变更，一类医疗器械注册',
      '党员',
    ])
      await card.getByText(said).first().waitFor();
    await expect
      .poll(() =>
        card.locator('img').evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth),
      )
      .toBeGreaterThan(0);
    await shot(screen.page, 'applicant-card');
    await serve(hub, clerk, 5, CHANGE);
    await clerk.page.getByLabel('姓名或名称').fill('安澜区惠民大药房有限公司');
    await screen.page.getByText('安澜区惠民大药房有限公司').first().waitFor();
    await shot(screen.page, 'applicant-form');
    const number = await receive(clerk, {
      kind: '法人',
      name: '安澜区惠民大药房有限公司',
      idNumber: '91350100M000100Y43',
    });
    await checkMaterials(clerk);
    // The key P turns the applicant's screen from the checklist to the fee.
    await screen.page.getByText('变更申请表').waitFor();
    await clerk.page.keyboard.press('P');
    await screen.page.getByText('收费标准').first().waitFor();
    for (const said of ['不收费', 'Free of charge']) await screen.page.getByText(said).first().waitFor();
    await shot(screen.page, 'applicant-fee');
    await act(clerk, /受理$/);
    await clerk.page.getByText('已受理').waitFor();
    await shot(clerk.page, 'case-accepted');
    await end(clerk);

    await review(reviewer, number, '同意');
    await openCase(approver, number);
    await act(approver, /接收案卷/);
    await act(approver, /作出决定/, async (dialog) => {
      await choose(dialog, '准予');
      await dialog.getByLabel('证照编号').fill('药零318');
    });
    await shot(approver.page, 'case-approved');
    await handOver(clerk, number, '李四');
    const decision = await paper(clerk, '准予审批决定书');
    for (const said of ['安澜区惠民大药房有限公司', '药零318', number]) expect(decision).toContain(said);
    expect(await paper(clerk, '受理通知书')).toContain('承诺5个工作日');
    for (const { errors } of [clerk, reviewer, approver, screen]) expect(errors).toEqual([]);
  });

  test('C8 a committed matter is denied with every reason at once', async () => {
    const [reviewer, approver] = [
      await inOffice(browser, hub, 'luyao'),
      await inOffice(browser, hub, 'jianghaitao'),
    ];
    const number = await accept('安澜区福寿堂药店');
    await review(reviewer, number, '不同意');
    await openCase(approver, number);
    await act(approver, /接收案卷/);
    await act(approver, /作出决定/, async (dialog) => {
      await choose(dialog, '不予批准');
      await dialog.getByRole('textbox', { name: '理由 1' }).fill('经营场所面积不足');
      await dialog.getByRole('button', { name: '再加一条' }).click();
      await dialog.getByRole('textbox', { name: '理由 2' }).fill('未配备执业药师');
    });
    await handOver(clerk, number, '王五');
    for (const title of ['退办通知书', '不予审批决定书']) {
      const text = await paper(clerk, title);
      for (const said of ['经营场所面积不足', '未配备执业药师', '行政复议窗口'])
        expect([title, text]).toEqual([title, expect.stringContaining(said)]);
    }
  });

  test('C3 an incomplete application is told once, completed and accepted', async () => {
    await serve(hub, clerk, 5, CHANGE);
    const number = await receive(clerk, { kind: '法人', name: '安澜区同济药店' });
    await checkMaterials(clerk, 2);
    await act(clerk, /一次性告知/);
    await clerk.page.getByText(/已一次性告知/).waitFor();
    await shot(clerk.page, 'case-told');
    await act(clerk, /材料补到/);
    await clerk.page.getByText(/已一次性告知/).waitFor({ state: 'hidden' });
    await checkMaterials(clerk);
    await act(clerk, /受理$/);
    await clerk.page.getByText('已受理').waitFor();
    await end(clerk);
    await casesTab(clerk);
    await openCase(clerk, number);
    expect(await paper(clerk, '一次性告知单')).toContain('安澜区同济药店');
  });

  test('T9 C11 an agent’s ticket carries the cases of two principals, each by mandate; it ends when both are dealt with', async () => {
    const { page } = clerk;
    await serve(hub, clerk, 5, CHANGE);
    await page.getByLabel('姓名或名称').fill('代小办');
    await page.getByRole('button', { name: /代办另一人$/ }).click();
    await page.getByLabel('委托书', { exact: true }).waitFor();
    expect(await page.getByLabel('经办人姓名').inputValue()).toBe('代小办');
    await shot(page, 'case-mandate');
    const first = await receive(clerk, { kind: '法人', name: '安澜区东门药店' }, '委托书 7 号');
    await checkMaterials(clerk, 1);
    await act(clerk, /代办另一人$/);
    await page.getByLabel('委托书', { exact: true }).waitFor();
    await page.keyboard.press('I');
    await page.getByRole('combobox', { name: '事项名称' }).fill('药品零售企业变更');
    await page.getByRole('dialog').getByText('药品零售企业变更').first().click();
    const second = await receive(clerk, { kind: '法人', name: '安澜区西门药店' }, '委托书 8 号');
    const cases = page.getByRole('region', { name: '本号办件' });
    await cases.getByText('2 件没有办好，本号还不能结束').waitFor();
    await shot(page, 'case-agent');
    await checkMaterials(clerk);
    await act(clerk, /受理$/);
    await cases.getByText('1 件没有办好，本号还不能结束').waitFor();
    await cases.getByRole('button').first().click();
    await page.getByText(`办件 ${first}`).waitFor();
    await act(clerk, /一次性告知/);
    await cases.getByText(/还不能结束/).waitFor({ state: 'hidden' });
    await end(clerk);
    await casesTab(clerk);
    for (const [number, mandate] of [
      [first, '委托书 7 号'],
      [second, '委托书 8 号'],
    ] as const) {
      await openCase(clerk, number);
      await page.getByText(`委托书：${mandate}`).waitFor();
      await page.locator('.case-back').click();
    }
    expect(clerk.errors).toEqual([]);
  });

  test('C5 C7 a joint matter is answered by three departments before the lead decides', async () => {
    const lead = await atCounter(browser, hub, 'zhengkai', 18);
    await serve(hub, lead, 18, 'hazardous-chemicals-trading-b');
    const number = await receive(lead, { kind: '法人', name: '安澜区宏达化工有限公司' });
    await checkMaterials(lead);
    await act(lead, /受理$/);
    await lead.page.getByText('已受理').waitFor();
    await end(lead);
    await review(await inOffice(browser, hub, 'xionglei'), number, '同意');
    for (const person of ['yaozhiyuan', 'dengwei', 'jinhao']) {
      const department = await inOffice(browser, hub, person);
      await openCase(department, number);
      await act(department, /并联答复/, async (dialog) => {
        await choose(dialog, '同意');
        await dialog.getByLabel('意见').fill('符合本部门要求');
      });
      await department.page.context().close();
    }
    const approver = await inOffice(browser, hub, 'baiyun');
    await openCase(approver, number);
    await act(approver, /接收案卷/);
    await act(approver, /作出决定/, async (dialog) => {
      await choose(dialog, '准予');
      await dialog.getByLabel('证照编号').fill('危化经1');
    });
    await handOver(lead, number, '赵六');
    const order = await paper(lead, '并联审批办理通知书');
    for (const said of ['环境保护局', '工商行政管理局', '住房和城乡建设局']) expect(order).toContain(said);
  });
});

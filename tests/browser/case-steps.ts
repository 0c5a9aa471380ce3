import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright';
import { expect } from 'vitest';
import { pdfText } from '../hub/support/pdf.ts';
import type { HubProcess } from '../hub/support/process.ts';
import { raw } from '../hub/support/raw.ts';
import { open } from './browser.ts';
import { PANEL, press, signIn } from './steps.ts';

/** What people do with cases: at the counter's panel and in the back office. */

export type Desk = { readonly page: Page; readonly errors: string[] };

/** A clerk's panel with its counter open. */
export async function atCounter(
  browser: Browser,
  hub: HubProcess,
  person: string,
  counter: number,
): Promise<Desk> {
  const desk = await open(browser, PANEL, `${hub.origin}/counter#counter-${counter}`);
  await signIn(desk.page, person);
  await desk.page
    .getByRole('button', { name: /开窗|开放/ })
    .first()
    .click();
  return desk;
}

export async function inOffice(browser: Browser, hub: HubProcess, person: string): Promise<Desk> {
  const desk = await open(browser, PANEL, `${hub.origin}/casework`);
  await signIn(desk.page, person);
  await desk.page.getByLabel('编号、服务对象、事项').waitFor();
  return desk;
}

/** A ticket for the matter is issued, called by the counter's pad, and served. */
export async function serve(hub: HubProcess, { page }: Desk, counter: number, item: string): Promise<void> {
  await page.getByRole('button', { name: /^接待/ }).click();
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const staff = await raw(hub.origin, '/counter', { cookie });
  expect(await staff.command({ type: 'IssueTicket', item }, `issue-${randomUUID()}`)).toMatchObject({
    ok: true,
  });
  staff.close();
  await press(hub.origin, `pad-counter-${counter}`, 'next');
  await page.getByText('重呼').first().waitFor();
  await page.keyboard.press('F4');
  await page.getByLabel('姓名或名称').waitFor();
}

/** Fills in who applies, with a document number or without any, and by what mandate if by any, and takes the application in; answers the case's number. */
export async function receive(
  { page }: Desk,
  {
    kind,
    name,
    idNumber,
  }: { readonly kind: '自然人' | '法人'; readonly name: string; readonly idNumber?: string },
  mandate?: string,
): Promise<string> {
  await page.getByText(kind, { exact: true }).click();
  await page.getByLabel('姓名或名称').fill(name);
  if (idNumber === undefined) await page.locator('select[name=idKind]').selectOption('none');
  else await page.getByLabel('证件号码', { exact: true }).fill(idNumber);
  if (mandate !== undefined) await page.getByLabel('委托书', { exact: true }).fill(mandate);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /接件$/ }).click();
  const line = page.getByText(/^办件 .+〔\d{4}〕\d+号$/).first();
  await line.waitFor();
  return ((await line.textContent()) ?? '').replace('办件', '').trim();
}

/** Every material in sight is here, save the first `missing` ones. */
export async function checkMaterials({ page }: Desk, missing = 0): Promise<void> {
  const here = page.getByRole('button', { name: / 齐$/ });
  await here.first().waitFor();
  const rows = await here.count();
  for (let row = 0; row < rows; row++) {
    const cell = row < missing ? page.getByRole('button', { name: / 缺$/ }).nth(row) : here.nth(row);
    await cell.click();
    await expect.poll(() => cell.getAttribute('aria-pressed'), { timeout: 5000 }).toBe('true');
  }
}

/** Presses an action of the intake or the bench; `fill` answers its dialog, which is then sent. */
export async function act(
  { page }: Desk,
  name: RegExp,
  fill?: (dialog: Dialog) => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name }).last().click();
  if (!fill) return;
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'hidden' });
}
type Dialog = ReturnType<Page['getByRole']>;

/** Picks one of a few by the word on it. */
export async function choose(dialog: Dialog, word: string): Promise<void> {
  await dialog.getByText(word, { exact: true }).click();
}

/** Finds a case by its number in the lists and opens it. */
export async function openCase({ page }: Desk, number: string): Promise<void> {
  await page.getByLabel('编号、服务对象、事项').fill(number);
  await page.getByLabel('编号、服务对象、事项').press('Enter');
  // In the lists the number stands without its last character.
  const row = page.getByRole('option').filter({ hasText: number.replace(/号$/, '') });
  await row.waitFor();
  await row.press('Enter');
  await page.getByRole('heading', { name: '通知书' }).waitFor();
}

/** Reads the paper of this title of the opened case as it is printed. */
export async function paper({ page }: Desk, title: string): Promise<string> {
  const address = await page.getByRole('link', { name: title, exact: true }).last().getAttribute('href');
  const response = await page.request.get(new URL(address ?? '', page.url()).href);
  expect(response.headers()['content-type']).toBe('application/pdf');
  return pdfText(new Uint8Array(await response.body()));
}

/** The ticket ends as a case, which is what the panel takes it for by now. */
export async function end({ page }: Desk): Promise<void> {
  // Neither before it may end, nor while the last command is under way.
  await page.locator('button[aria-keyshortcuts="F4"]:not([aria-disabled="true"])').waitFor();
  await page.keyboard.press('F4');
  await page.getByText('空闲', { exact: true }).waitFor();
}

/** The tab of the panel with the lists of cases. */
export async function casesTab({ page }: Desk): Promise<void> {
  await page.getByRole('button', { name: /^办件/ }).first().click();
}

/** The file at a post of the back office: received, and sent on with an opinion. */
export async function review(desk: Desk, number: string, verdict: '同意' | '不同意'): Promise<void> {
  await openCase(desk, number);
  await act(desk, /接收案卷/);
  await act(desk, /办结本环节/, async (dialog) => {
    await choose(dialog, verdict);
    await dialog.getByLabel('意见').fill('已核对原件，现场情况属实');
  });
}

/** The accepting clerk checks the result, tells the applicant and hands it over. */
export async function handOver(clerk: Desk, number: string, to: string): Promise<void> {
  await casesTab(clerk);
  await openCase(clerk, number);
  await act(clerk, /核对结果无误/);
  await act(clerk, /通知领取/, (dialog) => choose(dialog, '电话'));
  await act(clerk, /交付结果/, (dialog) => dialog.getByLabel('交给谁').fill(to));
  await clerk.page.getByText('办结', { exact: true }).first().waitFor();
}

import type { Browser, Page } from 'playwright';
import { afterAll, describe, expect, test } from 'vitest';
import { check, receive, serve, signedIn } from '../hub/casework/people.ts';
import { PASSWORD, startHub, type TestHub } from '../hub/support/hub.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useBrowser } from './places.ts';
import { PANEL } from './steps.ts';

let hall: TestHub;
let browser: Browser;

useBrowser(async (started) => {
  browser = started;
  hall = await startHub();
});
afterAll(() => hall?.close());

const ITEM = 'hazardous-chemicals-trading-b';
const DAY = 24 * 3_600_000;

/** The back office's page of somebody, showing one list. */
async function office(user: string, list: RegExp): Promise<{ page: Page; errors: string[] }> {
  const opened = await open(browser, PANEL, `${hall.origin}/casework`);
  const { page } = opened;
  await page.locator('input').first().fill(user);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('.bench-nav').getByRole('button', { name: list }).click();
  return opened;
}

describe.skipIf(noBrowser)('a joint matter of which one answer is late', () => {
  test('C7 the department that owes it sees its limit overrun in list and case; so does the lead, by the department’s name', async () => {
    const lead = await signedIn(hall, 'zhengkai');
    await serve(lead, 'counter-18', ITEM);
    const id = await receive(lead, 'counter-18', ITEM, { name: '安澜区宏达化工有限公司' });
    await check(lead, id, 'present');
    await lead.does({ type: 'AcceptCase', case: id });
    await lead.does({ type: 'Finish', counter: 'counter-18', outcome: 'case' });
    // Commerce has five working days; Monday in two weeks is four past them, the others have time left or little.
    hall.clock.advance(9 * DAY);
    hall.tick();
    await hall.desk();

    const asked = await office('dengwei', /待并联答复|并联/);
    const line = asked.page.getByRole('option').filter({ hasText: '危险化学品经营许可证' });
    await line.getByText(/超期 \d/).waitFor();
    await shot(asked.page, 'joint-overdue-list');
    await line.press('Enter');
    const task = (page: Page, department: string) =>
      page.locator('.joint-table li').filter({ hasText: department });
    await task(asked.page, '工商行政管理局')
      .getByText(/超期 \d/)
      .waitFor();
    await shot(asked.page, 'joint-overdue-asked');

    const front = await office('zhengkai', /本单位办件/);
    const own = front.page.getByRole('option').filter({ hasText: '1/3 个答复超期' });
    await own.waitFor();
    await own.press('Enter');
    await task(front.page, '工商行政管理局')
      .getByText(/超期 \d/)
      .waitFor();
    expect(await task(front.page, '住房和城乡建设局').textContent()).not.toContain('超期');
    await shot(front.page, 'joint-overdue-lead');

    // Answered at last, it is late for the record and presses nobody.
    const late = await signedIn(hall, 'dengwei');
    await late.does({
      type: 'AnswerJoint',
      case: id,
      department: 'commerce',
      result: 'agree',
      opinion: '符合本部门要求',
    });
    await task(front.page, '工商行政管理局').getByText('符合本部门要求').waitFor();
    expect([...asked.errors, ...front.errors]).toEqual([]);
  });
});

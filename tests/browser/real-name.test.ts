import type { Browser } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { HubProcess } from '../hub/support/process.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useHall } from './places.ts';
import { burst, KIOSK, operate, PANEL, signIn } from './steps.ts';

/** The specimen of ICAO 9303: what a passport reader types. */
const MRZ = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const NUMBER = 'L898902C3';
const NAME = 'ERIKSSON ANNA MARIA';

let hub: HubProcess;
let browser: Browser;

useHall((started) => {
  ({ hub, browser } = started);
});

describe.skipIf(noBrowser)('a ticket by name', () => {
  test('K6 X3 a document scanned at the kiosk: masked there, a ticket without it, in full before the clerk and in the form', async () => {
    const kiosk = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    const { page } = kiosk;
    const toDocument = async () => {
      await page.getByRole('button', { name: /部门/ }).first().tap();
      await page.getByText('住建局').first().tap();
      await page.getByText('房管', { exact: true }).first().tap();
      await page.getByRole('button', { name: /取号/ }).last().tap();
      await page.getByRole('heading', { name: '实名取号' }).waitFor();
    };
    await toDocument();
    await shot(page, 'kiosk-identity');
    await page.getByRole('button', { name: '护照' }).tap();
    for (const key of 'E12345') await page.getByRole('button', { name: key, exact: true }).tap();
    await page.getByRole('button', { name: /^姓名/ }).tap();
    for (const key of ['L', 'I', '空格', 'M'])
      await page.getByRole('button', { name: key, exact: true }).tap();
    await page.getByRole('button', { name: /^姓名.*LI M$/ }).waitFor();
    await shot(page, 'kiosk-identity-passport');
    await page.getByRole('button', { name: '身份证' }).tap();
    const take = page.getByRole('button', { name: '取号', exact: true });
    expect(await take.isDisabled()).toBe(true);
    for (const digit of '1101051949') await page.getByRole('button', { name: digit, exact: true }).tap();
    expect(await page.locator('output').textContent()).toBe('••••••••49');
    await burst(page, `${MRZ.join('\n')}\n`);
    await page.getByRole('heading', { name: '这是您的证件吗？' }).waitFor();
    await shot(page, 'kiosk-identity-read');
    const shown = (await page.locator('body').textContent()) ?? '';
    expect(shown).toContain('*****02C3');
    expect(shown).not.toContain('ERIKSSON');
    await page.getByRole('button', { name: '取号', exact: true }).tap();
    await page.getByText('D001').first().waitFor();
    expect(await page.locator('body').textContent()).not.toContain('02C3');

    const counter = await open(browser, PANEL, `${hub.origin}/counter`);
    await signIn(counter.page, 'sunyan');
    await counter.page.getByRole('button', { name: /^12/ }).first().click();
    await counter.page
      .getByRole('button', { name: /开窗|开放/ })
      .first()
      .click();
    await counter.page
      .getByRole('button', { name: /下一位/ })
      .first()
      .waitFor();
    // A key pressed while the counter still opens does nothing.
    const named = counter.page.getByText(`护照 ${NAME} ${NUMBER}`);
    await expect
      .poll(
        async () => {
          if ((await named.count()) === 0) await counter.page.keyboard.press('F2');
          return named.count();
        },
        { timeout: 15_000 },
      )
      .toBe(1);
    await shot(counter.page, 'panel-by-name');
    await counter.page.keyboard.press('F4');
    await expect
      .poll(() =>
        counter.page
          .locator('input')
          .evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value)),
      )
      .toEqual(expect.arrayContaining([NAME, NUMBER]));
    await shot(counter.page, 'panel-by-name-form');
    for (const { errors } of [kiosk, counter]) expect(errors).toEqual([]);
  });

  test('K6 P6 a card on the virtual reader: a bad one is said, a good one takes the ticket', async () => {
    const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await page.getByRole('button', { name: /部门/ }).first().tap();
    await page.getByText('住建局').first().tap();
    await page.getByText('房管', { exact: true }).first().tap();
    await page.getByRole('button', { name: /取号/ }).last().tap();
    await page.getByRole('heading', { name: '实名取号' }).waitFor();
    const put = async (card: string, shown: RegExp) => {
      const word = page.getByText(shown).first();
      await expect
        .poll(
          async () => {
            await operate(hub.origin, { device: 'reader-kiosk-1', action: 'put', card });
            return word.count();
          },
          { timeout: 15_000 },
        )
        .toBeGreaterThan(0);
    };
    await put('wrong-number', /没有读出证件/);
    await put('resident-card', /张＊＊/);
    await page.getByRole('button', { name: '取号', exact: true }).tap();
    await page.getByText('D002').first().waitFor();
    expect(errors).toEqual([]);
  });
});

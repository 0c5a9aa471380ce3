import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { describe, expect, onTestFinished, test } from 'vitest';
import { keepCertificate } from '../../hub/certificate/keep.ts';
import { createRedirect } from '../../hub/http/redirect.ts';
import { authority, certificate } from '../hub/support/certificates.ts';
import { PASSWORD, startHub } from '../hub/support/hub.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useBrowser } from './places.ts';
import { BOARD, KIOSK, PANEL, pairingCode } from './steps.ts';

let browser: Browser;
useBrowser((started) => {
  browser = started;
});

/** A hall behind its own certificate, and the port that leads there. */
async function hallByHttps() {
  const folder = await mkdtemp(join(tmpdir(), 'https-'));
  const files = { cert: join(folder, 'hall.pem'), key: join(folder, 'hall.key') };
  const made = certificate(authority('Hall Root'));
  await writeFile(files.cert, made.cert);
  await writeFile(files.key, made.key);
  const log = { info() {}, warn() {}, error() {} };
  const kept = await keepCertificate(files, { now: Date.now, log });
  if (!kept.ok) throw new Error(kept.refusal);
  const hall = await startHub({ certificate: kept.value, demo: true });
  const redirect = createRedirect(Number(new URL(hall.origin).port)).listen(0, '127.0.0.1');
  await once(redirect, 'listening');
  onTestFinished(async () => {
    redirect.close();
    redirect.closeAllConnections();
    await hall.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { hall, typed: `http://127.0.0.1:${(redirect.address() as AddressInfo).port}` };
}

// The tests of the hub's own sockets judge the chain; a browser is told of a root by its machine alone.
const anyCertificate = { ignoreHTTPSErrors: true };

function socketsOf(page: Page): string[] {
  const urls: string[] = [];
  page.on('websocket', (socket) => urls.push(socket.url()));
  return urls;
}

describe.skipIf(noBrowser)('X5 the pages over HTTPS', () => {
  test('X5 K1 W1 D2 whoever types http:// comes to the kiosk by HTTPS; a ticket, its call and the board go over it', async () => {
    const { hall, typed } = await hallByHttps();
    const kiosk = await open(browser, { ...KIOSK, ...anyCertificate }, `${typed}/kiosk`);
    expect(kiosk.page.url()).toBe(`${hall.origin}/kiosk`);
    const board = await open(browser, { ...BOARD, ...anyCertificate }, 'about:blank');
    const sockets = socketsOf(board.page);
    await board.page.goto(`${hall.origin}/display`);
    const code = await pairingCode(board.page);
    const assignment = { role: 'hall-board', sound: false } as const;
    await hall.command({ type: 'PairScreen', code, name: '一楼大屏', assignment });

    const panel = await open(browser, { ...PANEL, ...anyCertificate }, `${hall.origin}/counter`);
    await panel.page.locator('input').first().fill('zhaoli');
    await panel.page.locator('input[type=password]').fill(PASSWORD);
    await panel.page.keyboard.press('Enter');
    await panel.page.getByRole('button', { name: /^9/ }).first().click();
    await panel.page.getByRole('button', { name: '开窗' }).first().click();
    const [cookie] = await panel.page.context().cookies();
    expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict' });

    await kiosk.page.getByText('发票领购').first().tap();
    await kiosk.page.getByRole('button', { name: /取号/ }).last().tap();
    await kiosk.page.getByText('B001').first().waitFor();
    await panel.page.getByText('B001').first().waitFor();
    await panel.page.keyboard.press('F2');
    await board.page.getByText('B001').first().waitFor();
    await shot(board.page, 'https-board');
    expect(sockets.length).toBeGreaterThan(0);
    for (const url of sockets) expect(url).toMatch(/^wss:/);
    // A hall made without its folder has no samples of materials.
    const errors = [kiosk, board, panel].flatMap((one) =>
      one.errors.filter((error) => !error.includes('/samples/')),
    );
    expect(errors).toEqual([]);
  });
});

import type { Page } from 'playwright';
import { expect } from 'vitest';

/** What people do at the hall's pages, shared by the browser tests. */

export const BOARD = { viewport: { width: 1920, height: 1080 } };
export const KIOSK = { viewport: { width: 1080, height: 1920 }, hasTouch: true };
export const PANEL = { viewport: { width: 1366, height: 768 } };
export const STRIP = { viewport: { width: 768, height: 96 } };
export const APPLICANT = { viewport: { width: 1280, height: 800 }, hasTouch: true };
const PASSWORD = 'onewindow';

/** The six digits an unpaired screen shows. */
export async function pairingCode(page: Page): Promise<string> {
  const text = page.getByText(/^\d{3}\s*\d{3}$/).first();
  await text.waitFor();
  return ((await text.textContent()) ?? '').replace(/\D/g, '');
}

export async function pair(
  supervision: Page,
  code: string,
  name: string,
  fill: (page: Page) => Promise<void>,
): Promise<void> {
  await supervision.getByLabel('配对码').fill(code);
  await supervision.getByLabel('名称').fill(name);
  await fill(supervision);
  await supervision.getByRole('button', { name: '接入', exact: true }).click();
  await supervision.getByText(name).first().waitFor();
}

export async function signIn(page: Page, user: string): Promise<void> {
  await page.locator('input').first().fill(user);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
}

/** A hand on the dock page, by the dock's own interface. `action`: press with a key, paper-out, restore … */
export async function operate(origin: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const url = new URL('/operate', await dockOf(origin));
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
}

/** Presses the key of this meaning on a virtual pad or evaluator. */
export async function press(origin: string, device: string, meaning: string): Promise<void> {
  const { devices } = await dockState(await dockOf(origin));
  const keys = devices.find(({ name }) => name === device)?.keys ?? [];
  await operate(origin, {
    device,
    action: 'press',
    key: keys.find((known) => known.meaning === meaning)?.key,
  });
}

/** The hub's origin at the end of a virtual line, which the dock can pull. */
export async function endOf(origin: string, line: string): Promise<string> {
  const { devices } = await dockState(await dockOf(origin));
  const end = devices.find(({ name }) => name === line)?.origin;
  if (!end) throw new Error(`the dock has no ${line}`);
  return end;
}

/** Works a virtual printer, and waits until its driver knows. */
export async function printerTo(
  origin: string,
  device: string,
  action: 'restore' | 'paper-out',
): Promise<void> {
  await operate(origin, { device, action });
  const status = async () =>
    (await dockState(await dockOf(origin))).devices.find(({ name }) => name === device)?.status;
  await expect.poll(status, { timeout: 15_000 }).toBe(action === 'restore' ? 'ready' : 'no-paper');
}

/** As a reader types: all keys within a few milliseconds. A driver that sends them one by one is slower than fingers when it is busy. */
export const burst = (page: Page, text: string): Promise<void> =>
  page.evaluate((all) => {
    for (const one of all) {
      const key = one === '\n' ? 'Enter' : one;
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
    }
  }, text);

/** Docks seen before: one whose agent has lost the hub still stands. */
const docks = new Map<string, string>();

/** The agent's dock, once it has joined. */
export async function dockOf(origin: string): Promise<string> {
  const known = docks.get(origin);
  if (known && (await fetch(known).catch(() => null))?.ok) return known;
  const look = async () => (await fetch(`${origin}/dock`, { redirect: 'manual' })).headers.get('location');
  await expect.poll(look, { timeout: 15_000 }).not.toBeNull();
  const dock = (await look()) ?? '';
  docks.set(origin, dock);
  return dock;
}

/** Waits until a virtual evaluator asks for a rating, as its lamps tell the applicant. */
export async function asked(origin: string, device: string): Promise<void> {
  const lamp = async () =>
    (await dockState(await dockOf(origin))).devices.find(({ name }) => name === device)?.lamp;
  await expect.poll(lamp, { timeout: 15_000 }).toBe('ask');
}

/** Ends the ticket in hand with an outcome, by the panel's keys. A key pressed while a command is under way does nothing. */
export async function finish(panel: Page): Promise<void> {
  const dialog = panel.getByRole('dialog');
  await expect
    .poll(
      async () => {
        if ((await dialog.count()) === 0) await panel.keyboard.press('F4');
        return dialog.count();
      },
      { timeout: 10_000 },
    )
    .toBe(1);
  await panel.keyboard.press('1');
  await dialog.waitFor({ state: 'hidden' });
}

type DockState = {
  devices: {
    name: string;
    origin?: string;
    status?: string;
    lamp?: string;
    keys?: { key: string; meaning: string }[];
  }[];
};

/** The first event of the dock's stream. */
async function dockState(dock: string): Promise<DockState> {
  const controller = new AbortController();
  const response = await fetch(new URL('/state', dock), { signal: controller.signal });
  let text = '';
  for await (const part of response.body ?? []) {
    text += Buffer.from(part).toString('utf8');
    if (text.includes('\n\n')) break;
  }
  controller.abort();
  return JSON.parse(text.slice(text.indexOf('{'), text.indexOf('\n\n'))) as DockState;
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Clips, openClips } from '../../hub/voice/clips.ts';
import { createVoice } from '../../hub/voice/voice.ts';
import { writeWav } from '../../hub/voice/wav.ts';
import { PASSWORD, startHub, type TestHub } from '../hub/support/hub.ts';
import { launch, noBrowser, open, shot } from './browser.ts';
import { keepAtHome } from './places.ts';
import { BOARD, PANEL, pairingCode } from './steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'voice-browser-'));
let hall: TestHub;
let browser: Browser;
let clips: Clips;

/** What the microphone hears: a voice (a tone) for 0.6 s, then the room for 0.9 s, again and again. */
function microphone(): string {
  const path = join(folder, 'microphone.wav');
  const samples = Int16Array.from({ length: 33_075 }, (_, i) =>
    Math.round((i < 13_230 ? 9000 : 25) * Math.sin(i / 8)),
  );
  writeFileSync(path, writeWav({ rate: 22_050, samples }));
  return path;
}

keepAtHome();
beforeAll(async () => {
  if (noBrowser) return;
  clips = await openClips(join(folder, 'clips'), () => undefined);
  const parts = { program: { kind: 'built-in' }, log: { warn() {} }, now: () => Date.now() } as const;
  [hall, browser] = await Promise.all([
    startHub({ voice: createVoice({ ...parts, clips, timeoutMs: 20_000, patienceMs: 20_000 }) }),
    launch([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${microphone()}`,
    ]),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function voicePage(): Promise<Page> {
  const { page } = await open(browser, PANEL, `${hall.origin}/supervision#voice`);
  await page.locator('input').first().fill('songhaiyan');
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByText('谁来播报').waitFor();
  return page;
}

describe.skipIf(noBrowser)('the hall’s voice at the supervision page', () => {
  test('D3 staff read a phrase into the microphone, hear it levelled, keep it, and go on to the next', async () => {
    const page = await voicePage();
    await page.getByText('还没有录音').waitFor();
    const first = await page.locator('.recorder-text').textContent();
    await shot(page, 'voice-idle');
    await page.keyboard.press(' ');
    await page.getByText('正在录音').waitFor();
    // The meter moves: the microphone is heard, and with it at least one of its words will be whole.
    const level = () =>
      page.locator('.meter i').evaluate((bar) => Number(getComputedStyle(bar).getPropertyValue('--level')));
    await expect.poll(level, { timeout: 20_000 }).toBeGreaterThan(0.2);
    await expect.poll(level, { timeout: 20_000 }).toBeLessThan(0.05);
    await expect.poll(level, { timeout: 20_000 }).toBeGreaterThan(0.2);
    await expect.poll(level, { timeout: 20_000 }).toBeLessThan(0.05);
    await shot(page, 'voice-recording');
    await page.keyboard.press(' ');
    await page.getByText('听一听').waitFor();
    const heard = () =>
      page.evaluate(() => (globalThis as unknown as { heard: { url: string }[] }).heard.length);
    await expect.poll(heard).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.recorder-text').textContent()).not.toBe(first);
    expect(clips.get('zh', first ?? '')?.ms).toBeGreaterThan(400);
    await page
      .getByRole('button', { name: new RegExp(`^${first}`) })
      .first()
      .click();
    await page.getByText(/已录/).waitFor();
    await page.getByRole('button', { name: '删除录音' }).click();
    await page.getByText('还没有录音').waitFor();
    expect(clips.get('zh', first ?? '')).toBeNull();
  });

  test('D3 staff choose who speaks, and how loud at which hours; a folder of recordings comes in by its names', async () => {
    const page = await voicePage();
    await page.getByLabel('使用屏幕自带语音').click();
    const sources = () => hall.hub.services.state().catalogue?.source.policy.voice.sources?.zh;
    await expect.poll(sources).toEqual(['clips', 'program', 'screen', 'built-in']);
    await page.getByRole('button', { name: '把外接语音程序提前' }).click();
    await expect.poll(sources).toEqual(['program', 'clips', 'screen', 'built-in']);
    await page.getByText('现在 80 %').waitFor();
    for (const _ of hall.catalogue.policy.voice.volume)
      await page.getByRole('button', { name: '删去第 1 行' }).click();
    await page.getByText('全天一样，最大音量').waitFor();
    const add = page.getByRole('button', { name: '加一行' });
    const save = page.getByRole('button', { name: '保存', exact: true });
    await add.click();
    await page.getByLabel('第 1 行 从').fill('8:00');
    await page.getByText('第 1 行：时间请写成 08:30').waitFor();
    expect(await save.isDisabled()).toBe(true);
    await page.getByLabel('第 1 行 从').fill('12:00');
    await page.getByLabel('第 1 行 音量').selectOption('0');
    await add.click();
    await page.getByLabel('第 2 行 从').fill('08:30');
    await page.getByLabel('第 2 行 音量').selectOption('60');
    await save.click();
    await page.getByText('现在 60 %').waitFor();
    expect(hall.hub.services.state().catalogue?.source.policy.voice.volume).toEqual([
      { from: '12:00', level: 0 },
      { from: '08:30', level: 0.6 },
    ]);
    await shot(page, 'voice-volume');
    const from = join(folder, 'brought', 'zh');
    mkdirSync(from, { recursive: true });
    const samples = Int16Array.from({ length: 24_000 }, (_, i) => Math.round(9000 * Math.sin(i / 8)));
    writeFileSync(join(from, '请.wav'), writeWav({ rate: 48_000, samples }));
    writeFileSync(join(from, '别的.wav'), writeWav({ rate: 48_000, samples }));
    await page.locator('input[type=file]').setInputFiles(join(folder, 'brought'));
    await page.getByText('导入 1 句；1 个文件对不上').waitFor();
    expect(clips.get('zh', '请')?.ms).toBeGreaterThan(450);
    await shot(page, 'voice-imported');
  });

  test('D2 an urgent message is typed, stands on the board, is spoken, and ends', async () => {
    const board = await open(browser, BOARD, `${hall.origin}/display`);
    const code = await pairingCode(board.page);
    await hall.command({
      type: 'PairScreen',
      code,
      name: '大屏',
      assignment: { role: 'hall-board', sound: true },
    });
    await board.page.getByText('请留意叫号').first().waitFor();
    const page = await voicePage();
    await page.getByLabel('中文', { exact: true }).fill('一楼东侧正在检修，请从南门出入');
    await page
      .getByLabel('英文（可不填）')
      .fill('The east side of floor 1 is being repaired; please use the south door');
    await page.getByRole('button', { name: '立即广播' }).click();
    await board.page.getByText('请从南门出入').waitFor();
    await expect
      .poll(async () => (await board.heard()).filter(({ kind }) => kind === 'ended').length, {
        timeout: 40_000,
      })
      .toBeGreaterThanOrEqual(2);
    await expect.poll(() => hall.hub.services.state().broadcasts[0]?.spoken, { timeout: 40_000 }).toBe(true);
    await shot(board.page, 'board-urgent');
    await shot(page, 'voice-urgent');
    await page.getByRole('button', { name: '停止', exact: true }).click();
    await board.page.getByText('请从南门出入').waitFor({ state: 'detached' });
    expect(board.errors).toEqual([]);
  });

  test('D3 a screen that has a local voice of its own speaks with it where staff chose that', async () => {
    const context = await browser.newContext(BOARD);
    // Chromium without a desktop has no voices: this one is the computer's.
    await context.addInitScript(() => {
      const said: string[] = [];
      class Utterance {
        onstart?: () => void;
        onend?: () => void;
        constructor(readonly text: string) {}
      }
      const voices = [
        { lang: 'zh-CN', localService: false, name: 'of the network' },
        { lang: 'zh-CN', localService: true, name: 'of this computer' },
      ];
      const speak = (utterance: Utterance & { voice: (typeof voices)[number] }) => {
        said.push(`${utterance.voice.name}: ${utterance.text}`);
        queueMicrotask(() => {
          utterance.onstart?.();
          utterance.onend?.();
        });
      };
      const speechSynthesis = { getVoices: () => voices, speak, cancel() {} };
      for (const [name, value] of Object.entries({
        said,
        speechSynthesis,
        SpeechSynthesisUtterance: Utterance,
      }))
        Object.defineProperty(globalThis, name, { value });
    });
    const page = await context.newPage();
    await page.goto(`${hall.origin}/display`);
    const code = await pairingCode(page);
    await hall.command({
      type: 'PairScreen',
      code,
      name: '自带',
      assignment: { role: 'hall-board', sound: true },
    });
    await page.getByText('请留意叫号').first().waitFor();
    await hall.command({ type: 'ChooseVoice', language: 'zh', sources: ['screen'] });
    const api = await hall.api();
    await api.post('/counters/counter-8/open');
    await api.post('/tickets', { queue: 'tax' });
    await api.post('/counters/counter-8/call-next');
    const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
    await expect
      .poll(said, { timeout: 60_000 })
      .toEqual(['of this computer: 请B零零幺号，到二楼八号窗口办理']);
    await expect.poll(() => hall.hub.services.state().calls[0]?.announced, { timeout: 60_000 }).toBe(true);
  });
});

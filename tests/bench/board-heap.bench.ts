import type { Browser, CDPSession } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../hub/contract/actors.ts';
import type { CommandInput } from '../../hub/contract/commands.ts';
import { parseCommand } from '../../hub/edge/parse.ts';
import type { Voice } from '../../hub/voice/voice.ts';
import { writeWav } from '../../hub/voice/wav.ts';
import { launch } from '../browser/browser.ts';
import { BOARD, pairingCode } from '../browser/steps.ts';
import { newId, startHub, type TestHub } from '../hub/support/hub.ts';
import { report } from './measure.ts';

/** Calls after which the heap is compared with that after a tenth of them. */
const CALLS = Number(process.env.ONEWINDOW_BENCH_CALLS ?? 5000);
const COUNTERS = 10;
/** A round of calls as a busy hall makes it: 5,000 calls are a day of eight hours. What is bounded by time is bounded by the hall's clock. */
const ROUND = 60_000;
const ASKED = 1.1;
const ACTOR: Actor = { kind: 'integration', token: 'bench-acting', name: 'acting', actAs: true };

let hall: TestHub;
let browser: Browser;

/** Every call has a sound of its own, short enough for thousands of them. */
function shortVoice(): Voice {
  const file = writeWav({ rate: 22_050, samples: new Int16Array(441) });
  let made = 0;
  return {
    prepare() {},
    warm: async () => {},
    read: async () => null,
    announce: async () => ({
      clips: [{ url: `/voice/${String(++made).padStart(8, '0')}.wav`, ms: 20, kind: 'call' }],
      failure: null,
    }),
    file: async () => file,
    standing: () => ({ languages: [], phrases: [], volume: [], program: null }),
    clips: null,
    state: { kind: 'ready' },
    onState: () => () => {},
    close() {},
  };
}

beforeAll(async () => {
  const change = (catalogue: TestHub['catalogue']) => {
    const desk = catalogue.counters.find(({ queues }) => queues.includes('tax'));
    if (!desk) throw new Error('no counter for tax');
    for (let i = 0; i < COUNTERS; i++)
      catalogue.counters.push({ ...desk, id: `desk-${i}`, name: { zh: `T${i}`, en: `T${i}` } });
    catalogue.policy.aroundTheClock = true;
    catalogue.policy.preCall = 0;
  };
  [hall, browser] = await Promise.all([startHub({ voice: shortVoice(), change }), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

async function act(input: CommandInput): Promise<void> {
  const parsed = parseCommand(input);
  const result = parsed.ok ? await hall.hub.services.submit(ACTOR, newId(), parsed.value) : parsed;
  if (!result.ok) throw new Error(`${input.type}: ${result.refusal.code}`);
}

/** Bytes in use after everything that can go has gone. */
async function heapOf(session: CDPSession): Promise<number> {
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

test('D2 the heap of a board page does not grow with its calls', async () => {
  const page = await (await browser.newContext(BOARD)).newPage();
  await page.goto(`${hall.origin}/display`);
  const code = await pairingCode(page);
  await hall.command({
    type: 'PairScreen',
    code,
    name: '屏',
    assignment: { role: 'hall-board', sound: true },
  });
  await page.getByText('请留意叫号').first().waitFor();
  const session = await page.context().newCDPSession(page);
  const desks = Array.from({ length: COUNTERS }, (_, i) => `desk-${i}`);
  for (const counter of desks) await act({ type: 'OpenCounter', counter });
  const untold = () => hall.hub.services.state().calls.filter(({ announced }) => !announced).length;
  let early = 0;
  for (let called = 0; called < CALLS; called += COUNTERS) {
    hall.clock.advance(ROUND);
    if (called > 0) await Promise.all(desks.map((counter) => act({ type: 'StartService', counter })));
    await Promise.all(desks.map(() => act({ type: 'IssueTicket', queue: 'tax' })));
    const outcome = called > 0 ? { outcome: 'other' as const } : {};
    await Promise.all(desks.map((counter) => act({ type: 'CallNext', counter, ...outcome })));
    await expect.poll(untold, { timeout: 60_000, interval: 10 }).toBe(0);
    if (called + COUNTERS === CALLS / 10) early = await heapOf(session);
  }
  const late = await heapOf(session);
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
  report('Board page', [
    {
      figure: `heap of a speaking board after ${CALLS} calls (after a forced collection)`,
      measured: megabytes(late),
      baseline: `${megabytes(early)} after ${CALLS / 10}`,
      ratio: (late / early).toFixed(3),
      asked: `≤ ${ASKED}`,
      reached: late <= ASKED * early,
    },
  ]);
}, 1_800_000);

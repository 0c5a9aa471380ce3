import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDriver } from '../../../hub/journal/driver.ts';
import { tempFolder } from '../journal/samples.ts';
import { auditFolder, type Told } from './audit.ts';

const KILLS = process.env.ONEWINDOW_FULL ? 60 : 8;
const CLIENTS = 24;

/** Runs the victim until it has told `answers` answers, kills it, and reads whatever it had still told. */
async function runAndKill(folder: string, answers: number): Promise<{ told: Told[]; synchronous: unknown }> {
  const child = spawn(process.execPath, [resolve('tests/hub/crash/victim.mjs'), folder, String(CLIENTS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = await untilKilled(child, answers);
  const [first, ...rest] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { told: rest as unknown as Told[], synchronous: first?.synchronous };
}

async function untilKilled(child: ChildProcess, answers: number): Promise<string[]> {
  let text = '';
  let lines = 0;
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    lines += part.split('\n').length - 1;
    if (lines > answers) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  // A line cut off by the kill was not told.
  return text.slice(0, text.lastIndexOf('\n')).split('\n');
}

describe('X4 kill -9 of desk and journal at full load', () => {
  test(`T1 T3 after ${KILLS} kills every answer is on disk as it was given, every number once and none missing`, async () => {
    const folder = await tempFolder();
    const told: Told[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const run = await runAndKill(folder, 1 + ((kill * 7919) % 1500));
      expect(run.synchronous).toBe(2);
      told.push(...run.told);
    }
    const audit = await auditFolder(folder, told);
    expect(audit.problems).toEqual([]);
    expect(told.length).toBeGreaterThan(KILLS * 100);
    expect(audit.tickets).toBeGreaterThanOrEqual(
      told.filter(({ outcome }) => (outcome as Told & { ok: boolean }).ok).length,
    );
  });

  test('the audit itself finds a lost answer, another answer, and a number that is missing', async () => {
    const folder = await tempFolder();
    const { told } = await runAndKill(folder, 50);
    const [one] = told;
    if (one === undefined) throw new Error('nothing was told');
    const lies = [
      { ...one, request: 'never-asked' },
      { ...one, outcome: { ok: true, value: 'something else' } },
    ];
    const driver = await openDriver(`${folder}/journal.db`, 'write');
    await driver.exec(
      `DROP TRIGGER fact_stays; UPDATE fact SET body = replace(body, '"number":"A002"', '"number":"A003"')`,
    );
    await driver.close();
    const { problems } = await auditFolder(folder, lies);
    expect(problems).toContain('request never-asked was answered, but no answer is on disk');
    expect(problems).toContain(`request ${one.request} was answered otherwise`);
    expect(problems).toContainEqual(expect.stringMatching(/A003 follows number 1 of its day/));
    expect(problems).toContainEqual(expect.stringMatching(/does not fit the chain/));
  });
});

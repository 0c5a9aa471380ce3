// Runs the tests or the benchmarks and closes with one plain line that says how it went.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `args`: `--full` for the long forms; everything else goes to vitest (a file name, `-t` …). Answers the exit code. */
export async function run(verb, args) {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-results-'));
  const report = join(folder, 'report.json');
  const config = verb === 'bench' ? 'vitest.bench.config.ts' : 'vitest.config.ts';
  const full = args.includes('--full');
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args.filter((arg) => arg !== '--full'),
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...(full && { ONEWINDOW_FULL: '1' }) } },
  );
  let failed = 1;
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    // A file that could not be loaded has failed too, though none of its tests ran.
    const unloaded = result.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length;
    failed = result.numFailedTests + unloaded;
    const skipped = result.numPendingTests > 0 ? `, ${result.numPendingTests} skipped` : '';
    console.log(`${result.numPassedTests} passed, ${failed} failed${skipped}`);
  } catch {
    console.log('0 passed, 1 failed');
  }
  rmSync(folder, { recursive: true, force: true });
  return status === 0 && failed === 0 ? 0 : 1;
}

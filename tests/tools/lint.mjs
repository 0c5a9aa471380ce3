// Style, types, import rules and unused code, in one go.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const steps = [
  ['style', '@biomejs/biome/bin/biome', ['check', '.']],
  ['types of hub, hardware, tests', 'typescript/bin/tsc', ['-p', 'tsconfig.node.json']],
  ['types of the pages', 'typescript/bin/tsc', ['-p', 'tsconfig.pages.json']],
  ['import rules', 'dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.cjs', 'hub', 'hardware', 'kiosk', 'display', 'counter']],
  ['unused code', 'knip/bin/knip.js', []],
];

/** True when every step is clean; what is not stands in the output. */
export function lint() {
  const failed = steps.filter(([name, program, args]) => {
    console.log(`— ${name}`);
    return spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: root, stdio: 'inherit' }).status !== 0;
  });
  console.log(failed.length === 0 ? 'lint is clean' : `lint failed: ${failed.map(([name]) => name).join(', ')}`);
  return failed.length === 0;
}

// Style, types, import rules and unused code, in one go.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const steps = [
  ['style', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ['types of hub, hardware, tests', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.node.json'],
  ['types of the pages', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.pages.json'],
  ['import rules', ...importRules(root)],
  ['unused code', 'node_modules/knip/bin/knip.js'],
];

/** Arguments to Node that check the import rules of the tree below the current folder, with the tools in `tools`. */
export function importRules(tools) {
  return [
    `--import=${tools}/tests/tools/swc-tsx.mjs`,
    `${tools}/node_modules/dependency-cruiser/bin/dependency-cruise.mjs`,
    '--config',
    `${tools}/.dependency-cruiser.cjs`,
    ...['hub', 'hardware', 'kiosk', 'display', 'counter'],
  ];
}

/** True when every step is clean; what is not stands in the output. */
export function lint() {
  const failed = steps.filter(([name, ...args]) => {
    console.log(`— ${name}`);
    return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status !== 0;
  });
  console.log(
    failed.length === 0 ? 'lint is clean' : `lint failed: ${failed.map(([name]) => name).join(', ')}`,
  );
  return failed.length === 0;
}

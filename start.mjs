// The one way in: checks Node, installs and builds what is missing, then starts what was asked for. Plain JavaScript on purpose.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const verbs = ['start', 'admin', 'agent', 'test', 'bench', 'lint'];
const verb = verbs.includes(process.argv[2]) ? process.argv[2] : 'start';
const rest = process.argv.slice(verbs.includes(process.argv[2]) ? 3 : 2);

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19) || major >= 26) {
    fail(`OneWindow needs Node.js 20.19 or newer, below 26; this is ${process.versions.node}.`);
  }
}

function installed() {
  const lock = join(root, 'node_modules', '.package-lock.json');
  return (
    existsSync(lock) &&
    statSync(lock).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs - 1000 &&
    loads()
  );
}

/** The database driver is the one package compiled here: does it load? */
function loads() {
  try {
    createRequire(join(root, 'package.json'))('sqlite3');
    return true;
  } catch {
    return false;
  }
}

function install() {
  if (installed()) return;
  const missing = ['python3', 'make', 'g++'].filter(
    (tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error,
  );
  if (missing.length > 0) {
    fail(
      `To build the database driver, ${missing.join(', ')} must be installed (Debian: apt-get install python3 make g++).`,
    );
  }
  console.error('installing packages; the database driver is compiled, which takes a few minutes …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0 || !loads()) fail('The packages could not be installed; what is wrong stands above.');
}

const program = (path) => import(pathToFileURL(join(root, 'dist', 'node', path)).href);

checkNode();
if (!existsSync(join(root, 'package-lock.json')))
  fail('package-lock.json is missing; take a complete copy of OneWindow.');
install();
if (verb === 'lint') {
  const { lint } = await import('./tests/tools/lint.mjs');
  process.exit(lint() ? 0 : 1);
}
const { build } = await import('./build.mjs');
if (!(await build())) process.exit(1);
process.argv = [process.argv[0], process.argv[1], ...rest];
if (verb === 'start') await program('hub/main.js');
if (verb === 'admin') await program('hub/admin/main.js');
if (verb === 'agent') await program('hardware/main.js');
if (verb === 'test' || verb === 'bench') {
  const { run } = await import('./tests/tools/run.mjs');
  process.exit(await run(verb, rest));
}

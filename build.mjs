// Builds what is stale: the hub and the agent by the compiler, the pages by vite. Plain JavaScript: it runs before anything is built.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const stamp = join(root, 'dist', '.built');
const sources = ['hub', 'hardware', 'kiosk', 'display', 'counter'];
const settings = [
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.build.json',
  'tsconfig.pages.json',
  'vite.config.ts',
];

/** A digest of every source file's name, size and time: cheap enough for each start. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (path) => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`);
  };
  for (const folder of sources) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    for (const file of files
      .filter((entry) => entry.isFile())
      .sort((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1))) {
      add(join(file.parentPath, file.name));
    }
  }
  for (const file of settings) add(join(root, file));
  return hash.digest('hex');
}

function run(name, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', name), ...args], {
      cwd: root,
      // Whoever builds, the pages are the same: a test runner's own setting would make development ones.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** True when everything is built; false after telling what failed. */
export async function build({ force = false } = {}) {
  const now = fingerprint();
  if (!force) {
    try {
      if (readFileSync(stamp, 'utf8') === now) return true;
    } catch {
      // never built
    }
  }
  console.error('building …');
  rmSync(join(root, 'dist', 'node'), { recursive: true, force: true });
  const results = await Promise.all([
    run('typescript/bin/tsc', ['-p', 'tsconfig.build.json']),
    run('vite/bin/vite.js', ['build', '--logLevel', 'warn']),
  ]);
  for (const { code, output } of results) if (code !== 0) process.stderr.write(output);
  if (results.some(({ code }) => code !== 0)) {
    console.error('The build failed; what is wrong stands above.');
    return false;
  }
  writeFileSync(stamp, now);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit((await build({ force: true })) ? 0 : 1);

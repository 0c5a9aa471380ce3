import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const SCRIPT = 'hardware/install/kiosk.sh';
const HUB = 'http://192.168.10.2:8080';
let folder: string;
let whole: string;

const dry = (...args: string[]) => spawnSync('sh', [SCRIPT, ...args, '--dry-run'], { encoding: 'utf8' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'install-'));
  await writeFile(join(folder, 'agent.token'), 'a.secret');
  await writeFile(join(folder, 'agent.json'), '{}');
  const agent = ['--token-file', join(folder, 'agent.token'), '--agent-config', join(folder, 'agent.json')];
  const run = dry('--hub', HUB, ...agent);
  expect([run.status, run.stderr]).toEqual([0, '']);
  whole = run.stdout;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a dry run says that it would write to a path. */
function written(path: string): string {
  const lines = whole.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`+ write ${path} `));
  expect(start, `${path} is written`).toBeGreaterThanOrEqual(0);
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return rest
    .slice(0, end)
    .map((line) => line.slice(2))
    .join('\n');
}

describe('installing a kiosk', () => {
  test('a dry run fills in every place and shows no secret', () => {
    expect(whole).not.toMatch(/@[A-Z]+@/);
    expect(whole).not.toContain('a.secret');
    expect(whole).toContain('+ systemctl enable onewindow-kiosk.service');
    expect(whole).toContain('+ systemctl enable onewindow-agent.service');
  });

  test('K11 the browser shows the page alone: no bubble, no translation, no pinch, sound without a touch, its profile kept', () => {
    const browser = written('/usr/local/lib/onewindow/kiosk-browser');
    for (const flag of [
      '--kiosk',
      '--user-data-dir="$PROFILE"',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-pinch',
      '--overscroll-history-navigation=0',
      '--disable-features=Translate',
      '--disable-session-crashed-bubble',
      '--hide-crash-restore-bubble',
      '--noerrdialogs',
      '--no-first-run',
    ])
      expect(browser).toContain(flag);
    expect(browser).not.toMatch(/--incognito|--no-sandbox/);
    expect(browser.trimEnd().endsWith(`${HUB}/kiosk`)).toBe(true);
    expect(spawnSync('sh', ['-n'], { input: browser }).status).toBe(0);
    const policy = JSON.parse(written('/etc/chromium/policies/managed/onewindow.json'));
    expect(policy).toMatchObject({ URLBlocklist: ['*'], URLAllowlist: [HUB], TranslateEnabled: false });
  });

  test('page and agent start at boot and come back after a crash', () => {
    const kiosk = written('/etc/systemd/system/onewindow-kiosk.service');
    expect(kiosk).toMatch(/^ExecStart=\/usr\/local\/lib\/onewindow\/kiosk-session$/m);
    // A cage that is the unit's own process and cannot start waits for ever: it must be a child.
    const session = written('/usr/local/lib/onewindow/kiosk-session');
    expect(session).toMatch(/^\/usr\/bin\/cage .*kiosk-browser &$/m);
    expect(spawnSync('sh', ['-n'], { input: session }).status).toBe(0);
    expect(whole).toMatch(/apt-get install .* cage xwayland chromium /);
    const agent = written('/etc/systemd/system/onewindow-agent.service');
    expect(agent).toContain(`--hub ${HUB} --token-file /etc/onewindow/agent.token`);
    for (const unit of [kiosk, agent]) {
      expect(unit).toContain('Restart=always');
      expect(unit).toContain('StartLimitIntervalSec=0');
      expect(unit).toMatch(/^WantedBy=(graphical|multi-user)\.target$/m);
    }
    expect(written('/etc/udev/rules.d/70-onewindow-hid.rules')).toContain('GROUP="onewindow-agent"');
  });

  test.skipIf(!existsSync('/usr/bin/systemd-analyze'))(
    'systemd finds nothing wrong with the units',
    async () => {
      for (const name of ['onewindow-kiosk.service', 'onewindow-agent.service']) {
        const unit = join(folder, name);
        // The programs need not be installed here; everything else is checked as it is.
        const text = written(`/etc/systemd/system/${name}`).replace(/^ExecStart=\S+/m, 'ExecStart=/bin/sh');
        await writeFile(unit, `${text}\n`);
        const found = spawnSync('systemd-analyze', ['verify', '--man=no', '--recursive-errors=no', unit], {
          encoding: 'utf8',
        });
        const complaints = found.stderr.split('\n').filter((line) => line.includes(name));
        expect(complaints).toEqual([]);
      }
      const docs = await readFile('docs/agent.md', 'utf8');
      const described = /^ {4}\[Unit\][\s\S]*?^ {4}WantedBy=\S+$/m.exec(docs)?.[0].replace(/^ {4}/gm, '');
      expect(described).toContain('Restart=always');
      const unit = join(folder, 'described.service');
      await writeFile(unit, `${described}\n`.replace(/^ExecStart=\S+/m, 'ExecStart=/bin/sh'));
      const found = spawnSync('systemd-analyze', ['verify', '--man=no', '--recursive-errors=no', unit], {
        encoding: 'utf8',
      });
      expect(found.stderr.split('\n').filter((line) => line.includes('described.service'))).toEqual([]);
    },
  );

  test.each([
    [['--hub', 'http://x/#'], '--hub'],
    [['--hub', 'hub.hall'], '--hub'],
    [[], '--hub'],
    [['--hub'], '--hub needs a value'],
    [['--hub', HUB, '--token-file', '/nowhere'], '--token-file'],
    [['--hub', HUB, '--ca', SCRIPT], '--ca is for a hub at https://'],
    [['--hub', 'https://hub.hall', '--ca', SCRIPT], '--ca must be a certificate in PEM form'],
    [['--what'], 'unknown option --what'],
  ])('bad input %j changes nothing and names its option', (args, named) => {
    const run = spawnSync('sh', [SCRIPT, '--dry-run', ...args], { encoding: 'utf8' });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(named);
    expect(run.stdout).toBe('');
  });

  test('X5 the authority of a hall with its own certificate is made known to browser and agent', async () => {
    const ca = join(folder, 'ca.pem');
    await writeFile(ca, '-----BEGIN CERTIFICATE-----\n');
    const { status, stdout } = dry('--hub', 'https://hub.hall', '--ca', ca);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\+ install -m 0644 \S+ca\.pem \/etc\/onewindow\/ca\.pem$/m);
    expect(stdout).toContain('| NODE_EXTRA_CA_CERTS=/etc/onewindow/ca.pem\n');
    expect(stdout).toMatch(
      /^\+ runuser -u onewindow-kiosk -- certutil -d sql:\/var\/lib\/onewindow-kiosk\/\.pki\/nssdb -A -t C,, /m,
    );
    expect(written('/etc/systemd/system/onewindow-agent.service')).toContain(
      'EnvironmentFile=-/etc/onewindow/agent.env\n',
    );
    expect(whole).not.toContain('certutil');
    const gone = dry('--uninstall').stdout;
    for (const path of ['/etc/onewindow/agent.env', '/etc/onewindow/ca.pem']) expect(gone).toContain(path);
  });

  test('un-installing takes away what was written, and leaves ratings not yet delivered', () => {
    const { stdout } = dry('--uninstall');
    const paths = [...whole.matchAll(/^\+ write (\S+)/gm)].map(([, path = '']) => path);
    const gone = [...stdout.matchAll(/^\+ rm .*$/gm)].map(([line]) => line).join(' ');
    for (const path of paths)
      expect(gone.includes(path) || gone.includes('/usr/local/lib/onewindow'), path).toBe(true);
    // A hub may be installed beside the kiosk, in /opt/onewindow: it is neither removed nor overwritten.
    for (const kept of [/\/var\/lib\/onewindow-agent/, /\/opt\/onewindow(?!-agent)/, /\/data/])
      expect(gone).not.toMatch(kept);
    expect(whole).not.toMatch(/\/opt\/onewindow(?!-agent)/);
    expect(gone).toContain('/etc/onewindow/agent.token');
  });
});

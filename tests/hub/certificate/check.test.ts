import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCertificate } from '../../../hub/certificate/check.ts';
import { type KeptCertificate, keepCertificate } from '../../../hub/certificate/keep.ts';
import { authority, certificate } from '../support/certificates.ts';

const FILES = { cert: '/etc/hall.pem', key: '/etc/hall.key' };
const DAY = 86_400_000;
const root = authority('Hall Root');
const made = certificate(root);

describe('what stands in --cert and --key', () => {
  const other = certificate(root);
  const locked = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'secret',
  }) as string;
  test.each([
    ['no certificate', { ...made, cert: 'nothing' }, /^--cert: \/etc\/hall\.pem holds no certificate in PEM/],
    ['a damaged one', { ...made, cert: made.cert.replace(/M/g, 'A') }, /^--cert: .* holds no certificate/],
    ['no key', { ...made, key: made.cert }, /^--key: \/etc\/hall\.key holds no private key in PEM form/],
    ['a locked key', { ...made, key: locked }, /^--key: .* is locked by a passphrase; write it without one/],
    [
      'a key of another',
      { ...made, key: other.key },
      /^--key: .*hall\.key does not belong to .*hall\.pem\.$/,
    ],
    [
      'a chain cut in two',
      { ...made, cert: `${made.cert}-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n` },
      /^--cert: \/etc\/hall\.pem cannot be used for HTTPS: /,
    ],
  ])('X5 %s is one sentence that names the option', (_, texts, sentence) => {
    const checked = checkCertificate(FILES, texts);
    expect(checked).toEqual({ ok: false, refusal: expect.stringMatching(sentence) });
    expect(checked.ok || checked.refusal.split('\n')).toHaveLength(1);
  });
});

describe('X5 the certificate while the hub runs', () => {
  let folder: string;
  let now = Date.UTC(2027, 0, 1);
  const said: string[] = [];
  const log = {
    info: () => undefined,
    warn: (fields: object, message: string) => void said.push(`${message} ${JSON.stringify(fields)}`),
    error: () => undefined,
  };
  const files = () => ({ cert: join(folder, 'hall.pem'), key: join(folder, 'hall.key') });
  const put = async ({ cert, key }: { cert?: string; key?: string }) => {
    if (cert !== undefined) await writeFile(files().cert, cert);
    if (key !== undefined) await writeFile(files().key, key);
  };
  const keep = async (from: number, until: number): Promise<KeptCertificate> => {
    await put(certificate(root, [], { from, until }));
    const kept = await keepCertificate(files(), { now: () => now, log });
    if (!kept.ok) throw new Error(kept.refusal);
    return kept.value;
  };
  const told = (kept: KeptCertificate) =>
    kept.troubles(now).map(({ kind, level, since, detail }) => ({ kind, level, since, ...detail }));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('X5 a missing file is said with its option', async () => {
    await put(made);
    const kept = await keepCertificate({ ...files(), key: join(folder, 'none') }, { now: () => now, log });
    expect(kept).toEqual({
      ok: false,
      refusal: expect.stringMatching(/^--key: \S+none cannot be read: ENOENT/),
    });
  });

  test('X5 S1 staff are told three weeks before its end, again a week before, and when it is over', async () => {
    const until = now + 60 * DAY;
    const kept = await keep(now - DAY, until);
    expect(told(kept)).toEqual([]);
    now = until - 21 * DAY - 1;
    expect(told(kept)).toEqual([]);
    now = until - 20.5 * DAY;
    const first = { kind: 'certificate-ending', level: 'warn', since: until - 21 * DAY, days: 21 };
    expect(told(kept)).toEqual([first]);
    now = until - 6.5 * DAY;
    expect(told(kept)).toEqual([{ ...first, level: 'late', since: until - 7 * DAY, days: 7 }]);
    now = until;
    expect(told(kept)).toEqual([{ kind: 'certificate-invalid', level: 'late', since: until, why: 'over' }]);
  });

  test('X5 one that is over, or not valid yet, is served all the same: the hall opens, log and floor say it', async () => {
    said.length = 0;
    const over = await keep(now - 9 * DAY, now - DAY);
    expect(over.current().until).toBe(now - DAY);
    expect(told(over)).toMatchObject([{ kind: 'certificate-invalid', since: now - DAY, why: 'over' }]);
    const early = await keep(now + DAY, now + 9 * DAY);
    expect(told(early)).toMatchObject([{ kind: 'certificate-invalid', since: now, why: 'early' }]);
    expect(said).toEqual([
      expect.stringMatching(
        /^--cert: \S+hall\.pem is over since 2027-\S+; browsers and agents will refuse it/,
      ),
      expect.stringMatching(/^--cert: \S+hall\.pem is not valid before 2027-/),
    ]);
  });

  test('X5 renewed files are taken, once both are there; what fits not, or is out of its time, changes nothing and is told', async () => {
    const kept = await keep(now - DAY, now + 60 * DAY);
    const { cert: former } = kept.current();
    const renewals: string[] = [];
    kept.onRenewed((next) => renewals.push(next.cert));
    await kept.look();
    expect(renewals).toEqual([]);

    const next = certificate(root, [], { from: now - DAY, until: now + 90 * DAY });
    said.length = 0;
    await put({ cert: next.cert });
    await kept.look();
    expect(kept.current().cert).toBe(former);
    await put({ key: next.key });
    await kept.look();
    expect(renewals).toEqual([next.cert]);
    expect([said, told(kept)]).toEqual([[], []]);

    await put(certificate(root, [], { from: now - 9 * DAY, until: now - DAY }));
    const since = now;
    for (const _ of [1, 2, 3, 4]) {
      await kept.look();
      now += 40_000;
    }
    expect(kept.current().cert).toBe(next.cert);
    expect(said).toEqual([
      expect.stringMatching(/cannot be used; the one before is still served.*is over since/),
    ]);
    expect(told(kept)).toEqual([{ kind: 'certificate-unusable', level: 'late', since }]);
    await put(next);
    await kept.look();
    expect(told(kept)).toEqual([]);
  });
});

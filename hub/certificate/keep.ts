import { readFile } from 'node:fs/promises';
import { ok, type Result, refuse } from '../contract/result.ts';
import type { Alert } from '../contract/views/floor.ts';
import type { Log } from '../services.ts';
import { type Certificate, type CertificateFiles, checkCertificate } from './check.ts';

/** The hall's certificate as it is now; renewed files are taken while the hub runs (X5). */
export type KeptCertificate = {
  current(): Certificate;
  /** Reads the files again. What is wrong with them changes nothing and is told. */
  look(): Promise<void>;
  onRenewed(listener: (next: Certificate) => void): void;
  /** What staff must know of it at `now`, epoch ms (S1). */
  troubles(now: number): readonly Omit<Alert, 'seenBy'>[];
};

const DAY = 86_400_000;
/** Told this long before the end; those that renew by themselves have done so by then. */
const SOON = 21 * DAY;
const PRESSING = 7 * DAY;
/** The two files are seldom replaced in the same moment, ms. */
const PATIENCE = 60_000;
const SUBJECT = { zh: '大厅证书', en: 'The hall’s certificate' };

/** Reads the files. A certificate out of its time is taken all the same: the hall must open, and staff are told. */
export async function keepCertificate(
  files: CertificateFiles,
  parts: { readonly now: () => number; readonly log: Log },
): Promise<Result<KeptCertificate, string>> {
  const { now, log } = parts;
  const first = await readCertificate(files);
  if (!first.ok) return first;
  let current = first.value;
  let wrong: { readonly since: number; told: boolean } | null = null;
  const start = now();
  const listeners: ((next: Certificate) => void)[] = [];
  const early = outOfTime(current, start);
  if (early !== null) log.warn({}, `--cert: ${files.cert} ${early}; browsers and agents will refuse it`);

  return ok({
    current: () => current,
    async look() {
      const read = await readCertificate(files);
      if (read.ok && read.value.cert === current.cert && read.value.key === current.key) {
        wrong = null;
        return;
      }
      const refusal = read.ok ? outOfTime(read.value, now()) : read.refusal;
      if (read.ok && refusal === null) {
        wrong = null;
        current = read.value;
        log.info({ until: new Date(current.until).toISOString() }, 'the renewed certificate is served');
        for (const listener of listeners) listener(current);
        return;
      }
      wrong ??= { since: now(), told: false };
      if (wrong.told || now() - wrong.since < PATIENCE) return;
      wrong.told = true;
      log.warn({ refusal }, 'the renewed certificate cannot be used; the one before is still served');
    },
    onRenewed: (listener) => void listeners.push(listener),
    troubles: (at) => [
      ...timeTroubles(current, at, start),
      ...(wrong !== null && at - wrong.since >= PATIENCE
        ? [raised('certificate-unusable', 'late', wrong.since, {})]
        : []),
    ],
  });
}

async function readCertificate(files: CertificateFiles): Promise<Result<Certificate, string>> {
  const texts: { cert: string; key: string } = { cert: '', key: '' };
  for (const option of ['cert', 'key'] as const) {
    try {
      texts[option] = await readFile(files[option], 'utf8');
    } catch (error) {
      return refuse(`--${option}: ${files[option]} cannot be read: ${(error as Error).message}.`);
    }
  }
  return checkCertificate(files, texts);
}

function outOfTime({ from, until }: Certificate, now: number): string | null {
  if (now < from) return `is not valid before ${new Date(from).toISOString()}`;
  if (now >= until) return `is over since ${new Date(until).toISOString()}`;
  return null;
}

/** It comes back unseen when it becomes pressing, and when it is over. */
function timeTroubles({ from, until }: Certificate, now: number, start: number): Omit<Alert, 'seenBy'>[] {
  if (now < from) return [raised('certificate-invalid', 'late', start, { why: 'early' })];
  if (now >= until) return [raised('certificate-invalid', 'late', until, { why: 'over' })];
  if (now < until - SOON) return [];
  const pressing = now >= until - PRESSING;
  const days = Math.ceil((until - now) / DAY);
  return [
    raised('certificate-ending', pressing ? 'late' : 'warn', until - (pressing ? PRESSING : SOON), { days }),
  ];
}

function raised(
  kind: 'certificate-ending' | 'certificate-invalid' | 'certificate-unusable',
  level: Alert['level'],
  since: number,
  detail: Alert['detail'],
): Omit<Alert, 'seenBy'> {
  return { id: kind, kind, level, subject: SUBJECT, since, detail };
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCupsDriver } from '../../../hardware/a4/cups.ts';
import { createA4Printer, type FetchPage } from '../../../hardware/a4/printer.ts';
import { parseConfig } from '../../../hardware/config.ts';
import type { Run } from '../../../hardware/program.ts';
import { createVirtualA4 } from '../../../hardware/virtual/a4.ts';
import type { PrintDocument } from '../../../hub/contract/print.ts';
import { pdfText } from '../../hub/support/pdf.ts';
import { DOCUMENT, tempFolder } from '../agent/parts.ts';
import { manualClock } from '../clock.ts';

const PDF = new TextEncoder().encode('%PDF-1.7 a page');
const JOB = { pdf: PDF, title: '受理通知书 1号', copies: 2 };
const NOTICE: PrintDocument = {
  kind: 'notice',
  language: 'zh',
  hall: '政务大厅',
  at: 0,
  timeZone: 'Asia/Shanghai',
  case: 'case-0001',
  notice: 'notice-0001',
  title: '受理通知书',
  number: '安监受〔2026〕1号',
  copies: 2,
  copy: 0,
  url: '/notices/case-0001/notice-0001.pdf',
};

/** CUPS that took job 7 and lists this as its end; the calls it got. */
function cups(
  completed: string,
  lp = { code: 0 as number | null, output: 'request id is HP-5F-7 (1 file(s))\n' },
) {
  const calls: { args: readonly string[]; input: Uint8Array | undefined }[] = [];
  const run: Run = async (program, args, input) => {
    calls.push({ args: [program, ...args], input });
    return program === 'lp' ? lp : { code: 0, output: completed };
  };
  return { run, calls };
}

describe('A4 printers', () => {
  it('P1 a page is printed only when CUPS says it completed; words go as arguments, never through a shell', async () => {
    const { run, calls } = cups('HP-5F-7  clerk  1024  Mon\n\tAlerts: job-completed-successfully\n');
    expect(await createCupsDriver('HP-5F', manualClock(), run).print({ ...JOB, title: '$(reboot)' })).toEqual(
      {
        outcome: 'printed',
        detail: null,
      },
    );
    expect(calls[0]).toEqual({ args: ['lp', '-d', 'HP-5F', '-n', '2', '-t', '$(reboot)', '-'], input: PDF });
  });

  it('P1 cancelled is failed, another job’s end is not ours, an unclear end is unknown', async () => {
    const end = (text: string) => createCupsDriver('HP-5F', manualClock(), cups(text).run).print(JOB);
    expect(await end('HP-5F-7 c\n\tAlerts: job-canceled-by-user\n')).toMatchObject({ outcome: 'failed' });
    expect(await end('HP-5F-7 c\n\tAlerts: none\n')).toMatchObject({ outcome: 'unknown' });
    const clock = manualClock();
    const { run } = cups('HP-5F-71 c\n\tAlerts: job-completed-successfully\n');
    const printing = createCupsDriver('HP-5F', clock, run).print(JOB);
    for (let look = 0; look < 62; look++) await clock.advance(2000);
    expect(await printing).toEqual({ outcome: 'unknown', detail: 'no-answer' });
  });

  it('P1 what lp does not take has not left and may be tried again', async () => {
    for (const code of [1, null]) {
      const { run } = cups('', { code, output: '' });
      expect(await createCupsDriver('HP-5F', manualClock(), run).print(JOB)).toMatchObject({
        outcome: 'not-sent',
      });
    }
  });

  /** The twin, the driver of real queues before it, and a clock that is moved while files are written. */
  const twinOf = async () => {
    const folder = await tempFolder();
    const clock = manualClock();
    const twin = createVirtualA4('a4-w1', folder, clock);
    const print = () => createCupsDriver('a4-w1', clock, twin.run).print(JOB);
    const pass = async (ms: number) => {
      for (let at = 0; at < ms; at += 500) {
        await clock.advance(500);
        await new Promise((next) => setImmediate(next));
      }
    };
    /** Files are written in real time, looks at the queue are not. */
    const ended = async <T>(outcome: Promise<T>): Promise<T> => {
      let done = false;
      void outcome.finally(() => {
        done = true;
      });
      await expect.poll(() => pass(500).then(() => done), { timeout: 15_000, interval: 1 }).toBe(true);
      return outcome;
    };
    return { folder, twin, print, pass, ended };
  };

  it('P6 the virtual twin keeps every copy as a PDF', async () => {
    const { folder, twin, print, ended } = await twinOf();
    expect(await ended(print())).toEqual({ outcome: 'printed', detail: null });
    const files = await readdir(join(folder, 'paper'));
    expect(files).toHaveLength(2);
    expect(await readFile(join(folder, 'paper', files[0] ?? ''))).toEqual(Buffer.from(PDF));
    expect(twin.sheets().map(({ title }) => title)).toEqual([JOB.title, JOB.title]);
  });

  it.each([
    ['no paper', { paper: 'out' }],
    ['a jam', { jam: true }],
    ['its cable out', { unplugged: true }],
  ] as const)(
    'P1 P6 with %s a job waits in the queue, and comes out once when that is over',
    async (_, trouble) => {
      const { twin, print, pass } = await twinOf();
      await twin.become(trouble);
      let ended = false;
      const outcome = print().finally(() => {
        ended = true;
      });
      await pass(30_000);
      expect([ended, twin.queue(), twin.sheets()]).toMatchObject([false, [{ copies: 2 }], []]);
      await twin.restore();
      await pass(2000);
      expect(await outcome).toEqual({ outcome: 'printed', detail: null });
      expect([twin.queue().length, twin.sheets().length]).toEqual([0, 2]);
    },
  );

  it('P1 P6 cancelled in the queue it failed; a closed queue takes nothing; an end that is none is unknown', async () => {
    const { twin, print, pass, ended } = await twinOf();
    await twin.become({ paper: 'out' });
    const cancelled = print();
    await pass(500);
    expect([twin.cancel(1), twin.cancel(1)]).toEqual([true, false]);
    expect(await ended(cancelled)).toMatchObject({ outcome: 'failed' });
    await twin.become({ paper: 'ok', stopped: true });
    expect(await ended(print())).toMatchObject({ outcome: 'not-sent' });
    await twin.become({ stopped: false, garbage: true });
    expect(await ended(print())).toMatchObject({ outcome: 'unknown' });
    expect(twin.sheets()).toHaveLength(2);
  });

  it('P2 its test page is a page with frame, ruler and fonts of its own', async () => {
    const { twin } = await twinOf();
    const driver = createCupsDriver('a4-w1', manualClock(), twin.run);
    const printer = createA4Printer('a4-w1', driver, async () => 'gone');
    const printed = printer.testPage();
    await expect.poll(() => twin.sheets().length).toBe(1);
    const pdf = await readFile(twin.sheets()[0]?.pdf ?? '');
    expect((await pdfText(new Uint8Array(pdf))).normalize('NFKC')).toMatch(
      /打印测试Printertest.*即为正常.*毫米/,
    );
    expect(await printed).toMatchObject({ outcome: 'printed' });
  });

  it('P6 a slow one is waited for', async () => {
    const { twin, print, pass, ended } = await twinOf();
    await twin.become({ slow: true });
    const outcome = print();
    await pass(4000);
    expect(twin.sheets()).toEqual([]);
    expect(await ended(outcome)).toMatchObject({ outcome: 'printed' });
  });

  it('C12 the page is fetched from the hub; refused it fails, unreachable it waits', async () => {
    const outcome = async (
      answer: Awaited<ReturnType<FetchPage>>,
      document: PrintDocument = NOTICE,
      claimed = true,
    ) => {
      const asked: string[] = [];
      const driver = { print: async () => ({ outcome: 'printed', detail: null }) as const };
      const printer = createA4Printer('a4', driver, async (path) => {
        asked.push(path);
        return answer;
      });
      return { asked, ...(await printer.print(document, 0, Promise.resolve(claimed))) };
    };
    expect(await outcome({ pdf: PDF })).toEqual({
      asked: ['/notices/case-0001/notice-0001.pdf'],
      outcome: 'printed',
      detail: null,
    });
    expect(await outcome('gone')).toMatchObject({ outcome: 'failed' });
    expect(await outcome('unreachable')).toMatchObject({ outcome: 'not-sent' });
    expect(await outcome({ pdf: PDF }, DOCUMENT)).toMatchObject({ outcome: 'failed', asked: [] });
    expect(await outcome({ pdf: PDF }, NOTICE, false)).toMatchObject({ outcome: 'not-sent' });
  });

  it('C12 agent.json names A4 printers beside the others', () => {
    const config = (printers: object[]) => parseConfig(JSON.stringify({ printers }));
    const read = config([
      { name: 'roll', connection: 'virtual://' },
      { name: 'office', connection: 'cups://HP-5F' },
      { name: 'twin', connection: 'virtual-a4' },
    ]);
    expect(read.printers.map(({ name }) => name)).toEqual(['roll']);
    expect(read.a4.map(({ name }) => name)).toEqual(['office', 'twin']);
    expect(() => config([{ name: 'bad', connection: 'cups://-o raw' }])).toThrow('printers.0.connection');
    expect(() =>
      config([
        { name: 'twin', connection: 'virtual-a4' },
        { name: 'twin', connection: 'virtual://' },
      ]),
    ).toThrow('two devices');
  });
});

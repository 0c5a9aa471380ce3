import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Run } from '../program.ts';
import { paperName } from './printer-files.ts';

/** What a person can do to it. A queue that is `stopped` takes no jobs; `garbage`: what it tells of a job's end is no end. */
export type A4State = {
  readonly paper: 'ok' | 'out';
  readonly jam: boolean;
  readonly unplugged: boolean;
  readonly stopped: boolean;
  readonly slow: boolean;
  readonly garbage: boolean;
};
const WELL: A4State = {
  paper: 'ok',
  jam: false,
  unplugged: false,
  stopped: false,
  slow: false,
  garbage: false,
};

/** A job in the queue, the first one next. */
export type A4Queued = {
  readonly id: number;
  readonly title: string;
  readonly copies: number;
  /** Epoch ms. */
  readonly at: number;
};
/** A copy that lies in the tray. */
export type A4Sheet = {
  readonly id: string;
  readonly title: string;
  /** Path of the PDF. */
  readonly pdf: string;
  readonly at: number;
};

/** The twin of an A4 printer (P6): a queue of CUPS without CUPS. Each copy that comes out is kept as a PDF in `<folder>/paper/`. */
export interface VirtualA4 {
  readonly name: string;
  /** `lp` and `lpstat`, as the driver runs them. */
  readonly run: Run;
  state(): A4State;
  /** Resolves when whatever can come out now has come out. */
  become(change: Partial<A4State>): Promise<void>;
  /** Everything as it should be. */
  restore(): Promise<void>;
  /** Takes a job out of the queue; false: it is not there any more. */
  cancel(job: number): boolean;
  queue(): readonly A4Queued[];
  /** Newest first. */
  sheets(): readonly A4Sheet[];
  onChange(listener: () => void): void;
}

/** How long a slow one warms up for each job, ms. */
const SLOW_MS = 8000;
/** Sheets kept in sight, and ends of jobs told. */
const KEPT = 24;
const ENDS = 200;

type Job = A4Queued & { readonly pdf: Uint8Array };

export function createVirtualA4(name: string, folder: string, clock: Clock): VirtualA4 {
  const listeners: (() => void)[] = [];
  const queue: Job[] = [];
  const sheets: A4Sheet[] = [];
  const ended: string[] = [];
  let state = WELL;
  let jobs = 0;
  let papers = 0;
  let working: Promise<void> | null = null;
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const blocked = () => state.paper === 'out' || state.jam || state.unplugged;
  const end = (job: Job, reason: string) => {
    ended.push(`${name}-${job.id} clerk ${job.pdf.length} today\n\tAlerts: ${reason}\n`);
    ended.splice(0, ended.length - ENDS);
  };
  const keep = async ({ pdf, title, copies }: Job) => {
    const paper = join(folder, 'paper');
    await mkdir(paper, { recursive: true });
    for (let copy = 0; copy < copies; copy += 1) {
      const at = clock.now();
      papers += 1;
      const id = paperName(at, name, papers);
      const path = join(paper, `${id}.pdf`);
      await writeFile(`${path}.part`, pdf);
      await rename(`${path}.part`, path);
      sheets.unshift({ id, title, pdf: path, at });
      sheets.splice(KEPT);
    }
  };
  const work = async () => {
    for (let job = queue[0]; job && !blocked(); job = queue[0]) {
      if (state.slow) await new Promise<void>((done) => void clock.after(SLOW_MS, done));
      // Meanwhile it may have been cancelled, or the paper is out.
      if (queue[0] !== job || blocked()) continue;
      queue.shift();
      const written = await keep(job).then(
        () => true,
        () => false,
      );
      end(job, state.garbage ? '\u00a5\u00ff\u005a' : written ? 'job-completed-successfully' : 'job-aborted');
      changed();
    }
  };
  /** One at a time; a quick printer is done before `lp` has answered, a slow one is not waited for. */
  const start = async () => {
    working ??= work().finally(() => {
      working = null;
    });
    if (!state.slow) await working;
  };
  const take = async (args: readonly string[], pdf: Uint8Array) => {
    if (state.stopped) return { code: 1, output: '' };
    const after = (option: string) => args[args.indexOf(option) + 1] ?? '';
    jobs += 1;
    queue.push({ id: jobs, title: after('-t'), copies: Number(after('-n')), at: clock.now(), pdf });
    changed();
    const output = `request id is ${name}-${jobs} (1 file(s))\n`;
    await start();
    return { code: 0, output };
  };
  const become = async (change: Partial<A4State>) => {
    state = { ...state, ...change };
    changed();
    await start();
  };
  return {
    name,
    run: async (program, args, input = new Uint8Array()) =>
      program === 'lp' ? take(args, input) : { code: 0, output: ended.join('') },
    state: () => state,
    become,
    restore: () => become(WELL),
    cancel(id) {
      const at = queue.findIndex((job) => job.id === id);
      const [job] = at < 0 ? [] : queue.splice(at, 1);
      if (!job) return false;
      end(job, 'job-canceled-by-user');
      changed();
      return true;
    },
    queue: () => queue,
    sheets: () => sheets,
    onChange: (listener) => void listeners.push(listener),
  };
}

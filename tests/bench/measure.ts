import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { io, type Socket } from 'socket.io-client';

/** A program under measurement, in its own process. */
export type Program = {
  readonly port: number;
  readonly kiosk: string;
  /** Tokens of screens: one for each zone that was asked for. */
  readonly displays: readonly string[];
  readonly session: string;
  readonly agent: string;
  tell(message: object): void;
  /** Calls `listener` with the moment (ms since the epoch) of each thing it was told to tell of. */
  onTold(listener: (at: number) => void): void;
  /** Processor time so far (ms), resident memory, memory really held (bytes), open handles. */
  usage(): Promise<Usage>;
  /** States of the hall's print jobs, in no order. */
  jobs(): Promise<readonly string[]>;
  stop(): Promise<void>;
};

export type Usage = {
  readonly cpuMs: number;
  readonly rss: number;
  readonly held: number;
  readonly handles: number;
};

type Message = {
  readonly port?: number;
  readonly kiosk?: string;
  readonly displays?: readonly string[];
  readonly session?: string;
  readonly agent?: string;
  readonly usage?: NodeJS.CpuUsage;
  readonly rss?: number;
  readonly held?: number;
  readonly handles?: number;
  readonly jobs?: readonly string[];
  readonly told?: number;
};

export type StartOptions = { readonly env?: NodeJS.ProcessEnv; readonly collects?: boolean };

/** `collects`: what is garbage is collected before memory is read. */
export async function start(
  name: 'bare' | 'hub' | 'agent' | 'bare-pad',
  args: readonly string[] = [],
  { env = process.env, collects = false }: StartOptions = {},
): Promise<Program> {
  const child: ChildProcess = fork(resolve(`tests/bench/programs/${name}.mjs`), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env,
    execArgv: collects ? ['--expose-gc'] : [],
  });
  const reply = () =>
    new Promise<Message>((done, failed) => {
      const ended = (code: number | null) => failed(new Error(`${name} ended with ${code}`));
      const answered = (message: unknown) => {
        if ((message as Message).told !== undefined) return;
        child.off('exit', ended);
        child.off('message', answered);
        done(message as Message);
      };
      child.once('exit', ended);
      child.on('message', answered);
    });
  const hello = await reply();
  return {
    port: hello.port ?? 0,
    kiosk: hello.kiosk ?? '',
    displays: hello.displays ?? [],
    session: hello.session ?? '',
    agent: hello.agent ?? '',
    tell: (message) => child.send(message),
    onTold: (listener) =>
      void child.on('message', ({ told }: Message) => {
        if (told !== undefined) listener(told);
      }),
    async usage() {
      const answer = reply();
      child.send({ usage: true });
      const { usage, rss = 0, held = 0, handles = 0 } = await answer;
      return { cpuMs: ((usage?.user ?? 0) + (usage?.system ?? 0)) / 1000, rss, held, handles };
    },
    async jobs() {
      const answer = reply();
      child.send({ jobs: true });
      return (await answer).jobs ?? [];
    },
    stop: () =>
      new Promise((done) => {
        if (child.exitCode !== null || child.signalCode !== null) return done();
        child.removeAllListeners('exit');
        child.once('exit', () => done());
        child.kill('SIGKILL');
      }),
  };
}

/** Plain Socket.IO clients of one namespace, all connected; screens by turns in each zone. */
export function clients(program: Program, namespace: string, count: number): Promise<Socket[]> {
  const { displays, kiosk } = program;
  const tokenOf = (at: number) => (namespace === '/display' ? displays[at % displays.length] : kiosk);
  return Promise.all(
    [...Array(count).keys()].map(
      (at) =>
        new Promise<Socket>((done, failed) => {
          const socket = io(`http://127.0.0.1:${program.port}${namespace}`, {
            auth: { token: tokenOf(at), protocol: 1 },
            transports: ['websocket'],
            forceNew: true,
            extraHeaders: { cookie: `onewindow_session=${program.session}` },
          });
          socket.once('connect', () => done(socket));
          socket.once('connect_error', failed);
        }),
    ),
  );
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

/** A figure of the table: what was asked, what was measured beside its baseline in the same run. */
export type Row = {
  readonly figure: string;
  readonly measured: string;
  readonly baseline: string;
  readonly ratio: string;
  readonly asked: string;
  readonly reached: boolean;
};

const PAGE = resolve('docs/benchmarks.md');
const [BEGIN, END] = ['<!-- results -->', '<!-- end of results -->'];

/** Puts a section's table in its place in docs/benchmarks.md; the other sections stay as they are. */
export function report(section: string, rows: readonly Row[]): void {
  const page = readFileSync(PAGE, 'utf8');
  const [before = '', rest = ''] = page.split(BEGIN);
  const [results = '', after = ''] = rest.split(END);
  const known = results.split(/^(?=### )/m).slice(1);
  const title = (text: string) => text.slice(4, text.indexOf('\n'));
  const fresh = table(section, rows);
  const sections = known.some((text) => title(text) === section)
    ? known.map((text) => (title(text) === section ? fresh : text))
    : [...known, fresh];
  const machine = `Node ${process.versions.node}, ${cpus().length} cores, clients on the same machine.\n\n`;
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${machine}${sections.join('')}${END}${after}`);
  for (const row of rows)
    console.log(
      `${row.reached ? 'reached' : 'MISSED '}  ${row.figure}: ${row.measured}, ratio ${row.ratio} (asked ${row.asked})`,
    );
}

function table(section: string, rows: readonly Row[]): string {
  const lines = rows.map(
    (row) =>
      `| ${row.figure} | ${row.measured} | ${row.baseline} | ${row.ratio} | ${row.asked} | ${row.reached ? 'yes' : 'no'} |`,
  );
  return `### ${section}\n\n| figure | measured | baseline | ratio | asked | reached |\n|---|---|---|---|---|---|\n${lines.join('\n')}\n\n`;
}

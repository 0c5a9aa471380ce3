import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Devices to plug into the bench; `size` is that of an input report with its id, `out` of an output report without. */
export type BenchDevice = {
  readonly name: string;
  readonly vendor: number;
  readonly product: number;
  readonly serial: string;
  readonly title: string;
  readonly usagePage: number;
  readonly usage: number;
  readonly size: number;
  readonly id?: number;
  readonly out?: number;
};

/** umockdev devices below the real hidraw driver; see `bench.py`. */
export interface Bench {
  /** What a process needs in its environment to see these devices. */
  readonly env: Readonly<Record<string, string>>;
  /** Commands as `bench.py` lists them; rejects with its error. */
  run<T>(command: {
    readonly do: string;
    readonly name?: string;
    readonly [more: string]: unknown;
  }): Promise<T>;
  close(): Promise<void>;
}

/** Why the bench cannot run here; null when it can. */
export function benchMissing(): string | null {
  const check = [
    '-c',
    "import gi; gi.require_version('UMockdev', '1.0'); from gi.repository import UMockdev",
  ];
  try {
    execFileSync('umockdev-wrapper', ['/usr/bin/python3', ...check], { stdio: 'pipe' });
    return null;
  } catch {
    return 'needs Linux with umockdev, gir1.2-umockdev-1.0 and python3-gi';
  }
}

export async function startBench(): Promise<Bench> {
  const script = new URL('bench.py', import.meta.url).pathname;
  const child = spawn('umockdev-wrapper', ['/usr/bin/python3', '-u', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the bench ended');
    return JSON.parse(value);
  };
  const env = (await next()) as Record<string, string>;
  let last: Promise<unknown> = Promise.resolve();
  return {
    env,
    run<T>(command: object) {
      const mine = last.then(async () => {
        child.stdin.write(`${JSON.stringify(command)}\n`);
        const answer = (await next()) as { ok: T } | { error: string };
        if ('error' in answer) throw new Error(`bench: ${answer.error}`);
        return answer.ok;
      });
      last = mine.catch(() => {});
      return mine;
    },
    close: () => ended(child, () => child.stdin.end()),
  };
}

/** Asks a child to end, and waits until it has. */
export function ended(child: ChildProcess, ask: () => void): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    ask();
  });
}

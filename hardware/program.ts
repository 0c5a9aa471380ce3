import { spawn } from 'node:child_process';

/** Runs a program without a shell and gives its exit code (null: it could not be started) and what it said. */
export type Run = (
  program: string,
  args: readonly string[],
  input?: Uint8Array,
) => Promise<{ readonly code: number | null; readonly output: string }>;

export const runProgram: Run = (program, args, input) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
    child.on('error', () => resolve({ code: null, output: '' }));
    child.on('close', (code) => resolve({ code, output }));
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });

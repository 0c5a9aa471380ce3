import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { end } from './end.ts';
import type { Speaker, VoiceProgram } from './program.ts';

/** Largest answer believed: three minutes of speech. */
const LARGEST = 16 * 1024 * 1024;

/** Runs a program once for each phrase: text on stdin, WAV on stdout. */
export function createCommandSpeaker(
  program: Extract<VoiceProgram, { kind: 'command' }>,
  timeoutMs: number,
): Speaker {
  const running = new Set<ChildProcessWithoutNullStreams>();
  return {
    speak(language, text) {
      const spoken = program.languages?.[language] ?? language;
      const args = program.args.map((arg) => arg.replaceAll('{language}', spoken));
      const child = spawn(program.command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
      running.add(child);
      return run(child, text, timeoutMs).finally(() => running.delete(child));
    },
    close() {
      for (const child of running) end(child);
    },
  };
}

function run(child: ChildProcessWithoutNullStreams, text: string, timeoutMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let lastWords = '';
    const fail = (reason: string) => {
      clearTimeout(timer);
      end(child);
      reject(new Error(reason));
    };
    const timer = setTimeout(() => fail(`the voice program was silent for ${timeoutMs} ms`), timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST) fail('the voice program answered too much');
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      lastWords = (lastWords + chunk.toString()).slice(-300);
    });
    child.on('error', (error) => fail(`the voice program did not start: ${error.message}`));
    child.on('close', (code, signal) => {
      if (code !== 0) return fail(`the voice program ended (${signal ?? code}) ${lastWords.trim()}`.trim());
      clearTimeout(timer);
      resolve(Buffer.concat(chunks));
    });
    // A program may end without reading; its exit says what happened.
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${text}\n`);
  });
}

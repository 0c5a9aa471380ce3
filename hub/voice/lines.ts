import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Spoken } from '../contract/text.ts';
import { end } from './end.ts';
import type { Speaker } from './program.ts';

type Waiting = {
  readonly id: number;
  readonly resolve: (wav: Buffer) => void;
  readonly reject: (error: Error) => void;
};

/** A program kept running that answers JSON lines (see child.mjs). Whatever goes wrong ends it; the next phrase starts a new one. */
export function createLineSpeaker(command: string, args: readonly string[], timeoutMs: number): Speaker {
  let child: ChildProcessWithoutNullStreams | null = null;
  let waiting: Waiting | null = null;
  let lastId = 0;

  const drop = (failed: ChildProcessWithoutNullStreams | null, reason: string) => {
    if (failed === null || failed !== child) return;
    child = null;
    end(failed);
    waiting?.reject(new Error(reason));
    waiting = null;
  };
  const start = (): ChildProcessWithoutNullStreams => {
    const started = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    let lastWords = '';
    started.stderr.on('data', (chunk: Buffer) => {
      lastWords = (lastWords + chunk.toString()).slice(-300);
    });
    started.stdin.on('error', () => drop(started, 'the voice program closed its input'));
    started.on('error', (error) => drop(started, `the voice program did not start: ${error.message}`));
    started.on('exit', (code, signal) =>
      drop(started, `the voice program ended (${signal ?? code}) ${lastWords.trim()}`.trim()),
    );
    createInterface({ input: started.stdout }).on('line', (line) => {
      if (started === child) hear(line);
    });
    return started;
  };
  const hear = (line: string) => {
    const answer = parse(line);
    if (!answer || !waiting || answer.id !== waiting.id) return;
    if (answer.wav === null) waiting.reject(new Error(answer.error));
    else waiting.resolve(answer.wav);
    waiting = null;
  };

  return {
    speak(language: Spoken, text: string) {
      child ??= start();
      const asked = child;
      const id = ++lastId;
      return new Promise<Buffer>((resolve, reject) => {
        const timer = setTimeout(
          () => drop(asked, `the voice program was silent for ${timeoutMs} ms`),
          timeoutMs,
        );
        waiting = {
          id,
          resolve: (wav) => {
            clearTimeout(timer);
            resolve(wav);
          },
          reject: (error) => {
            clearTimeout(timer);
            reject(error);
          },
        };
        asked.stdin.write(`${JSON.stringify({ id, language, text })}\n`);
      });
    },
    close() {
      drop(child, 'the voice was closed');
    },
  };
}

/** null for a line that is no answer of ours (a program may chatter). */
function parse(line: string): { id: number; wav: Buffer | null; error: string } | null {
  try {
    const { id, wav, error } = JSON.parse(line) as Record<string, unknown>;
    if (typeof id !== 'number') return null;
    return {
      id,
      wav: typeof wav === 'string' ? Buffer.from(wav, 'base64') : null,
      error: typeof error === 'string' ? error : 'the voice program gave no reason',
    };
  } catch {
    return null;
  }
}

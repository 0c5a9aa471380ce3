import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../../contract/catalogue.ts';
import { type Result, refuse } from '../../contract/result.ts';
import { type Problem, problem } from '../read.ts';
import type { Asked } from './child.ts';
import { FILE_SAYS } from './messages.ts';

const LIMIT_MS = 30_000;
const MEMORY_MB = 512;

/**
 * Reads and checks a workbook in a child process: seconds of work that would hold up every call in the hall, and a hostile file
 * takes no more than the child's memory and time. From TypeScript sources it is done in this process.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  file: string,
): Promise<Result<Catalogue, readonly Problem[]>> {
  if (import.meta.url.endsWith('.ts')) return (await import('./load.ts')).loadWorkbook(bytes, file);
  return askChild<Result<Catalogue, readonly Problem[]>>({ read: bytes, file }).catch(() =>
    refuse([problem(file, '', FILE_SAYS.damaged)]),
  );
}

/** Writes a catalogue as a workbook (.xlsx), in a child process too. Rejects when that fails. */
export async function writeWorkbook(catalogue: Catalogue): Promise<Buffer> {
  if (import.meta.url.endsWith('.ts')) return (await import('./workbook.ts')).workbookOf(catalogue);
  return Buffer.from(await askChild<Uint8Array>({ write: catalogue }));
}

/** Rejects when the child fails, dies or takes too long. */
function askChild<T>(asked: Asked): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./child.js', import.meta.url)), [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      // A child that dies says why on the hub's own console.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      timeout: LIMIT_MS,
    });
    child.once('message', (made: T) => resolve(made));
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the child for workbooks ended without an answer')));
    child.send(asked, (error) => {
      if (error) reject(error);
    });
  });
}

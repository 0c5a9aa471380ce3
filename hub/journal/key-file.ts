import { randomBytes } from 'node:crypto';
import { chmod, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failureOf } from './failure.ts';
import { JournalFailure } from './port.ts';

/** Names of the keys' files in the data folder, beside the database and never inside it: the chain's, and the vault's (X3). */
export type KeyFile = 'journal.key' | 'vault.key';

/** Reads a key of the folder, or null when there is none. Rejects with JournalFailure when the file is no key. */
export async function readKey(folder: string, name: KeyFile): Promise<Buffer | null> {
  let text: string;
  try {
    text = await readFile(join(folder, name), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw failureOf(error);
  }
  if (!/^[0-9a-f]{64}\n?$/.test(text)) {
    throw new JournalFailure('damaged', `The file ${name} is damaged; restore it from a backup.`);
  }
  return Buffer.from(text.trim(), 'hex');
}

/** Makes a key of the folder: 32 random bytes, readable by the owner alone, on disk before anything is done with it. */
export async function makeKey(folder: string, name: KeyFile): Promise<Buffer> {
  const key = randomBytes(32);
  try {
    const handle = await open(join(folder, name), 'wx', 0o600);
    try {
      await handle.writeFile(`${key.toString('hex')}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const directory = await open(folder, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
    return key;
  } catch (error) {
    throw failureOf(error);
  }
}

/** A key copied back with wider permissions is narrowed again. */
export async function narrowKey(folder: string, name: KeyFile): Promise<void> {
  await chmod(join(folder, name), 0o600).catch(() => undefined);
}

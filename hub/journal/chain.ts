import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { chmod, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failureOf } from './failure.ts';
import { JournalFailure } from './port.ts';

/** Name of the key's file in the data folder, beside the database and never inside it. */
export const KEY_FILE = 'journal.key';
/** What the first fact is chained to. */
export const GENESIS = '';

export type FactBytes = {
  readonly hall: string;
  readonly epoch: number;
  readonly position: number;
  readonly at: number;
  readonly stream: string;
  readonly body: string;
};
export type AnswerBytes = {
  readonly hall: string;
  readonly epoch: number;
  readonly seq: number;
  readonly at: number;
  readonly identity: string;
  readonly request: string;
  readonly hash: string;
  readonly outcome: string;
};
export type WriterBytes = {
  readonly hall: string;
  readonly epoch: number;
  readonly position: number;
  readonly at: number;
  readonly mac: string;
  readonly answersFrom: number;
  readonly answersTo: number;
};

/** HMAC-SHA256 over the stored bytes. Free text stands last or is length-prefixed, so that no two rows share a message. */
export class Chain {
  readonly #key: KeyObject;

  constructor(key: Buffer) {
    this.#key = createSecretKey(key);
  }

  #mac(message: string): string {
    return createHmac('sha256', this.#key).update(message).digest('base64');
  }

  /** Chained: covers the fact and, through `previous`, every fact before it. */
  fact(previous: string, f: FactBytes): string {
    return this.#mac(
      `fact\n${previous}\n${f.hall}\n${f.epoch}\n${f.position}\n${f.at}\n${f.stream.length}\n${f.stream}\n${f.body}`,
    );
  }

  /** Not chained: answers go away after their time, facts stay. */
  answer(a: AnswerBytes): string {
    return this.#mac(
      `answer\n${a.hall}\n${a.epoch}\n${a.seq}\n${a.at}\n${a.identity.length}\n${a.identity}\n${a.request.length}\n${a.request}\n${a.hash.length}\n${a.hash}\n${a.outcome}`,
    );
  }

  /** Over the end of the journal, so that rows cut off at the end are missed. */
  seal(w: WriterBytes): string {
    return this.#mac(
      `writer\n${w.hall}\n${w.epoch}\n${w.position}\n${w.at}\n${w.mac}\n${w.answersFrom}\n${w.answersTo}`,
    );
  }
}

/** Reads the folder's key, or null when there is none. Rejects with JournalFailure when the file is no key. */
export async function readKey(folder: string): Promise<Buffer | null> {
  const file = join(folder, KEY_FILE);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw failureOf(error);
  }
  if (!/^[0-9a-f]{64}\n?$/.test(text)) {
    throw new JournalFailure('damaged', `The file ${KEY_FILE} is damaged; restore it from a backup.`);
  }
  return Buffer.from(text.trim(), 'hex');
}

/** Makes the folder's key: 32 random bytes, readable by the owner alone, on disk before anything is chained with it. */
export async function makeKey(folder: string): Promise<Buffer> {
  const key = randomBytes(32);
  try {
    const handle = await open(join(folder, KEY_FILE), 'wx', 0o600);
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
export async function narrowKey(folder: string): Promise<void> {
  await chmod(join(folder, KEY_FILE), 0o600).catch(() => undefined);
}

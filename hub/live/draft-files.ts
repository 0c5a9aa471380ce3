import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { DraftSchema } from '../contract/case-queries.ts';
import type { Draft } from '../contract/case-views.ts';
import type { DraftStore } from './drafts.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ENDING = '.draft';
const KeptSchema = v.array(DraftSchema);

/**
 * Drafts in a folder, one file a counter, sealed by AES-256-GCM under a key of their own (`draft.key`, 0600, made at the first
 * start). The counter's name is sealed in, so that a file moved to another counter does not open. What does not open is removed:
 * a form half typed is worth less than one shown to the wrong applicant.
 */
export async function draftFiles(
  folder: string,
  lost: (counter: string, error: unknown) => void,
): Promise<DraftStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = await keyOf(join(folder, 'draft.key'));
  const fileOf = (counter: string) => join(folder, counter + ENDING);
  return {
    async readAll() {
      const found = new Map<string, readonly Draft[]>();
      for (const name of await readdir(folder)) {
        if (!name.endsWith(ENDING)) continue;
        const counter = name.slice(0, -ENDING.length);
        try {
          const text = open(key, counter, await readFile(fileOf(counter)));
          found.set(counter, v.parse(KeptSchema, JSON.parse(text)));
        } catch (error) {
          lost(counter, error);
          await rm(fileOf(counter), { force: true });
        }
      }
      return found;
    },
    async write(counter, drafts) {
      if (drafts.length === 0) return rm(fileOf(counter), { force: true });
      const beside = `${fileOf(counter)}.new`;
      await writeFile(beside, seal(key, counter, JSON.stringify(drafts)), { mode: 0o600 });
      await rename(beside, fileOf(counter));
    },
  };
}

async function keyOf(file: string): Promise<Buffer> {
  try {
    const key = await readFile(file);
    if (key.length === KEY_BYTES) return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const made = randomBytes(KEY_BYTES);
  await writeFile(file, made, { mode: 0o600 });
  return made;
}

function seal(key: Buffer, counter: string, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(counter));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function open(key: Buffer, counter: string, sealed: Buffer): string {
  const body = NONCE_BYTES + TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(counter))
    .setAuthTag(sealed.subarray(NONCE_BYTES, body));
  return Buffer.concat([decipher.update(sealed.subarray(body)), decipher.final()]).toString('utf8');
}

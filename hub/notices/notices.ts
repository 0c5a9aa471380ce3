import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import { fillPage, type NoticeInput } from './fill.ts';

export type Notices = {
  /** An A4 PDF. Refused: `notice-field-missing` with the field, `no-notice-font` when this machine cannot set Chinese. */
  pdf(input: NoticeInput): Promise<Result<Buffer, Refusal>>;
  close(): Promise<void>;
};

/** What worker.mjs answers. */
type Told = { readonly id: number; readonly pdf?: Uint8Array; readonly failed?: string };
type Waiting = { readonly resolve: (told: Told) => void; readonly reject: (error: Error) => void };

/**
 * Sets notices in a worker that starts with the first one and stays warm; one that died is started again. `folder`: where
 * worker.mjs and page.typ lie, `hub/notices` of the project.
 */
export function createNotices({ folder }: { readonly folder: string }): Notices {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let last = 0;
  const ended = (error: Error) => {
    thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = () => {
    const made = new Worker(join(folder, 'worker.mjs'));
    made.unref();
    made.on('message', (told: Told) => {
      waiting.get(told.id)?.resolve(told);
      waiting.delete(told.id);
    });
    made.on('error', ended);
    made.on('exit', () => {
      if (thread === made) ended(new Error('the setter of notices ended'));
    });
    return made;
  };
  return {
    async pdf(input) {
      const page = fillPage(input);
      if (!page.ok) return page;
      thread ??= start();
      const id = ++last;
      const told = await new Promise<Told>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        thread?.postMessage({ id, page: page.value });
      });
      if (told.pdf) return ok(Buffer.from(told.pdf));
      if (told.failed === 'no-font') return refuse(refusal('no-notice-font'));
      throw new Error(`the page cannot be set: ${told.failed}`);
    },
    async close() {
      const closing = thread;
      ended(new Error('the setter of notices was closed'));
      await closing?.terminate();
    },
  };
}

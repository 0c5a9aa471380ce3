import type { Message } from './message.ts';

/** What became of an attempt. `refused`: it answered, and repeating the same will hardly help. */
export type Answer =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'unreachable'; readonly why: string };

/** One attempt. Never rejects. `why` holds a status or a code, never what the receiver said. */
export type Post = (url: string, message: Message, signal: AbortSignal) => Promise<Answer>;

/** How long a receiver may take to answer, ms. */
export const TIMEOUT = 10_000;
/** Of an answer's body so much is read, so that its connection can be used again, and no more (X2). */
const MOST_READ = 4096;
/** Answers of the 400s that mean "later". */
const LATER: ReadonlySet<number> = new Set([408, 425, 429]);

/** The one place from which the hub sends anything to anywhere (X5). An address that leads on to another is not followed. */
export const post: Post = async (url, { body, headers }, signal) => {
  let response: Response;
  try {
    response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
  } catch (error) {
    return { kind: 'unreachable', why: signal.aborted ? 'no answer' : codeOf(error) };
  }
  // Its answer counts whatever becomes of the rest.
  await readSome(response).catch(() => undefined);
  const { status } = response;
  if (response.ok) return { kind: 'taken' };
  const why = String(status);
  return status < 300 || status >= 500 || LATER.has(status)
    ? { kind: 'unreachable', why }
    : { kind: 'refused', why };
};

async function readSome({ body }: Response): Promise<void> {
  if (!body) return;
  const reader = body.getReader();
  let read = 0;
  while (read < MOST_READ) {
    const { done, value } = await reader.read();
    if (done) return;
    read += value.length;
  }
  await reader.cancel();
}

/** `ECONNREFUSED` and the like. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return 'failed';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message.slice(0, 100);
}

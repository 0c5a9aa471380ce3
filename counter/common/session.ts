import { REFUSALS, type Refusal, type RefusalCode, refusal } from '../../hub/contract/refusals.ts';
import { ok, type Result, refuse } from '../../hub/contract/result.ts';
import type { ClerkCard } from '../../hub/contract/views/counter-sign.ts';

/** Who is signed in; the secret stays in an httpOnly cookie that no script can read. */
export type Session = {
  readonly person: string;
  readonly roles: readonly string[];
  readonly card: ClerkCard | null;
};

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>;
const browserFetch: Fetch = (path, init) => fetch(path, { credentials: 'same-origin', ...init });

/** The session of this browser, or the refusal that says why there is none: `unauthorised`, `offline`. */
export async function currentSession(ask: Fetch = browserFetch): Promise<Result<Session, Refusal>> {
  try {
    const response = await ask('/session');
    if (!response.ok) return refuse(await problem(response));
    const body = (await response.json()) as Partial<Session>;
    return ok({ person: body.person ?? '', roles: body.roles ?? [], card: body.card ?? null });
  } catch {
    return refuse(refusal('offline'));
  }
}

/** Signs in (X1). Refusals: `bad-password`, `locked-out`, `user-disabled`, `too-many-requests`, `offline`. */
export async function signIn(
  user: string,
  password: string,
  ask: Fetch = browserFetch,
): Promise<Result<Session, Refusal>> {
  try {
    const response = await ask('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user, password }),
    });
    return response.ok ? await currentSession(ask) : refuse(await problem(response));
  } catch {
    return refuse(refusal('offline'));
  }
}

/** Is this a new hall that waits for its first administrator? */
export async function awaitsAdministrator(ask: Fetch = browserFetch): Promise<boolean> {
  try {
    const response = await ask('/setup');
    const body: unknown = response.ok ? await response.json() : null;
    return typeof body === 'object' && body !== null && 'open' in body && body.open === true;
  } catch {
    return false;
  }
}

export type FirstAdministrator = {
  readonly code: string;
  readonly user: string;
  readonly name: string;
  readonly password: string;
};

/** Makes the first administrator and signs in as such. Refusals: `wrong-setup-code`, `weak-password`, `malformed`, `offline`. */
export async function makeAdministrator(
  fields: FirstAdministrator,
  ask: Fetch = browserFetch,
): Promise<Result<Session, Refusal>> {
  try {
    const response = await ask('/setup', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    });
    return response.ok ? await signIn(fields.user, fields.password, ask) : refuse(await problem(response));
  } catch {
    return refuse(refusal('offline'));
  }
}

/** Ends the session. False: the hub could not be reached, so the session still stands. */
export async function signOut(ask: Fetch = browserFetch): Promise<boolean> {
  try {
    const response = await ask('/session', { method: 'DELETE' });
    return response.ok || response.status === 401;
  } catch {
    return false;
  }
}

/** The refusal inside an RFC 9457 answer; its code decides the sentence, in the reader's language. */
async function problem(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => null);
  const { code, field } = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  if (typeof code === 'string' && code in REFUSALS) {
    return refusal(code as RefusalCode, typeof field === 'string' ? { field } : {});
  }
  if (response.status === 423) return refusal('locked-out');
  if (response.status === 429) return refusal('too-many-requests');
  return refusal(response.status === 401 ? 'unauthorised' : 'not-recorded');
}

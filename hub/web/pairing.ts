import type { Pairing } from '../contract/protocol.ts';
import { type Credential, isCredential, type Kept, keepCredential, tokenOf } from './credential.ts';

export type PairingState =
  | { readonly is: 'asking' }
  | { readonly is: 'code'; readonly code: string; readonly expiresAt: number }
  | { readonly is: 'unreachable' };

/** Between polls, and between tries while the hub is away, ms. */
const POLL = 2000;
/** The hub tells its time in whole seconds: it may be this much later, ms. */
const WITHIN = 1000;

export type PairingParts = {
  readonly fetch: typeof fetch;
  readonly storage: Kept;
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => number;
};

/**
 * Pairs this machine, however long it takes: with `demo` in the demo hall at once, else by a code that staff enter. Codes expire and
 * are renewed, a hub that is away is waited for. Tells every state on the way; what it resolves with is kept for the next start.
 */
export async function pair(
  parts: PairingParts,
  tell: (state: PairingState) => void,
  { demo }: { readonly demo: boolean },
): Promise<Credential> {
  tell({ is: 'asking' });
  for (;;) {
    try {
      const credential = (demo && (await pairDemo(parts))) || (await showCode(parts, tell));
      if (credential) {
        keepCredential(parts.storage, credential);
        return credential;
      }
    } catch {
      tell({ is: 'unreachable' });
      await parts.wait(POLL);
    }
  }
}

async function pairDemo(parts: PairingParts): Promise<Credential | null> {
  const answer = await parts.fetch('/pairing/demo', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!answer.ok) return null;
  const body: unknown = await answer.json();
  return isCredential(body) ? { device: body.device, secret: body.secret } : null;
}

/** One code's life; null when it expired: the hub's word says so, not this machine's clock. Throws when the hub does not answer. */
async function showCode(
  parts: PairingParts,
  tell: (state: PairingState) => void,
): Promise<Credential | null> {
  const answer = await parts.fetch('/pairing', { method: 'POST' });
  if (!answer.ok) throw new Error(`pairing answered ${answer.status}`);
  const { code, device, secret, expiresAt } = (await answer.json()) as Pairing & { expiresAt: number };
  // The hub's time of expiry, by this machine's clock, however wrong that is.
  const hubNow = Date.parse(answer.headers.get('date') ?? '') + WITHIN;
  tell({ is: 'code', code, expiresAt: expiresAt + (Number.isNaN(hubNow) ? 0 : parts.now() - hubNow) });
  const credential = { device, secret };
  for (;;) {
    await parts.wait(POLL);
    const poll = await parts.fetch(`/pairing/${encodeURIComponent(device)}`, {
      headers: { authorization: `Bearer ${tokenOf(credential)}` },
    });
    if (poll.status === 404 || poll.status === 401) return null;
    if (!poll.ok) throw new Error(`pairing answered ${poll.status}`);
    if (((await poll.json()) as { paired: boolean }).paired) return credential;
  }
}

import type { Pairing } from '../contract/protocol.ts';

/** The credential of this machine, kept in its browser under one name for every page that is paired (D1). */
export type Credential = { readonly device: string; readonly secret: string };
export type PairingState =
  | { readonly is: 'asking' }
  | { readonly is: 'code'; readonly code: string; readonly expiresAt: number }
  | { readonly is: 'unreachable' };

const STORED = 'onewindow.device';
/** Between polls, and between tries while the hub is away, ms. */
const POLL = 2000;

export type PairingParts = {
  readonly fetch: typeof fetch;
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => number;
};
/** The little of `Storage` that is needed. */
type Kept = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

/** As the hub's handshake and `Authorization` want it. */
export const tokenOf = ({ device, secret }: Credential): string => `${device}.${secret}`;

/** The credential stored on this machine, if it is one. */
export function storedCredential(storage: Kept): Credential | null {
  try {
    const stored: unknown = JSON.parse(storage.getItem(STORED) ?? 'null');
    return isCredential(stored) ? { device: stored.device, secret: stored.secret } : null;
  } catch {
    return null;
  }
}

export function keepCredential(storage: Kept, credential: Credential): void {
  storage.setItem(STORED, JSON.stringify(credential));
}

export function forgetCredential(storage: Kept): void {
  storage.removeItem(STORED);
}

/**
 * Shows a code until staff have paired it, however long it takes: codes expire and are renewed, a hub that is away is waited for.
 * Tells every state on the way; resolves with the credential, or null once `ended` says that nobody waits any more.
 */
export async function pairByCode(
  parts: PairingParts,
  tell: (state: PairingState) => void,
  ended: () => boolean,
): Promise<Credential | null> {
  tell({ is: 'asking' });
  while (!ended()) {
    try {
      const credential = await showCode(parts, tell, ended);
      if (credential) return credential;
    } catch {
      tell({ is: 'unreachable' });
      await parts.wait(POLL);
    }
  }
  return null;
}

/** One code's life; null when it expired. Throws when the hub does not answer. */
async function showCode(
  parts: PairingParts,
  tell: (state: PairingState) => void,
  ended: () => boolean,
): Promise<Credential | null> {
  const answer = await parts.fetch('/pairing', { method: 'POST' });
  if (!answer.ok) throw new Error(`pairing answered ${answer.status}`);
  const { code, device, secret, expiresAt } = (await answer.json()) as Pairing & { expiresAt: number };
  const credential = { device, secret };
  tell({ is: 'code', code, expiresAt });
  // The hub's word ends a code, not this machine's clock, which may be wrong.
  while (!ended()) {
    await parts.wait(POLL);
    const poll = await parts.fetch(`/pairing/${encodeURIComponent(device)}`, {
      headers: { authorization: `Bearer ${tokenOf(credential)}` },
    });
    if (poll.status === 404 || poll.status === 401) return null;
    if (!poll.ok) throw new Error(`pairing answered ${poll.status}`);
    if (((await poll.json()) as { paired: boolean }).paired) return credential;
  }
  return null;
}

function isCredential(value: unknown): value is Credential {
  return (
    typeof value === 'object' &&
    value !== null &&
    'device' in value &&
    'secret' in value &&
    typeof value.device === 'string' &&
    typeof value.secret === 'string'
  );
}

import type { Pairing } from '../hub/contract/protocol.ts';

/** This machine's credential, kept in the browser: it is the machine's, not a visitor's. */
export type Credential = { readonly device: string; readonly secret: string };
export type PairingState =
  | { readonly is: 'asking' }
  | { readonly is: 'code'; readonly code: string; readonly expiresAt: number }
  | { readonly is: 'unreachable' }
  | { readonly is: 'paired'; readonly credential: Credential };

const STORED = 'onewindow.device';
/** Between polls, and between tries while the hub is away, ms. */
const POLL = 2000;

/** The part of localStorage used here. */
export type Store = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

/** The hub tells its time in whole seconds: it may be this much later, ms. */
const WITHIN = 1000;

export type PairingParts = {
  readonly fetch: typeof fetch;
  readonly storage: Store;
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => number;
};

export const tokenOf = ({ device, secret }: Credential): string => `${device}.${secret}`;

/** The credential stored on this machine, if it is one. */
export function storedCredential(storage: Store): Credential | null {
  try {
    const stored: unknown = JSON.parse(storage.getItem(STORED) ?? 'null');
    return isCredential(stored) ? { device: stored.device, secret: stored.secret } : null;
  } catch {
    return null;
  }
}

export function forgetCredential(storage: Store): void {
  storage.removeItem(STORED);
}

/**
 * Pairs this machine, however long it takes: in the demo hall at once (unless `demo` is false), else by the code on the screen.
 * Tells every state; ends with `paired`. Survives a hub that is away, and codes that expire.
 */
export async function pair(
  parts: PairingParts,
  tell: (state: PairingState) => void,
  { demo }: { readonly demo: boolean },
): Promise<void> {
  tell({ is: 'asking' });
  for (;;) {
    try {
      const credential = (demo && (await pairDemo(parts))) || (await pairByCode(parts, tell));
      if (credential) {
        parts.storage.setItem(STORED, JSON.stringify(credential));
        return tell({ is: 'paired', credential });
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

/** One code's life; null when it expired. */
async function pairByCode(
  parts: PairingParts,
  tell: (state: PairingState) => void,
): Promise<Credential | null> {
  const answer = await parts.fetch('/pairing', { method: 'POST' });
  if (!answer.ok) throw new Error(`pairing answered ${answer.status}`);
  const given = (await answer.json()) as Pairing & { expiresAt: number };
  const { code, device, secret } = given;
  // The hub's time of expiry, by this machine's clock, however wrong that is.
  const hubNow = Date.parse(answer.headers.get('date') ?? '') + WITHIN;
  const expiresAt = given.expiresAt + (Number.isNaN(hubNow) ? 0 : parts.now() - hubNow);
  const credential = { device, secret };
  tell({ is: 'code', code, expiresAt });
  while (parts.now() < expiresAt) {
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

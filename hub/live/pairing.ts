/** Codes shown by screens that are not paired yet (D1). They live in memory: a page that lost its hub shows a new one. */
export type Pending = {
  readonly device: string;
  readonly hash: string;
  readonly code: string;
  readonly expiresAt: number;
};

export type PairingDesk = {
  /** A fresh code for a page; `secret` goes to the page alone. Null when too many wait (somebody floods us). */
  begin(): { code: string; device: string; secret: string; expiresAt: number } | null;
  /** The screen showing this code right now. */
  find(code: string): Pending | null;
  pending(device: string): Pending | null;
  /** Paired: the code is spent. */
  done(device: string): void;
};

const LIFETIME = 10 * 60_000;
const MOST = 500;

/** `code`: six random digits; `newId`: unguessable; `hash`: SHA-256 hex of a secret; `now`: epoch ms. */
export function createPairing(parts: {
  now: () => number;
  code: () => string;
  newId: () => string;
  hash: (secret: string) => string;
}): PairingDesk {
  const byDevice = new Map<string, Pending>();
  const sweep = () => {
    for (const [device, pending] of byDevice) if (pending.expiresAt <= parts.now()) byDevice.delete(device);
  };
  const find = (code: string) => {
    sweep();
    return [...byDevice.values()].find((pending) => pending.code === code) ?? null;
  };
  return {
    begin() {
      sweep();
      if (byDevice.size >= MOST) return null;
      let code = parts.code();
      while (find(code)) code = parts.code();
      const device = parts.newId();
      const secret = parts.newId();
      const expiresAt = parts.now() + LIFETIME;
      byDevice.set(device, { device, hash: parts.hash(secret), code, expiresAt });
      return { code, device, secret, expiresAt };
    },
    find,
    pending(device) {
      sweep();
      return byDevice.get(device) ?? null;
    },
    done(device) {
      byDevice.delete(device);
    },
  };
}

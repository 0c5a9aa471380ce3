/** The credential of this machine, kept in its browser under one name for every page that is paired (D1). */
export type Credential = { readonly device: string; readonly secret: string };

const STORED = 'onewindow.device';

/** The little of `Storage` that is needed. */
export type Kept = {
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

export function isCredential(value: unknown): value is Credential {
  return (
    typeof value === 'object' &&
    value !== null &&
    'device' in value &&
    'secret' in value &&
    typeof value.device === 'string' &&
    typeof value.secret === 'string'
  );
}

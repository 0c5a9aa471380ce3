import { signal } from '@preact/signals';
import { forgetCredential, storedCredential, tokenOf } from '../hub/web/credential.ts';
import type { PairingState } from '../hub/web/pairing.ts';
import type { Alone } from './alone.ts';
import { fetchPart } from './parts/fetched.tsx';
import { type Kiosk, openKiosk } from './store.ts';

/** What this machine is, apart from any visitor: paired or not, alone or not, and the kiosk that runs when it is. */
export const alone = signal<Alone>('asking');
export const pairing = signal<PairingState>({ is: 'asking' });
export const kiosk = signal<Kiosk | null>(null);

/** Another version of hub and page: the page is loaded anew, but not in a circle. */
const RELOAD_AFTER = 5000;
let started = false;

const parts = {
  fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
  storage: localStorage,
  wait: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
  now: () => Date.now(),
};

/** Begins once; with the stored credential, else by pairing. */
export function startMachine(): void {
  if (started) return;
  started = true;
  const stored = storedCredential(localStorage);
  if (stored) run(tokenOf(stored));
  else void startPairing(true);
}

const pairingPart = () => import('../hub/web/pairing.ts').then(({ pair }) => pair);

/** Pairing is for machines that are not paired: a paired one need not fetch it. */
async function startPairing(demo: boolean): Promise<void> {
  const pair = await fetchPart(pairingPart);
  const credential = await pair(
    parts,
    (state) => {
      pairing.value = state;
    },
    { demo },
  );
  run(tokenOf(credential));
}

function run(token: string): void {
  kiosk.peek()?.close();
  const opened = openKiosk(token, () => run(token));
  kiosk.value = opened;
  opened.status.subscribe((status) => {
    if (status.kind !== 'refused' || kiosk.peek() !== opened) return;
    if (status.refusal.code === 'unauthorised') return repair(true);
    if (status.refusal.code === 'wrong-protocol') setTimeout(() => location.reload(), RELOAD_AFTER);
  });
}

/** Forgets this machine's pairing and begins again. `demo: false` after staff unpaired it: only a code pairs it then. */
export function repair(demo: boolean): void {
  kiosk.peek()?.close();
  kiosk.value = null;
  forgetCredential(localStorage);
  void startPairing(demo);
}

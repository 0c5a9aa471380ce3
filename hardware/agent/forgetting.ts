import type { Log } from '../log.ts';
import type { Hid } from './hid-devices.ts';
import type { LearnedStore } from './learned.ts';
import { ownName } from './names.ts';
import type { Session } from './session.ts';

/** Devices that staff forget (P4): off the disk first, then closed, then told of no more. Asked again until it is done. */
export function startForgetting(parts: {
  readonly session: Session;
  readonly learned: Pick<LearnedStore, 'remove'>;
  readonly hid: Pick<Hid, 'release'>;
  readonly onForgotten: (name: string) => void;
  readonly log: Log;
}): void {
  const { session, learned, hid, onForgotten, log } = parts;
  const busy = new Set<string>();
  const forget = async (name: string) => {
    if (busy.has(name)) return;
    busy.add(name);
    try {
      await learned.remove(name);
      await hid.release(name);
      log.info({ device: name }, 'device forgotten');
      onForgotten(name);
    } catch (error) {
      log.error({ device: name, reason: String(error) }, 'device cannot be forgotten');
    } finally {
      busy.delete(name);
    }
  };
  session.onChange(() => {
    if (!session.joined) return;
    for (const device of session.view?.forget ?? []) void forget(ownName(device));
  });
}

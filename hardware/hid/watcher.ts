import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type DeviceIdentity, type HidHandle, type HidInfo, type HidPort, matches } from './port.ts';

/** Who wants a device, and what to do with it. */
export type Wanted = {
  readonly name: string;
  readonly identity: DeviceIdentity;
  /** It is open. Called again after every unplug. */
  readonly onOpen: (handle: HidHandle) => void;
  /** It is gone: drop everything held about it. */
  readonly onGone: (reason: string) => void;
};

/** Keeps devices open across unplugging (P4). */
export interface HidWatcher {
  /** Closes and opens anew, as after a failed write. */
  drop(name: string, reason: string): void;
  /** Is it open, or would one that is missing take it? */
  claims(info: HidInfo): boolean;
  /** Nobody wants this one any more: it is closed, and not looked for again. */
  release(name: string): Promise<void>;
  close(): Promise<void>;
}

export type WatcherParts = {
  readonly port: HidPort;
  readonly wanted: readonly Wanted[];
  readonly clock: Clock;
  readonly log: Log;
  /** How often the machine is asked while something is missing. */
  readonly everyMs?: number;
};

/** Looks for what is missing, opens it, drops it on the first error. While everything is open nothing is polled. */
export function watchHid({ port, clock, log, everyMs = 1000, ...parts }: WatcherParts): HidWatcher {
  let wanted = parts.wanted;
  const open = new Map<string, { handle: HidHandle; path: string }>();
  const complaints = new Map<string, string>();
  let cancel = () => {};
  let closed = false;
  let looking: Promise<void> | null = null;

  const complain = (name: string, reason: string) => {
    if (complaints.get(name) === reason) return;
    complaints.set(name, reason);
    log.warn({ device: name, reason }, 'device cannot be used; looking for it again');
  };
  const drop = (name: string, reason: string) => {
    const held = open.get(name);
    if (!held) return;
    open.delete(name);
    void held.handle.close();
    complain(name, reason);
    wanted.find((one) => one.name === name)?.onGone(reason);
    soon();
  };
  const openOne = async (one: Wanted, path: string) => {
    const handle = await port.open(path);
    if (closed || !wanted.includes(one)) return handle.close();
    open.set(one.name, { handle, path });
    complaints.delete(one.name);
    handle.onError((error) => {
      if (open.get(one.name)?.handle === handle) drop(one.name, error.message);
    });
    if (open.get(one.name)?.handle === handle) one.onOpen(handle);
  };
  const look = async () => {
    const listed = await port.list();
    for (const one of wanted) {
      if (closed || open.has(one.name)) continue;
      const taken = new Set([...open.values()].map(({ path }) => path));
      const found = listed.find((info) => matches(one.identity, info) && !taken.has(info.path));
      if (!found) complain(one.name, 'not plugged in');
      else await openOne(one, found.path).catch((error: Error) => complain(one.name, error.message));
    }
  };
  const soon = (ms = everyMs) => {
    cancel();
    if (closed) return;
    cancel = clock.after(ms, () => {
      if (looking) return;
      looking = look()
        .catch((error: Error) => log.warn({ reason: error.message }, 'devices cannot be listed'))
        .finally(() => {
          looking = null;
          if (wanted.some(({ name }) => !open.has(name))) soon();
        });
    });
  };

  if (wanted.length > 0) soon(0);
  return {
    drop,
    claims: (info) =>
      [...open.values()].some(({ path }) => path === info.path) ||
      wanted.some(({ name, identity }) => !open.has(name) && matches(identity, info)),
    async release(name) {
      const gone = wanted.find((one) => one.name === name);
      wanted = wanted.filter((one) => one !== gone);
      const held = open.get(name);
      open.delete(name);
      await held?.handle.close();
      if (held) gone?.onGone('released');
    },
    async close() {
      closed = true;
      cancel();
      await looking;
      await Promise.all([...open.values()].map(({ handle }) => handle.close()));
      open.clear();
    },
  };
}

import type { Model } from '../../hub/contract/learning.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { HidHandle, HidInfo, HidPort } from './port.ts';
import { matches } from './port.ts';
import type { Profile } from './profile.ts';
import { readKeys } from './reports.ts';

/** A device no configuration names, that somebody has just pressed. */
export type PressedStranger = {
  readonly info: HidInfo;
  /** What understands its report, most likely first; empty: nothing does. */
  readonly models: readonly Model[];
  readonly report: Uint8Array;
};

/** Listens to strangers until stopped (P4). */
export interface StrangerWatch {
  stop(): Promise<void>;
}

export type StrangerParts = {
  readonly port: HidPort;
  /** Devices that have a name already are no strangers. */
  readonly known: (info: HidInfo) => boolean;
  readonly profiles: Readonly<Record<string, Profile>>;
  readonly clock: Clock;
  readonly log: Log;
  readonly onPressed: (stranger: PressedStranger) => void;
};

const EVERY_MS = 1000;
/** HID usage tables: generic desktop page, its keyboard and its keypad; from here on vendors' own pages. */
const DESKTOP = 1;
const KEYBOARDS: readonly number[] = [6, 7];
const VENDOR_PAGES = 0xff00;

/** Mice, security keys and the like are nobody's call pads. */
function possible({ usagePage, usage }: HidInfo): boolean {
  return usagePage >= VENDOR_PAGES || (usagePage === DESKTOP && KEYBOARDS.includes(usage));
}

/** Opens every stranger, those plugged in later too, and tells of each report that is a press. */
export function watchStrangers({
  port,
  known,
  profiles,
  clock,
  log,
  onPressed,
}: StrangerParts): StrangerWatch {
  const open = new Map<string, HidHandle>();
  let stopped = false;
  let cancel = () => {};

  const heard = (info: HidInfo, report: Uint8Array) => {
    if (stopped) return;
    const models = modelsFor(info, report, profiles);
    if (models === null) return;
    // Somebody types on a keyboard: only one that fits a model is meant.
    if (models.length === 0 && info.usagePage === DESKTOP) return;
    onPressed({ info, models, report });
  };
  const listen = async (info: HidInfo) => {
    const handle = await port.open(info.path);
    if (stopped) return handle.close();
    open.set(info.path, handle);
    handle.onError(() => {
      if (open.delete(info.path)) void handle.close();
    });
    handle.onReport((report) => heard(info, report));
  };
  const look = async () => {
    for (const info of await port.list()) {
      if (stopped || open.has(info.path) || known(info) || !possible(info)) continue;
      await listen(info).catch((error: Error) => {
        log.warn({ path: info.path, reason: error.message }, 'a device cannot be listened to');
      });
    }
  };
  const again = (ms: number) => {
    cancel = clock.after(ms, () => {
      looking = look()
        .catch((error: Error) => log.warn({ reason: error.message }, 'devices cannot be listed'))
        .finally(() => {
          if (!stopped) again(EVERY_MS);
        });
    });
  };
  let looking: Promise<void> = Promise.resolve();
  again(0);
  return {
    async stop() {
      stopped = true;
      cancel();
      await looking;
      await Promise.all([...open.values()].map((handle) => handle.close()));
      open.clear();
    },
  };
}

/** Which models the report is a press of; null when it says that nothing is down. Models that name this very device come first. */
export function modelsFor(
  info: HidInfo,
  report: Uint8Array,
  profiles: Readonly<Record<string, Profile>>,
): Model[] | null {
  if (report.every((byte) => byte === 0)) return null;
  const fitting = Object.entries(profiles)
    .filter(([, { usb }]) => matches(usb, info))
    .map(([name, profile]) => ({ name, profile, down: readKeys(profile, report) }))
    .filter(({ down }) => down !== null);
  if (fitting.length > 0 && fitting.every(({ down }) => down?.size === 0)) return null;
  return fitting
    .filter(({ down }) => down?.size === 1)
    .sort((a, b) => told(b.profile) - told(a.profile))
    .flatMap(({ name, profile }) => [
      ...(profile.pad ? [{ kind: 'pad' as const, profile: name }] : []),
      ...(profile.evaluator ? [{ kind: 'evaluator' as const, profile: name }] : []),
    ]);
}

/** How exactly a model says which device it is. */
const told = ({ usb }: Profile) => Object.values(usb).filter((field) => field !== undefined).length;

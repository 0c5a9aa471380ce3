import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { createDecoder, type Decoder, type KeyEvent } from './decoder.ts';
import type { DeviceIdentity, HidHandle, HidInfo, HidPort } from './port.ts';
import type { Lamp, Profile } from './profile.ts';
import { lampReport } from './reports.ts';
import { watchHid } from './watcher.ts';

/** A pad or evaluator: key events out, a lamp in. Being unplugged is a state, not an end. */
export interface HidDevice {
  readonly name: string;
  readonly connected: boolean;
  onKey(listener: (event: KeyEvent) => void): void;
  onConnected(listener: (connected: boolean) => void): void;
  /** What it should show from now on; told again after every replug. */
  setLamp(lamp: Lamp): void;
  /** Flashes for a moment, so that somebody sees which one it is. False: it has no lamps, or is not there. */
  identify(): boolean;
}

export type HidDeviceConfig = {
  readonly name: string;
  readonly identity: DeviceIdentity;
  readonly profile: Profile;
  /** Keys with a long press of their own. */
  readonly holdable?: ReadonlySet<string>;
};

export type HidDevices = {
  readonly devices: readonly HidDevice[];
  /** Is what the machine lists here one of these? */
  claims(info: HidInfo): boolean;
  /** Closes this one for good. */
  release(name: string): Promise<void>;
  close(): Promise<void>;
};

/** Which one is it? Six changes of the lamp that every model with lamps can show. */
const FLASH: Lamp = 'no';
const FLASHES = 6;
const FLASH_MS = 350;

/** Opens all the machine's configured devices and keeps them open. */
export function openHidDevices(parts: {
  readonly port: HidPort;
  readonly configs: readonly HidDeviceConfig[];
  readonly clock: Clock;
  readonly log: Log;
  readonly everyMs?: number;
}): HidDevices {
  const { port, configs, clock, log, everyMs } = parts;
  const made = configs.map((config) => device(config, clock, (name, why) => watcher.drop(name, why)));
  const watcher = watchHid({
    port,
    clock,
    log,
    ...(everyMs !== undefined && { everyMs }),
    wanted: made.map(({ api, onOpen, onGone }, index) => ({
      name: api.name,
      identity: configs[index]?.identity ?? {},
      onOpen: (handle) => {
        log.info({ device: api.name }, 'device connected');
        onOpen(handle);
      },
      onGone,
    })),
  });
  return {
    devices: made.map(({ api }) => api),
    claims: watcher.claims,
    release: watcher.release,
    close: () => watcher.close(),
  };
}

function device(config: HidDeviceConfig, clock: Clock, drop: (name: string, reason: string) => void) {
  const { name, profile } = config;
  const keyListeners: ((event: KeyEvent) => void)[] = [];
  const connectedListeners: ((connected: boolean) => void)[] = [];
  let handle: HidHandle | null = null;
  let lamp: Lamp = 'off';
  /** Changes of the lamp still to come while it flashes. */
  let flashes = 0;
  let cancelTick = () => {};
  // Writes follow one another; only the newest wish matters.
  let writing: Promise<void> | null = null;
  let shown: Lamp | null = null;

  const tell = (events: readonly KeyEvent[]) => {
    for (const event of events) for (const listener of keyListeners) listener(event);
  };
  const connected = (now: boolean) => {
    for (const listener of connectedListeners) listener(now);
  };
  const scheduleTick = (decoder: Decoder) => {
    cancelTick();
    if (decoder.due === null) return;
    cancelTick = clock.after(Math.max(0, decoder.due - clock.ticks()), () => {
      tell(decoder.tick(clock.ticks()));
      scheduleTick(decoder);
    });
  };
  const show = () => {
    const now = flashes === 0 ? lamp : flashes % 2 === 0 ? FLASH : 'off';
    const report = lampReport(profile, now);
    if (!handle || !report || writing || shown === now) return;
    const to = handle;
    shown = now;
    const mine: Promise<void> = to.write(report).then(
      () => settle(mine),
      (error: Error) => {
        settle(mine);
        if (handle === to) drop(name, `lamp: ${error.message}`);
      },
    );
    writing = mine;
  };
  const settle = (mine: Promise<void>) => {
    if (writing !== mine) return;
    writing = null;
    show();
  };
  const flash = () => {
    show();
    if (flashes === 0) return;
    clock.after(FLASH_MS, () => {
      flashes -= 1;
      flash();
    });
  };
  const api: HidDevice = {
    name,
    get connected() {
      return handle !== null;
    },
    onKey: (listener) => void keyListeners.push(listener),
    onConnected: (listener) => void connectedListeners.push(listener),
    setLamp(next) {
      lamp = next;
      show();
    },
    identify() {
      if (!handle || !profile.lamps) return false;
      const flashing = flashes > 0;
      flashes = FLASHES;
      if (!flashing) flash();
      return true;
    },
  };

  return {
    api,
    onOpen(opened: HidHandle) {
      const decoder = createDecoder(profile, config.holdable);
      handle = opened;
      shown = null;
      writing = null;
      opened.onReport((bytes) => {
        if (handle !== opened) return;
        tell(decoder.feed(bytes, clock.ticks()));
        scheduleTick(decoder);
      });
      show();
      connected(true);
    },
    onGone() {
      handle = null;
      cancelTick();
      connected(false);
    },
  };
}

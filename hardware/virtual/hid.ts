import type { Clock } from '../clock.ts';
import type { HidHandle, HidInfo, HidPort } from '../hid/port.ts';
import { keyNames, type Lamp, type Profile } from '../hid/profile.ts';
import { keysReport, lampShown } from './hid-encode.ts';

/** How long a virtual finger stays on a key, ms. */
const TOUCH_MS = 80;

/** What a slow one's reports and lamps are late by, ms. */
const SLOW_MS = 700;

/** A HID device without metal (P6): raw report bytes come out of it, output reports go in. */
export interface VirtualHid {
  readonly kind: 'pad' | 'evaluator';
  readonly profile: Profile;
  readonly keys: readonly string[];
  readonly plugged: boolean;
  /** Keys down right now. */
  readonly down: readonly string[];
  /** What its lamps show. */
  readonly lamp: Lamp;
  /** Output reports received, newest last, report id first. */
  readonly written: readonly Uint8Array[];
  /** One finger presses, and lets go after `ms`. Throws on a key the model has not. */
  press(key: string, ms?: number): void;
  /** Any input report, well-formed or not. */
  send(bytes: Uint8Array): void;
  unplug(): void;
  replug(): void;
  /** From now on what it sends and what it is told comes late, or no longer. */
  slowDown(slow: boolean): void;
  readonly slow: boolean;
  /** Reading fails as over a bad cable; the device stays plugged in. */
  fail(message: string): void;
  onChange(listener: () => void): void;
  /** For its port. */
  info(path: string): HidInfo;
  open(): HidHandle;
}

export type VirtualHidConfig = {
  readonly kind: 'pad' | 'evaluator';
  readonly title: string;
  readonly serial: string;
  readonly profile: Profile;
  readonly clock: Clock;
};

type Reader = { report?: (bytes: Uint8Array) => void; error?: (error: Error) => void; open: boolean };

export function createVirtualHid({ kind, title, serial, profile, clock }: VirtualHidConfig): VirtualHid {
  const readers = new Set<Reader>();
  const changes: (() => void)[] = [];
  const written: Uint8Array[] = [];
  const letGo = new Map<string, () => void>();
  let plugged = true;
  let lamp: Lamp = 'off';
  let slow = false;
  /** Reports follow one another, however late they are. */
  let clear = 0;

  const changed = () => {
    for (const listener of changes) listener();
  };
  const send = (bytes: Uint8Array) => {
    const report = Uint8Array.from(bytes);
    const to = [...readers];
    const arrive = () => {
      for (const reader of to) if (readers.has(reader)) reader.report?.(report);
    };
    clear = Math.max(clear, clock.ticks() + (slow ? SLOW_MS : 0));
    if (clear <= clock.ticks()) arrive();
    else clock.after(clear - clock.ticks(), arrive);
  };
  const sendKeys = () => {
    if (plugged) send(keysReport(profile, [...letGo.keys()]));
    changed();
  };
  const failAll = (message: string) => {
    const failing = [...readers];
    readers.clear();
    for (const reader of failing) reader.error?.(new Error(message));
    changed();
  };
  const write = async (reader: Reader, report: Uint8Array) => {
    if (slow) await new Promise<void>((done) => void clock.after(SLOW_MS, done));
    if (!reader.open || !readers.has(reader)) throw new Error('no such device');
    written.push(Uint8Array.from(report));
    lamp = lampShown(profile, kind, report) ?? lamp;
    changed();
  };

  return {
    kind,
    profile,
    keys: keyNames(profile),
    written,
    get plugged() {
      return plugged;
    },
    get down() {
      return [...letGo.keys()];
    },
    get lamp() {
      return lamp;
    },
    press(key, ms = TOUCH_MS) {
      keysReport(profile, [key]);
      if (!plugged) return;
      // One finger: it leaves the key it was on.
      if (letGo.size > 0) {
        for (const cancel of letGo.values()) cancel();
        letGo.clear();
        sendKeys();
      }
      letGo.set(
        key,
        clock.after(ms, () => {
          letGo.delete(key);
          sendKeys();
        }),
      );
      sendKeys();
    },
    send(bytes) {
      if (plugged) send(bytes);
    },
    unplug() {
      if (!plugged) return;
      plugged = false;
      lamp = 'off';
      for (const cancel of letGo.values()) cancel();
      letGo.clear();
      failAll('could not read from HID device');
    },
    replug() {
      plugged = true;
      changed();
    },
    slowDown(now) {
      slow = now;
      changed();
    },
    get slow() {
      return slow;
    },
    fail: failAll,
    onChange: (listener) => void changes.push(listener),
    info: (path) => ({
      path,
      vendor: profile.usb.vendor ?? 0x1209,
      product: profile.usb.product ?? 0x0001,
      serial,
      port: path,
      title,
      usagePage: profile.usb.usagePage ?? 0xff00,
      usage: 1,
    }),
    open() {
      if (!plugged) throw new Error('no such device');
      const reader: Reader = { open: true };
      readers.add(reader);
      return {
        onReport: (listener) => {
          reader.report = listener;
        },
        onError: (listener) => {
          reader.error = listener;
        },
        write: (report) => write(reader, report),
        async close() {
          reader.open = false;
          readers.delete(reader);
        },
      };
    },
  };
}

/** The port these devices are plugged into. A device comes back under another path, as real ones do. */
export function createVirtualHidPort(devices: readonly VirtualHid[]): HidPort {
  const plugs = devices.map((device) => ({ device, plugged: device.plugged, times: 0 }));
  for (const plug of plugs) {
    plug.device.onChange(() => {
      if (plug.device.plugged && !plug.plugged) plug.times += 1;
      plug.plugged = plug.device.plugged;
    });
  }
  const path = (plug: (typeof plugs)[number]) => `virtual-${plugs.indexOf(plug)}-${plug.times}`;
  return {
    async list() {
      return plugs.filter(({ device }) => device.plugged).map((plug) => plug.device.info(path(plug)));
    },
    async open(wanted) {
      const plug = plugs.find((one) => path(one) === wanted);
      if (!plug) throw new Error(`no such device ${wanted}`);
      return plug.device.open();
    },
  };
}

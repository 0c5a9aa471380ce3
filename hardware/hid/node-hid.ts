import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import hid from 'node-hid';
import type { HidHandle, HidInfo, HidPort } from './port.ts';

/** The machine's real devices. The only importer of node-hid. */
export function createNodeHidPort(): HidPort {
  return { list, open };
}

async function list(): Promise<HidInfo[]> {
  const entries = await Promise.all((await hid.devicesAsync()).map(toInfo));
  return entries.filter((entry) => entry !== null);
}

/** null for an entry that an unplug left half-built. */
async function toInfo(device: hid.Device): Promise<HidInfo | null> {
  const { path, usagePage, usage, serialNumber, manufacturer, product } = device;
  if (!path || usagePage === undefined || usage === undefined) return null;
  return {
    path,
    vendor: device.vendorId,
    product: device.productId,
    serial: serialNumber ?? '',
    port: await usbPort(path),
    title: [manufacturer, product].filter(Boolean).join(' '),
    usagePage,
    usage,
  };
}

/** The USB port of `/dev/hidrawN`, from the kernel's device tree: `…/1-2.4/1-2.4:1.0/…` → `1-2.4`. */
async function usbPort(path: string): Promise<string | null> {
  const place = await realpath(`/sys/class/hidraw/${basename(path)}`).catch(() => '');
  return /\/(\d+-[\d.]+):\d+\.\d+\//.exec(place)?.[1] ?? null;
}

async function open(path: string): Promise<HidHandle> {
  const device = await hid.HIDAsync.open(path);
  let closed = false;
  let failed: Error | null = null;
  const errors: ((error: Error) => void)[] = [];
  // The argument may be a string, and without a listener an unplug would end the process.
  device.on('error', (cause: unknown) => {
    if (closed || failed) return;
    failed = cause instanceof Error ? cause : new Error(String(cause));
    for (const listener of errors) listener(failed);
  });
  return {
    onReport(listener) {
      device.on('data', (data: Buffer) => {
        if (!closed && !failed) listener(new Uint8Array(data));
      });
    },
    onError(listener) {
      errors.push(listener);
      if (failed) listener(failed);
    },
    async write(report) {
      if (closed) throw new Error('the device was closed');
      await device.write(Buffer.from(report));
    },
    async close() {
      if (closed) return;
      closed = true;
      await device.close().catch(() => {});
    },
  };
}

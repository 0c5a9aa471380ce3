/** A HID device as the machine lists it. `path` is only good until it is unplugged; find it again by `DeviceIdentity`. */
export type HidInfo = {
  readonly path: string;
  readonly vendor: number;
  readonly product: number;
  /** '' when the device has none. */
  readonly serial: string;
  /** Where it is plugged in (`1-2.4`); null when the machine cannot say. */
  readonly port: string | null;
  readonly title: string;
  readonly usagePage: number;
  readonly usage: number;
};

/** An open device. After the first `onError` nothing more is read: close it and open it anew. */
export interface HidHandle {
  /** Input reports, whole; a numbered report starts with its id. */
  onReport(listener: (bytes: Uint8Array) => void): void;
  onError(listener: (error: Error) => void): void;
  /** An output report, report id first (0 when unnumbered). Rejects when the device is gone. */
  write(report: Uint8Array): Promise<void>;
  /** Never rejects. */
  close(): Promise<void>;
}

/** The machine's HID devices. Implementations: node-hid, and virtual ones; both pass `tests/hardware/hid/contract.ts`. */
export interface HidPort {
  /** Complete entries only: one racing an unplug is left out and comes with the next call. */
  list(): Promise<HidInfo[]>;
  /** Rejects when it is gone or may not be opened. */
  open(path: string): Promise<HidHandle>;
}

/** How a device is known again (P4). Fields left out do not matter. */
export type DeviceIdentity = {
  readonly vendor?: number | undefined;
  readonly product?: number | undefined;
  readonly serial?: string | undefined;
  readonly port?: string | undefined;
  readonly usagePage?: number | undefined;
};

/** Is this the device meant? */
export function matches(identity: DeviceIdentity, info: HidInfo): boolean {
  return (['vendor', 'product', 'serial', 'port', 'usagePage'] as const).every(
    (field) => identity[field] === undefined || identity[field] === info[field],
  );
}

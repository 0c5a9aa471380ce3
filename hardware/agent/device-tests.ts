import type { TestOutcome } from '../../hub/contract/device-tests.ts';
import type { Clock } from '../clock.ts';
import type { HidDevice } from '../hid/device.ts';
import type { CardReader } from '../reader/port.ts';
import type { Leds } from './leds.ts';
import { entryOf, ownName } from './names.ts';
import type { AgentPrinter } from './printing.ts';
import type { Session } from './session.ts';

/** How long a reader that is tried waits for a document, ms. The hub waits somewhat longer. */
const READ_MS = 20_000;

type Told = { readonly outcome: TestOutcome; readonly detail: string };
const told = (outcome: TestOutcome): Told => ({ outcome, detail: '' });

/** Tries devices when staff ask, each order once: a page from a printer, a flash of lamps, its name on a panel, a document on a reader. */
export function startDeviceTests(parts: {
  readonly session: Session;
  readonly printers: readonly AgentPrinter[];
  readonly hid: () => readonly HidDevice[];
  readonly readers: readonly CardReader[];
  readonly leds: Leds;
  readonly clock: Clock;
}): void {
  const { session, printers, hid, readers, leds, clock } = parts;
  const done = new Set<string>();
  const tryOne = async (name: string): Promise<Told> => {
    const printer = printers.find((one) => one.name === name);
    if (printer) {
      const { outcome, detail } = await printer.testPage();
      return { outcome, detail: detail ?? '' };
    }
    const device = hid().find((one) => one.name === name);
    if (device) return told(flashed(device));
    const reader = readers.find((one) => one.name === name);
    if (reader) {
      const asked = entryOf(session.view?.readers ?? [], name)?.ask ?? null;
      return told(asked === null ? await tried(reader, clock) : 'busy');
    }
    return told(leds.identify(name) ? 'shown' : 'offline');
  };
  session.onChange(() => {
    const orders = session.view?.tests ?? [];
    for (const id of done) if (!orders.some((order) => order.id === id)) done.delete(id);
    for (const { device, id } of session.joined ? orders : []) {
      if (done.has(id)) continue;
      done.add(id);
      const name = ownName(device);
      void tryOne(name).then((came) => session.report({ report: 'tested', id, device: name, ...came }));
    }
  });
}

function flashed(device: HidDevice): TestOutcome {
  if (!device.connected) return 'offline';
  return device.identify() ? 'flashed' : 'no-lamps';
}

/** Whether it reads at all: what stands on the document is told to nobody. A kiosk that asks meanwhile comes first. */
function tried(reader: CardReader, clock: Clock): Promise<TestOutcome> {
  if (!reader.connected) return Promise.resolve('offline');
  return new Promise((resolve) => {
    const end = (outcome: TestOutcome) => {
      cancel();
      stop();
      resolve(outcome);
    };
    const stop = reader.read((holder) => end(holder ? 'read' : 'unread'));
    // A program that cannot be run shows only by trying.
    const cancel = clock.after(READ_MS, () => end(reader.connected ? 'no-card' : 'offline'));
  });
}

import type { TestOutcome } from '../../hub/contract/device-tests.ts';
import type { HidDevice } from '../hid/device.ts';
import { ownName } from './names.ts';
import type { AgentPrinter } from './printing.ts';
import type { Session } from './session.ts';

/** Tries devices when staff ask, each order once: a page from a printer, a flash from lamps. */
export function startDeviceTests(parts: {
  readonly session: Session;
  readonly printers: readonly AgentPrinter[];
  readonly hid: () => readonly HidDevice[];
}): void {
  const { session, printers, hid } = parts;
  const done = new Set<string>();
  const tryOne = async (name: string): Promise<{ outcome: TestOutcome; detail: string }> => {
    const printer = printers.find((one) => one.name === name);
    if (printer?.testPage) {
      const { outcome, detail } = await printer.testPage();
      return { outcome, detail: detail ?? '' };
    }
    const device = hid().find((one) => one.name === name);
    if (device) return { outcome: flashed(device), detail: '' };
    return { outcome: 'offline', detail: '' };
  };
  session.onChange(() => {
    const orders = session.view?.tests ?? [];
    for (const id of done) if (!orders.some((order) => order.id === id)) done.delete(id);
    for (const { device, id } of session.joined ? orders : []) {
      if (done.has(id)) continue;
      done.add(id);
      const name = ownName(device);
      void tryOne(name).then((told) => session.report({ report: 'tested', id, device: name, ...told }));
    }
  });
}

function flashed(device: HidDevice): TestOutcome {
  if (!device.connected) return 'offline';
  return device.identify() ? 'flashed' : 'no-lamps';
}

import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import type { Bitmap } from '../paper/bitmap.ts';
import { encodePng } from '../paper/png.ts';
import type { PrinterConfig } from './config.ts';
import { type Commands, gsV0 } from './encode.ts';

/** The only file that knows node-thermal-printer: its command sets, over a transport of ours. */

const TYPES = { epson: PrinterTypes.EPSON, star: PrinterTypes.STAR } as const;
const INIT = Buffer.of(0x1b, 0x40);

/**
 * One ticket's commands. A fresh one is needed for each ticket: cutting resets the printer, and with it what the package
 * believes about its state. `send` gives the bytes to `transport` and answers with what that answers.
 */
export function thermalTicket<T>(
  type: PrinterConfig['type'],
  transport: (bytes: Buffer) => Promise<T>,
): Commands & { send(): Promise<T> } {
  let answer: { value: T } | null = null;
  const printer = new ThermalPrinter({
    type: TYPES[type],
    // The package takes an object with these two methods; its types know only addresses.
    interface: {
      execute: async (bytes: Buffer) => {
        answer = { value: await transport(bytes) };
      },
      isPrinterConnected: () => Promise.resolve(true),
    } as unknown as string,
  });
  printer.append(INIT);
  return {
    raw: (bytes) => printer.append(Buffer.from(bytes)),
    bold: (on) => printer.bold(on),
    size: (times) => printer.setTextSize(times - 1, times - 1),
    reverse: (on) => printer.invert(on),
    dots: async (bitmap: Bitmap) => {
      if (type === 'epson') printer.append(gsV0(bitmap));
      else await printer.printImageBuffer(await encodePng(bitmap));
    },
    // Four lines bring the last one past the knife; a partial cut keeps the ticket from falling.
    cut: () => printer.partialCut({ verticalTabAmount: type === 'epson' ? 1 : 0 }),
    async send() {
      await printer.execute();
      if (answer === null) throw new Error('the transport was not called');
      return answer.value;
    },
  };
}

import type { Clock } from '../clock.ts';
import type { Connection, PrinterConfig } from './config.ts';
import { cupsTransport } from './cups-transport.ts';
import type { Patience } from './delivery.ts';
import { deviceLine, serialLine } from './device-line.ts';
import { DIALECTS } from './dialect.ts';
import type { OpenLine } from './line.ts';
import { tcpLine } from './tcp-line.ts';
import { lineTransport, type Transport } from './transport.ts';

/** The way to a printer, by its connection; a virtual one has an address of its own. */
export function transportTo(
  connection: Exclude<Connection, { kind: 'virtual' }>,
  type: PrinterConfig['type'],
  parts: { readonly patience: Patience; readonly clock: Clock },
): Transport {
  const over = (open: OpenLine) => lineTransport(open, DIALECTS[type], parts);
  switch (connection.kind) {
    case 'tcp':
      return over(tcpLine(connection.host, connection.port, parts.clock));
    case 'file':
      return over(deviceLine(connection.path, parts.clock));
    case 'serial':
      return over(serialLine(connection.path, connection, parts.clock));
    case 'cups':
      return cupsTransport(connection.queue);
  }
}

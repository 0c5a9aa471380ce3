import * as v from 'valibot';
import { ok, type Result, refuse } from '../../hub/contract/result.ts';
import type { Text } from '../../hub/contract/text.ts';
import type { SerialSettings } from './device-line.ts';
import { CONFIG_WORDS } from './messages.ts';

/** A printer as the agent's configuration names it. */
export const PrinterConfigSchema = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'name')),
  /** `tcp://host:port` (9100 when left out), `file:///dev/usb/lp0`, `serial:///dev/ttyS0?baud=19200`, `cups-raw://queue` or `virtual://name`. */
  connection: v.pipe(
    v.string(),
    v.check((text) => parseConnection(text) !== null, 'connection'),
  ),
  columns: v.optional(v.picklist([48, 32], 'columns'), 48),
  charset: v.optional(v.picklist(['gb18030', 'raster'], 'charset'), 'gb18030'),
  type: v.optional(v.picklist(['epson', 'star'], 'type'), 'epson'),
  /** How often it is asked how it is while it does not print, seconds. */
  watch: v.optional(v.pipe(v.number('watch'), v.minValue(1, 'watch'), v.maxValue(60, 'watch')), 5),
});
export type PrinterConfig = v.InferOutput<typeof PrinterConfigSchema>;
export type Charset = PrinterConfig['charset'];

export type Connection =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'file'; readonly path: string }
  | ({ readonly kind: 'serial'; readonly path: string } & SerialSettings)
  | { readonly kind: 'cups'; readonly queue: string }
  | { readonly kind: 'virtual'; readonly name: string };

const BAUDS = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200];
const FLOWS = ['none', 'rts', 'xon'] as const;

/** What a connection says, or null when it is of no kind known here. */
export function parseConnection(text: string): Connection | null {
  const virtual = /^virtual:\/\/([a-z0-9][a-z0-9-]{0,63})$/.exec(text);
  if (virtual?.[1]) return { kind: 'virtual', name: virtual[1] };
  const queue = /^cups-raw:\/\/([\w.-]{1,127})$/.exec(text)?.[1];
  if (queue) return { kind: 'cups', queue };
  const device = /^(file|serial):\/\/(\/dev\/[\w./-]{1,200})(?:\?(.*))?$/.exec(text);
  if (device?.[2] && !device[2].includes('..')) return deviceOf(device[1] ?? '', device[2], device[3]);
  const tcp = /^tcp:\/\/(\[[0-9a-fA-F:.]+\]|[^/:[\]\s]+)(?::(\d{1,5}))?\/?$/.exec(text);
  const port = Number(tcp?.[2] ?? 9100);
  if (!tcp?.[1] || port < 1 || port > 65535) return null;
  return { kind: 'tcp', host: tcp[1].replace(/^\[|\]$/g, ''), port };
}

function deviceOf(kind: string, path: string, query: string | undefined): Connection | null {
  if (kind === 'file') return query === undefined ? { kind: 'file', path } : null;
  const options = new URLSearchParams(query ?? '');
  const baud = Number(options.get('baud') ?? 9600);
  const flow = FLOWS.find((one) => one === (options.get('flow') ?? 'none'));
  const known = [...options.keys()].every((key) => key === 'baud' || key === 'flow');
  return known && flow && BAUDS.includes(baud) ? { kind: 'serial', path, baud, flow } : null;
}

/** A field of the configuration that cannot be used, and what to write instead. */
export type FieldError = { readonly field: string; readonly message: Text };

/** Checks one entry of `printers`; every wrong field is named. */
export function checkPrinterConfig(value: unknown): Result<PrinterConfig, readonly FieldError[]> {
  const parsed = v.safeParse(PrinterConfigSchema, value);
  if (parsed.success) return ok(parsed.output);
  return refuse(
    parsed.issues.map((issue) => {
      const field = v.getDotPath(issue) ?? '';
      return { field, message: messageFor(field) };
    }),
  );
}

function messageFor(field: string): Text {
  return CONFIG_WORDS[field as keyof typeof CONFIG_WORDS] ?? CONFIG_WORDS.unknownField;
}

import * as v from 'valibot';
import { ok, type Result, refuse } from '../../hub/contract/result.ts';
import type { Text } from '../../hub/contract/text.ts';
import { CONFIG_WORDS } from './messages.ts';

/** A printer as the agent's configuration names it. */
export const PrinterConfigSchema = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'name')),
  /** `tcp://host:port` (9100 when left out) or `virtual://name`. */
  connection: v.pipe(
    v.string(),
    v.check((text) => parseConnection(text) !== null, 'connection'),
  ),
  columns: v.optional(v.picklist([48, 32], 'columns'), 48),
  charset: v.optional(v.picklist(['gb18030', 'raster'], 'charset'), 'gb18030'),
  type: v.optional(v.picklist(['epson', 'star'], 'type'), 'epson'),
});
export type PrinterConfig = v.InferOutput<typeof PrinterConfigSchema>;
export type Charset = PrinterConfig['charset'];

export type Connection =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'virtual'; readonly name: string };

/** What a connection says, or null when it is of no kind known here. */
export function parseConnection(text: string): Connection | null {
  const virtual = /^virtual:\/\/([a-z0-9][a-z0-9-]{0,63})$/.exec(text);
  if (virtual?.[1]) return { kind: 'virtual', name: virtual[1] };
  const tcp = /^tcp:\/\/(\[[0-9a-fA-F:.]+\]|[^/:[\]\s]+)(?::(\d{1,5}))?\/?$/.exec(text);
  const port = Number(tcp?.[2] ?? 9100);
  if (!tcp?.[1] || port < 1 || port > 65535) return null;
  return { kind: 'tcp', host: tcp[1].replace(/^\[|\]$/g, ''), port };
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
      return { field, message: messageFor(field, issue.input) };
    }),
  );
}

function messageFor(field: string, input: unknown): Text {
  if (
    field === 'connection' &&
    typeof input === 'string' &&
    /^(usb|serial|cups|printer|file|\/dev)/i.test(input)
  ) {
    return CONFIG_WORDS.connectionLater;
  }
  return CONFIG_WORDS[field as keyof typeof CONFIG_WORDS] ?? CONFIG_WORDS.unknownField;
}

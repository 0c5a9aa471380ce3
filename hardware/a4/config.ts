import * as v from 'valibot';

/** An A4 printer in `agent.json`: `cups://queue`, or `virtual-a4`. */
export const A4ConfigSchema = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'a-z, 0-9 and hyphen, at most 41')),
  connection: v.pipe(
    v.string(),
    v.regex(/^(virtual-a4|cups:\/\/[A-Za-z0-9_][\w.-]{0,126})$/, 'cups://queue or virtual-a4'),
  ),
});
export type A4Config = v.InferOutput<typeof A4ConfigSchema>;

/** Is this entry of `printers` one for A4 pages? */
export function isA4(entry: { readonly connection?: unknown }): boolean {
  return typeof entry.connection === 'string' && /^(virtual-a4|cups:)/.test(entry.connection);
}

import * as v from 'valibot';
import { SpokenSchema } from './text.ts';

/**
 * What a print job carries: everything the layout needs, taken at request time so that paper tells what was true then.
 * The hub writes it, the agent checks it again before it is laid out (X2).
 */

const Words = v.pipe(v.string(), v.maxLength(4000));
const List = <T extends v.GenericSchema>(item: T) => v.pipe(v.array(item), v.maxLength(200));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Common = {
  language: SpokenSchema,
  hall: Words,
  /** Epoch ms; shown in `timeZone`. */
  at: v.number(),
  timeZone: v.pipe(v.string(), v.maxLength(100)),
};

export const PrintDocumentSchema = v.variant('kind', [
  v.object({
    kind: v.literal('ticket'),
    ticket: Words,
    number: v.pipe(v.string(), v.minLength(1), v.maxLength(12)),
    ...Common,
    item: v.nullable(Words),
    queue: Words,
    floors: List(v.object({ floor: v.pipe(v.number(), v.integer()), counters: List(Words) })),
    ahead: Count,
    /** Minutes; null = unknown (T11). */
    estimate: v.nullable(v.object({ from: Count, to: Count })),
    materials: List(Words),
    /** Earlier tickets of the same visit that this paper also stands for (T14). */
    visit: v.exactOptional(
      List(
        v.object({
          number: v.pipe(v.string(), v.minLength(1), v.maxLength(12)),
          queue: Words,
          floors: List(v.object({ floor: v.pipe(v.number(), v.integer()), counters: List(Words) })),
        }),
      ),
    ),
    reinstateBehind: Count,
    /** null when the hall has no public address: no QR code (K9). */
    statusUrl: v.nullable(Words),
    complaintPhone: Words,
  }),
  v.object({
    kind: v.literal('checklist'),
    ...Common,
    item: Words,
    department: Words,
    /** `form`: original, copy … in the paper's words. */
    materials: List(v.object({ name: Words, form: Words })),
    promised: Words,
    /** What it costs and where that is paid; left out by an earlier hub. */
    fee: v.exactOptional(Words),
    complaintPhone: Words,
  }),
  v.object({
    kind: v.literal('directions'),
    ...Common,
    place: Words,
    address: Words,
    phone: Words,
    hours: Words,
    matters: Words,
  }),
  /** An A4 page set by the hub (C12): the agent fetches it. No personal data here. */
  v.object({
    kind: v.literal('notice'),
    ...Common,
    case: Words,
    notice: Words,
    title: Words,
    number: Words,
    copies: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
    /** 0 = first print, later ones are marked 补印第 n 次. */
    copy: Count,
    /** Path at the hub, answered to the agent's bearer token. */
    url: v.pipe(v.string(), v.regex(/^\/notices\/[\w-]{1,64}\/[\w-]{1,64}\.pdf(\?copy=\d{1,4})?$/)),
  }),
]);
export type PrintDocument = v.InferOutput<typeof PrintDocumentSchema>;

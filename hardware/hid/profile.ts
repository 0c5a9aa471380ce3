import * as v from 'valibot';
import { PAD_ACTIONS } from '../../hub/contract/commands.ts';

/** A device model as data (P5): how its reports tell keys, what its keys mean, how its lamps are lit. */

const Byte = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255));
const Offset = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1023));
const KeyName = v.pipe(v.string(), v.regex(/^[a-z0-9+*./-]{1,12}$/, 'key: 1 to 12 of a-z 0-9 + * . / -'));
const Milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));

/** What every report of the device carries around its keys. Offsets count from the report's first byte, id included. */
const FrameSchema = v.object({
  /** Fixed bytes, by offset. */
  fixed: v.optional(v.record(v.pipe(v.string(), v.digits()), Byte), {}),
  /** One byte over `from` … `to` (exclusive), standing at `at`. */
  checksum: v.optional(v.object({ kind: v.picklist(['sum', 'xor']), from: Offset, to: Offset, at: Offset })),
});
export type Frame = v.InferOutput<typeof FrameSchema>;

/** Where the keys are. `codes`: key name by bit number (bitmask), by byte value (one-hot, value) or by usage (codes). */
const KeysSchema = v.variant('shape', [
  /** One bit a key; several may be down. */
  v.object({
    shape: v.literal('bitmask'),
    at: Offset,
    keys: v.record(v.pipe(v.string(), v.digits()), KeyName),
  }),
  /** The byte is 0, or has exactly one bit set: the key's bit number. */
  v.object({
    shape: v.literal('one-hot'),
    at: Offset,
    keys: v.record(v.pipe(v.string(), v.digits()), KeyName),
  }),
  /** The byte is 0, or the key's own value. */
  v.object({
    shape: v.literal('value'),
    at: Offset,
    keys: v.record(v.pipe(v.string(), v.digits()), KeyName),
  }),
  /** A list of codes of the keys that are down, as keyboards send it; 0 is an empty place. */
  v.object({
    shape: v.literal('codes'),
    at: Offset,
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(32)),
    keys: v.record(v.pipe(v.string(), v.digits()), KeyName),
  }),
]);

const LampsSchema = v.object({
  /** Report id on the wire; 0 when unnumbered. */
  id: v.optional(Byte, 0),
  /** Bytes after the id. */
  size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1024)),
  /** Offset of the lamp byte, id included. */
  at: Offset,
  frame: v.optional(FrameSchema, { fixed: {} }),
  /** The lamp byte for each thing to say; a missing one shows like `off`. */
  values: v.object({
    off: Byte,
    idle: v.optional(Byte),
    called: v.optional(Byte),
    serving: v.optional(Byte),
    paused: v.optional(Byte),
    ask: v.optional(Byte),
    thanks: v.optional(Byte),
    no: v.optional(Byte),
  }),
});

export const PadKeysSchema = v.object({
  press: v.record(KeyName, v.picklist(PAD_ACTIONS)),
  /** What a long press means. A key listed here acts when released, or when held long enough. */
  hold: v.optional(v.record(KeyName, v.picklist(PAD_ACTIONS)), {}),
});
export const EvaluatorKeysSchema = v.object({
  press: v.record(KeyName, v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
});

export const ProfileSchema = v.object({
  /** Which device it is, where every device of the model has the same ids. */
  usb: v.optional(
    v.object({
      vendor: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff))),
      product: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff))),
      usagePage: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff))),
    }),
    {},
  ),
  /** Whole length of an input report, bytes, id included. Other lengths are not believed. */
  size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1024)),
  /** Report id, when numbered; reports with another id (battery…) are passed over. */
  id: v.optional(Byte),
  frame: v.optional(FrameSchema, { fixed: {} }),
  keys: KeysSchema,
  /** Bytes the model uses for other things (modifiers, counters); all the rest must be 0. */
  free: v.optional(v.array(Offset), []),
  /** `false`: the device tells presses only, each report is one. */
  tellsRelease: v.optional(v.boolean(), true),
  debounceMs: v.optional(Milliseconds, 30),
  holdMs: v.optional(Milliseconds, 800),
  lamps: v.optional(LampsSchema),
  pad: v.optional(PadKeysSchema),
  evaluator: v.optional(EvaluatorKeysSchema),
});
export type Profile = v.InferOutput<typeof ProfileSchema>;
export type ProfileInput = v.InferInput<typeof ProfileSchema>;
/** Everything a lamp can say: a pad the counter's phase, an evaluator whether it asks, both a refusal. */
export const LAMPS = ['off', 'idle', 'called', 'serving', 'paused', 'ask', 'thanks', 'no'] as const;
export type Lamp = (typeof LAMPS)[number];

/** Every key name of a model, in the order of its table. */
export function keyNames(profile: Profile): string[] {
  return Object.values(profile.keys.keys);
}

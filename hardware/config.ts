import * as v from 'valibot';
import { IdSchema } from '../hub/contract/text.ts';
import { type A4Config, A4ConfigSchema, isA4 } from './a4/config.ts';
import { EvaluatorKeysSchema, keyNames, PadKeysSchema, type Profile, ProfileSchema } from './hid/profile.ts';
import { PROFILES } from './hid/profiles.ts';
import { busProblem, checkLed, type LedConfig } from './led/config.ts';
import { checkPrinterConfig, type PrinterConfig } from './printer/config.ts';

/** `agent.json`, as docs/agent.md describes it. */

const NameSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'a-z, 0-9 and hyphen, at most 41'),
);
const VIRTUAL = 'virtual://';
/** `0x1209` as lsusb shows it, or a number. */
const UsbIdSchema = v.pipe(
  v.union([
    v.pipe(v.number(), v.integer()),
    v.pipe(
      v.string(),
      v.regex(/^0x[0-9a-fA-F]{1,4}$/, 'four hexadecimal digits such as 0x1209'),
      v.transform((text) => Number.parseInt(text, 16)),
    ),
  ]),
  v.minValue(0),
  v.maxValue(0xffff),
);

const HidSchema = v.strictObject({
  name: NameSchema,
  kind: v.picklist(['pad', 'evaluator']),
  /** A shipped profile, or one of `profiles`. */
  profile: v.string(),
  connection: v.optional(v.literal(VIRTUAL)),
  /** A virtual device the agent does not know yet: to try the press-any-button step (P4). */
  stranger: v.optional(v.boolean(), false),
  vendor: v.optional(UsbIdSchema),
  product: v.optional(UsbIdSchema),
  serial: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  /** USB port such as `1-2.4`, for devices without a serial number. */
  port: v.optional(v.pipe(v.string(), v.regex(/^\d+-\d+(\.\d+)*$/, 'a USB port such as 1-2.4'))),
  /** What this device's keys mean, instead of what the profile says. */
  keys: v.optional(v.unknown()),
});
/** An entry of `hid`, as it is written. */
export type HidEntry = v.InferInput<typeof HidSchema>;
type HidOutput = v.InferOutput<typeof HidSchema>;

/** A reader of identity documents: `virtual://`, a program that listens at `tcp://host:port`, or a command that is run to read. */
const ReaderSchema = v.union(
  [
    v.strictObject({
      name: NameSchema,
      connection: v.pipe(
        v.string(),
        v.regex(/^(virtual:\/\/|tcp:\/\/[^/:]+:\d{1,5})$/, 'virtual:// or tcp://host:port'),
      ),
    }),
    v.strictObject({
      name: NameSchema,
      command: v.pipe(
        v.array(v.pipe(v.string(), v.minLength(1))),
        v.minLength(1, 'a program and its arguments'),
      ),
    }),
  ],
  'a name, and connection (virtual:// or tcp://host:port) or command (a list: program and arguments)',
);
export type ReaderConfig = v.InferOutput<typeof ReaderSchema>;

const ConfigSchema = v.strictObject({
  /** Shown to staff; the hub knows the agent by its token. */
  name: v.optional(IdSchema, 'agent'),
  /** Folder for what must outlive the process: ratings not yet delivered, papers of virtual printers. */
  data: v.optional(v.pipe(v.string(), v.minLength(1)), './agent-data'),
  printers: v.optional(v.array(v.looseObject({})), []),
  hid: v.optional(v.array(HidSchema), []),
  readers: v.optional(v.array(ReaderSchema), []),
  led: v.optional(v.array(v.looseObject({})), []),
  /** Device models of this hall, written like the shipped ones (P5). */
  profiles: v.optional(v.record(NameSchema, ProfileSchema), {}),
  /** The page that works the virtual devices; port 0 takes any free one. */
  dock: v.optional(
    v.strictObject({
      port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65535)), 0),
    }),
    { port: 0 },
  ),
});

export type HidConfig = {
  readonly name: string;
  readonly virtual: boolean;
  /** Plugged in, and not known yet. */
  readonly stranger: boolean;
  readonly profile: Profile;
  /** As the configuration calls it. */
  readonly profileName: string;
  readonly identity: {
    vendor?: number | undefined;
    product?: number | undefined;
    serial?: string | undefined;
    port?: string | undefined;
    usagePage?: number | undefined;
  };
} & (
  | { readonly kind: 'pad'; readonly keys: NonNullable<Profile['pad']> }
  | { readonly kind: 'evaluator'; readonly keys: NonNullable<Profile['evaluator']> }
);
export type AgentConfig = Omit<
  v.InferOutput<typeof ConfigSchema>,
  'printers' | 'hid' | 'led' | 'profiles'
> & {
  readonly printers: readonly PrinterConfig[];
  /** Entries of `printers` whose connection is an A4 printer's. */
  readonly a4: readonly A4Config[];
  readonly hid: readonly HidConfig[];
  /** Device models, shipped and the hall's own. */
  readonly models: Readonly<Record<string, Profile>>;
  readonly led: readonly LedConfig[];
};

/** What is wrong with a configuration: the field, and what it should be. */
export class ConfigError extends Error {
  readonly field: string;
  constructor(field: string, message: string) {
    super(field ? `${field}: ${message}` : message);
    this.name = 'ConfigError';
    this.field = field;
  }
}

/** Reads the text of `agent.json`. Throws ConfigError naming the first field at fault. */
export function parseConfig(text: string): AgentConfig {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ConfigError('', `not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = v.safeParse(ConfigSchema, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const unknown = issue.type === 'strict_object' && issue.expected === 'never';
    throw new ConfigError(v.getDotPath(issue) ?? '', unknown ? 'there is no such field' : issue.message);
  }
  const { hid, led: panels, profiles, ...rest } = parsed.output;
  const all = { ...PROFILES, ...profiles };
  for (const [name, profile] of Object.entries(profiles)) checkProfile(`profiles.${name}`, profile);
  const entries = rest.printers.map((entry, index) =>
    isA4(entry)
      ? { a4: a4Config(entry, `printers.${index}`) }
      : { roll: printerConfig(entry, `printers.${index}`) },
  );
  const named = entries.map((entry) => entry.a4 ?? entry.roll);
  checkNames(named, 'printers', []);
  checkNames(hid, 'hid', named);
  checkNames(rest.readers, 'readers', [...named, ...hid]);
  const led = panels.map((entry, index) => ledConfig(entry, `led.${index}`));
  checkNames(led, 'led', [...named, ...hid, ...rest.readers]);
  const clash = busProblem(led);
  if (clash) throw new ConfigError(`led.${clash.field}`, clash.message);
  const printers = entries.flatMap(({ roll }) => roll ?? []);
  const a4 = entries.flatMap((entry) => entry.a4 ?? []);
  return {
    ...rest,
    printers,
    a4,
    led,
    hid: hid.map((entry, index) => hidConfig(entry, `hid.${index}`, all)),
    models: all,
  };
}

type Named = { readonly name: string };
function checkNames(entries: readonly Named[], list: string, others: readonly Named[]): void {
  const taken = new Set(others.map(({ name }) => name));
  entries.forEach(({ name }, index) => {
    const field = `${list}.${index}.name`;
    if (taken.has(name)) throw new ConfigError(field, `two devices are called ${name}`);
    if (!v.is(NameSchema, name)) throw new ConfigError(field, 'a-z, 0-9 and hyphen, at most 41');
    taken.add(name);
  });
}

function a4Config(entry: Record<string, unknown>, field: string): A4Config {
  const parsed = v.safeParse(A4ConfigSchema, entry);
  if (parsed.success) return parsed.output;
  throw new ConfigError(`${field}.${v.getDotPath(parsed.issues[0]) ?? ''}`, parsed.issues[0].message);
}

function ledConfig(entry: Record<string, unknown>, field: string): LedConfig {
  const led = checkLed(entry);
  if ('field' in led) throw new ConfigError(led.field ? `${field}.${led.field}` : field, led.message);
  return led;
}

function printerConfig(entry: Record<string, unknown>, field: string): PrinterConfig {
  // A virtual printer needs no name beside its own.
  const connection = entry.connection === VIRTUAL ? `${VIRTUAL}${entry.name}` : entry.connection;
  const checked = checkPrinterConfig({ ...entry, connection });
  if (checked.ok) return checked.value;
  const [first] = checked.refusal;
  throw new ConfigError(`${field}.${first?.field ?? ''}`, first?.message.en ?? 'cannot be used');
}

/** Everything a profile names must lie within its reports. */
function checkProfile(field: string, profile: Profile): void {
  const { keys, frame, size, lamps } = profile;
  const last = keys.shape === 'codes' ? keys.at + keys.count - 1 : keys.at;
  if (last >= size) throw new ConfigError(`${field}.keys.at`, `lies outside a report of ${size} bytes`);
  if (frame.checksum && Math.max(frame.checksum.at, frame.checksum.to - 1) >= size) {
    throw new ConfigError(`${field}.frame.checksum`, `lies outside a report of ${size} bytes`);
  }
  const bits = keys.shape === 'bitmask' || keys.shape === 'one-hot';
  const top = bits ? 7 : 255;
  const bad = Object.keys(keys.keys).find((code) => Number(code) > top || (!bits && Number(code) === 0));
  if (bad !== undefined)
    throw new ConfigError(`${field}.keys.keys.${bad}`, `no such ${bits ? 'bit' : 'code'}`);
  if (lamps && (lamps.at < 1 || lamps.at > lamps.size)) {
    throw new ConfigError(`${field}.lamps.at`, `lies outside an output report of ${lamps.size} bytes`);
  }
}

/** One entry of `hid`, from elsewhere than `agent.json`. Throws ConfigError naming the field at fault. */
export function readHid(entry: unknown, field: string, models: Readonly<Record<string, Profile>>): HidConfig {
  const parsed = v.safeParse(HidSchema, entry);
  if (parsed.success) return hidConfig(parsed.output, field, models);
  throw new ConfigError(`${field}.${v.getDotPath(parsed.issues[0]) ?? ''}`, parsed.issues[0].message);
}

function hidConfig(entry: HidOutput, field: string, profiles: Readonly<Record<string, Profile>>): HidConfig {
  const profile = Object.hasOwn(profiles, entry.profile) ? profiles[entry.profile] : undefined;
  if (!profile) {
    throw new ConfigError(
      `${field}.profile`,
      `no profile ${entry.profile}; there are ${Object.keys(profiles).join(', ')}`,
    );
  }
  const virtual = entry.connection === VIRTUAL;
  if (entry.stranger && !virtual)
    throw new ConfigError(`${field}.stranger`, `only with connection ${VIRTUAL}`);
  const common = {
    name: entry.name,
    virtual,
    stranger: entry.stranger,
    profile,
    profileName: entry.profile,
    identity: virtual ? { serial: entry.name } : realIdentity(entry, field, profile),
  };
  return entry.kind === 'pad'
    ? { ...common, kind: 'pad', keys: meaning(PadKeysSchema, entry, field, profile, profile.pad) }
    : {
        ...common,
        kind: 'evaluator',
        keys: meaning(EvaluatorKeysSchema, entry, field, profile, profile.evaluator),
      };
}

function realIdentity(entry: HidOutput, field: string, profile: Profile): HidConfig['identity'] {
  const { serial, port } = entry;
  const vendor = entry.vendor ?? profile.usb.vendor;
  const product = entry.product ?? profile.usb.product;
  if (vendor === undefined && product === undefined && serial === undefined && port === undefined) {
    throw new ConfigError(field, 'say which device it is: vendor and product, serial, or port');
  }
  return { vendor, product, serial, port, usagePage: profile.usb.usagePage };
}

function meaning<S extends typeof PadKeysSchema | typeof EvaluatorKeysSchema>(
  schema: S,
  { kind, keys }: HidOutput,
  field: string,
  profile: Profile,
  fallback: v.InferOutput<S> | undefined,
): v.InferOutput<S> {
  if (keys === undefined) {
    if (fallback) return fallback;
    throw new ConfigError(`${field}.profile`, `this profile says nothing about a ${kind}'s keys`);
  }
  const parsed = v.safeParse(schema, keys);
  if (!parsed.success) {
    throw new ConfigError(`${field}.keys.${v.getDotPath(parsed.issues[0]) ?? ''}`, parsed.issues[0].message);
  }
  const known = new Set(keyNames(profile));
  const named = Object.values(parsed.output).flatMap((part: object) => Object.keys(part));
  const stray = named.find((key) => !known.has(key));
  if (stray)
    throw new ConfigError(`${field}.keys`, `the model has no key ${stray}; it has ${[...known].join(', ')}`);
  return parsed.output;
}

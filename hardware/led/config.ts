import * as v from 'valibot';
import { PANEL_COLOURS } from '../../hub/contract/commands.ts';
import { MOST_SLOTS } from './e131.ts';
import { FRAMES, FrameSchema, frameProblem, type TextFrame } from './frame.ts';
import { CORNERS, ORDERS } from './mapping.ts';

/** An entry of `led` in agent.json (docs/agent.md). */

const whole = (least: number, most: number) =>
  v.pipe(
    v.number(`a whole number from ${least} to ${most}`),
    v.integer(`a whole number from ${least} to ${most}`),
    v.minValue(least, `at least ${least}`),
    v.maxValue(most, `at most ${most}`),
  );
const one = <const T extends readonly (string | number)[]>(choices: T) =>
  v.picklist(choices, `one of ${choices.join(', ')}`);
const HOST = '[^/:\\[\\]\\s]+';
const connection = (pattern: string, says: string) =>
  v.pipe(v.string(says), v.regex(new RegExp(`^(${pattern})$`), says));

const Common = {
  name: v.string('a-z, 0-9 and hyphen, at most 41'),
  columns: whole(8, 1024),
  rows: whole(8, 256),
  colours: v.optional(one(PANEL_COLOURS), 'red'),
};
const Dots = {
  ...Common,
  order: v.optional(one(ORDERS), 'RGB'),
  start: v.optional(one(CORNERS), 'top-left'),
  by: v.optional(one(['rows', 'columns'] as const), 'rows'),
  serpentine: v.optional(v.boolean('true or false'), false),
  brightness: v.optional(whole(1, 255), 255),
};
const E131 = v.strictObject({
  ...Dots,
  driver: v.literal('e131'),
  connection: connection(
    `virtual://|multicast|udp://${HOST}(:\\d{1,5})?`,
    'udp://host, multicast or virtual://',
  ),
  universe: v.optional(whole(1, 63_999), 1),
  channel: v.optional(whole(1, MOST_SLOTS), 1),
  priority: v.optional(whole(0, 200), 100),
});
const Ddp = v.strictObject({
  ...Dots,
  driver: v.literal('ddp'),
  connection: connection(`virtual://|udp://${HOST}(:\\d{1,5})?`, 'udp://host or virtual://'),
  destination: v.optional(whole(1, 249), 1),
});
const TextEntry = v.strictObject({
  ...Common,
  driver: v.literal('text'),
  connection: connection(
    `virtual://|tcp://${HOST}:\\d{1,5}|serial:///dev/[\\w./-]+`,
    'tcp://host:port, serial:///dev/… or virtual://',
  ),
  baud: v.optional(one([1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200] as const), 9600),
  parity: v.optional(one(['none', 'even', 'odd'] as const), 'none'),
  address: v.optional(whole(0, 65_535), 1),
  /** A shipped model, or one of this hall. */
  frame: v.unknown(),
});
export const LedSchema = v.variant('driver', [E131, Ddp, TextEntry], 'one of e131, ddp, text');

export type DotsConfig = v.InferOutput<typeof E131> | v.InferOutput<typeof Ddp>;
export type TextConfig = Omit<v.InferOutput<typeof TextEntry>, 'frame'> & { readonly frame: TextFrame };
export type LedConfig = DotsConfig | TextConfig;
/** A field that cannot be used, and what to write instead. */
export type LedProblem = { readonly field: string; readonly message: string };

/** Checks one entry; the first field at fault is named. */
export function checkLed(entry: unknown): LedConfig | LedProblem {
  const parsed = v.safeParse(LedSchema, entry);
  if (!parsed.success) return problemOf(parsed.issues[0]);
  const led = parsed.output;
  const port = /^(?:udp|tcp):\/\/[^:]+:(\d+)$/.exec(led.connection)?.[1];
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) {
    return { field: 'connection', message: 'a port from 1 to 65535' };
  }
  if (led.driver === 'text') return textConfig(led);
  if (led.driver === 'e131') {
    const problem = universeProblem(led);
    if (problem) return problem;
  }
  return led;
}

function problemOf(issue: v.BaseIssue<unknown>): LedProblem {
  const unknown = issue.type === 'strict_object' && issue.expected === 'never';
  const missing = issue.type === 'strict_object' && issue.received === 'undefined';
  const field = v.getDotPath(issue) ?? '';
  return { field, message: unknown ? 'there is no such field' : missing ? 'is missing' : issue.message };
}

/** A dot lies in one universe as a whole, and the last universe must exist. */
function universeProblem({
  columns,
  rows,
  order,
  universe,
  channel,
}: v.InferOutput<typeof E131>): LedProblem | null {
  const width = order.length;
  if (channel + width - 1 > MOST_SLOTS) {
    return { field: 'channel', message: `no room for a dot of ${width} channels behind it` };
  }
  const first = Math.floor((MOST_SLOTS - channel + 1) / width);
  const each = Math.floor(MOST_SLOTS / width);
  const last = universe + Math.max(0, Math.ceil((columns * rows - first) / each));
  return last > 63_999
    ? { field: 'universe', message: `the panel needs universes up to ${last}; the last is 63999` }
    : null;
}

function textConfig(led: v.InferOutput<typeof TextEntry>): TextConfig | LedProblem {
  const { frame: given } = led;
  const frame =
    typeof given === 'string' ? (Object.hasOwn(FRAMES, given) ? FRAMES[given] : undefined) : ownFrame(given);
  if (!frame)
    return { field: 'frame', message: `one of ${Object.keys(FRAMES).join(', ')}, or a frame of your own` };
  if ('field' in frame) return frame;
  if (frame.address?.size === 1 && led.address > 255)
    return { field: 'address', message: 'at most 255 in this frame' };
  return { ...led, frame };
}

function ownFrame(given: unknown): TextFrame | LedProblem {
  const parsed = v.safeParse(FrameSchema, given);
  if (!parsed.success) {
    const { field, message } = problemOf(parsed.issues[0]);
    return { field: field ? `frame.${field}` : 'frame', message };
  }
  const problem = frameProblem(parsed.output);
  return problem ? { ...problem, field: `frame.${problem.field}` } : parsed.output;
}

/** Panels on one bus are told apart by their address, and spoken to at one speed: the field at fault, with the number of the entry. */
export function busProblem(led: readonly LedConfig[]): LedProblem | null {
  const buses = new Map<string, { readonly first: TextConfig; readonly taken: Set<number> }>();
  for (const [index, panel] of led.entries()) {
    if (panel.driver !== 'text' || panel.connection === 'virtual://') continue;
    const { connection, baud, parity, address } = panel;
    const { first, taken } = buses.get(connection) ?? { first: panel, taken: new Set() };
    const problem = (field: string, message: string) => ({ field: `${index}.${field}`, message });
    if (taken.has(address)) return problem('address', `two panels of ${connection} have ${address}`);
    if (first.baud !== baud) return problem('baud', `another panel of ${connection} has ${first.baud}`);
    if (first.parity !== parity)
      return problem('parity', `another panel of ${connection} has ${first.parity}`);
    buses.set(connection, { first, taken: taken.add(address) });
  }
  return null;
}

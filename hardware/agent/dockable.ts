import * as v from 'valibot';
import { type Refusal, refusal } from '../../hub/contract/refusals.ts';
import { ok, type Result, refuse } from '../../hub/contract/result.ts';
import type { HidConfig } from '../config.ts';
import type { DockDevice } from '../dock/state.ts';
import type { VirtualHid } from '../virtual/hid.ts';

/** The picture of a ticket, or a page. */
export type DockFile = { readonly type: 'image/png' | 'application/pdf'; readonly bytes: Uint8Array };

/** A virtual device as the dock works it. */
export interface Dockable {
  readonly name: string;
  state(): DockDevice;
  /** The body of POST /operate, unchecked. */
  operate(body: unknown): Promise<Result<void, Refusal>>;
  onChange(listener: () => void): void;
  /** A paper; null when there is none of that id. */
  paper(id: string): Promise<DockFile | null>;
}

/** A refusal that names the field of a body that does not fit. */
export function malformed(issue: v.BaseIssue<unknown>): { readonly ok: false; readonly refusal: Refusal } {
  return refuse(refusal('malformed', { field: v.getDotPath(issue) ?? 'body' }));
}

/** Beyond this a finger has fallen asleep, ms. */
const LONGEST_MS = 10_000;

/** `noise`: that many random bytes. */
export function dockHid(
  device: VirtualHid,
  { name, kind, profileName, keys, profile }: HidConfig,
  noise: (count: number) => Uint8Array,
): Dockable {
  const meanings: Readonly<Record<string, string | number>> = keys.press;
  const holds: Readonly<Record<string, string>> = 'hold' in keys ? keys.hold : {};
  const named = device.keys.filter((key) => key in meanings || key in holds);
  const Key = v.picklist(named);
  const BodySchema = v.variant('action', [
    v.object({ action: v.literal('press'), key: Key }),
    v.object({
      action: v.literal('hold'),
      key: Key,
      ms: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(LONGEST_MS)), profile.holdMs + 200),
    }),
    v.object({ action: v.picklist(['unplug', 'replug', 'slow', 'full-speed', 'garbage', 'fail']) }),
  ]);

  const act = (body: v.InferOutput<typeof BodySchema>): void => {
    if (body.action === 'press') device.press(body.key);
    else if (body.action === 'hold') device.press(body.key, body.ms);
    else if (body.action === 'unplug') device.unplug();
    else if (body.action === 'replug') device.replug();
    else if (body.action === 'slow' || body.action === 'full-speed') device.slowDown(body.action === 'slow');
    else if (body.action === 'garbage') device.send(noise(profile.size));
    else device.fail('could not read from HID device');
  };
  return {
    name,
    state: () => ({
      kind,
      name,
      profile: profileName,
      plugged: device.plugged,
      slow: device.slow,
      lamp: device.lamp,
      keys: named.map((key) => ({
        key,
        meaning: String(meanings[key] ?? ''),
        hold: holds[key] ?? null,
        down: device.down.includes(key),
      })),
    }),
    async operate(body) {
      const parsed = v.safeParse(BodySchema, body);
      if (!parsed.success) return malformed(parsed.issues[0]);
      act(parsed.output);
      return ok(undefined);
    },
    onChange: (listener) => device.onChange(listener),
    paper: async () => null,
  };
}

import * as v from 'valibot';
import { ok } from '../../hub/contract/result.ts';
import type { LineConfig } from '../config.ts';
import { openLine, type VirtualLine } from '../virtual/line.ts';
import { type Dockable, malformed } from './dockable.ts';

export type Lines = {
  readonly dock: readonly Dockable[];
  /** The hub as this agent reaches it: through its own line where there is one. */
  readonly hub: string;
  close(): Promise<void>;
};

/** The virtual network lines of a configuration. Throws where the hub speaks TLS: its certificate is not for loopback. */
export async function openLines(configs: readonly LineConfig[], hub: string): Promise<Lines> {
  if (configs.length > 0 && !hub.startsWith('http:'))
    throw new Error('lines: a virtual line leads only to a hub whose address begins with http:');
  const lines = await Promise.all(
    configs.map(async (config) => ({ config, line: await openLine(config.name, hub) })),
  );
  const own = lines.find(({ config }) => config.of === 'agent');
  return {
    dock: lines.map(({ config, line }) => dockLine(config, line)),
    hub: own?.line.origin ?? hub,
    async close() {
      await Promise.all(lines.map(({ line }) => line.close()));
    },
  };
}

const BodySchema = v.object({ action: v.picklist(['unplug', 'replug', 'mute', 'unmute']) });

function dockLine({ of }: LineConfig, line: VirtualLine): Dockable {
  const { name, origin } = line;
  return {
    name,
    state: () => ({ kind: 'line', name, of, plugged: line.plugged, muted: line.muted, origin }),
    async operate(body) {
      const parsed = v.safeParse(BodySchema, body);
      if (!parsed.success) return malformed(parsed.issues[0]);
      line[parsed.output.action]();
      return ok(undefined);
    },
    onChange: (listener) => line.onChange(listener),
    paper: async () => null,
  };
}

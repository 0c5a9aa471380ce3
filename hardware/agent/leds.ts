import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { LedShows } from '../../hub/contract/views/counter-sign.ts';
import type { Font } from '../../hub/pixels/font.ts';
import { INK } from '../../hub/pixels/ink.ts';
import { LOST, ledSaying, type Saying } from '../../hub/pixels/strip.ts';
import type { Clock } from '../clock.ts';
import type { DotsConfig, LedConfig, TextConfig } from '../led/config.ts';
import { DDP_PORT } from '../led/ddp.ts';
import { createDotsPanel, ddpWire, e131Wire } from '../led/dots-panel.ts';
import { E131_PORT } from '../led/e131.ts';
import { ledFonts } from '../led/fonts.ts';
import type { LedPanel } from '../led/port.ts';
import { keepOpen, type Stream, serialOpener, tcpOpener } from '../led/stream.ts';
import { createTextPanel } from '../led/text-panel.ts';
import { openUdp } from '../led/udp.ts';
import { createVirtualLed } from '../virtual/led.ts';
import { dockLed } from './dock-led.ts';
import type { Dockable } from './dockable.ts';
import { entryOf } from './names.ts';
import type { Session } from './session.ts';

/** Without the hub for this long a panel says so instead of what it last knew, ms. */
const LOST_MS = 60_000;
/** How long a panel that is looked for shows its name, ms. */
const NAMED_MS = 8000;
const NOTHING: Saying = { choices: [], lines: [], call: null, urgent: null };

export type LedParts = {
  /** Name of the agent: the source of what is sent. */
  readonly agent: string;
  /** Folder of the dot fonts. */
  readonly fonts: string;
  readonly clock: Clock;
};

/** The LED panels of a configuration, and the virtual ones among them for the dock, on UDP and TCP ports of their own. */
export async function openLeds(
  configs: readonly LedConfig[],
  { agent, fonts: folder, clock }: LedParts,
): Promise<{ panels: LedPanel[]; dock: Dockable[]; close: () => Promise<void> }> {
  const fonts = configs.length === 0 ? [] : ledFonts(folder);
  const streams = new Map<string, Stream>();
  const twins = await Promise.all(
    configs.map((config) =>
      config.connection === 'virtual://' ? createVirtualLed(config, fonts, clock) : null,
    ),
  );
  const panels = configs.map((config, index) => {
    const connection = twins[index]?.connection ?? config.connection;
    return config.driver === 'text'
      ? createTextPanel(config, streamOf(streams, config, connection, clock), clock)
      : dotsPanel(config, connection, { agent, fonts, clock });
  });
  return {
    panels,
    dock: twins.flatMap((twin, index) => {
      const panel = panels[index];
      return twin && panel ? [dockLed(twin, panel, clock)] : [];
    }),
    async close() {
      await Promise.all(panels.map((panel) => panel.close()));
      await Promise.all([...streams.values()].map((stream) => stream.close()));
      await Promise.all(twins.map((twin) => twin?.close()));
    },
  };
}

function dotsPanel(
  config: DotsConfig,
  connection: string,
  { agent, fonts, clock }: { agent: string; fonts: readonly Font[]; clock: Clock },
): LedPanel {
  const usual = config.driver === 'e131' ? E131_PORT : DDP_PORT;
  const [, host = null, port] = /^udp:\/\/([^:]+)(?::(\d+))?$/.exec(connection) ?? [];
  const line = openUdp(host, Number(port ?? usual), clock);
  const wire =
    config.driver === 'e131'
      ? e131Wire(config, { cid: cidOf(agent), name: agent, priority: config.priority }, line.send)
      : ddpWire(config, line.send);
  return createDotsPanel({ config, fonts, line, wire, clock });
}

/** Panels on one bus share its stream. */
function streamOf(
  streams: Map<string, Stream>,
  config: TextConfig,
  connection: string,
  clock: Clock,
): Stream {
  const known = streams.get(connection);
  if (known) return known;
  const { baud, parity } = config;
  const tcp = /^tcp:\/\/([^:]+):(\d+)$/.exec(connection);
  const opener = tcp
    ? tcpOpener(tcp[1] ?? '', Number(tcp[2]))
    : serialOpener({ path: connection.slice('serial://'.length), baud, parity });
  const stream = keepOpen(opener, clock);
  streams.set(connection, stream);
  return stream;
}

/** A UUID that stays the same for this agent on this machine (E1.31 5). */
function cidOf(agent: string): Uint8Array {
  const cid = createHash('sha256').update(`${hostname()}/${agent}`).digest().subarray(0, 16);
  cid[6] = ((cid[6] ?? 0) & 0x0f) | 0x80;
  cid[8] = ((cid[8] ?? 0) & 0x3f) | 0x80;
  return cid;
}

/** What staff can do with panels. */
export interface Leds {
  /** It shows its own name for a moment, so that somebody sees which one it is. False: there is none, or it is not reached. */
  identify(name: string): boolean;
}

/** Each panel shows what the hub says; without the hub nobody is called by it, and after a minute it says why. */
export function startLeds({
  session,
  panels,
  clock,
}: {
  readonly session: Session;
  readonly panels: readonly LedPanel[];
  readonly clock: Clock;
}): Leds {
  const wanted = new Map<string, Saying>();
  const named = new Set<string>();
  const last = new Map<string, Saying>();
  let waiting: (() => void) | null = null;
  const known = ({ name }: LedPanel): LedShows | null =>
    entryOf(session.view?.leds ?? [], name)?.shows ?? null;
  const showAll = (saying: (panel: LedPanel) => Saying) => {
    for (const panel of panels) {
      const now = saying(panel);
      wanted.set(panel.name, now);
      if (!named.has(panel.name)) panel.show(now);
    }
  };
  session.onChange(() => {
    if (session.joined) {
      waiting?.();
      waiting = null;
      showAll((panel) => {
        const shows = known(panel);
        const saying = shows ? ledSaying(shows) : NOTHING;
        last.set(panel.name, saying);
        return saying;
      });
    } else if (!waiting && last.size > 0) {
      showAll((panel) => ({ ...(last.get(panel.name) ?? NOTHING), call: null }));
      waiting = clock.after(LOST_MS, () => showAll((panel) => (known(panel) ? LOST : NOTHING)));
    }
  });
  return {
    identify(name) {
      const panel = panels.find((one) => one.name === name);
      if (!panel?.connected) return false;
      if (named.has(name)) return true;
      named.add(name);
      panel.show({ ...NOTHING, choices: [[{ text: name, ink: INK.green }]] });
      clock.after(NAMED_MS, () => {
        named.delete(name);
        panel.show(wanted.get(name) ?? NOTHING);
      });
      return true;
    },
  };
}

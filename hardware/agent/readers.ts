import * as v from 'valibot';
import { ok } from '../../hub/contract/result.ts';
import type { Clock } from '../clock.ts';
import type { ReaderConfig } from '../config.ts';
import { READER_ACTIONS, SAMPLE_CARDS } from '../dock/state.ts';
import { createCommandReader } from '../reader/command-reader.ts';
import type { CardReader } from '../reader/port.ts';
import { createTcpReader } from '../reader/tcp-reader.ts';
import { createVirtualReader, type VirtualReader } from '../virtual/reader.ts';
import { type Dockable, malformed } from './dockable.ts';
import { entryOf } from './names.ts';
import type { Session } from './session.ts';

/** The readers of a configuration, and the virtual ones among them for the dock. */
export function openReaders(
  configs: readonly ReaderConfig[],
  clock: Clock,
): { readonly readers: readonly CardReader[]; readonly dock: readonly Dockable[] } {
  const dock: Dockable[] = [];
  const readers = configs.map((config) => {
    if ('command' in config) return createCommandReader(config.name, config.command, clock);
    if (config.connection !== 'virtual://') {
      const { hostname: host, port } = new URL(config.connection);
      return createTcpReader(config.name, { host, port: Number(port) }, clock);
    }
    const reader = createVirtualReader(config.name, clock);
    dock.push(dockReader(reader));
    return reader;
  });
  return { readers, dock };
}

/** A reader reads while its kiosk asks, and only for that asking: what comes later is told to nobody (P7). */
export function startReaders({
  session,
  readers,
}: {
  readonly session: Session;
  readonly readers: readonly CardReader[];
}): void {
  for (const reader of readers) {
    let asked: string | null = null;
    let stop = () => {};
    session.onChange(() => {
      const ask = session.joined ? (entryOf(session.view?.readers ?? [], reader.name)?.ask ?? null) : null;
      if (ask === asked) return;
      stop();
      stop = () => {};
      asked = ask;
      if (ask === null) return;
      stop = reader.read((holder) => {
        if (asked === ask) session.report({ report: 'card', device: reader.name, ask, holder });
      });
    });
  }
}

function dockReader(reader: VirtualReader): Dockable {
  const BodySchema = v.variant('action', [
    v.object({ action: v.literal('put'), card: v.picklist(SAMPLE_CARDS) }),
    v.object({ action: v.picklist(READER_ACTIONS) }),
  ]);
  return {
    name: reader.name,
    state: () => ({
      kind: 'reader',
      name: reader.name,
      plugged: reader.connected,
      asked: reader.asked,
      slow: reader.slow,
    }),
    async operate(body) {
      const parsed = v.safeParse(BodySchema, body);
      if (!parsed.success) return malformed(parsed.issues[0]);
      const touch = parsed.output;
      if (touch.action === 'put') reader.put(touch.card);
      else if (touch.action === 'unplug') reader.unplug();
      else if (touch.action === 'replug') reader.replug();
      else reader.slowDown(touch.action === 'slow');
      return ok(undefined);
    },
    onChange: (listener) => reader.onChange(listener),
    paper: async () => null,
  };
}

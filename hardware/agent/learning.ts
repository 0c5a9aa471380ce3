import type { LearningOrder, PressedReport } from '../../hub/contract/learning.ts';
import type { Clock } from '../clock.ts';
import type { HidDevice } from '../hid/device.ts';
import type { HidInfo } from '../hid/port.ts';
import type { Profile } from '../hid/profile.ts';
import { type PressedStranger, type StrangerWatch, watchStrangers } from '../hid/strangers.ts';
import type { Log } from '../log.ts';
import type { Hid, HidSet } from './hid-devices.ts';
import type { LearnedStore } from './learned.ts';
import { entryOf } from './names.ts';
import type { Session } from './session.ts';

export type LearningParts = {
  readonly session: Session;
  readonly hid: Pick<Hid, 'ports' | 'known' | 'adopt'>;
  readonly models: Readonly<Record<string, Profile>>;
  readonly learned: LearnedStore;
  /** A stranger has become one of ours. */
  readonly onAdopted: (set: HidSet) => void;
  readonly clock: Clock;
  readonly log: Log;
};

/** A stranger as it was last pressed; `virtual` ones are found again by name. */
type Seen = { readonly info: HidInfo; readonly virtual: boolean };

const TITLE_CHARS = 120;
const REPORT_BYTES = 64;

/** The press-any-button step (P4): tells what is pressed while staff ask, and takes on the stranger they confirm. */
export function startLearning(parts: LearningParts): {
  watch(device: HidDevice): void;
  stop(): Promise<void>;
} {
  const { session, hid, models, clock, log } = parts;
  const seen = new Map<string, Seen>();
  let order: LearningOrder | null = null;
  let watches: StrangerWatch[] = [];
  let closing: Promise<unknown> = Promise.resolve();
  let adopting: string | null = null;

  const tell = (report: Omit<PressedReport, 'report' | 'ask'>) => {
    if (order) session.report({ report: 'pressed', ask: order.ask, ...report });
  };
  const pressed = (virtual: boolean) => (stranger: PressedStranger) => {
    const id = `${virtual ? 'virtual' : 'real'}:${stranger.info.path}`;
    seen.set(id, { info: stranger.info, virtual });
    tell({ device: null, stranger: described(id, stranger) });
  };
  const listen = () => {
    const { real, virtual } = hid.ports;
    watches = [real, virtual].map((port) =>
      watchStrangers({
        port,
        known: hid.known,
        profiles: models,
        clock,
        log,
        onPressed: pressed(port === virtual),
      }),
    );
  };
  const hush = () => {
    const stopping = watches;
    watches = [];
    seen.clear();
    closing = closing.then(() => Promise.all(stopping.map((watch) => watch.stop())));
    return closing;
  };
  const adopt = async (wanted: NonNullable<LearningOrder['adopt']>) => {
    const stranger = seen.get(wanted.stranger);
    if (!stranger || adopting === wanted.stranger) return;
    adopting = wanted.stranger;
    try {
      const { kind, profile } = wanted;
      const twin = stranger.virtual ? stranger.info.serial : null;
      const config = await parts.learned.add(stranger.info, { kind, profile }, twin);
      // It must not be listened to twice.
      await hush();
      parts.onAdopted(hid.adopt(config));
      log.info({ device: config.name, profile }, 'device taken on');
      tell({ device: config.name, stranger: null });
      if (order) listen();
    } catch (error) {
      log.error({ reason: String(error) }, 'device cannot be taken on');
    } finally {
      adopting = null;
    }
  };
  session.onChange(() => {
    const now = session.joined ? (session.view?.learning ?? null) : null;
    const before = order;
    order = now;
    if (now && !before) listen();
    if (!now && before) void hush();
    if (now?.adopt) void adopt(now.adopt);
  });
  return {
    watch(device) {
      device.onKey(() => {
        const { view } = session;
        const entry = entryOf([...(view?.pads ?? []), ...(view?.evaluators ?? [])], device.name);
        if (entry?.counter === null) tell({ device: device.name, stranger: null });
      });
    },
    stop: async () => void (await hush()),
  };
}

function described(id: string, { info, models, report }: PressedStranger): PressedReport['stranger'] {
  return {
    id,
    title: (info.title || `${hex(info.vendor)}:${hex(info.product)}`).slice(0, TITLE_CHARS),
    serial: info.serial,
    port: info.port ?? '',
    models: [...models],
    report: Buffer.from(report.subarray(0, REPORT_BYTES)).toString('hex'),
  };
}

const hex = (id: number) => id.toString(16).padStart(4, '0');

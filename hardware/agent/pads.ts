import type { PadAction } from '../../hub/contract/commands.ts';
import type { Clock } from '../clock.ts';
import type { KeyEvent } from '../hid/decoder.ts';
import type { HidDevice } from '../hid/device.ts';
import type { Log } from '../log.ts';
import { entryOf } from './names.ts';
import type { Session } from './session.ts';

/** A call pad and what its keys mean. */
export type Pad = {
  readonly device: HidDevice;
  readonly press: Readonly<Record<string, PadAction>>;
  readonly hold: Readonly<Record<string, PadAction>>;
};

/** How long the lamp says no after a refused press, ms. */
const NO_MS = 1500;
const ANSWER_MS = 3000;

/** Presses go to the hub now or never (W5, P7); the lamp shows the counter's phase, and `no` whenever a press would not count. Gives what ends it. */
export function startPad(
  pad: Pad,
  { session, clock, log }: { readonly session: Session; readonly clock: Clock; readonly log: Log },
): () => void {
  const { device } = pad;
  let no: (() => void) | null = null;

  const entry = () => entryOf(session.view?.pads ?? [], device.name);
  const show = () => device.setLamp(no || !session.joined ? 'no' : (entry()?.lamp ?? 'off'));
  const sayNo = () => {
    no?.();
    no = clock.after(NO_MS, () => {
      no = null;
      show();
    });
    show();
  };
  const onKey = async ({ key, kind }: KeyEvent) => {
    const action = pad[kind][key];
    if (!action) return;
    if (!session.joined) {
      log.warn({ device: device.name, action }, 'press dropped: no connection to the hub');
      return sayNo();
    }
    const command = { type: 'PressPad', device: entry()?.device ?? device.name, action } as const;
    const answer = await session.ask(command, ANSWER_MS);
    if (answer.ok) return;
    log.warn({ device: device.name, action, refusal: answer.refusal.code }, 'press refused');
    sayNo();
  };

  device.onKey((event) => void onKey(event));
  const stop = session.onChange(show);
  show();
  return stop;
}

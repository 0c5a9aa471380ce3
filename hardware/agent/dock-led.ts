import * as v from 'valibot';
import { ok } from '../../hub/contract/result.ts';
import type { Clock } from '../clock.ts';
import { LED_ACTIONS } from '../dock/state.ts';
import type { LedPanel } from '../led/port.ts';
import type { VirtualLed } from '../virtual/led.ts';
import { type Dockable, malformed } from './dockable.ts';

const BodySchema = v.object({ action: v.picklist(LED_ACTIONS) });
const WIRES = {
  slow: { slow: true },
  'full-speed': { slow: false },
  garbage: { garbage: true },
  clear: { garbage: false },
} as const;
/** A panel changes forty times a second; its picture on the dock ten times at most, ms. */
const GAP = 100;

/** A virtual panel and the driver that reaches it. */
export function dockLed(twin: VirtualLed, panel: LedPanel, clock: Clock): Dockable {
  const { name, driver, columns, rows } = twin.config;
  return {
    name,
    state: () => ({
      kind: 'led',
      name,
      driver,
      columns,
      rows,
      light: Buffer.from(packed(twin.light)).toString('base64'),
      text: twin.text,
      connected: panel.connected,
      plugged: twin.plugged,
      ...twin.wire,
      taken: twin.taken,
      refused: twin.refused,
    }),
    async operate(body) {
      const parsed = v.safeParse(BodySchema, body);
      if (!parsed.success) return malformed(parsed.issues[0]);
      const { action } = parsed.output;
      if (action === 'unplug') await twin.unplug();
      else if (action === 'replug') await twin.replug();
      else twin.rewire(WIRES[action]);
      return ok(undefined);
    },
    onChange(listener) {
      let waiting = false;
      let light = twin.light;
      let wire = twin.wire;
      let { refused } = twin;
      const tell = () => {
        ({ light, wire, refused } = twin);
        listener();
      };
      panel.onConnected(tell);
      twin.onChange(() => {
        // Keep-alives change nothing that is seen.
        const same = twin.light === light && twin.wire === wire && twin.refused === refused;
        if (waiting || (same && twin.plugged)) return;
        waiting = true;
        clock.after(GAP, () => {
          waiting = false;
          tell();
        });
      });
    },
    paper: async () => null,
  };
}

/** A byte a dot: three bits of red, three of green, two of blue. */
function packed(light: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: light.length / 3 }, (_, dot) => {
    const [red = 0, green = 0, blue = 0] = light.subarray(dot * 3, dot * 3 + 3);
    return (red & 0xe0) | ((green & 0xe0) >> 3) | (blue >> 6);
  });
}

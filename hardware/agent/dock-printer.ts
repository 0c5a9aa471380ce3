import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { ok } from '../../hub/contract/result.ts';
import type { Clock } from '../clock.ts';
import { PRINTER_ACTIONS, type PrinterDockAction } from '../dock/state.ts';
import type { Printer } from '../printer/port.ts';
import type { PrinterAction, VirtualPrinter } from '../virtual/printer.ts';
import { type Dockable, malformed } from './dockable.ts';

/** Papers kept in sight. */
const SHOWN = 24;
/** A slow one rests this long before every command, ms. */
const SLOW_MS = 60;
const BodySchema = v.object({ action: v.picklist(PRINTER_ACTIONS) });

const SINGLE: Readonly<Record<Exclude<PrinterDockAction, 'restore'>, PrinterAction>> = {
  'paper-ok': { do: 'paper', to: 'ok' },
  'paper-low': { do: 'paper', to: 'low' },
  'paper-out': { do: 'paper', to: 'out' },
  'open-cover': { do: 'cover', open: true },
  'close-cover': { do: 'cover', open: false },
  jam: { do: 'jam', on: true },
  'clear-jam': { do: 'jam', on: false },
  offline: { do: 'offline', on: true },
  online: { do: 'offline', on: false },
  unplug: { do: 'unplugged', on: true },
  replug: { do: 'unplugged', on: false },
  slow: { do: 'slow', ms: SLOW_MS },
  'full-speed': { do: 'slow', ms: 0 },
  garbage: { do: 'answers', to: 'garbage' },
  clear: { do: 'answers', to: 'right' },
};
const RESTORE = ['replug', 'paper-ok', 'close-cover', 'clear-jam', 'online', 'full-speed', 'clear'] as const;

/** A virtual printer and the driver that prints on it. */
export function dockPrinter(virtual: VirtualPrinter, printer: Printer, clock: Clock): Dockable {
  const listeners: (() => void)[] = [];
  const papers: { readonly id: string; readonly png: string; readonly at: number }[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };
  virtual.onPaper(({ name, png }) => {
    papers.unshift({ id: name, png, at: clock.now() });
    papers.splice(SHOWN);
    changed();
  });
  printer.onStatus(changed);
  const { name } = virtual;

  return {
    name,
    state() {
      const { paper, coverOpen, jam, offline, unplugged, slowMs, answers } = virtual.state();
      return {
        kind: 'printer',
        name,
        status: printer.status().kind,
        paper,
        coverOpen,
        jam,
        offline,
        unplugged,
        slow: slowMs > 0,
        garbage: answers !== 'right',
        papers: papers.map(({ id, at }) => ({ id, at, image: `/paper/${name}/${id}.png` })),
      };
    },
    async operate(body) {
      const parsed = v.safeParse(BodySchema, body);
      if (!parsed.success) return malformed(parsed.issues[0]);
      const { action } = parsed.output;
      for (const step of action === 'restore' ? RESTORE : [action]) await virtual.operate(SINGLE[step]);
      changed();
      return ok(undefined);
    },
    onChange: (listener) => void listeners.push(listener),
    async paper(id) {
      const found = papers.find((one) => one.id === id);
      return found ? { type: 'image/png', bytes: await readFile(found.png) } : null;
    },
  };
}

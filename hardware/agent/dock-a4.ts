import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { ok } from '../../hub/contract/result.ts';
import { A4_ACTIONS, type A4DockAction } from '../dock/state.ts';
import type { A4State, VirtualA4 } from '../virtual/a4.ts';
import { type Dockable, malformed } from './dockable.ts';

const BodySchema = v.variant('action', [
  v.object({ action: v.picklist(A4_ACTIONS) }),
  v.object({ action: v.literal('cancel'), job: v.pipe(v.number(), v.integer()) }),
]);

const CHANGES: Readonly<Record<Exclude<A4DockAction, 'restore'>, Partial<A4State>>> = {
  'paper-ok': { paper: 'ok' },
  'paper-out': { paper: 'out' },
  jam: { jam: true },
  'clear-jam': { jam: false },
  unplug: { unplugged: true },
  replug: { unplugged: false },
  'stop-queue': { stopped: true },
  'start-queue': { stopped: false },
  slow: { slow: true },
  'full-speed': { slow: false },
  garbage: { garbage: true },
  clear: { garbage: false },
};

/** A virtual A4 printer: its queue, and what came out. */
export function dockA4(twin: VirtualA4): Dockable {
  const { name } = twin;
  return {
    name,
    state: () => ({
      kind: 'a4',
      name,
      ...twin.state(),
      queue: twin.queue().map(({ id, title, copies, at }) => ({ id, title, copies, at })),
      papers: twin.sheets().map(({ id, title, at }) => ({ id, title, at, pdf: `/paper/${name}/${id}.pdf` })),
    }),
    async operate(body) {
      const parsed = v.safeParse(BodySchema, body);
      if (!parsed.success) return malformed(parsed.issues[0]);
      const touch = parsed.output;
      // What comes out now comes out after the answer.
      if (touch.action === 'cancel') twin.cancel(touch.job);
      else void (touch.action === 'restore' ? twin.restore() : twin.become(CHANGES[touch.action]));
      return ok(undefined);
    },
    onChange: (listener) => twin.onChange(listener),
    async paper(id) {
      const sheet = twin.sheets().find((one) => one.id === id);
      return sheet ? { type: 'application/pdf', bytes: await readFile(sheet.pdf) } : null;
    },
  };
}

import type { Found, LearningOrder, LearningView, Model, PressedReport } from '../contract/learning.ts';

/** Who looks for a device by pressing it, and what was pressed (P4). Never recorded; what staff make of it, the binding, is. */
export type LearningDesk = {
  /** Staff ask, or still ask, under this id; null: no more. A new id begins anew, whoever asked before. */
  ask(ask: string | null): void;
  /** The stranger that was pressed is this model: its agent takes it on. False: none was pressed under this id. */
  adopt(ask: string, model: Model): boolean;
  /** The first press counts, and after an adoption the device it became. */
  pressed(agent: string, report: PressedReport): void;
  view(): LearningView | null;
  order(agent: string): LearningOrder | null;
  onChange(listener: () => void): void;
};

/** Staff who ask say so again before this, ms. */
const LEASE = 20_000;

type Asking = { readonly ask: string; until: number; found: Found | null; adopt: Model | null };

/** `now`: ms. */
export function createLearningDesk(now: () => number): LearningDesk {
  let asking: Asking | null = null;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const current = (): Asking | null => {
    if (asking && now() >= asking.until) asking = null;
    return asking;
  };
  return {
    ask(ask) {
      const before = current();
      if (ask !== null && before?.ask === ask) {
        before.until = now() + LEASE;
        return;
      }
      asking = ask === null ? null : { ask, until: now() + LEASE, found: null, adopt: null };
      changed();
    },
    adopt(ask, model) {
      const open = current();
      if (open?.ask !== ask || open.found?.kind !== 'stranger') return false;
      open.adopt = model;
      changed();
      return true;
    },
    pressed(agent, { ask, device, stranger }) {
      const open = current();
      if (open?.ask !== ask) return;
      const { found } = open;
      const became = found?.kind === 'stranger' && found.agent === agent && open.adopt !== null;
      if (device !== null && (found === null || became)) {
        open.found = { kind: 'device', device: `${agent}/${device}` };
        open.adopt = null;
      } else if (stranger !== null && found === null) open.found = { kind: 'stranger', agent, stranger };
      else return;
      changed();
    },
    view() {
      const open = current();
      return open && { ask: open.ask, found: open.found };
    },
    order(agent) {
      const open = current();
      if (!open) return null;
      const { found, adopt } = open;
      const mine = found?.kind === 'stranger' && found.agent === agent && adopt;
      return { ask: open.ask, adopt: mine ? { ...adopt, stranger: found.stranger.id } : null };
    },
    onChange: (listener) => void listeners.add(listener),
  };
}

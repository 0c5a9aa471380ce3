import { signal } from '@preact/signals';
import { REFUSALS, type Refusal, refusal } from '../../hub/contract/refusals.ts';
import type {
  A4DockAction,
  DockState,
  HidDockAction,
  LedDockAction,
  LineDockAction,
  PrinterDockAction,
  ReaderDockAction,
  SampleCard,
} from './state.ts';

/** The agent as the page knows it; the last state stays while it does not answer. */
export const state = signal<DockState | null>(null);
export const reachable = signal<'not-yet' | 'yes' | 'no'>('not-yet');
/** The last refused touch of each device. */
export const refused = signal<Readonly<Record<string, Refusal>>>({});

/** Follows the agent's state for ever; the browser reconnects by itself. */
export function follow(): void {
  const events = new EventSource('/state');
  events.onmessage = ({ data }: MessageEvent<string>) => {
    state.value = JSON.parse(data) as DockState;
    reachable.value = 'yes';
  };
  events.onerror = () => {
    reachable.value = 'no';
  };
}

/** What needs no further word. */
export type PlainAction = PrinterDockAction | A4DockAction | LedDockAction | ReaderDockAction;
type Touch =
  | { readonly action: PlainAction }
  | { readonly action: HidDockAction; readonly key?: string }
  | { readonly action: LineDockAction }
  | { readonly action: 'put'; readonly card: SampleCard }
  | { readonly action: 'cancel'; readonly job: number };

/** Works a device; a refusal shows beside it until the next touch. */
export async function operate(device: string, touch: Touch): Promise<void> {
  const answer = await send({ device, ...touch });
  const { [device]: _, ...others } = refused.value;
  refused.value = answer === null ? others : { ...others, [device]: answer };
}

async function send(body: object): Promise<Refusal | null> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch('/operate', { method: 'POST', headers, body: JSON.stringify(body) });
    const result = (await response.json()) as { ok: boolean; refusal?: Refusal };
    if (result.ok) return null;
    return result.refusal && result.refusal.code in REFUSALS ? result.refusal : refusal('malformed');
  } catch {
    return refusal('offline');
  }
}

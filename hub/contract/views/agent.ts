import type { LearningOrder } from '../learning.ts';
import type { LedShows } from './counter-sign.ts';
import type { View } from './hall.ts';

/** Topic `agent` on `/agent`: what this agent's devices should do. */
export type AgentView = View & {
  readonly printers: readonly {
    readonly device: string;
    readonly jobs: readonly { readonly id: string; readonly copy: number; readonly document: unknown }[];
  }[];
  /** Evaluators with a prompt to answer; lamps on. */
  readonly evaluators: readonly {
    readonly device: string;
    readonly counter: string | null;
    readonly prompt: string | null;
    readonly number: string | null;
  }[];
  readonly pads: readonly {
    readonly device: string;
    readonly counter: string | null;
    readonly lamp: 'off' | 'idle' | 'called' | 'serving' | 'paused';
  }[];
  /** LED panels: what stands at their counter, or the calls of their zone, newest first; nothing when bound to neither. */
  readonly leds: readonly {
    readonly device: string;
    readonly shows: LedShows | null;
  }[];
  /** Readers of documents; `ask`: their kiosk asks for one under this id (K6). */
  readonly readers: readonly { readonly device: string; readonly ask: string | null }[];
  /** Staff look for a device by pressing it (P4). */
  readonly learning: LearningOrder | null;
  /** Devices once taken on by pressing them that staff have forgotten (P4): told until they are gone. */
  readonly forget: readonly string[];
  /** Devices to try for staff, each under an id. */
  readonly tests: readonly { readonly device: string; readonly id: string }[];
};

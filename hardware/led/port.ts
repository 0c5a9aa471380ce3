import type { Saying } from '../../hub/pixels/strip.ts';

/**
 * An LED panel on the wire (D4). It is told what it should show and works out by itself what has to be sent. Each implementation passes
 * `tests/hardware/led/contract.test.ts`.
 */
export interface LedPanel {
  readonly name: string;
  /** It takes what is sent, as far as its wire can tell: UDP and RS-485 do not answer. */
  readonly connected: boolean;
  onConnected(listener: () => void): void;
  /** What it shows from now on; the same again changes nothing. */
  show(saying: Saying): void;
  /** Leaves it dark. */
  close(): Promise<void>;
}

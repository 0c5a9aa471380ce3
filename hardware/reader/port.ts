import type { Holder } from '../../hub/contract/holder.ts';

/**
 * A reader of identity documents (K6). It reads only while it is asked to; what lies on it afterwards is told to nobody. Each
 * implementation passes `tests/hardware/reader/contract.test.ts`.
 */
export interface CardReader {
  readonly name: string;
  readonly connected: boolean;
  onConnected(listener: () => void): void;
  /** Tells each document until stopped; null: one that could not be read. One asking at a time. */
  read(tell: (holder: Holder | null) => void): () => void;
  close(): Promise<void>;
}

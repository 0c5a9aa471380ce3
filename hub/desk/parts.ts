import type { Actor } from '../contract/actors.ts';
import type { Command } from '../contract/commands.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { Result } from '../contract/result.ts';
import type { Fact } from '../domain/facts.ts';
import type { Context, State } from '../domain/state.ts';
import type { Batch, Journal, Recorded } from '../journal/port.ts';

/** What the desk needs of a domain's state; the hall's own is `State`. */
export type Remembered = { readonly day: string };
export type Asked = { readonly type: string };

export type DeskLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

export type DeskParts<S extends Remembered = State, C extends Asked = Command> = {
  readonly journal: Journal;
  readonly createState: () => S;
  /** Pure: what the command would cause. */
  readonly decide: (
    state: S,
    command: C,
    context: Context,
  ) => Result<{ readonly facts: readonly Fact[]; readonly answer: (state: S) => unknown }, Refusal>;
  /** Remembers one fact, in place. The fact is frozen: two states share it. */
  readonly evolve: (state: S, recorded: Recorded) => void;
  /** Wall clock, epoch ms. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly knownDevices: () => Context['knownDevices'];
  readonly archived: Context['archived'];
  readonly pastVisit: Context['pastVisit'];
  readonly speaks: Context['speaks'];
  readonly vault: Context['vault'];
  /** What the search table is told beside the facts (Batch.findable). */
  readonly findable?: (facts: readonly Recorded[]) => Batch['findable'];
  readonly pairing: Context['pairing'];
  /** Does it carry what is personal? Then its hash beside the kept answer is a keyed one, so that no guess can be tried on it (X3). */
  readonly personal?: (command: C) => boolean;
  readonly log: DeskLog;
  /** Most commands in one commit; measured against 1 to show what gathering them is worth. */
  readonly largestBatch?: number;
  /** Commands that are worth a second commit while one is on its way; tests set it low. */
  readonly worthACommit?: number;
};

export type Listener<S> = (recorded: readonly Recorded[], state: S) => void;

export type DeskStats = {
  /** Group commits that became durable, and those that failed. */
  readonly commits: number;
  readonly failures: number;
  /** Commands answered, those refused among them, and those that met a bug. */
  readonly commands: number;
  readonly refusals: number;
  readonly bugs: number;
  readonly facts: number;
  readonly largestBatch: number;
  /** Batches by size: at index i those of up to 2^i commands. */
  readonly batchSizes: readonly number[];
  /** Commands gathered right now. */
  readonly waiting: number;
};

export type Desk<S extends Remembered = State, C extends Asked = Command> = {
  /**
   * Decides one command, records what it caused, then answers. The same (identity, request) again gets the first answer (T2).
   * Never rejects: what cannot be recorded is a typed refusal.
   */
  submit(actor: Actor, request: string, command: C): Promise<Result<unknown, Refusal>>;
  /** The hall as last committed. Read only; ask again instead of keeping it. */
  state(): S;
  /** Told after each commit, in journal order, once the answers are given. Returns how to stop listening. */
  onCommitted(listener: Listener<S>): () => void;
  stats(): DeskStats;
  /** Finishes what is in flight; whatever comes later is refused `hub-stopping`. The journal stays open. */
  close(): Promise<void>;
};

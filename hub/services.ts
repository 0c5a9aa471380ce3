import type { Actor } from './contract/actors.ts';
import type { ProgressView } from './contract/case-views.ts';
import type { Command } from './contract/commands.ts';
import type { Refusal } from './contract/refusals.ts';
import type { Result } from './contract/result.ts';
import type { Spoken } from './contract/text.ts';
import type { Reading, SearchHit } from './contract/views/kiosk.ts';
import type { State } from './domain/state.ts';
import type { Recorded } from './journal/port.ts';
import type { Drafts } from './live/drafts.ts';
import type { MediaFolder } from './live/media.ts';
import type { PairingDesk } from './live/pairing.ts';
import type { Presence } from './live/presence.ts';
import type { Reports } from './reports/index.ts';
import type { KeyVault } from './vault/vault.ts';
import type { HubTroubles } from './views/alerts.ts';
import type { Archive } from './views/cases/archived.ts';
import type { ScreenSource } from './views/lines.ts';
import type { Publisher } from './views/publisher.ts';
import type { Announcements } from './views/screen.ts';

/** What sockets, http and jobs share. Assembled by `app.ts`. */
export type Services = {
  /** One command through the desk; refusals are typed values (docs/architecture.md). */
  submit(actor: Actor, request: string, command: Command): Promise<Result<unknown, Refusal>>;
  /** The last committed state. Read only. */
  state(): State;
  /** State, presence and time as one, for views. The same object until something changed. */
  source(): ScreenSource;
  /** Facts after they are durable, in order. */
  onCommitted(listener: (facts: readonly Recorded[]) => void): void;
  readonly presence: Presence;
  readonly media: MediaFolder;
  /** Build of the display page that is served; null: unknown. */
  readonly build: string | null;
  readonly pairing: PairingDesk;
  readonly publisher: Publisher;
  readonly drafts: Drafts;
  /** Cases of all years, read from the journal. */
  readonly archive: Archive;
  /** How far a case is, for anybody with number and check code; guessing locks the number (K8). */
  progress(number: string, code: string): Promise<Result<ProgressView, Refusal>>;
  /** Figures of the hall, from the journal's rows (S3). */
  readonly reports: Reports;
  readonly announcements: Announcements;
  readonly troubles: HubTroubles;
  /** Opens what is sealed of applicants (X3); keys of archived cases are loaded first. */
  readonly vault: KeyVault;
  search(text: string): readonly SearchHit[];
  /** A kiosk's screen read aloud; null when it could not be spoken. */
  read(language: Spoken, text: string): Promise<Reading | null>;
  readonly count: Counts;
  readonly log: Log;
  /** Unguessable, URL-safe. */
  newId(): string;
  /** Wall clock, epoch ms. */
  now(): number;
};

/** Things counted for `/metrics`; malformed and anonymous messages are counted, never recorded. */
export type Counts = {
  malformed(where: string): void;
  anonymous(where: string): void;
  limited(where: string): void;
};

export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

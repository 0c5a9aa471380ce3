import type { CaseState } from '../contract/casework.ts';
import type { Recorded } from '../domain/facts.ts';
import type { Findable } from '../domain/index.ts';
import type { CaseRow } from './case-table.ts';
import type { CaseCourse, Consultation, RatedStay } from './report-rows.ts';

export type { CaseCourse, CaseRow, Consultation, RatedStay, Recorded };

/** The answer kept under (identity, request id) for 48 h (T2). `outcome` is the JSON that went out, refusals too. */
export type KeptAnswer = {
  readonly identity: string;
  readonly request: string;
  readonly hash: string;
  readonly outcome: unknown;
};

/** One batch of group commit: everything the commands of one flush caused. It is durable whole, or not at all. */
export type Batch = {
  readonly facts: readonly Recorded[];
  readonly answers: readonly AnswerToKeep[];
  /**
   * Under what the search table finds each case the facts receive, by its id. It stands in no fact: the table forgets it when the
   * applicant is erased, the chain could not (X3).
   */
  readonly findable?: ReadonlyMap<string, Findable> | undefined;
};

/** `json`: the outcome's JSON, when it is at hand already. */
export type AnswerToKeep = KeptAnswer & { readonly at: number; readonly json?: string };

/** What to look for among the cases of all years (C13); what is left out does not matter. */
export type CaseQuery = {
  /** The whole number, or how it begins. */
  readonly number?: string;
  /** Blind indexes of name and document number (Vault.index). */
  readonly nameIndex?: string;
  readonly idIndex?: string;
  readonly person?: string;
  readonly item?: string;
  readonly department?: string;
  readonly state?: CaseState;
  /** Received at or after, and before, epoch ms. */
  readonly from?: number;
  readonly to?: number;
  /** Default 100. */
  readonly limit?: number;
};

export type VerifyReport = {
  readonly facts: number;
  readonly answers: number;
  readonly head: string;
  /** Empty when everything agrees; else one sentence per difference, with its position. */
  readonly problems: readonly string[];
};

/** Why a commit did not happen (or cannot be known to have happened). The desk treats them all alike: rebuild from disk. */
export class JournalFailure extends Error {
  readonly code: 'full' | 'locked' | 'damaged' | 'failed';
  constructor(code: 'full' | 'locked' | 'damaged' | 'failed', message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'JournalFailure';
    this.code = code;
  }
}

/**
 * Facts on disk. One writer. Commits may be called before the last is done: they become durable and resolve in the order of the
 * calls, and none without those before it. Implementations: SQLite (durable) and memory
 * (tests); both pass `tests/hub/journal/contract.ts`. Nothing outside this folder knows SQL.
 */
export interface Journal {
  /** Position, time, of the last durable fact; 0, 0 when empty. */
  head(): Promise<{ position: number; at: number }>;
  /** Durable when resolved. Rejects with JournalFailure; then nothing is assumed: ask `head` and `answer`. */
  commit(batch: Batch): Promise<void>;
  /** The kept answer, or null. Looked up in the durable store; fast when `at`, its batch's time, is known. */
  answer(identity: string, request: string, at?: number): Promise<KeptAnswer | null>;
  /** All kept answers not older than `since` (epoch ms), to warm the desk's memory at start. */
  answersSince(since: number): AsyncIterable<KeptAnswer & { at: number }>;
  /** Facts of these streams in journal order. */
  read(streams: readonly string[]): AsyncIterable<Recorded>;
  /** Facts after `position` in journal order, at most `limit`: for event feeds and recounts. Uses the read connection. */
  after(position: number, limit: number): Promise<Recorded[]>;
  /** Facts of cases recorded at or after `from` and before `to` (epoch ms), in journal order. */
  caseFacts(from: number, to: number): AsyncIterable<Recorded>;
  /** The latest `day:` stream that has facts, or null. */
  lastDay(): Promise<string | null>;
  /**
   * Ids of the cases a hub that starts must know: all that are not archived, and those that had facts since the last day began,
   * whose numbers count on (C12).
   */
  openCases(): Promise<string[]>;
  /** Cases of all years, newest receipt first (C13). What an archived one consists of: `read(['case:<id>'])`. */
  searchCases(query: CaseQuery): Promise<CaseRow[]>;
  /** All cases of an applicant, newest first. */
  casesOf(person: string): Promise<CaseRow[]>;
  /** Of cases with these ids, in no order. */
  caseRows(ids: readonly string[]): Promise<CaseRow[]>;
  /** Positions of a department's transfer and destruction lists, newest first of each kind, so many of each. */
  listsOf(department: string, limit: number): Promise<number[]>;
  /** Cases whose applicant is not erased, received after this journal position, oldest first. */
  namedCases(after: number, limit: number): Promise<CaseRow[]>;
  /** Every wait of the hall days `from` to `to`, both included, with what came of it, in pages (S3). */
  stays(from: string, to: string): AsyncIterable<readonly RatedStay[]>;
  /** Consultations recorded by themselves on those days, in pages. */
  consultations(from: string, to: string): AsyncIterable<readonly Consultation[]>;
  /** Cases received, accepted, decided or ended at or after `from` and before `to` (epoch ms), in pages. */
  courses(from: number, to: number): AsyncIterable<readonly CaseCourse[]>;
  /** Drops kept answers older than `before` (epoch ms). */
  forgetAnswers(before: number): Promise<void>;
  /** Checks hash chain, positions and derived tables. */
  verify(): Promise<VerifyReport>;
  /** A consistent copy while serving. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

/** An applicant's key as it lies on disk: sealed by the vault's master key. */
export type WrappedKey = { readonly id: string; readonly wrapped: string };

/** Where the vault keeps applicants' keys: beside the facts, outside their chain, so that one can be deleted (X3). */
export interface PersonKeys {
  /** Durable when resolved. */
  add(keys: readonly WrappedKey[]): Promise<void>;
  /** Those that exist, in no order. */
  find(persons: readonly string[]): Promise<WrappedKey[]>;
  /** Of the applicants of cases that are not archived. */
  ofOpenCases(): Promise<WrappedKey[]>;
  /** Of the holders of a hall day's tickets, `day-YYYY-MM-DD` (K6). They count as named. */
  ofDays(): Promise<WrappedKey[]>;
  /** Keys that no case names, newest first: made ahead and not used. */
  spare(limit: number): Promise<WrappedKey[]>;
  /** Does any case name a key? */
  inUse(): Promise<boolean>;
  /** Deletes all keys that no case names. */
  dropSpare(): Promise<void>;
  /** Deletes a key, if it is there, so that its bytes are not left in the file. Durable when resolved. */
  remove(person: string): Promise<void>;
}

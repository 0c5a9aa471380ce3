import type { FeedbackChannel, FeedbackKind, PraiseForm } from '../../contract/feedback.ts';

/**
 * What people told the hall about itself, and what came of it (S4). Nothing of it is ever changed or removed; who did it and when
 * stands in each fact's envelope. Times are epoch ms, dates `YYYY-MM-DD` of the hall.
 */

/** Whom or what it is about, as far as it is known. */
export type About = {
  readonly counter: string | null;
  readonly clerk: string | null;
  readonly department: string | null;
  readonly item: string | null;
  readonly ticket: string | null;
  readonly ofCase: { readonly id: string; readonly number: string } | null;
};

export type Received = {
  feedback: string;
  /** `诉〔2026〕12号`, and the running number in its series (C12). */
  number: string;
  series: string;
  serial: number;
  kind: FeedbackKind;
  channel: FeedbackChannel;
  form: PraiseForm;
  about: About;
  subject: string;
  /** The vault's key of whoever told it, the case's applicant for a call-back: erasing it erases words and contact (X3). */
  key: string;
  /** What was said, sealed; null: a call-back says nothing yet. */
  words: string | null;
  /** Who it was, sealed: a Teller, or the case's Applicant for a call-back; null: anonymous. */
  contact: string | null;
  /** Day 0, and the policy's working days as they were then; null: no limit. */
  from: string;
  days: number | null;
  /** So many calls without an answer count as having called back. */
  tries: number;
};

export type FeedbackFact =
  | ({ type: 'FeedbackReceived' } & Received)
  | { type: 'FeedbackSettled'; feedback: string; founded: boolean; answer: string }
  | { type: 'FeedbackAssigned'; feedback: string; to: string }
  | { type: 'FeedbackExtended'; feedback: string; days: number; reason: string }
  | { type: 'FeedbackInvestigated'; feedback: string; founded: boolean; finding: string }
  | { type: 'FeedbackRemedied'; feedback: string; measure: string }
  | { type: 'FeedbackAnswered'; feedback: string; answer: string }
  | { type: 'FeedbackClosed'; feedback: string; conclusion: string }
  | { type: 'FeedbackLinked'; feedback: string; to: string }
  | { type: 'FeedbackReached'; feedback: string; satisfied: boolean; said: string }
  | { type: 'FeedbackMissed'; feedback: string; note: string | null }
  /** The limit is nearly used up (L3); once for each limit, so once more after an extension. */
  | { type: 'FeedbackWarned'; feedback: string }
  /** The limit ended before it was met: who answers for it (L4). Once. */
  | { type: 'FeedbackOverran'; feedback: string; department: string | null; person: string | null }
  | { type: 'FeedbackAccounted'; feedback: string; finding: string; outcome: string }
  | { type: 'FeedbackContactSeen'; feedback: string };

export type Done<More = unknown> = { readonly at: number; readonly by: string | null } & More;

/** One record as remembered until its words are erased (X3). */
export type Feedback = Readonly<Received> & {
  readonly at: number;
  readonly by: string | null;
  settled: Done<{ readonly answer: string }> | null;
  assigned: Done<{ readonly to: string }>[];
  extended: Done<{ readonly days: number; readonly reason: string }> | null;
  finding: Done<{ readonly founded: boolean; readonly words: string }> | null;
  remedied: Done<{ readonly measure: string }> | null;
  answered: Done<{ readonly answer: string }> | null;
  reached: Done<{ readonly satisfied: boolean; readonly said: string }> | null;
  missed: Done<{ readonly note: string | null }>[];
  closed: Done<{ readonly conclusion: string }> | null;
  /** Ids of complaints of the same matter, both ways. */
  links: string[];
  /** When it was warned of the limit that runs now: an extension begins a new one. */
  warned: number | null;
  overran: Done<{ readonly department: string | null; readonly person: string | null }> | null;
  accounted: Done<{ readonly finding: string; readonly outcome: string }> | null;
  seen: Done[];
  /** Words and contact can be opened no more. */
  erased: boolean;
};

import type { RatingReason, RatingSource } from '../../contract/ratings.ts';

/**
 * What follows a low rating (E3). Nothing of it is ever changed or removed; who did it and when stands in each fact's envelope. Times
 * are epoch ms, dates `YYYY-MM-DD` of the hall.
 */

/** Who is to be called back, sealed as it was kept already, under the same key: erased with it (X3). */
export type Reachable = {
  readonly key: string;
  readonly sealed: string;
  /** What was sealed: a case's Applicant, a ticket's Holder, or the bare phone of an appointment. */
  readonly what: 'applicant' | 'holder' | 'phone';
};

export type Opened = {
  followUp: string;
  prompt: string;
  /** The visit's number and hall day; '' when a case was collected without a ticket. */
  number: string;
  day: string;
  counter: string;
  clerk: string | null;
  item: string | null;
  /** Id and number of the case that was rated; null: the visit. Not named `case`: see streamOfFact. */
  ofCase: { id: string; number: string } | null;
  level: number;
  reasons: RatingReason[];
  text: string | null;
  source: RatingSource;
  reachable: Reachable | null;
  /** Day 0, and the policy's working days as they were then; `contact` null: nobody to call back. */
  from: string;
  limits: { contact: number | null; remedy: number };
  /** So many tries without an answer count as having called back. */
  tries: number;
};

export type FollowUpFact =
  | ({ type: 'FollowUpOpened' } & Opened)
  | { type: 'FollowUpContacted'; followUp: string; said: string }
  | { type: 'FollowUpMissed'; followUp: string; note: string | null }
  | { type: 'FollowUpInvestigated'; followUp: string; founded: boolean; finding: string }
  | { type: 'FollowUpRemedied'; followUp: string; measure: string }
  | { type: 'FollowUpClosed'; followUp: string; conclusion: string }
  /** The limit ended before it was met; recorded once for each, also when it was met too late since. */
  | { type: 'FollowUpOverran'; followUp: string; of: 'contact' | 'remedy' };

type Done<More = unknown> = { readonly at: number; readonly by: string | null } & More;

export type FollowUp = Readonly<Opened> & {
  readonly at: number;
  contacted: Done<{ readonly said: string }> | null;
  missed: Done<{ readonly note: string | null }>[];
  finding: Done<{ readonly founded: boolean; readonly words: string }> | null;
  remedied: Done<{ readonly measure: string }> | null;
  closed: Done<{ readonly conclusion: string }> | null;
  /** When it was recorded that a limit was overrun. */
  overran: { contact: number | null; remedy: number | null };
};

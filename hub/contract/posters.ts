import type { Text } from './text.ts';
import type { ClerkCard } from './views/counter-sign.ts';
import type { Place } from './views/hall.ts';

/** What a screen without calls shows (D5). Of applicants there are numbers only. */
export type Poster =
  | { readonly is: 'commitments'; readonly departments: readonly CommitmentDepartment[] }
  | { readonly is: 'staff'; readonly people: readonly StaffLine[] }
  | { readonly is: 'notices'; readonly notices: readonly NoticeLine[] }
  | { readonly is: 'figures'; readonly figures: DayFigures };

export type CommitmentDepartment = {
  readonly id: string;
  readonly name: Text;
  readonly phone: string;
  /** Where its items are taken, by floor. */
  readonly places: readonly Place[];
  /** Decided on the spot first, then the shortest promise. */
  readonly items: readonly CommitmentLine[];
};

/** A published item: all ten disclosures are there. */
export type CommitmentLine = {
  readonly id: string;
  readonly name: Text;
  /** Working days; null: decided on the spot. */
  readonly limit: { readonly statutory: number; readonly promised: number } | null;
  readonly materials: readonly Text[];
  readonly complaintPhone: string;
  /** The limit is a marked sample value. */
  readonly sample: boolean;
};

export type StaffLine = ClerkCard & {
  /** Where they work now, else where they usually do; null: nowhere in particular. */
  readonly place: Place | null;
  /** 在岗: at work in the hall; 暂离: their counter is paused; 离岗. */
  readonly standing: 'here' | 'away' | 'off';
};

/** Dates `YYYY-MM-DD`, the last one included; null: open. */
export type NoticeLine = {
  readonly id: string;
  readonly text: Text;
  readonly from: string | null;
  readonly to: string | null;
};

/** Of today. `meanWaitMinutes`: of tickets called so far; null while none was. */
export type DayFigures = {
  readonly taken: number;
  readonly served: number;
  readonly waiting: number;
  readonly meanWaitMinutes: number | null;
};

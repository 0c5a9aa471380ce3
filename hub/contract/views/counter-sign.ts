import type { Applicant, MaterialState } from '../casework.ts';
import type { Material } from '../catalogue.ts';
import type { PauseReason } from '../commands.ts';
import type { Text } from '../text.ts';
import type { Place } from './hall.ts';
import type { BroadcastLine, CallLine } from './screen.ts';

/** What an LED strip tells of its counter. */
export type StripSign = Pick<CounterSign, 'place' | 'state' | 'pauseReason' | 'number' | 'phase' | 'call'>;

/** An urgent message as an LED panel says it. */
export type UrgentLine = Pick<BroadcastLine, 'position' | 'zh' | 'en'>;

/** `urgent`: the newest that stands where the panel hangs. */
export type LedShows = { readonly urgent: UrgentLine | null } & (
  | { readonly kind: 'counter'; readonly sign: StripSign }
  | { readonly kind: 'zone'; readonly hall: Text; readonly calls: readonly CallLine[] }
);

/** What stands at a counter for the applicant to see. */
export type CounterSign = {
  readonly place: Place;
  readonly state: 'closed' | 'open' | 'paused';
  readonly pauseReason: PauseReason | null;
  readonly number: string | null;
  readonly phase: 'idle' | 'called' | 'serving';
  /** Journal position of the latest announcement of `number` here, while it is called: a recall is another one, and flashes anew. */
  readonly call: number | null;
  readonly item: Text | null;
  readonly clerk: ClerkCard | null;
  /** The rating asked right now; without the level once rated (E2). */
  readonly prompt: {
    readonly id: string;
    /** Of the ticket, or of the case it is about. */
    readonly number: string;
    /** The visit 一次一评, or a case that was handed over 一事一评 (E1). */
    readonly about: 'visit' | 'case';
    /** Who served: whoever it is about, also when the counter has changed hands since (W4). */
    readonly clerk: Text | null;
    readonly rated: boolean;
    readonly until: number;
  } | null;
  /** What the clerk shows of the form, for checking (W6): only on applicant's screens, null elsewhere. */
  readonly entry: CounterEntry | null;
};

export type CounterEntry =
  | { readonly page: 'form'; readonly item: Text | null; readonly applicant: Partial<Applicant> }
  | {
      readonly page: 'materials';
      readonly item: Text;
      readonly materials: readonly (Material & { readonly state: MaterialState; readonly remark: string })[];
    }
  | { readonly page: 'fee'; readonly item: Text; readonly fee: Text };

export type ClerkCard = {
  readonly id: string;
  readonly name: Text;
  readonly post: Text;
  readonly duties: Text;
  readonly department: Text | null;
  readonly photo: string | null;
  readonly partyMember: boolean;
};

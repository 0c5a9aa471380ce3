import * as v from 'valibot';
import { APPLICANT_KINDS, CASE_STATES, MATERIAL_STATES } from './casework.ts';
import { IdSchema, KeySchema } from './text.ts';

/** What staff pages may ask about cases on `/counter` (event `query`), beside the topics `work:<list>`, `case:<id>`, `draft:<counter>`. */

const typed = (longest: number) => v.exactOptional(v.pipe(v.string(), v.maxLength(longest)));
const Day = v.pipe(v.string(), v.isoDate());

/** A form as it is being typed: bounded, not yet checked for sense. See `Draft`. */
export const DraftSchema = v.object({
  ticket: v.nullable(KeySchema),
  case: v.nullable(KeySchema),
  item: v.nullable(IdSchema),
  person: v.nullable(KeySchema),
  applicant: v.object({
    kind: v.exactOptional(v.picklist(APPLICANT_KINDS)),
    name: typed(2000),
    idKind: v.exactOptional(
      v.picklist(['resident-card', 'residence-permit', 'passport', 'credit-code', 'other', 'none']),
    ),
    idNumber: typed(40),
    phone: typed(40),
    address: typed(500),
    agentName: typed(200),
    agentIdNumber: typed(40),
  }),
  materials: v.pipe(
    v.array(
      v.object({
        index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(199)),
        state: v.picklist(MATERIAL_STATES),
        remark: v.pipe(v.string(), v.maxLength(500)),
      }),
    ),
    v.maxLength(200),
  ),
  /** What stands for the ticket of an intake without one (C1). */
  grounds: v.exactOptional(
    v.object({
      origin: v.exactOptional(v.picklist(['agency', 'home-visit', 'outside'])),
      reason: typed(200),
      approver: v.exactOptional(IdSchema),
    }),
  ),
  mandate: typed(200),
  note: v.pipe(v.string(), v.maxLength(2000)),
  page: v.picklist(['form', 'materials', 'fee', 'none']),
  at: v.number(),
});

export const CaseSearchSchema = v.object({
  text: v.exactOptional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  item: v.exactOptional(IdSchema),
  department: v.exactOptional(IdSchema),
  state: v.exactOptional(v.picklist(CASE_STATES)),
  from: v.exactOptional(Day),
  to: v.exactOptional(Day),
});

/** What anybody must know to learn how far a case is → ProgressView. */
export const ProgressRequest = v.strictObject({
  number: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
  code: v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/, 'six digits')),
});

export const CaseQuerySchema = v.variant('query', [
  /** → CaseHits (C13). */
  v.object({ query: v.literal('cases'), search: CaseSearchSchema }),
  /** → MovementLine[]: files that went from post to post on these days, at most a month (C13). */
  v.object({ query: v.literal('movements'), from: Day, to: Day }),
  /** Exact name or document number → ApplicantHit[]. */
  v.object({
    query: v.literal('applicants'),
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
  }),
  /** → Applicant, in full, for the clerk's form. */
  v.object({ query: v.literal('applicant'), person: KeySchema }),
  /** → ArchiveListsAnswer: transfer and destruction lists (C13). */
  v.object({ query: v.literal('archive-lists') }),
  /** → RecordedSheet. */
  v.object({ query: v.literal('archive-list'), list: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  /** → Approver[]: who may approve an intake without a ticket (C1, C11), the asker's own department first. */
  v.object({ query: v.literal('approvers') }),
  /** → DraftAnswer: what stands at this counter for the ticket in hand. */
  v.object({ query: v.literal('draft'), counter: IdSchema }),
  /** → DraftAnswer: what stands now; null drops it. Of two the later one stays. */
  v.object({ query: v.literal('set-draft'), counter: IdSchema, draft: v.nullable(DraftSchema) }),
  /** The same for the asker's own intake without a ticket, which belongs to the person and to no counter (C1). */
  v.object({ query: v.literal('own-draft') }),
  v.object({ query: v.literal('set-own-draft'), draft: v.nullable(DraftSchema) }),
]);
export type CaseQuery = v.InferOutput<typeof CaseQuerySchema>;

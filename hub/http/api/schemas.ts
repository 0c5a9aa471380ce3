import * as v from 'valibot';
import {
  APPOINTMENT_STATES,
  BookAppointment,
  CheckIn,
  MoveAppointment,
} from '../../contract/appointments.ts';
import { CASE_STATES } from '../../contract/casework.ts';
import { NeedSchema } from '../../contract/catalogue.ts';
import {
  CLASSES,
  END_REASONS,
  IssueTicket,
  OUTCOMES,
  PARK_REASONS,
  PAUSE_REASONS,
  PURPOSES,
  TRANSFER_REASONS,
} from '../../contract/commands.ts';
import { HolderSchema } from '../../contract/holder.ts';
import { Rate } from '../../contract/ratings.ts';
import { IdSchema, KeySchema, LineSchema, SpokenSchema } from '../../contract/text.ts';

/** Shapes of the public interface, requests and answers; `openapi.ts` describes them from here. */

export const TextBody = v.object({ zh: v.string(), en: v.string() });
const Whole = v.pipe(v.number(), v.integer());
const Time = v.pipe(Whole, v.description('epoch ms'));
const Estimate = v.nullable(v.object({ from: Whole, to: Whole }));

export const QueueBody = v.object({
  id: v.string(),
  letter: v.string(),
  name: TextBody,
  open: v.boolean(),
  closedBecause: v.nullable(v.picklist(['hours', 'ended', 'quota', 'hour'])),
  bookable: v.boolean(),
  waiting: Whole,
  counters: v.array(v.string()),
  estimate: Estimate,
  sessions: v.array(v.object({ from: v.string(), to: v.string(), lastTicket: v.string() })),
});

export const ItemBody = v.object({
  id: v.string(),
  name: TextBody,
  department: v.object({ id: v.string(), name: TextBody }),
  kind: v.picklist(['immediate', 'committed', 'joint']),
  queue: v.string(),
  statutoryDays: v.nullable(Whole),
  promisedDays: v.nullable(Whole),
  sample: v.array(v.string()),
  fee: v.nullable(v.object({ yuan: v.nullable(v.number()), counter: v.nullable(v.string()) })),
  disclosures: v.object({
    approvalDuty: TextBody,
    itemName: TextBody,
    legalBasis: TextBody,
    conditions: TextBody,
    materials: v.array(
      v.object({
        name: TextBody,
        form: v.string(),
        copies: Whole,
        sample: v.optional(v.object({ url: v.string(), text: TextBody })),
      }),
    ),
    promisedLimit: TextBody,
    procedure: TextBody,
    feeStandard: TextBody,
    result: TextBody,
    complaintPhone: v.string(),
  }),
});

const TICKET_STATES = [
  'waiting',
  'called',
  'serving',
  'parked',
  'passed',
  'finished',
  'cancelled',
  'ended',
] as const;

export const TicketBody = v.object({
  id: v.string(),
  number: v.string(),
  queue: v.string(),
  item: v.nullable(v.string()),
  class: v.picklist(CLASSES),
  state: v.picklist(TICKET_STATES),
  issuedAt: Time,
  ahead: Whole,
  estimate: Estimate,
  counter: v.nullable(v.string()),
  counters: v.array(v.string()),
  statusUrl: v.nullable(v.string()),
  job: v.nullable(v.string()),
  appointment: v.nullable(v.object({ start: Time, end: Time })),
  visit: v.array(
    v.object({ id: v.string(), number: v.string(), queue: v.string(), state: v.picklist(TICKET_STATES) }),
  ),
  held: v.boolean(),
  /** Only in the answer to its issue: what its holder signs requests with. */
  credential: v.optional(v.string()),
  /** Only to its holder, once served. */
  prompt: v.optional(v.nullable(v.string())),
});

export const AppointmentBody = v.object({
  code: v.string(),
  queue: v.string(),
  item: v.nullable(v.string()),
  start: Time,
  end: Time,
  state: v.picklist(APPOINTMENT_STATES),
  standing: v.nullable(v.picklist(['early', 'in-time', 'late'])),
  opensAt: Time,
  closesAt: Time,
  ticket: v.nullable(v.string()),
  pageUrl: v.nullable(v.string()),
});
const { type: _book, ...booking } = BookAppointment.entries;
export const BookRequest = v.strictObject(booking);
export const MoveRequest = v.strictObject({ start: MoveAppointment.entries.start });
const { type: _checkIn, ...checkIn } = CheckIn.entries;
export const CheckInRequest = v.strictObject({
  ...checkIn,
  holder: v.optional(v.strictObject(HolderSchema.entries)),
});
export const SlotsBody = v.object({
  queue: v.string(),
  days: v.array(
    v.object({
      date: v.pipe(v.string(), v.description('YYYY-MM-DD')),
      slots: v.array(v.object({ start: Time, end: Time, capacity: Whole, free: Whole })),
    }),
  ),
});

export const CounterBody = v.object({
  id: v.string(),
  name: TextBody,
  state: v.picklist(['closed', 'open', 'paused']),
  clerk: v.nullable(v.string()),
  ticket: v.nullable(TicketBody),
});

export const CalledBody = v.object({ ticket: TicketBody, counter: CounterBody });

export const BoardBody = v.object({
  calls: v.array(
    v.object({
      number: v.string(),
      counter: v.string(),
      at: Time,
      position: Whole,
      floor: Whole,
      open: v.boolean(),
    }),
  ),
  queues: v.array(v.object({ id: v.string(), letter: v.string(), name: TextBody, waiting: Whole })),
  notices: v.array(TextBody),
});

export const ProblemBody = v.object({
  type: v.string(),
  title: v.string(),
  status: Whole,
  detail: v.string(),
  code: v.string(),
  field: v.optional(v.string()),
  figures: v.optional(v.record(v.string(), v.unknown())),
});

export const IssueRequest = v.strictObject({
  queue: v.optional(IdSchema),
  item: v.optional(IdSchema),
  purpose: v.optional(v.picklist(PURPOSES)),
  class: v.optional(v.picklist(['ordinary', 'priority', 'green'])),
  reason: v.optional(LineSchema),
  needs: v.optional(v.pipe(v.array(NeedSchema), v.maxLength(5))),
  visit: IssueTicket.entries.visit,
  print: v.optional(IdSchema),
  language: v.optional(SpokenSchema),
  holder: v.optional(v.strictObject(HolderSchema.entries)),
  unnamed: v.optional(LineSchema),
});
export const CancelRequest = v.strictObject({ reason: v.optional(v.picklist(END_REASONS)) });
export const EmptyRequest = v.strictObject({});
export const CallNextRequest = v.strictObject({ outcome: v.optional(v.picklist(OUTCOMES)) });
export const FinishRequest = v.strictObject({
  outcome: v.optional(v.picklist(OUTCOMES)),
  note: v.optional(LineSchema),
});
export const ParkRequest = v.strictObject({ reason: v.optional(v.picklist(PARK_REASONS)) });
export const UnparkRequest = v.strictObject({ ticket: v.optional(KeySchema) });
export const PauseRequest = v.strictObject({ reason: v.optional(v.picklist(PAUSE_REASONS)) });
export const TransferRequest = v.strictObject({
  toQueue: v.optional(IdSchema),
  toCounter: v.optional(IdSchema),
  reason: v.optional(v.picklist(TRANSFER_REASONS)),
  instructions: v.optional(LineSchema),
});
const { type: _type, ...rating } = Rate.entries;
export const RatingRequest = v.strictObject(rating);
export const RatedBody = v.object({ rated: v.literal(true) });

export const ProgressBody = v.object({
  number: v.string(),
  item: TextBody,
  department: TextBody,
  state: v.picklist(CASE_STATES),
  receivedAt: Time,
  acceptedAt: v.nullable(Time),
  due: v.pipe(v.nullable(v.string()), v.description('YYYY-MM-DD')),
  provisional: v.boolean(),
  steps: v.array(v.object({ name: TextBody, state: v.picklist(['waiting', 'sent', 'in-hand', 'done']) })),
  collect: v.nullable(v.string()),
  place: v.nullable(v.object({ name: TextBody, floor: Whole })),
});

import * as v from 'valibot';
import { NeedSchema } from './catalogue.ts';
import { HolderSchema } from './holder.ts';
import { IdSchema, KeySchema, LineSchema, SpokenSchema } from './text.ts';

/** Appointments 预约 (T13): commands and what is told of them. Times are epoch ms; a slot is named by its start. */

/** Digits of an appointment's code, short enough to be typed. */
export const CODE_DIGITS = 8;
export const CodeSchema = v.pipe(
  v.string(),
  v.transform((typed) => typed.replace(/[\s-]/g, '')),
  v.regex(/^\d{8}$/, 'code: eight digits'),
);
/** A phone as people write it; spaces and hyphens are dropped. Kept sealed, never in plain (X3). */
export const PhoneSchema = v.pipe(
  v.string(),
  v.transform((typed) => typed.replace(/[\s-]/g, '')),
  v.regex(/^\+?\d{5,20}$/, 'phone: 5 to 20 digits'),
);
const StartSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
const LanguageSchema = v.optional(SpokenSchema, 'zh');

/** Who asks for an appointment: what is asked besides queue and slot. */
export const BookAppointment = v.object({
  type: v.literal('BookAppointment'),
  /** One of both. `item` decides the queue. */
  queue: v.optional(IdSchema),
  item: v.optional(IdSchema),
  start: StartSchema,
  phone: v.optional(PhoneSchema),
  needs: v.optional(v.pipe(v.array(NeedSchema), v.maxLength(5)), []),
  language: LanguageSchema,
});
/** `reason`: owed by staff, who move somebody else's. */
export const MoveAppointment = v.object({
  type: v.literal('MoveAppointment'),
  code: CodeSchema,
  start: StartSchema,
  reason: v.optional(LineSchema),
});
export const CancelAppointment = v.object({ type: v.literal('CancelAppointment'), code: CodeSchema });
/** By code, or by the phone it was booked with. Answers with the ticket. */
export const CheckIn = v.object({
  type: v.literal('CheckIn'),
  code: v.optional(CodeSchema),
  phone: v.optional(PhoneSchema),
  /** Kiosk whose printer prints the paper. A kiosk's own tickets always print there. */
  print: v.optional(IdSchema),
  /** Another ticket of the same visit (T14). */
  visit: v.optional(KeySchema),
  /** Who came, and why nobody is named: as for a ticket that is taken (K6). */
  holder: v.optional(HolderSchema),
  unnamed: v.optional(LineSchema),
});
/** Timed by the hub: appointments whose grace is over are no-shows. */
export const CheckAppointments = v.object({ type: v.literal('CheckAppointments') });
export const APPOINTMENT_COMMANDS = [
  BookAppointment,
  MoveAppointment,
  CancelAppointment,
  CheckIn,
  CheckAppointments,
] as const;

export const APPOINTMENT_STATES = ['booked', 'checked-in', 'missed', 'cancelled'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** An appointment as whoever has its code may see it: nobody's name or phone. */
export type AppointmentView = {
  readonly code: string;
  readonly queue: string;
  readonly item: string | null;
  readonly start: number;
  readonly end: number;
  readonly state: AppointmentState;
  /** Booked ones: how now stands to the slot; null for all others. */
  readonly standing: 'early' | 'in-time' | 'late' | null;
  /** From when and until when it is checked in. */
  readonly opensAt: number;
  readonly closesAt: number;
  /** The ticket of its check-in. */
  readonly ticket: string | null;
  /** Its page for phones; null when the hall has no public address. */
  readonly pageUrl: string | null;
};

/** A slot of a queue's day. `free`: places left. */
export type SlotView = {
  readonly start: number;
  readonly end: number;
  readonly capacity: number;
  readonly free: number;
};
/** Query `slots`: days from today on with slots that can be booked. */
export type SlotsView = {
  readonly queue: string;
  readonly days: readonly { readonly date: string; readonly slots: readonly SlotView[] }[];
};

export const SlotsQuery = v.object({ query: v.literal('slots'), queue: IdSchema });
/** A slot of today on the supervision page. */
export type SlotLine = SlotView & {
  readonly queue: string;
  readonly booked: number;
  readonly arrived: number;
  readonly missed: number;
};
export const AppointmentQuery = v.object({
  query: v.literal('appointment'),
  code: v.optional(CodeSchema),
  phone: v.optional(PhoneSchema),
});

import * as v from 'valibot';
import { AppointmentQuery, SlotsQuery } from './appointments.ts';
import { ProgressRequest } from './case-queries.ts';
import { TestedReport } from './device-tests.ts';
import { HolderSchema } from './holder.ts';
import { PressedReport } from './learning.ts';
import type { Refusal } from './refusals.ts';
import { FURTHER_LANGUAGES, KeySchema, LANGUAGES, LineSchema } from './text.ts';

import { LONGEST_READING } from './version.ts';

export { PROTOCOL } from './version.ts';

export const NAMESPACES = ['/kiosk', '/display', '/counter', '/agent'] as const;
export type Namespace = (typeof NAMESPACES)[number];

/** Heartbeat: a silent cut shows within 5 s (ms). */
export const PING_INTERVAL = 2000;
export const PING_TIMEOUT = 3000;
/** Largest message accepted from a client, bytes. A catalogue import goes by the admin socket. */
export const MAX_MESSAGE = 64 * 1024;

/** Handshake `auth`. Staff pages send no token: their session is an httpOnly cookie. */
export const HandshakeSchema = v.object({
  token: v.optional(v.pipe(v.string(), v.maxLength(200))),
  protocol: v.number(),
  version: v.optional(v.pipe(v.string(), v.maxLength(40))),
});

/**
 * Client → hub, each with an acknowledgement `Reply`:
 *   `command` {id, command}   a change, idempotent by id
 *   `query`   {query, …}      a read
 *   `follow`  {topic}         from now on `view` events of this topic; answered with the current view
 *   `unfollow` {topic}
 *   `report`  LiveReport      liveness, never recorded: device states, screen health
 * Hub → client: `view` {topic, view}; on `/display` `view` carries the ScreenView itself (public interface);
 *   `reassigned` when staff changed or removed what this screen is; `outdated` {build} when the page is not of the build the hub
 *   serves now.
 */
export type Reply<T = unknown> =
  | { readonly ok: true; readonly answer: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** What anybody may read of the catalogue: at a kiosk, and at a counter where a matter is looked for. */
export const GuidanceQuerySchema = v.variant('query', [
  v.object({ query: v.literal('catalogue') }),
  v.object({ query: v.literal('item'), item: v.pipe(v.string(), v.maxLength(64)) }),
  v.object({ query: v.literal('search'), text: v.pipe(v.string(), v.maxLength(100)) }),
]);
export type GuidanceQuery = v.InferOutput<typeof GuidanceQuerySchema>;

export const QuerySchema = v.variant('query', [
  ...GuidanceQuerySchema.options,
  /** Kiosk: a ticket by the number on the paper (status, reinstatement). */
  v.object({ query: v.literal('ticket'), number: v.pipe(v.string(), v.maxLength(12)) }),
  /** Kiosk: an appointment by its code or phone, and slots that can be booked (T13). */
  AppointmentQuery,
  SlotsQuery,
  /** Kiosk: asks its reader for a document under an id of its own, again and again while it asks; null: no more (K6). */
  v.object({ query: v.literal('card'), ask: v.nullable(KeySchema) }),
  /** Kiosk: does this staff code open the settings? (K11) */
  v.object({ query: v.literal('staff-code'), code: v.pipe(v.string(), v.maxLength(12)) }),
  /** Kiosk: a screen read aloud, a sentence a line (K4). */
  v.object({
    query: v.literal('speech'),
    language: v.picklist([...LANGUAGES, ...FURTHER_LANGUAGES]),
    text: v.pipe(v.string(), v.maxLength(LONGEST_READING)),
  }),
  /** Kiosk: how far a case is, by the number and check code on its papers (K8). */
  v.object({ query: v.literal('progress'), ...ProgressRequest.entries }),
]);
export type Query = v.InferOutput<typeof QuerySchema>;

export const FollowSchema = v.object({ topic: v.pipe(v.string(), v.maxLength(80)) });

export const PrinterStatusSchema = v.object({
  kind: v.picklist(['ready', 'paper-low', 'no-paper', 'cover-open', 'jam', 'offline', 'unknown']),
  why: v.optional(v.picklist(['garbled'])),
});

/** `devices`: everything an agent has, whole, on every change. `screen`: a display's health. */
export const LiveReportSchema = v.variant('report', [
  v.object({
    report: v.literal('devices'),
    devices: v.pipe(
      v.array(
        v.object({
          name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,40}$/)),
          kind: v.picklist(['printer', 'a4', 'pad', 'evaluator', 'reader', 'led']),
          connected: v.boolean(),
          /** Printers. */
          status: v.optional(PrinterStatusSchema),
          detail: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
          /** Taken on by pressing it (P4): it can be forgotten. */
          learned: v.optional(v.boolean()),
        }),
      ),
      v.maxLength(200),
    ),
    /** Address of the agent's dock page, when its devices are virtual. */
    dock: v.optional(v.pipe(v.string(), v.url())),
  }),
  /** A reader read a document for the kiosk that asks under this id; null: it could not be read (K6). `device`: its name at the agent. */
  v.object({
    report: v.literal('card'),
    device: v.pipe(v.string(), v.maxLength(50)),
    ask: KeySchema,
    holder: v.nullable(HolderSchema),
  }),
  /** What a screen shows: which page of how many; a board also which files it cannot play. */
  v.object({
    report: v.literal('showing'),
    page: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999)),
    pages: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999)),
    broken: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(50))),
  }),
  PressedReport,
  TestedReport,
  v.object({
    report: v.literal('screen'),
    width: v.number(),
    height: v.number(),
    /** null = not tried (no sound asked). */
    soundAllowed: v.nullable(v.boolean()),
    /** Announcements not yet spoken. */
    backlog: v.optional(v.number(), 0),
    /** Speech left out because of a backlog since the last report: repeats and second languages. */
    dropped: v.optional(v.number(), 0),
    /** Calls that were over before their turn came, because of a backlog, since the last report. */
    unspoken: v.optional(v.number(), 0),
  }),
]);
/** What a screen reports of itself. */
export type ScreenReport = Extract<LiveReport, { report: 'screen' | 'showing' }>;
export type LiveReport = v.InferOutput<typeof LiveReportSchema>;

/** Pairing (D1): `POST /pairing` → {code, device, secret}; the page shows `code` and polls `GET /pairing/{device}`
 *  with the secret until staff have paired it; from then on device + secret are its credential (`token` = `device.secret`). */
export const PairingSchema = v.object({
  code: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  device: KeySchema,
  secret: KeySchema,
});
export type Pairing = v.InferOutput<typeof PairingSchema>;

export const SignInSchema = v.object({
  user: LineSchema,
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
});

import * as v from 'valibot';
import { HOLDER_KINDS } from './identity-codes.ts';

/** Who holds a ticket by name (K6): an identity document as it was read or typed. Personal, therefore sealed at rest (X3). */

/** A queue's rule: nobody is asked, whoever likes may show a document, or no ticket at a kiosk without one. */
export const REAL_NAME = ['off', 'optional', 'required'] as const;
export type RealName = (typeof REAL_NAME)[number];

export type HolderKind = (typeof HOLDER_KINDS)[number];

/** `name` is empty where only a number was typed. */
export const HolderSchema = v.object({
  idKind: v.picklist(HOLDER_KINDS),
  idNumber: v.pipe(v.string(), v.trim(), v.toUpperCase(), v.minLength(1), v.maxLength(40)),
  name: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
});
export type Holder = v.InferOutput<typeof HolderSchema>;

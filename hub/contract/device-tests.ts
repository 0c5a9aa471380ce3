import * as v from 'valibot';
import { KeySchema } from './text.ts';

/** Staff try a device (issue of every hall: which of the six is this one, and does it work?): a printer prints a page that shows width
 *  and characters, lamps flash, a panel shows its name, a reader reads any document. Live, never recorded. */

const DeviceName = v.pipe(v.string(), v.minLength(1), v.maxLength(120));

/**
 * What came of it. `flashed`, `shown`: the lamps or the panel were told to, somebody must have seen it; `no-lamps`: the model has none.
 * A reader: `read`, `unread` (a document it could not read), `no-card` (none was put on it), `busy` (its kiosk asks for one just now).
 */
export const TEST_OUTCOMES = [
  'printed',
  'failed',
  'unknown',
  'not-sent',
  'flashed',
  'no-lamps',
  'shown',
  'read',
  'unread',
  'no-card',
  'busy',
  'offline',
] as const;
export type TestOutcome = (typeof TEST_OUTCOMES)[number];

/** Staff → hub: try this one (`agent/name`). */
export const TestQuery = v.object({ query: v.literal('test-device'), device: DeviceName });
export type TestQuery = v.InferOutput<typeof TestQuery>;

/** Agent → hub: what came of it, under the id it was asked by. `device`: the agent's own name. */
export const TestedReport = v.object({
  report: v.literal('tested'),
  id: KeySchema,
  device: DeviceName,
  outcome: v.picklist(TEST_OUTCOMES),
  detail: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
});
export type TestedReport = v.InferOutput<typeof TestedReport>;

/** The last test of a device; `outcome` is null while it is under way. */
export type DeviceTest = {
  readonly outcome: TestOutcome | null;
  readonly detail: string;
  readonly at: number;
};

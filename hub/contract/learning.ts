import * as v from 'valibot';
import { KeySchema } from './text.ts';

/**
 * The press-any-button step (P4). While staff ask, under an id of their own, every agent tells which device was pressed that serves
 * no counter yet: one it knows by name, or a stranger, plugged in and in no configuration. A stranger is taken on as the model staff
 * confirm; then it is a device like any other.
 */

const KINDS = ['pad', 'evaluator'] as const;
const ProfileName = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,40}$/));

/** What a stranger can be: a kind of device, and the model whose report fits. */
export const ModelSchema = v.object({ kind: v.picklist(KINDS), profile: ProfileName });
export type Model = v.InferOutput<typeof ModelSchema>;

const StrangerSchema = v.object({
  /** The agent's own mark for it, good while it stays plugged in. */
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  /** As the device calls itself. */
  title: v.pipe(v.string(), v.maxLength(120)),
  serial: v.pipe(v.string(), v.maxLength(200)),
  /** USB port such as `1-2.4`; '' when the machine cannot say. */
  port: v.pipe(v.string(), v.maxLength(60)),
  /** Every model that understands what it sent, the most likely first; empty: none does. */
  models: v.pipe(v.array(ModelSchema), v.maxLength(40)),
  /** The report, hexadecimal, for whoever writes a model. */
  report: v.pipe(v.string(), v.maxLength(2048)),
});
export type Stranger = v.InferOutput<typeof StrangerSchema>;

/** Agent → hub: one of the two was pressed. */
export const PressedReport = v.object({
  report: v.literal('pressed'),
  ask: KeySchema,
  device: v.nullable(v.pipe(v.string(), v.maxLength(50))),
  stranger: v.nullable(StrangerSchema),
});
export type PressedReport = v.InferOutput<typeof PressedReport>;

/** Staff → hub: which device? Said again and again while they ask; null: no more. `adopt`: the stranger just pressed is this model. */
export const LearnQuery = v.object({
  query: v.literal('learn'),
  ask: v.nullable(KeySchema),
  adopt: v.optional(ModelSchema),
});

export type LearnQuery = v.InferOutput<typeof LearnQuery>;

/** What staff see while they ask: nothing pressed yet, a device by its full name, or a stranger. */
export type Found =
  | { readonly kind: 'device'; readonly device: string }
  | { readonly kind: 'stranger'; readonly agent: string; readonly stranger: Stranger };
export type LearningView = { readonly ask: string; readonly found: Found | null };

/** What an agent is asked: tell what is pressed, and take this stranger on. */
export type LearningOrder = {
  readonly ask: string;
  readonly adopt: (Model & { readonly stranger: string }) | null;
};

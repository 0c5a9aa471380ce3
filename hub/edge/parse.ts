import * as v from 'valibot';
import { type Command, CommandSchema } from '../contract/commands.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';

const schemas = new Map(
  CommandSchema.options.map((schema) => [schema.entries.type.literal as string, schema]),
);

/** Checks one command from any edge; the refusal names the field (X2). */
export function parseCommand(input: { type: string }): Result<Command, Refusal> {
  const schema = schemas.get(input.type);
  if (!schema) return refuse(refusal('malformed', { field: 'type' }));
  return parse(schema, input) as Result<Command, Refusal>;
}

/** Checks a message against its schema. */
export function parse<S extends v.GenericSchema>(
  schema: S,
  input: unknown,
): Result<v.InferOutput<S>, Refusal> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return ok(parsed.output);
  const issue = parsed.issues[0];
  const field = issue.path?.map((step: { key?: unknown }) => String(step.key)).join('.');
  return refuse(
    refusal('malformed', { ...(field && { field }), detail: { problem: issue.message.slice(0, 200) } }),
  );
}

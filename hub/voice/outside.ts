import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { ok, type Result, refuse } from '../contract/result.ts';
import type { VoiceProgram } from './program.ts';

const ArgumentsSchema = v.optional(v.array(v.string()), []);
const ProgramSchema = v.variant('kind', [
  v.object({
    kind: v.literal('command'),
    command: v.pipe(v.string(), v.minLength(1)),
    args: ArgumentsSchema,
    languages: v.optional(
      v.object({ zh: v.optional(v.string()), en: v.optional(v.string()), ru: v.optional(v.string()) }),
    ),
  }),
  v.object({ kind: v.literal('lines'), command: v.pipe(v.string(), v.minLength(1)), args: ArgumentsSchema }),
]);

/** The outside speech program as its file describes it (docs/operations.md). The refusal is a sentence for the console. */
export async function readOutside(file: string): Promise<Result<VoiceProgram, string>> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    return refuse(`The file of the voice program cannot be read: ${(error as Error).message}`);
  }
  const parsed = v.safeParse(ProgramSchema, content);
  if (parsed.success) return ok(parsed.output as VoiceProgram);
  const [issue] = parsed.issues;
  const field = issue.path?.map((step) => String(step.key)).join('.') ?? 'the whole';
  return refuse(`The file of the voice program ${file} is wrong at ${field}: ${issue.message}`);
}

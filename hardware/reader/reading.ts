import * as v from 'valibot';
import type { Holder } from '../../hub/contract/holder.ts';
import { checkIdentity, HOLDER_KINDS } from '../../hub/contract/identity-codes.ts';

/** A line longer than this is no reading. */
const MOST = 4096;

const LineSchema = v.object({
  kind: v.picklist(HOLDER_KINDS),
  number: v.pipe(v.string(), v.trim(), v.toUpperCase(), v.minLength(1), v.maxLength(40)),
  name: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
});

/** One line of a vendor's program (docs/agent.md): `{"kind", "number", "name"}`. Null for everything that is no good document. */
export function readLine(line: string): Holder | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = v.safeParse(LineSchema, json);
  if (!parsed.success || !checkIdentity(parsed.output.kind, parsed.output.number)) return null;
  const { kind: idKind, number: idNumber, name } = parsed.output;
  return { idKind, idNumber, name };
}

/** Cuts a stream of text into lines; what grows beyond any reading is thrown away up to the next end of line. */
export function lineCutter(told: (line: string) => void): (chunk: string) => void {
  let rest = '';
  let dropping = false;
  return (chunk) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      if (!dropping && line.trim() !== '') told(line);
      dropping = false;
    }
    if (rest.length > MOST) {
      rest = '';
      dropping = true;
    }
  };
}

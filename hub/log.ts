import { type DestinationStream, pino } from 'pino';
import type { Log } from './services.ts';

/** Errors whose messages speak of code, files or the database. Those of parsers and validators quote what they were given. */
const PLAIN: ReadonlySet<string> = new Set(['TypeError', 'ReferenceError', 'RangeError']);

/** The hub's log: a line of JSON each. Whatever an error carries of an applicant stays out of it (X3). */
export function createLog(level: string, destination: DestinationStream): Log {
  return pino({ level, serializers: { error: nameless } }, destination);
}

/** What of an error may be read by whoever reads logs: its kind, where it happened, and its message when that quotes nobody. */
function nameless(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error;
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name,
    ...(code !== undefined && { code }),
    ...((code !== undefined || PLAIN.has(name)) && { message }),
    at: frames.map((line) => line.trim().slice('at '.length)),
    ...(cause !== undefined && { cause: nameless(cause) }),
  };
}

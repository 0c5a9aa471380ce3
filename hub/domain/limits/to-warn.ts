import type { Case } from '../casework/case.ts';
import { isSuspended } from '../casework/find-case.ts';

/**
 * Is the applicant to be told that it may become late, before it does (C9, T)? From the case's own red warning on, until somebody has
 * told them since; an extension begins anew, with warnings of its own.
 */
export function toWarn(on: Case): boolean {
  if (on.state !== 'handling' || isSuspended(on) || !on.warned.has(RED)) return false;
  const red = on.history.findLast(({ what, detail }) => what === 'limit-warned' && detail === RED);
  const told = on.warnedApplicant.at(-1);
  return red !== undefined && (told === undefined || told.at < red.at);
}

const RED = 'case|red';

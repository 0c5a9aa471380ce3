import type { Draft } from '../../../hub/contract/case-views.ts';
import { newOutside, type Outside } from './outside.ts';

/** The form as the hub keeps it: one draft with what stands for the ticket. */
export function toKeep({ origin, reason, approver, draft }: Outside): Draft {
  const grounds = {
    ...(origin !== null && { origin }),
    ...(reason !== '' && { reason }),
    ...(approver !== '' && { approver }),
  };
  return { ...draft, grounds };
}

/** What the hub kept, as the page goes on with it. */
export function fromKept({ grounds, ...draft }: Draft, roles: readonly string[]): Outside {
  const fresh = newOutside(roles, draft.at);
  const { origin = fresh.origin, reason = '', approver = '' } = grounds ?? {};
  return { origin, reason, approver, draft };
}

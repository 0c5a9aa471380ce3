import type { Draft } from '../../../hub/contract/case-views.ts';
import { ORIGINS, type Origin } from '../../../hub/contract/casework.ts';
import type { Cell } from '../../common/ask.ts';
import { newDraft } from '../intake/draft.ts';

/** What stands for a ticket (C1): an agency mandate, a home visit, a declared intake outside the hall. */
export type OutsideOrigin = Exclude<Origin, 'ticket'>;
/** An intake without a ticket, as far as it is filled. `approver`: id of who approved it, empty while not chosen. */
export type Outside = {
  readonly origin: OutsideOrigin | null;
  readonly reason: string;
  readonly approver: string;
  readonly draft: Draft;
};
export type Ground = 'origin' | 'reason' | 'approver';

/** The bench's key for it: every letter there is an action of a case. */
export const TAKE_IN = '+';

const isFront = (roles: readonly string[]) => roles.includes('clerk') || roles.includes('chief');

/** May somebody of these roles take in a case without a ticket at all? */
export const mayTakeIn = (roles: readonly string[]): boolean => isFront(roles) || roles.includes('agent');

/** Only the department's counter staff look at materials; an agent brings them (C2). */
export const mayCheck = isFront;

/** The origins somebody of these roles may declare: an agent has nothing but a mandate. */
export function originsFor(roles: readonly string[]): readonly OutsideOrigin[] {
  const all = ORIGINS.filter((origin) => origin !== 'ticket');
  return isFront(roles) ? all : all.filter((origin) => origin === 'agency');
}

/** Nothing declared yet; the only origin somebody has is chosen already. `at`: epoch ms of the hub's clock. */
export function newOutside(roles: readonly string[], at: number): Outside {
  const [first, ...others] = originsFor(roles);
  return {
    origin: first && others.length === 0 ? first : null,
    reason: '',
    approver: '',
    draft: newDraft(null, null, at),
  };
}

/** What is still owed before the form can go, in the page's order; empty = all is declared (C1). */
export function owed({ origin, reason, approver }: Outside): readonly Ground[] {
  const left: Ground[] = [];
  if (origin === null) left.push('origin');
  if (reason.trim() === '') left.push('reason');
  if (approver === '') left.push('approver');
  return left;
}

type Place = { readonly outside: Cell<Outside | null>; readonly taking: Cell<boolean> };

/** Opens the form, as it was left if it was begun. */
export function begin({ outside, taking }: Place, roles: readonly string[], at: number): void {
  outside.value ??= newOutside(roles, at);
  taking.value = true;
}

import type { Approver } from '../../contract/case-views.ts';
import { isHead } from '../../domain/index.ts';
import type { State } from '../../domain/state.ts';
import { catalogueOf } from '../lines.ts';

/** Who else may approve an intake without a ticket (C1, C11); whoever leads the asker's own department comes first. */
export function approversFor(state: State, person: string): readonly Approver[] {
  const { staff, departments } = catalogueOf(state);
  const own = staff.get(person)?.department ?? null;
  const heads = [...staff.values()].filter(({ id }) => id !== person && isHead(state, id));
  const near = heads.filter(({ department }) => own !== null && department === own);
  const others = heads.filter((head) => !near.includes(head));
  return [...near, ...others].map(({ id, name, post, department }) => ({
    id,
    name,
    post,
    department: (department !== null && departments.get(department)?.short) || null,
  }));
}

import type { Item } from '../../contract/catalogue.ts';
import type { StepPlan } from './facts.ts';
import { WORDS } from './words.ts';

/**
 * The posts a case passes once accepted (C6): those of the item, else one review, and for 一审一核 an approval at the end. `counter`
 * approval 一审核准 needs no post of its own: the clerk decides. Joint cases run by tasks beside what the item names.
 */
export function stepsOf(item: Item): StepPlan[] {
  const { approval = 'two-people', steps } = item.casework ?? {};
  if (item.kind === 'immediate') return [];
  const named = steps?.map((step) => ({
    id: step.id,
    kind: step.kind,
    post: step.post.zh,
    days: step.days,
    authority: step.authority?.zh ?? null,
    responsible: step.responsible ?? null,
  }));
  if (item.kind === 'joint' && !named) return [];
  const plan = named ?? (approval === 'counter' ? [] : [review(item.promisedDays ?? 1)]);
  const owed = approval === 'two-people' && plan.at(-1)?.kind !== 'approval';
  return owed ? [...plan, approvalStep(plan)] : plan;
}

function review(promisedDays: number): StepPlan {
  const days = Math.max(1, promisedDays - 1);
  return { id: 'review', kind: 'review', post: WORDS.review.zh, days, authority: null, responsible: null };
}

function approvalStep(before: readonly StepPlan[]): StepPlan {
  const id = before.some((step) => step.id === 'approval') ? 'final-approval' : 'approval';
  return { id, kind: 'approval', post: WORDS.approval.zh, days: 1, authority: null, responsible: null };
}

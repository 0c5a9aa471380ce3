import { dayOf, startOf } from '../day/boundary.ts';
import { turned } from '../day/turn.ts';
import { happened, no } from '../decided.ts';
import type { Fact } from '../facts.ts';
import type { Handlers } from '../handler.ts';
import { movedLimits } from '../limits/moved.ts';
import { type CatalogueProblem, checkCatalogue } from './check.ts';
import { catalogueWarnings } from './disclosures.ts';
import { inUse } from './in-use.ts';

/** Problems told in one refusal; the preview (S2) lists all. */
const TOLD = 10;

/**
 * A whole catalogue replaces the one before (S2). The first one also begins the hall's day. With a `revision`, only the catalogue that
 * was previewed is replaced.
 */
export const importHandlers: Handlers<'ImportCatalogue'> = {
  ImportCatalogue(state, command, { now }) {
    const { revision } = command;
    if (revision !== undefined && revision !== (state.catalogue?.revision ?? 0))
      return no('catalogue-changed');
    const checked = checkCatalogue(command.catalogue);
    if (!checked.ok) return bad(checked.refusal);
    const catalogue = checked.value;
    const used = inUse(state, catalogue);
    if (used.length > 0) return bad(used);
    const facts: Fact[] = [{ type: 'CatalogueImported', catalogue }];
    if (state.day === '') {
      const { timeZone } = catalogue.hall;
      const { dayBoundary } = catalogue.policy;
      const day = dayOf(now, timeZone, dayBoundary);
      facts.push(turned(state, day, startOf(day, timeZone, dayBoundary)));
    }
    const before = state.catalogue?.source;
    if (before) facts.push(...movedLimits(state.cases.values(), { before, after: catalogue, now }));
    return happened(facts, (after) => ({
      revision: after.catalogue?.revision ?? 0,
      items: catalogue.items.length,
      queues: catalogue.queues.length,
      counters: catalogue.counters.length,
      staff: catalogue.staff.length,
      warnings: catalogueWarnings(catalogue),
    }));
  },
};

function bad(problems: readonly CatalogueProblem[]) {
  const [first] = problems;
  const lines = problems.slice(0, TOLD).map(({ path, message }) => `${path}: ${message}`);
  return no('bad-catalogue', {
    ...(first ? { field: first.path } : {}),
    detail: { count: problems.length, problems: lines.join('\n') },
  });
}

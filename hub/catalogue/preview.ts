import type { Catalogue } from '../contract/catalogue.ts';
import { type CatalogueLine, type CataloguePreview, MOST_SHOWN } from '../contract/catalogue-preview.ts';
import type { Result } from '../contract/result.ts';
import { type CatalogueProblem, catalogueWarnings, importEffects, inUse } from '../domain/index.ts';
import type { State } from '../domain/state.ts';
import { MESSAGES } from './messages.ts';
import type { Problem } from './read.ts';
import { changesBetween } from './sheets/changes.ts';
import { tabOfPart } from './sheets/headings.ts';

/**
 * What importing a file would do to the hall as it is now (S2): its problems, or what would change, what the hall's state forbids, what
 * is worth a look. `missing`: pictures it names that the hub does not have. Pure.
 */
export function previewOf(
  state: State,
  read: Result<Catalogue, readonly Problem[]>,
  missing: readonly CatalogueLine[],
  now: number,
): CataloguePreview {
  const revision = state.catalogue?.revision ?? 0;
  const problems = read.ok ? missing : read.refusal.map(lineOf);
  const next = read.ok ? read.value : null;
  const changes = next ? changesBetween(state.catalogue?.source ?? null, next) : [];
  return {
    revision,
    problems: problems.slice(0, MOST_SHOWN),
    refused: next ? inUse(state, next).map(standing) : [],
    warnings: next
      ? [...importEffects(state, next, now), ...catalogueWarnings(next)].slice(0, MOST_SHOWN).map(standing)
      : [],
    changes: changes.slice(0, MOST_SHOWN),
    count: { problems: problems.length, changes: changes.length },
  };
}

const lineOf = ({ message, ...line }: Problem): CatalogueLine => line;

/** What concerns the hall and no cell: it stands by the sheet alone. */
function standing({ path, message, zh }: CatalogueProblem): CatalogueLine {
  return { file: tabOfPart(path.split('.')[0] ?? ''), path: '', sentence: MESSAGES.wrong(message, zh) };
}

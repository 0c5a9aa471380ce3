import type { CaseLine } from '../../hub/contract/case-views.ts';

/** How complete a file is (C13): what is missing, not yet known, or not ours to archive. */
export type Completeness = 'checking' | { readonly missing: readonly string[]; readonly mayArchive: boolean };

/** The cases of the list whose files are complete and ours to archive. */
export function readyToArchive(
  lines: readonly CaseLine[],
  files: ReadonlyMap<string, Completeness>,
): readonly CaseLine[] {
  return lines.filter((line) => {
    const file = files.get(line.id);
    return file !== undefined && file !== 'checking' && file.mayArchive && file.missing.length === 0;
  });
}

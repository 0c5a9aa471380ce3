import { previewOf } from '../catalogue/preview.ts';
import type { Catalogue } from '../contract/catalogue.ts';
import type { CatalogueChange, CatalogueLine } from '../contract/catalogue-preview.ts';
import { ok } from '../contract/result.ts';
import type { Text } from '../contract/text.ts';
import { checkCatalogue } from '../domain/index.ts';
import type { State } from '../domain/state.ts';
import type { VerbResult } from './verbs.ts';

const SIGNS = { added: '+', changed: '~', removed: '-', reordered: '↕' } as const;
const both = ({ zh, en }: Text) => (zh === en ? zh : `${zh} (${en})`);
const at = ({ file, path }: CatalogueLine) => [file, path].filter((part) => part !== '').join(': ');

/** What an import would change, a line each, ending with the revision that `import --revision` names. Nothing is recorded. */
export function previewVerb(state: State, catalogue: unknown, now: number): VerbResult {
  const checked = checkCatalogue(catalogue);
  if (!checked.ok)
    return { ok: false, error: checked.refusal.map(({ path, message }) => `${path}: ${message}`).join('\n') };
  const next: Catalogue = checked.value;
  const { changes, refused, warnings, count, revision } = previewOf(state, ok(next), [], now);
  const lines = [
    ...changes.flatMap(changeLines),
    ...(count.changes > changes.length ? [`… ${count.changes - changes.length} more changes`] : []),
    ...warnings.map((line) => `warning: ${at(line)}: ${line.sentence.en}`),
    ...refused.map((line) => `refused: ${at(line)}: ${line.sentence.en}`),
  ];
  const end =
    refused.length > 0
      ? `${count.changes} changes; the import would be refused.`
      : `${count.changes} changes. Take them over with: import --revision ${revision}`;
  return { ok: true, output: [...lines, end].join('\n') };
}

function changeLines({ sheet, kind, name, fields }: CatalogueChange): string[] {
  const head = `${SIGNS[kind]} ${both(sheet)}: ${both(name)}`;
  const value = (text: string) => (text === '' ? '∅' : text.replaceAll('\n', ' '));
  const told = fields.map(({ field, old, new: now }) => `    ${both(field)}: ${value(old)} → ${value(now)}`);
  return [kind === 'reordered' ? `${head} and others change places` : head, ...told];
}

import type { CataloguePreview, CatalogueStanding } from '../../../hub/contract/catalogue-preview.ts';
import { ask } from '../ask-http.ts';

const sent = (file: File): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/octet-stream' },
  body: file,
});
const address = (path: string, file: File, more: Record<string, string> = {}) =>
  `/catalogue/${path}?${new URLSearchParams({ name: file.name.slice(0, 200), ...more })}`;

export const standing = () =>
  ask('/catalogue/standing', {}, (response) => response.json() as Promise<CatalogueStanding>);
/** What taking the file over would change; nothing is recorded. */
export const preview = (file: File) =>
  ask(address('preview', file), sent(file), (response) => response.json() as Promise<CataloguePreview>);
/** Takes over the file that was previewed against this revision. */
export const take = (file: File, revision: number) =>
  ask(address('import', file, { revision: String(revision) }), sent(file), async () => null);

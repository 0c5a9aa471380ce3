import type { Catalogue } from '../../contract/catalogue.ts';
import { loadWorkbook } from './load.ts';
import { workbookOf } from './workbook.ts';

/** What a child is asked for. */
export type Asked = { readonly read: Uint8Array; readonly file: string } | { readonly write: Catalogue };

/** A process that reads or writes one workbook and ends (apart.ts). */
process.once('message', async (asked: Asked) => {
  const made = 'read' in asked ? await loadWorkbook(asked.read, asked.file) : await workbookOf(asked.write);
  process.send?.(made, undefined, undefined, () => process.disconnect());
});

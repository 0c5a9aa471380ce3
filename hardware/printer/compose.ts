import type { PrintDocument } from '../../hub/contract/print.ts';
import type { Block, Paper } from './blocks.ts';
import { settingOf } from './layout.ts';
import { legible } from './legible.ts';
import { layoutChecklist, layoutDirections } from './slips.ts';
import { layoutTicket } from './ticket.ts';

/** A document as blocks for a paper. `copy` from 2 on is marked as a reprint (P1). */
export function compose(document: PrintDocument, paper: Paper, copy: number): Block[] {
  const clean = legible(document);
  const setting = settingOf(clean.language, paper, copy);
  switch (clean.kind) {
    case 'ticket':
      return layoutTicket(clean, setting);
    case 'checklist':
      return layoutChecklist(clean, setting);
    case 'directions':
      return layoutDirections(clean, setting);
    case 'notice':
      throw new Error('a notice comes out of an A4 printer');
  }
}

import type { Catalogue, Item } from '../../contract/catalogue.ts';

/** The disclosures an item can lack; its name, and the limit of whatever is not decided on the spot, are always there. */
const DISCLOSURES = [
  'approvalDuty',
  'legalBasis',
  'conditions',
  'materials',
  'procedure',
  'feeStandard',
  'result',
  'complaintPhone',
] as const;
type Disclosure = (typeof DISCLOSURES)[number];

/** Which of the ten disclosures are not there yet: then the item is on no commitments screen (D5, S2). */
export function lackingDisclosures({ disclosures, materials }: Item): Disclosure[] {
  return DISCLOSURES.filter((name) => {
    if (name === 'materials') return materials.length === 0;
    if (name === 'complaintPhone') return disclosures.complaintPhone === '';
    return disclosures[name].zh.trim() === '';
  });
}

/** What lets a catalogue in and should be looked at all the same, by place: `items.3.disclosures.result`. */
export function catalogueWarnings({ items }: Catalogue): { path: string; message: string; zh: string }[] {
  return items.flatMap((item, at) =>
    lackingDisclosures(item).map((name) => ({
      path: name === 'materials' ? `items.${at}.materials` : `items.${at}.disclosures.${name}`,
      message: `${item.id} is on no commitments screen: this disclosure is empty (D5)`,
      zh: `${item.name.zh}没有上承诺屏：这一项公开内容是空的（D5）。`,
    })),
  );
}

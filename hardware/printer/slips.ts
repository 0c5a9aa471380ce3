import type { PrintDocument } from '../../hub/contract/print.ts';
import type { Block } from './blocks.ts';
import { gap, header, marked, row, rule, type Setting, text } from './layout.ts';
import { legibleText } from './legible.ts';
import { PAPER_WORDS } from './messages.ts';

/** The list of materials an applicant takes home (K2). */
export function layoutChecklist(
  list: Extract<PrintDocument, { kind: 'checklist' }>,
  setting: Setting,
): Block[] {
  const { words } = setting;
  return [
    ...header(list, setting),
    ...text(words.checklist, setting, { size: 2, bold: true }),
    gap(10),
    ...text(list.item, setting, { bold: true }),
    gap(6),
    rule(2),
    gap(20),
    ...row(words.department, list.department, setting),
    ...row(words.promised, list.promised, setting),
    ...(list.fee === undefined ? [] : row(words.fee, list.fee, setting)),
    gap(10),
    rule(2),
    gap(20),
    ...materials(list.materials, setting),
    gap(10),
    rule(2),
    gap(18),
    ...text(words.checklistHint, setting),
    ...text(words.complaint(list.complaintPhone), setting),
    { kind: 'cut' },
  ];
}

function materials(all: readonly { name: string; form: string }[], setting: Setting): Block[] {
  const { words } = setting;
  if (all.length === 0) return text(words.noMaterials, setting);
  return [
    ...text(words.materialsTitle(all.length), setting),
    ...all.flatMap(({ name, form }) => [
      gap(10),
      ...marked('□ ', name, setting, { bold: true }),
      ...marked('   ', form, setting),
    ]),
  ];
}

/** Where a matter is handled that this hall does not handle (K3). */
export function layoutDirections(
  slip: Extract<PrintDocument, { kind: 'directions' }>,
  setting: Setting,
): Block[] {
  const { words } = setting;
  const rows = [
    [words.address, slip.address],
    [words.phone, slip.phone],
    [words.hours, slip.hours],
    [words.matters, slip.matters],
  ] as const;
  return [
    ...header(slip, setting),
    ...text(words.notHere, setting),
    ...text(words.directions, setting),
    gap(10),
    ...text(slip.place, setting, { size: 2, bold: true }),
    gap(14),
    rule(2),
    gap(20),
    ...rows.flatMap(([label, value], index) => [
      ...(index === 0 ? [] : [gap(10)]),
      ...row(label, value, setting, label === words.address || label === words.phone ? { bold: true } : {}),
    ]),
    gap(10),
    rule(2),
    gap(18),
    ...text(words.directionsHint, setting),
    { kind: 'cut' },
  ];
}

/** A page by which staff see that width, Chinese, rare characters and dots are right. Printed in both languages. */
export function layoutTestPage(name: string, setting: Setting): Block[] {
  const { columns } = setting.paper;
  return [
    ...text(PAPER_WORDS.zh.testPage, setting, { size: 2, bold: true }),
    gap(8),
    ...text(PAPER_WORDS.en.testPage, setting, { bold: true }),
    gap(10),
    rule(4),
    gap(18),
    ...text('1234567890'.repeat(5).slice(0, columns), setting),
    ...text('国'.repeat(columns / 2), setting),
    gap(10),
    ...(['zh', 'en'] as const).flatMap((language) => [
      ...text(PAPER_WORDS[language].testText(legibleText(name), columns), setting),
      gap(8),
    ]),
    ...text(PAPER_WORDS.zh.testRare, setting),
    gap(10),
    { kind: 'number', text: 'A023' },
    gap(10),
    rule(2),
    { kind: 'cut' },
  ];
}

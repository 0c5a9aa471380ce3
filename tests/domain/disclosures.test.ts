import { describe, expect, test } from 'vitest';
import { catalogueWarnings, checkCatalogue, lackingDisclosures } from '../../hub/domain/index.ts';
import { ADMIN, Hall } from './given.ts';
import { hallData } from './hall.ts';

type Data = ReturnType<typeof hallData>;
const checked = (change: (data: Data) => void) => {
  const data = hallData();
  change(data);
  const result = checkCatalogue(data);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const first = (data: Data) => {
  const [item] = data.items;
  if (!item) throw new Error('the hall has no item');
  return item;
};

describe('D5 S2 the ten disclosures', () => {
  test('D5 a whole item lacks none', () => {
    expect(checked(() => undefined).items.flatMap(lackingDisclosures)).toEqual([]);
  });

  test('D5 left out, empty or blank: the item is taken, and what it lacks is named', () => {
    const catalogue = checked((data) => {
      const item = first(data) as { disclosures: Record<string, unknown>; materials: unknown[] };
      delete item.disclosures.result;
      item.disclosures.conditions = { zh: '' };
      item.disclosures.procedure = { zh: '  ', en: ' ' };
      item.disclosures.complaintPhone = ' ';
      item.materials = [];
    });
    expect(catalogue.items.map(lackingDisclosures)).toEqual([
      ['conditions', 'materials', 'procedure', 'result', 'complaintPhone'],
      [],
      [],
    ]);
    expect(catalogueWarnings(catalogue).map(({ path }) => path)).toEqual([
      'items.0.disclosures.conditions',
      'items.0.materials',
      'items.0.disclosures.procedure',
      'items.0.disclosures.result',
      'items.0.disclosures.complaintPhone',
    ]);
  });

  test('D5 S2 the import says what it took all the same', () => {
    const hall = new Hall();
    const { answer } = hall.when(ADMIN, {
      type: 'ImportCatalogue',
      catalogue: checked((data) => {
        first(data).disclosures.complaintPhone = '';
      }),
    });
    expect(answer).toMatchObject({
      warnings: [
        { path: 'items.0.disclosures.complaintPhone', message: expect.stringContaining('register') },
      ],
    });
  });
});

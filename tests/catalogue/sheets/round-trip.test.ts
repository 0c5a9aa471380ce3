import { describe, expect, it } from 'vitest';
import { gridsOf } from '../../../hub/catalogue/sheets/grid.ts';
import { readGrids } from '../../../hub/catalogue/sheets/read.ts';
import { checkCatalogue } from '../../../hub/domain/index.ts';
import { demoHall } from '../hall.ts';

describe('S2', () => {
  it('S2 the demo hall as sheets is read as the same', async () => {
    const hall = await demoHall();
    const read = readGrids(gridsOf(hall));
    expect(read.problems).toEqual([]);
    expect(checkCatalogue(read.catalogue)).toEqual({ ok: true, value: hall });
  });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalogue } from '../../hub/contract/catalogue.ts';
import { checkCatalogue } from '../../hub/domain/catalogue/check.ts';
import { wayTo } from '../../kiosk/way.ts';
import { demoHall } from '../catalogue/hall.ts';

let hall: Catalogue;
beforeAll(async () => {
  hall = await demoHall();
});

describe('K2 the way on the floor plan', () => {
  test('K2 from every kiosk of the demo hall to every counter, on the plans it crosses', () => {
    const floors = hall.floors ?? [];
    for (const kiosk of hall.kiosks)
      for (const counter of hall.counters) {
        const legs = wayTo(floors, kiosk, [counter.id]);
        expect(
          legs?.map(({ plan }) => plan.floor),
          `${kiosk.id} → ${counter.id}`,
        ).toEqual(kiosk.floor === counter.floor ? [kiosk.floor] : [kiosk.floor, counter.floor]);
        const [x, y, w, h] = floors
          .find(({ floor }) => floor === counter.floor)
          ?.spots.find(({ id }) => id === counter.id)?.at ?? [0, 0, 0, 0];
        expect(legs?.at(-1)?.line.at(-1)).toEqual([x + w / 2, y + h / 2]);
      }
  });

  test('K2 of several counters it leads to the nearest, by the ways and not through walls', () => {
    const plan = {
      floor: 1,
      size: [10, 10] as [number, number],
      walls: [],
      stairs: [],
      spots: [
        { id: 'kiosk', at: [0, 0, 0, 0] as [number, number, number, number] },
        { id: 'beside', at: [1, 0, 0, 0] as [number, number, number, number] },
        { id: 'round', at: [0, 4, 0, 0] as [number, number, number, number] },
      ],
      // Beside the kiosk, but reached only by going round.
      ways: [
        [
          [0, 0],
          [0, 4],
          [9, 4],
          [9, 0],
          [1, 0],
        ],
      ] as [number, number][][],
    };
    const here = { id: 'kiosk', floor: 1 };
    expect(wayTo([plan], here, ['beside', 'round'])?.[0]?.line.at(-1)).toEqual([0, 4]);
    expect(wayTo([plan], here, ['beside'])?.[0]?.line).toContainEqual([9, 4]);
  });

  test('K2 where plans, kiosk or ways are missing, no way is drawn', () => {
    fc.assert(
      fc.property(fc.subarray(hall.floors ?? []), fc.constantFrom(...hall.counters), (floors, counter) => {
        for (const kiosk of hall.kiosks) {
          const whole =
            floors.some(({ floor }) => floor === kiosk.floor) &&
            floors.some(({ floor }) => floor === counter.floor);
          expect(wayTo(floors, kiosk, [counter.id]) !== null).toBe(whole);
        }
      }),
    );
    const noWays = (hall.floors ?? []).map((plan) => ({ ...plan, ways: [] }));
    expect(wayTo(noWays, { id: 'kiosk-1', floor: 1 }, ['counter-1'])).toBeNull();
  });

  test('K2 S2 a plan that marks what is not there, or elsewhere, or beyond its edge is a problem with its place', () => {
    const [first, second, ...rest] = hall.floors ?? [];
    if (!first || !second) throw new Error('the demo hall has no plans');
    const broken = {
      ...hall,
      floors: [
        { ...first, spots: [...first.spots, { id: 'counter-99', at: [1, 1, 1, 1] }] },
        {
          ...second,
          spots: [{ id: 'counter-1', at: [1, 1, 1, 1] }],
          ways: [
            [
              [0, 0],
              [1000, 0],
            ],
          ],
        },
        first,
        ...rest,
      ],
    };
    const checked = checkCatalogue(broken);
    const lines = checked.ok ? [] : checked.refusal.map(({ path, message }) => `${path}: ${message}`);
    expect(lines).toEqual([
      `floors.0.spots.${first.spots.length}.id: there is no counter or kiosk counter-99`,
      'floors.1.spots.0.id: counter-1 stands on floor 1',
      'floors.1.ways.0: goes beyond 100 × 52',
      'floors.2.floor: floor 1 is there twice',
    ]);
  });
});

import type { Catalogue } from '../../contract/catalogue.ts';
import type { CatalogueProblem } from './check.ts';

/** Floor plans: what is marked exists and stands on that floor, everything lies within the drawing (K2). */
export function floorPlans({ floors = [], counters, kiosks }: Catalogue): CatalogueProblem[] {
  const standing = new Map([...counters, ...kiosks].map(({ id, floor }) => [id, floor]));
  const seen = new Set<number>();
  return floors.flatMap((plan, i) => {
    const problems: CatalogueProblem[] = [];
    const wrong = (path: string, message: string) => problems.push({ path: `floors.${i}.${path}`, message });
    if (seen.has(plan.floor)) wrong('floor', `floor ${plan.floor} is there twice`);
    seen.add(plan.floor);
    plan.spots.forEach(({ id }, j) => {
      const floor = standing.get(id);
      if (floor === undefined) wrong(`spots.${j}.id`, `there is no counter or kiosk ${id}`);
      else if (floor !== plan.floor) wrong(`spots.${j}.id`, `${id} stands on floor ${floor}`);
    });
    const [width, height] = plan.size;
    const within = ([x, y]: readonly [number, number]) => x >= 0 && y >= 0 && x <= width && y <= height;
    const lines = { walls: plan.walls, ways: plan.ways };
    for (const [name, drawn] of Object.entries(lines))
      drawn.forEach((line, j) => {
        if (!line.every(within)) wrong(`${name}.${j}`, `goes beyond ${width} × ${height}`);
      });
    plan.spots.forEach(({ at: [x, y, w, h] }, j) => {
      if (!within([x, y]) || !within([x + w, y + h]))
        wrong(`spots.${j}.at`, `goes beyond ${width} × ${height}`);
    });
    return problems;
  });
}

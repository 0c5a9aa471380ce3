/** Counters as the building stands: upper floors above, counters of a floor in the order people look for them. */
export type OnFloor = { readonly floor: number; readonly name: { readonly zh: string } };

const order = new Intl.Collator('zh-CN', { numeric: true });

/** Groups by floor, highest first; named places (导税台) before numbered ones, numbers by value. */
export function byFloor<C extends OnFloor>(counters: readonly C[]): { floor: number; counters: C[] }[] {
  const floors = new Map<number, C[]>();
  for (const counter of counters) {
    const list = floors.get(counter.floor) ?? [];
    list.push(counter);
    floors.set(counter.floor, list);
  }
  return [...floors]
    .sort(([a], [b]) => b - a)
    .map(([floor, list]) => ({ floor, counters: list.sort(byName) }));
}

function byName(a: OnFloor, b: OnFloor): number {
  const [left, right] = [/^\d/.test(a.name.zh), /^\d/.test(b.name.zh)];
  return Number(left) - Number(right) || order.compare(a.name.zh, b.name.zh);
}

/** Columns and rows of the section drawing: as many columns as the fullest floor needs, eight at most. */
export function sectionGrid(floors: readonly { counters: readonly unknown[] }[]): {
  columns: number;
  rows: readonly number[];
} {
  const fullest = Math.max(1, ...floors.map((floor) => floor.counters.length));
  const lines = Math.ceil(fullest / 8);
  const columns = Math.max(5, Math.ceil(fullest / lines));
  return { columns, rows: floors.map((floor) => Math.max(1, Math.ceil(floor.counters.length / columns))) };
}

import { describe, expect, test } from 'vitest';
import { desksOf, floorsOf, placesOf, standingOf } from '../../kiosk/places.ts';
import {
  departmentsUnder,
  frequentItems,
  itemsUnder,
  type PublicItem,
  themesOf,
} from '../../kiosk/themes.ts';
import { item, queue, text } from './visitor.ts';

const publicItem = (id: string, more: Parameters<typeof item>[0] = {}): PublicItem => {
  const { disclosures: _disclosures, materials, ...rest } = item({ id, ...more });
  return { ...rest, materialCount: materials.length };
};
const place = (name: string, floor = 2) => ({ id: `counter-${name}`, name: text(name), floor });

describe('where to go', () => {
  test('K2 plates stand by floor, in the order of their numbers, each once', () => {
    expect(floorsOf([place('10'), place('9'), place('3', 1), place('9')])).toEqual([
      { floor: 1, names: [text('3')], numbered: true },
      { floor: 2, names: [text('9'), text('10')], numbered: true },
    ]);
    expect(floorsOf([place('导税台', 1)])[0]?.numbered).toBe(false);
  });

  test('the counters serving now; all that could while none does', () => {
    expect(placesOf(queue()).map(({ id }) => id)).toEqual(['counter-8']);
    expect(placesOf(queue({ counters: [] })).map(({ id }) => id)).toEqual(['counter-8', 'counter-10']);
  });

  test('T10 T12 closed says why; open without a counter warns', () => {
    expect(standingOf(queue())).toBe('open');
    expect(standingOf(queue({ counters: [] }))).toBe('nobody');
    for (const why of ['hours', 'ended', 'quota'] as const) {
      expect(standingOf(queue({ open: false, closedBecause: why, counters: [] }))).toBe(why);
    }
  });

  test('K8 desks are the counters known by a word, told once', () => {
    const bank = place('银行收费窗口', 1);
    const desks = desksOf([place('导税台', 1), bank], [queue(), queue({ places: [bank] })]);
    expect(desks.map(({ name }) => name.zh)).toEqual(['导税台', '银行收费窗口']);
  });
});

describe('ways to look for a matter', () => {
  const departments = [
    { id: 'tax', name: text('税'), short: text('税'), phone: '1' },
    { id: 'land', name: text('土'), short: text('土'), phone: '1' },
    { id: 'empty', name: text('空'), short: text('空'), phone: '1' },
  ];
  const items = [
    publicItem('a', { department: 'land', category: 'bidding', frequent: null }),
    publicItem('b', { kind: 'immediate', category: 'public-service', frequent: 2 }),
    publicItem('c', { kind: 'joint', frequent: 1 }),
  ];

  test('K1 a kind appears only when something stands under it, and every item is under at least one', () => {
    expect(themesOf(items)).toEqual([
      { theme: 'on-the-spot', count: 1 },
      { theme: 'approval', count: 1 },
      { theme: 'public-service', count: 1 },
      { theme: 'bidding', count: 1 },
      { theme: 'joint', count: 1 },
    ]);
  });

  test('departments with nothing to offer are left out', () => {
    expect(
      departmentsUnder({ departments, items }, null).map(({ department, count }) => [department.id, count]),
    ).toEqual([
      ['tax', 2],
      ['land', 1],
    ]);
    expect(
      departmentsUnder({ departments, items }, 'bidding').map(({ department }) => department.id),
    ).toEqual(['land']);
  });

  test('items under both a department and a kind, in the departments’ order', () => {
    expect(itemsUnder({ departments, items }, null, null).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    expect(itemsUnder({ departments, items }, 'tax', 'joint').map(({ id }) => id)).toEqual(['c']);
  });

  test('K1 frequent matters come by rank', () => {
    expect(frequentItems(items).map(({ id }) => id)).toEqual(['c', 'b']);
  });
});

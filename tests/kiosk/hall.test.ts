import { describe, expect, test } from 'vitest';
import { desksOf, errandsOf, floorsOf, placesOf, standingOf } from '../../kiosk/places.ts';
import { departmentsUnder, frequentItems, itemsUnder, type PublicItem } from '../../kiosk/themes.ts';
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

  test('K8 where to pay, complain and ask for review come first, each desk once; without a word of the hall all are desks', () => {
    const desks = [place('导税台', 1), place('银行收费窗口', 1), place('19', 3), place('志愿服务台', 1)];
    const errands = { fee: 'counter-银行收费窗口', complaint: 'counter-导税台', review: 'counter-19' };
    const told = (named: object) =>
      errandsOf({ desks, errands: named }, [queue()]).map(({ errand, place: { name } }) => [errand, name.zh]);
    expect(told(errands)).toEqual([
      ['fee', '银行收费窗口'],
      ['inPerson', '导税台'],
      ['review', '19'],
      [null, '志愿服务台'],
    ]);
    expect(told({})).toEqual([
      [null, '导税台'],
      [null, '银行收费窗口'],
      [null, '志愿服务台'],
    ]);
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

  const theme = (id: string, ...items: string[]) => ({
    id,
    name: text(id),
    help: text(id),
    icon: 'house' as const,
    items,
  });
  const themes = [theme('home', 'c', 'a'), theme('work', 'b')];
  const matters = { departments, items, themes };

  test('departments with nothing to offer are left out', () => {
    expect(departmentsUnder(matters, null).map(({ department, count }) => [department.id, count])).toEqual([
      ['tax', 2],
      ['land', 1],
    ]);
    expect(departmentsUnder(matters, 'work').map(({ department }) => department.id)).toEqual(['tax']);
  });

  test('K1 a theme’s items come in its own order, a department’s in the departments’ order, both together narrowed', () => {
    expect(itemsUnder(matters, null, null).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    expect(itemsUnder(matters, null, 'home').map(({ id }) => id)).toEqual(['c', 'a']);
    expect(itemsUnder(matters, 'tax', 'home').map(({ id }) => id)).toEqual(['c']);
    expect(itemsUnder(matters, null, 'gone')).toEqual([]);
  });

  test('K1 frequent matters come by rank', () => {
    expect(frequentItems(items).map(({ id }) => id)).toEqual(['c', 'b']);
  });
});

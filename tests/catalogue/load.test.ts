import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../hub/catalogue/load.ts';
import { copyOfDemo, DEMO, EMPTY, edit } from './hall.ts';

async function problemsOf(folder: string): Promise<string[]> {
  const loaded = await loadCatalogue(folder);
  return loaded.ok ? [] : loaded.refusal.map((one) => `${one.file} ${one.message}`);
}

describe('loading a hall (S2)', () => {
  it('the demo hall passes the check that every hall passes', async () => {
    const loaded = await loadCatalogue(DEMO);
    expect(loaded).toMatchObject({ ok: true, value: { hall: { name: { zh: '安澜区政务大厅' } } } });
  });

  it('so does the empty hall that --empty begins with', async () => {
    const loaded = await loadCatalogue(EMPTY);
    expect(loaded).toMatchObject({
      ok: true,
      value: { items: [], staff: [], policy: { aroundTheClock: false } },
    });
  });
});

describe('a broken hall (S2)', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await copyOfDemo();
  });
  afterEach(() => rm(folder, { recursive: true }));

  const broken: [what: string, file: string, from: string, to: string, problem: string][] = [
    [
      'T1 a letter that could be read as a digit',
      'queues.json',
      '"letter": "C"',
      '"letter": "O"',
      'queues.json [2].letter: one or two letters without I and O',
    ],
    [
      'T1 a letter twice',
      'queues.json',
      '"letter": "C"',
      '"letter": "A"',
      'queues.json [2].letter: A is the letter of another queue (T1)',
    ],
    [
      'L2 a promise above the statutory limit',
      'items/food-drug.json',
      '"promisedDays": 15',
      '"promisedDays": 31',
      'items/food-drug.json [0]: promisedDays: a promise is never longer than the statutory limit (L2)',
    ],
    [
      'S2 a committed item without limits',
      'items/food-drug.json',
      '"promisedDays": 15',
      '"promisedDays": null',
      'items/food-drug.json [0]: statutoryDays, promisedDays: a committed or joint item needs both limits (S2)',
    ],
    [
      'an item in a queue that does not exist',
      'items/work-safety.json',
      '"queue": "safety-environment"',
      '"queue": "safety"',
      'items/work-safety.json [0].queue: there is no queue safety',
    ],
    [
      'a duplicate id',
      'counters.json',
      '"id": "counter-2"',
      '"id": "counter-1"',
      'counters.json [2].id: counter-1 is there twice',
    ],
    [
      'an item id that another file has',
      'items/work-safety.json',
      '"id": "fireworks-production-licence"',
      '"id": "planning"',
      'items/work-safety.json [0].id: planning is there twice',
    ],
    [
      'T10 a session that ends before it begins',
      'queues.json',
      '"to": "12:00"',
      '"to": "08:00"',
      'queues.json [0].sessions[0]: ends before it begins',
    ],
    [
      'a time of day that is none',
      'queues.json',
      '"from": "13:30"',
      '"from": "25:30"',
      'queues.json [0].sessions[1].from: time of day as HH:MM',
    ],
    [
      'a clerk at a counter that does not exist',
      'staff.json',
      '"counter-2"',
      '"counter-99"',
      'staff.json [0].counters[1]: there is no counter counter-99',
    ],
    [
      'a time zone that is none',
      'hall.json',
      'Asia/Shanghai',
      'Asia/Anlan',
      'hall.json timeZone: timeZone: an IANA name such as Asia/Shanghai',
    ],
    [
      'K1 a theme of an item that does not exist',
      'themes.json',
      '"civil-affairs"',
      '"civil-affair"',
      'themes.json [3].items[0]: there is no item civil-affair',
    ],
    [
      'K1 an item twice in a theme',
      'themes.json',
      '"family-planning"',
      '"household-registration"',
      'themes.json [0].items[1]: household-registration is there twice',
    ],
    [
      'K1 a theme twice',
      'themes.json',
      '"id": "home"',
      '"id": "support"',
      'themes.json [3].id: support is there twice',
    ],
    [
      'K1 a theme with an icon the kiosk does not draw',
      'themes.json',
      '"icon": "house"',
      '"icon": "castle"',
      'themes.json [2].icon: there is no icon castle; there are baby, briefcase, building, flask, heart, house, leaf, receipt, store, wallet',
    ],
    [
      'K1 a theme without items',
      'themes.json',
      '"civil-affairs",\n      "labour-social-security",\n      "tax-relief",\n      "agency-service"',
      '',
      'themes.json [3].items: a theme names at least one item',
    ],
  ];
  it.each(broken)('%s', async (_what, file, from, to, problem) => {
    await edit(folder, file, from, to);
    expect(await problemsOf(folder)).toContain(problem);
  });

  it('lists every problem, not the first alone', async () => {
    await edit(folder, 'queues.json', '"letter": "C"', '"letter": "O"');
    await edit(folder, 'hall.json', '"id": "anlan"', '"id": "Anlan!"');
    const problems = await problemsOf(folder);
    expect(problems).toHaveLength(2);
    expect(problems.map((one) => one.split(':')[0])).toEqual(['hall.json id', 'queues.json [2].letter']);
  });
});

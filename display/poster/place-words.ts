import type { Language } from '../../hub/contract/text.ts';
import type { Place } from '../../hub/contract/views/hall.ts';
import { counterName, floorName, isNumbered } from '../place.ts';
import { word } from '../words.ts';

/** `3楼 16–18号窗口、综合窗口`, `Floor 3, Counter 16–18`: counters of one floor after another, numbers that follow each other as a range. */
export function placeWords(places: readonly Place[], language: Language): string {
  const [apart, between] = language === 'zh' ? [' ', '、'] : [', ', ', '];
  const floors = [...new Set(places.map(({ floor }) => floor))].sort((a, b) => a - b);
  return floors
    .map((floor) => {
      const here = places.filter((place) => place.floor === floor);
      return [
        floorName({ floor })[language],
        [...numberWords(here, language), ...nameWords(here, language)].join(between),
      ].join(apart);
    })
    .join(language === 'zh' ? '　' : '; ');
}

function nameWords(places: readonly Place[], language: Language): string[] {
  return places.filter(({ name }) => !isNumbered(name)).map(({ name }) => counterName(name)[language]);
}

function numberWords(places: readonly Place[], language: Language): string[] {
  const names = places.map(({ name }) => name).filter(isNumbered);
  const plain = names.map(({ zh }) => Number(zh)).filter(Number.isInteger);
  const ranges: [number, number][] = [];
  for (const number of plain.sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  const words = [
    ...ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)),
    ...names.map(({ zh }) => zh).filter((zh) => !Number.isInteger(Number(zh))),
  ];
  return words.length === 0
    ? []
    : [word('place.counter', language, { name: words.join(language === 'zh' ? '、' : ', ') })];
}
